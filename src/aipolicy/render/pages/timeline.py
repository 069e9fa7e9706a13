"""The page of `timeline`."""

import datetime as dt

from aipolicy.model.vocabulary import label
from aipolicy.render.document import Block, Cell, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.words import FORCE
from aipolicy.timeline import Timeline, TimelineRow


def page(timeline: Timeline, as_of: dt.date) -> Document:
    """Return the documents as a table, a group a year, the nation's beside those of places."""
    blocks: list[Block] = [Heading(f"Documents in time order, as of {as_of}", 1)]
    rows: list[Row] = []
    year = ""
    for row in timeline.rows:
        date = row.date or ""
        if date[:4] != year:
            year = date[:4]
            rows.append(Row([year, "", "", ""], is_group=True))
        rows.append(Row([date[5:], *_sides(row), _change(row)]))
    if rows:
        blocks.append(Table(["Date", "Nation", "Places", "What it began or ended"], rows, [3, 8, 10, 9]))
    else:
        blocks.append(Paragraph("No document with a known date fits."))
    if timeline.undated and timeline.since:
        blocks.append(Paragraph(f"{len(timeline.undated)} more have no known date: they are listed without --since."))
    elif timeline.undated:
        items = [Item(f"{row.jurisdiction_name}: {row.title_en}", row.package) for row in timeline.undated]
        blocks += [Heading("Of no known date"), Items(items)]
    return Document(blocks)


def _sides(row: TimelineRow) -> tuple[str, str]:
    state = "" if row.force == "in-force" else f" [{FORCE[row.force]}]"
    if row.level == "national":
        return f"{row.title_en}{state}", ""
    return "", f"{row.jurisdiction_name}: {row.title_en}{state}"


def _change(row: TimelineRow) -> Cell:
    named = (
        ("began", ", ".join(label("instrument", word) for word in row.began)),
        ("replaces", ", ".join(row.replaces)),
        ("carries out", ", ".join(row.carries_out)),
        ("until", str(row.effective_until or "")),
    )
    return Items([Item(f"{verb} {what}") for verb, what in named if what])
