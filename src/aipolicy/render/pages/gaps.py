"""The page of `gaps`."""

from itertools import groupby

from aipolicy.gaps import GapRow, Gaps
from aipolicy.render.document import Document, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.parts import clause_of
from aipolicy.render.voice import Voice


def page(gaps: Gaps, say: Voice) -> Document:
    """Return what is not known as a table, the places one below the other."""
    if not gaps.rows:
        return Document([Paragraph(say.t("Nothing is noted as missing. That does not say that nothing is."))])
    rows: list[Row] = []
    for name, group in groupby(gaps.rows, lambda row: row.jurisdiction_name):
        rows.append(Row([name, "", ""], is_group=True))
        for entry, lacks in groupby(group, lambda row: row.entry):
            first, *others = lacks
            missing = Items([Item(_missing(row, say)) for row in (first, *others)])
            where = clause_of(first.clause, first.look_for, say) if first.clause else first.look_for
            title = first.title if first.kind == "original" else say.own(first.title)  # sources keep theirs
            rows.append(Row([f"{say.with_marks(title, say.origin(first))}\n{entry}", missing, where]))
    heads = [say.t("Document, measure or source"), say.t("What is not known"), say.t("What to look for")]
    return Document([Table(heads, rows, [4, 4, 4]), Paragraph(say.tn("{count} gap", "{count} gaps", gaps.total))])


def _missing(row: GapRow, say: Voice) -> str:
    """Return what is missing: in the words of the catalogue where it says what, else in ours."""
    return say.prose(row.missing) if row.kind in ("document", "detail") else say.t(row.missing)
