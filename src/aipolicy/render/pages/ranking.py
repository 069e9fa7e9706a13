"""The page of `rank`."""

import datetime as dt
from itertools import groupby

from aipolicy.messages import noted
from aipolicy.model.term import APART, Period
from aipolicy.ranking import RankedRow, Ranking, Reason, Tier
from aipolicy.render.document import Block, Document, Heading, Items, Paragraph, Row, Table
from aipolicy.render.pages.parts import disagreements, not_known
from aipolicy.render.phrases import KIND, LEGEND
from aipolicy.render.voice import Voice
from aipolicy.render.words import in_line, line_label, sentence

_PERIOD: dict[Period, str] = {
    "one-off": noted("Once"),
    "annual": noted("Every year"),
    "monthly": noted("Every month"),
    "programme": noted("Over the whole term of the document or plan"),
    "unstated": noted("How often is not stated"),
}
_AMONG: dict[Tier, str] = {
    "nation": noted("nation"),
    "provinces": noted("provinces"),
    "cities": noted("cities"),
    "districts": noted("districts"),
}
_REASON: dict[Reason, str] = {
    "smaller": noted("a lesser figure of a ranked place"),
    "part": noted("held by a larger figure"),
    "wider-than-ai": noted("not for AI alone"),
    "narrower": noted("for a part of what the metric counts"),
    "class": noted("for one class, where others get less"),
}


def page(ranking: Ranking, as_of: dt.date, say: Voice) -> Document:
    """Return a table for each order, then what is not comparable, and who has the measure without such a figure."""
    what = say.label("instrument", ranking.instrument) if ranking.instrument else ""
    kind = say.t(KIND[ranking.kind])
    which = line_label(ranking.rows[0], say) if ranking.rows else kind
    title = say.t("{subject}, as of {date}", subject=say.join([what, which], ": "), date=say.date(as_of))
    blocks: list[Block] = [Heading(title, 1)]
    if not ranking.rows:
        blocks.append(Paragraph(say.t("No place is known to have such a figure in force.")))
    heads = [say.t("Rank"), say.t("Place"), say.t("Figure"), say.t("Measure")]
    for title, rows in groupby(ranking.rows, lambda row: _title(row, say)):
        blocks += [Heading(title), Table(heads, [_row(row, say) for row in rows], whole=1)]
    if ranking.others:
        others = [
            say.item(say.join([row.jurisdiction_name, sentence(row, say)], ": "), say.own(row.measure_title))
            for row in ranking.others
        ]
        blocks += [Heading(say.t("Not comparable with these")), Items(others)]
    if ranking.without_figure:
        silent = [
            say.item(say.join([row.jurisdiction_name, say.title(row)], ": "), not_known(row.gap, say))
            for row in ranking.without_figure
        ]
        blocks += [Heading(say.t("Have the measure, and no {kind} is known", kind=kind)), Items(silent)]
    legend = [Paragraph(say.t(LEGEND))] if ranking.rows or ranking.others else []
    return Document([*blocks, *disagreements(ranking.discrepancies, say), *legend])


def _title(row: RankedRow, say: Voice) -> str:
    when = say.t(_PERIOD[row.period])
    if row.kind == "target":
        pattern = noted("In {year}") if row.period == "annual" else noted("By {year}")
        when = say.t(pattern, year=row.year) if row.year else say.t("Year not stated")
    elif row.kind in APART:
        when = say.t("Sums as a whole")
    return say.join([when, say.t(_AMONG[row.among]) if row.among else ""], ", ")


def _row(row: RankedRow, say: Voice) -> Row:
    place = str(row.rank) if row.rank else "-"
    reason = say.t("(not ranked: {reason})", reason=say.t(_REASON[row.unranked])) if row.unranked else ""
    figure = "\n".join(filter(None, [in_line(row, say), reason]))
    return Row([place, row.jurisdiction_name, figure, f"{say.own(row.measure_title)}\n{row.measure}"])
