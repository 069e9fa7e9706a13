"""The page of `sources`."""

from aipolicy.bibliography import Bibliography
from aipolicy.messages import noted
from aipolicy.render.document import Cell, Document, Items, Paragraph, Row, Table
from aipolicy.render.pages.documents import source_line
from aipolicy.render.voice import Voice
from aipolicy.rows.evidence import SourceRow


def page(bibliography: Bibliography, say: Voice) -> Document:
    """Return the sources as a table, each with what rests on it."""
    if not bibliography.rows:
        return Document([Paragraph(say.t("No sources are in the catalogue for this."))])
    rows = [Row([_source(row, say), "\n".join(row.supports) or say.t("nothing")]) for row in bibliography.rows]
    count = say.tn("{count} source", "{count} sources", len(rows))
    return Document([Table([say.t("Source"), say.t("What rests on it")], rows, [3, 2]), Paragraph(count)])


def _source(row: SourceRow, say: Voice) -> Cell:
    asides = ((noted("read"), row.seen), (noted("note"), row.note))
    items = [say.item(say.t(name), say.prose(text)) for name, text in asides if text]
    return Items([say.item(source_line(row, say)), *items])
