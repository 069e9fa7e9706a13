"""The first table of `compare`: each place in a few lines."""

from collections.abc import Callable

from aipolicy.comparison import Comparison, Glance
from aipolicy.model.package import MAY_APPLY, Force
from aipolicy.model.term import Kind
from aipolicy.model.vocabulary import label
from aipolicy.render.document import Cell, Row
from aipolicy.render.words import FORCE, in_line
from aipolicy.rows.figures import TermRow

NOTHING = "none known"
_STATE: dict[Force, str] = FORCE | {"unknown": "of unknown force"}


def glance(comparison: Comparison) -> list[Row]:
    """Return the rows with a cell a place; a row that no place fills is left out."""
    lines: dict[str, Callable[[Glance], Cell]] = {
        "documents": _documents,
        "measures": _measures,
        "budgets": lambda one: _largest(one, "budget", one.largest_budget, "of them a sum for AI alone"),
        "funds": lambda one: _largest(one, "fund", one.largest_fund, "of them the size of a fund for AI alone"),
        "targets": _aims,
        "sourcing": lambda one: ", ".join(f"{count} {name}" for name, count in one.standing.items() if count),
        "only here": lambda one: ", ".join(label("instrument", word) for word in one.only_here) or NOTHING,
    }
    rows = [Row([name, *map(say, comparison.glance)]) for name, say in lines.items()]
    return [row for row in rows if any(cell not in ("", NOTHING) for cell in row.cells[1:])]


def _measures(one: Glance) -> Cell:
    silent = one.without_figures
    return f"{one.measures}" + (f", {silent} of them without a known figure" if silent else "")


def _documents(one: Glance) -> Cell:
    counts = {state: f"{count} {_STATE[state]}" for state, count in one.packages.items() if count}
    alive = [counts[state] for state in MAY_APPLY if state in counts]
    left_out = [counts[state] for state in ("not-yet", "ended") if state in counts]
    return (", ".join(alive) or "none") + (f"\nleft out: {', '.join(left_out)}" if left_out else "")


def _largest(one: Glance, kind: Kind, largest: TermRow | None, what: str) -> Cell:
    count = one.terms.get(kind, 0)
    if not count:
        return NOTHING
    words = f"{count} {kind} figure{'s' if count > 1 else ''}"
    if not largest:
        return f"{words}, none {what}"
    return f"{words}; the largest for AI alone: {in_line(largest)}, {largest.measure_title}"


def _aims(one: Glance) -> Cell:
    count = one.terms.get("target", 0)
    if not count:
        return NOTHING
    words = f"{count} target{'s' if count > 1 else ''}"
    if not one.headline_targets:
        return words
    metric = label("metric", one.headline_targets[0].metric or "")
    return f"{words}; {metric}: {'; '.join(map(in_line, one.headline_targets))}"
