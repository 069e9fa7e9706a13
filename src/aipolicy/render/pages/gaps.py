"""The page of `gaps`."""

from itertools import groupby

from aipolicy.gaps import Gaps
from aipolicy.render.document import Document, Item, Items, Paragraph, Row, Table


def page(gaps: Gaps) -> Document:
    """Return what is not known as a table, the places one below the other."""
    if not gaps.rows:
        return Document([Paragraph("Nothing is noted as missing. That does not say that nothing is.")])
    rows: list[Row] = []
    for name, group in groupby(gaps.rows, lambda row: row.jurisdiction_name):
        rows.append(Row([name, "", ""], is_group=True))
        for entry, lacks in groupby(group, lambda row: row.entry):
            first, *others = lacks
            missing = Items([Item(row.missing) for row in (first, *others)])
            rows.append(Row([f"{first.title}\n{entry}", missing, first.look_for]))
    table = Table(["Document, measure or source", "What is not known", "What to look for"], rows, [4, 4, 4])
    return Document([table, Paragraph(f"{gaps.total} gaps")])
