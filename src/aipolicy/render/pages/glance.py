"""The first table of `compare`: each place in a few lines."""

from collections.abc import Callable

from aipolicy.comparison import Comparison, Glance
from aipolicy.messages import noted
from aipolicy.model.package import MAY_APPLY, Force
from aipolicy.render.document import Cell, Row
from aipolicy.render.phrases import STANDING
from aipolicy.render.voice import Voice
from aipolicy.render.words import in_line
from aipolicy.rows.figures import TermRow

NOTHING = noted("none known")
_STATE: dict[Force, str] = {
    "in-force": noted("{count} in force"),
    "not-yet": noted("{count} not in force"),
    "ended": noted("{count} ended"),
    "unknown": noted("{count} of unknown force"),
}


def glance(comparison: Comparison, say: Voice) -> list[Row]:
    """Return the rows with a cell a place; a row that no place fills is left out."""
    nothing = say.t(NOTHING)
    lines: dict[str, Callable[[Glance], Cell]] = {
        say.t("documents"): lambda one: _documents(one, say),
        say.t("measures"): lambda one: _measures(one, say),
        say.t("budgets"): lambda one: _budgets(one, say),
        say.t("funds"): lambda one: _funds(one, say),
        say.t("targets"): lambda one: _aims(one, say),
        say.t("sourcing"): lambda one: _sourcing(one, say),
        say.t("only here"): lambda one: say.listed(say.label("instrument", word) for word in one.only_here) or nothing,
    }
    rows = [Row([name, *map(tell, comparison.glance)]) for name, tell in lines.items()]
    return [row for row in rows if any(cell not in ("", nothing) for cell in row.cells[1:])]


def _measures(one: Glance, say: Voice) -> Cell:
    silent = one.without_figures
    without = say.t("{count} of them without a known figure", count=silent) if silent else ""
    return say.join([say.tn("{count} measure", "{count} measures", one.measures), without], ", ")


def _documents(one: Glance, say: Voice) -> Cell:
    counts = {state: say.t(_STATE[state], count=count) for state, count in one.packages.items() if count}
    alive = say.join((counts[state] for state in MAY_APPLY if state in counts), ", ")
    rest = say.join((counts[state] for state in ("not-yet", "ended") if state in counts), ", ")
    left_out = say.t("left out: {documents}", documents=rest) if rest else ""
    return "\n".join(filter(None, [alive or say.t("none"), left_out]))


def _sourcing(one: Glance, say: Voice) -> Cell:
    counts = (
        say.t("{count} {standing}", count=count, standing=say.t(STANDING[standing]))
        for standing, count in one.standing.items()
        if count
    )
    return say.join(counts, ", ")


def _budgets(one: Glance, say: Voice) -> Cell:
    count = one.terms.get("budget", 0)
    words = say.tn("{count} budget figure", "{count} budget figures", count)
    return _largest(count, words, one.largest_budget, noted("{figures}, none of them a sum for AI alone"), say)


def _funds(one: Glance, say: Voice) -> Cell:
    count = one.terms.get("fund", 0)
    words = say.tn("{count} fund figure", "{count} fund figures", count)
    none = noted("{figures}, none of them the size of a fund for AI alone")
    return _largest(count, words, one.largest_fund, none, say)


def _largest(count: int, figures: str, largest: TermRow | None, none: str, say: Voice) -> Cell:
    if not count:
        return say.t(NOTHING)
    if not largest:
        return say.t(none, figures=figures)
    figure = say.t("{figure}, {title}", figure=in_line(largest, say), title=say.own(largest.measure_title))
    return say.t("{figures}; the largest for AI alone: {figure}", figures=figures, figure=figure)


def _aims(one: Glance, say: Voice) -> Cell:
    count = one.terms.get("target", 0)
    if not count:
        return say.t(NOTHING)
    words = say.tn("{count} target", "{count} targets", count)
    if not one.headline_targets:
        return words
    metric = say.label("metric", one.headline_targets[0].metric or "")
    aims = say.join(in_line(row, say) for row in one.headline_targets)
    return say.join([words, say.join([metric, aims], ": ")])
