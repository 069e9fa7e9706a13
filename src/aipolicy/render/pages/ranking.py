"""The page of `rank`."""

import datetime as dt
from itertools import groupby

from aipolicy.model.term import Period
from aipolicy.model.vocabulary import label
from aipolicy.ranking import RankedRow, Ranking, Reason
from aipolicy.render.document import Block, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.parts import disagreements
from aipolicy.render.words import LEGEND, in_line, line_label

_PERIOD: dict[Period, str] = {
    "one-off": "Once",
    "annual": "Every year",
    "monthly": "Every month",
    "programme": "Over the whole term of the document or plan",
    "unstated": "How often is not stated",
}
_REASON: dict[Reason, str] = {
    "smaller": "a lesser figure of a ranked place",
    "part": "held by a larger figure",
    "wider-than-ai": "not for AI alone",
    "narrower": "for a part only",
}


def page(ranking: Ranking, as_of: dt.date) -> Document:
    """Return a table for each period, and for targets each year, then who has the measure without the figure."""
    what = f"{label('instrument', ranking.instrument)}: " if ranking.instrument else ""
    which = line_label(ranking.rows[0]) if ranking.rows else ranking.kind
    blocks: list[Block] = [Heading(f"{what}{which}, as of {as_of}", 1)]
    if not ranking.rows:
        blocks.append(Paragraph("No place is known to have such a figure in force."))
    for title, rows in groupby(ranking.rows, _title):
        blocks += [Heading(title), Table(["Rank", "Place", "Figure", "Measure"], [*map(_row, rows)], [2, 5, 8, 8])]
    if ranking.without_figure:
        items = [Item(f"{row.jurisdiction_name}: {row.title_en}", row.gap or "") for row in ranking.without_figure]
        blocks += [Heading("Have the measure, and no such figure is known"), Items(items)]
    return Document([*blocks, *disagreements(ranking.discrepancies), Paragraph(LEGEND)])


def _title(row: RankedRow) -> str:
    if row.kind == "target":
        return f"{'In' if row.period == 'annual' else 'By'} {row.year}" if row.year else "Year not stated"
    return _PERIOD[row.period]


def _row(row: RankedRow) -> Row:
    place = str(row.rank) if row.rank else "-"
    reason = f"\n(not ranked: {_REASON[row.unranked]})" if row.unranked else ""
    return Row([place, row.jurisdiction_name, in_line(row) + reason, f"{row.measure_title}\n{row.measure}"])
