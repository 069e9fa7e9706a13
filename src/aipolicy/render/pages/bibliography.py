"""The page of `sources`."""

from aipolicy.bibliography import Bibliography
from aipolicy.render.document import Document, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.parts import source_line


def page(bibliography: Bibliography) -> Document:
    """Return the sources as a table, each with what rests on it."""
    if not bibliography.rows:
        return Document([Paragraph("No sources are in the catalogue for this.")])
    rows = [
        Row(
            [
                Items(
                    [
                        Item(source_line(row)),
                        *([Item("read", row.seen)] if row.seen else []),
                        *([Item("note", row.note)] if row.note else []),
                    ]
                ),
                "\n".join(row.supports) or "nothing",
            ]
        )
        for row in bibliography.rows
    ]
    return Document([Table(["Source", "What rests on it"], rows, [3, 2]), Paragraph(f"{len(rows)} sources")])
