"""The page of `rank`."""

import datetime as dt
from itertools import groupby

from aipolicy.model.term import APART, Period
from aipolicy.model.vocabulary import label
from aipolicy.ranking import RankedRow, Ranking, Reason
from aipolicy.render.document import Block, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.parts import disagreements
from aipolicy.render.words import LEGEND, in_line, line_label, sentence

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
    "narrower": "for a part of what the metric counts",
    "class": "for one class, where others get less",
}


def page(ranking: Ranking, as_of: dt.date) -> Document:
    """Return a table for each order, then what is not comparable, and who has the measure without such a figure."""
    what = f"{label('instrument', ranking.instrument)}: " if ranking.instrument else ""
    which = line_label(ranking.rows[0]) if ranking.rows else ranking.kind
    blocks: list[Block] = [Heading(f"{what}{which}, as of {as_of}", 1)]
    if not ranking.rows:
        blocks.append(Paragraph("No place is known to have such a figure in force."))
    for title, rows in groupby(ranking.rows, _title):
        blocks += [Heading(title), Table(["Rank", "Place", "Figure", "Measure"], [*map(_row, rows)], whole=1)]
    if ranking.others:
        items = [Item(f"{row.jurisdiction_name}: {sentence(row)}", row.measure_title) for row in ranking.others]
        blocks += [Heading("Not comparable with these"), Items(items)]
    if ranking.without_figure:
        items = [Item(f"{row.jurisdiction_name}: {row.title_en}", row.gap or "") for row in ranking.without_figure]
        blocks += [Heading(f"Have the measure, and no {ranking.kind} is known"), Items(items)]
    legend = [Paragraph(LEGEND)] if ranking.rows or ranking.others else []
    return Document([*blocks, *disagreements(ranking.discrepancies), *legend])


def _title(row: RankedRow) -> str:
    when = _PERIOD[row.period]
    if row.kind == "target":
        when = f"{'In' if row.period == 'annual' else 'By'} {row.year}" if row.year else "Year not stated"
    elif row.kind in APART:
        when = "Sums as a whole"
    return when + (f", {row.among}" if row.among else "")


def _row(row: RankedRow) -> Row:
    place = str(row.rank) if row.rank else "-"
    reason = f"\n(not ranked: {_REASON[row.unranked]})" if row.unranked else ""
    return Row([place, row.jurisdiction_name, in_line(row) + reason, f"{row.measure_title}\n{row.measure}"])
