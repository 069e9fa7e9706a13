"""The page of `compare`: the face of the tool."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import groupby

from aipolicy.comparison import Comparison, Glance, Group, Line
from aipolicy.model.package import MAY_APPLY
from aipolicy.model.term import Kind
from aipolicy.model.vocabulary import label
from aipolicy.render.document import Block, Cell, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.parts import disagreements
from aipolicy.render.words import FORCE, LEGEND, in_line, line_label
from aipolicy.rows.figures import TermRow

_LABEL_WIDTH, _CELL_WIDTH = 20, 26
"""The least that the column of labels and that of a place take before lines break too often to be read."""
_NOTHING = "none known"
_SECTIONS = {
    "measures": "Measures, by instrument",
    "targets": "Targets: what they want to reach, nobody's money",
    "funds": "Funds: capital to be invested, not given away",
    "equity": "Equity: stakes bought, and what they brought back",
}


def page(comparison: Comparison, as_of: dt.date, width: int | None) -> Document:
    """Return the comparison as a document: a column a place, or a block a place where columns do not fit."""
    names = {place.id: place.name_en for place in comparison.places}
    title = f"{', '.join(list(names.values())[:-1])} and {list(names.values())[-1]}, as of {as_of}"
    blocks: list[Block] = [Heading(title, 1)]
    if width is None or width >= _LABEL_WIDTH + _CELL_WIDTH * len(names):
        blocks += _tables(comparison, names, list(names))
    else:
        for place, name in names.items():
            blocks.append(Heading(name, 2))
            blocks += _tables(comparison, names, [place])
    blocks += disagreements(comparison.discrepancies)
    return Document([*blocks, Paragraph(LEGEND)])


def _tables(comparison: Comparison, names: dict[str, str], places: Sequence[str]) -> list[Block]:
    """Return the tables with a column for each of the places; lines that none of them fills are left out."""
    columns = [names[place] for place in places]
    shares = [3, *(4 for _ in places)] if len(places) > 1 else [1, 3]
    blocks: list[Block] = [
        Table(
            ["At a glance", *columns],
            _glance([one for one in comparison.glance if one.place in places]),
            shares,
        )
    ]
    for section, groups in groupby(comparison.groups, lambda group: group.section):
        rows = [row for group in groups for row in _group(group, places)]
        if rows:
            level = 2 if len(places) > 1 else 3
            blocks += [Heading(_SECTIONS[section], level), Table(["", *columns], rows, shares)]
    return blocks


def _glance(places: Sequence[Glance]) -> list[Row]:
    lines: dict[str, Callable[[Glance], Cell]] = {
        "documents": _documents,
        "measures": lambda one: f"{one.measures}, {one.without_figures} of them without a known figure",
        "commits": lambda one: _largest(one, "budget", one.largest_budget, "of a known sum for AI alone"),
        "funds": lambda one: _largest(one, "fund", one.largest_fund, "the committed size of a fund for AI alone"),
        "aims at": _aims,
        "sourcing": lambda one: ", ".join(
            f"{count} {name}" for name, count in sorted(one.standing.items(), key=_by_standing)
        ),
        "only here": lambda one: ", ".join(label("instrument", word) for word in one.only_here) or _NOTHING,
    }
    return [Row([name, *map(say, places)]) for name, say in lines.items()]


def _by_standing(item: tuple[str, int]) -> int:
    return ("official", "confirmed", "reported", "disputed").index(item[0])


def _documents(one: Glance) -> Cell:
    alive = [f"{one.packages[state]} {FORCE[state]}" for state in MAY_APPLY if state in one.packages]
    left_out = [f"{one.packages[state]} {FORCE[state]}" for state in ("not-yet", "ended") if state in one.packages]
    return (", ".join(alive) or "none") + (f"\nleft out: {', '.join(left_out)}" if left_out else "")


def _largest(one: Glance, kind: Kind, largest: TermRow | None, what: str) -> Cell:
    count = one.terms.get(kind, 0)
    if not count:
        return _NOTHING
    words = f"{count} {kind} figure{'s' if count > 1 else ''}"
    return f"{words}; the largest: {in_line(largest)}, {largest.measure_title}" if largest else f"{words}, none {what}"


def _aims(one: Glance) -> Cell:
    count = one.terms.get("target", 0)
    if not count:
        return _NOTHING
    words = f"{count} target{'s' if count > 1 else ''}"
    if not one.headline_targets:
        return words
    metric = label("metric", one.headline_targets[0].metric or "")
    return f"{words}; {metric}: {'; '.join(map(in_line, one.headline_targets))}"


def _group(group: Group, places: Sequence[str]) -> list[Row]:
    rows = [
        Row([line_label(_first(line)), *(_cell(line.cells[place]) for place in places)])
        for line in group.lines
        if any(line.cells[place] for place in places)
    ]
    if any(group.silent[place] for place in places):
        silent = [Items([Item(row.title_en) for row in group.silent[place]]) for place in places]
        rows.append(Row(["no figure known", *(cell if cell.items else _NOTHING for cell in silent)]))
    if not rows or group.instrument is None:
        return rows
    return [Row([label("instrument", group.instrument), *("" for _ in places)], is_group=True), *rows]


def _first(line: Line) -> TermRow:
    return next(row for rows in line.cells.values() for row in rows)


def _cell(rows: Sequence[TermRow]) -> Cell:
    """Return figures, one item a measure with the measure's title behind it."""
    items = [
        Item("; ".join(map(in_line, figures)), title) for title, figures in groupby(rows, lambda row: row.measure_title)
    ]
    return Items(items) if items else _NOTHING
