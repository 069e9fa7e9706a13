"""The page of `compare`: the face of the tool."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import cast

from aipolicy.comparison import Comparison, Group, Line, Scope
from aipolicy.messages import noted
from aipolicy.model.term import Kind
from aipolicy.render.document import Block, Cell, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.glance import NOTHING, glance
from aipolicy.render.pages.parts import SECTIONS, disagreements
from aipolicy.render.phrases import KIND, LEGEND
from aipolicy.render.voice import Voice
from aipolicy.render.words import in_line, line_label, sentence
from aipolicy.rows.documents import MeasureRow
from aipolicy.rows.figures import TermRow

_LABEL_WIDTH, _CELL_WIDTH = 20, 30
"""The least that the column of labels and that of a place take before lines break too often to be read."""
_MOST_COLUMNS = 4
"""More places are easier to read one below the other than in narrow columns that are mostly empty."""


def page(comparison: Comparison, as_of: dt.date, width: int | None, say: Voice) -> Document:
    """Return the comparison as a document: in each section what places share, then what only one has.

    Where columns do not fit, each line has a block a place, one below the other.
    """
    names = {place.id: say.name(place) for place in comparison.places}
    title = say.t("{subject}, as of {date}", subject=say.named(names.values()), date=say.date(as_of))
    is_wide = width is None or width >= _LABEL_WIDTH + _CELL_WIDTH * len(names)
    fits = is_wide and len(names) <= _MOST_COLUMNS
    table = partial(_columns if fits else _stack, say=say)
    blocks: list[Block] = [Heading(title, 1)]
    if filters := _filters(comparison.scope, say):
        blocks.append(Paragraph(say.t("Only {filters}. What else there is, is not counted here.", filters=filters)))
    blocks += [table(say.t("At a glance"), names, glance(comparison, say)), Paragraph(say.t(LEGEND))]
    only_here = {word: one.place for one in comparison.glance for word in one.only_here}
    for section, groups in groupby(comparison.groups, lambda group: group.section):
        all_groups = list(groups)
        blocks.append(Heading(say.t(SECTIONS[section])))
        rows = [row for group in all_groups for row in _group(_part(group, None, only_here), list(names), say)]
        if rows:
            blocks.append(table("", names, rows))
        for place, name in names.items():
            rows = [row for group in all_groups for row in _own(_part(group, place, only_here), place, say)]
            if rows:
                blocks.append(Heading(say.t("Only {place}, as far as is known", place=name), 3))
                blocks.append(Table([say.t("Measure"), say.t("Figures")], rows, [2, 3]))
    return Document([*blocks, *disagreements(comparison.discrepancies, say)])


def _columns(title: str, names: Mapping[str, str], rows: Sequence[Row], say: Voice) -> Table:
    """Return a table with a column for each place."""
    return Table([title, *names.values()], list(rows), [3, *(4 for _ in names)])


def _stack(title: str, names: Mapping[str, str], rows: Sequence[Row], say: Voice) -> Table:
    """Return the same rows with the places one below the other; a place that has nothing has no row."""
    stacked: list[Row] = []
    nothing = say.t(NOTHING)
    for label_, *cells in (row.cells for row in rows):
        found = [(name, cell) for name, cell in zip(names.values(), cells, strict=True) if cell not in ("", nothing)]
        stacked += [Row([label_ if not n else "", *cells]) for n, cells in enumerate(found)]
        if not found:
            stacked.append(Row([label_, "", ""], is_group=True))
    return Table([title, say.t("Place"), say.t("What is known (no row: none known)")], stacked, [4, 2, 9])


def _part(group: Group, place: str | None, only_here: Mapping[str, str]) -> Group:
    """Return what only one place has of a group, or for None the rest of it.

    An instrument stays whole, so that no measure is torn apart, and funds and equity do; targets go line by line.
    """
    nothing: dict[str, list[MeasureRow]] = {id_: [] for id_ in group.silent}
    if group.section == "targets":
        lines = [line for line in group.lines if _owner([line.cells]) == place]
        return replace(group, lines=lines, silent=nothing if place else group.silent)
    owner = _owner([*(line.cells for line in group.lines), group.silent])
    is_owned = owner is not None and only_here.get(group.instrument or "") == owner
    return group if (owner if is_owned else None) == place else replace(group, lines=[], silent=nothing)


def _owner(cells: Iterable[Mapping[str, Sequence[object]]]) -> str | None:
    """Return the one place that has anything in the cells; none where several have."""
    owners = {place for rows in cells for place, found in rows.items() if found}
    return owners.pop() if len(owners) == 1 else None


def _own(group: Group, place: str, say: Voice) -> list[Row]:
    """Return the measures of a group that one place has, each with all its figures."""
    figures = sorted((row for line in group.lines for row in line.cells[place]), key=lambda row: row.measure)
    rows = []
    for _, own in groupby(figures, lambda row: row.measure):
        terms = list(own)
        rows.append(Row([say.own(terms[0].measure_title), Items([Item(sentence(row, say)) for row in terms])]))
    rows += [Row([say.title(row), say.t("no figure known")]) for row in group.silent[place]]
    if not rows or group.instrument is None:
        return rows
    return [Row([say.label("instrument", group.instrument), ""], is_group=True), *rows]


def _group(group: Group, places: Sequence[str], say: Voice) -> list[Row]:
    rows = [
        Row([line_label(_first(line), say), *(_cell(line.cells[place], place, say) for place in places)])
        for line in group.lines
        if any(line.cells[place] for place in places)
    ]
    if any(group.silent[place] for place in places):
        silent = [Items([Item(say.title(row)) for row in group.silent[place]]) for place in places]
        rows.append(Row([say.t("no figure known"), *(cell if cell.items else "" for cell in silent)]))
    if not rows or group.instrument is None:
        return rows
    return [Row([say.label("instrument", group.instrument), *("" for _ in places)], is_group=True), *rows]


def _first(line: Line) -> TermRow:
    return next(row for rows in line.cells.values() for row in rows)


def _filters(scope: Scope, say: Voice) -> str:
    """Return the filters of a comparison in words; empty where it has none."""
    named = (
        (noted("instrument {words}"), [say.label("instrument", word) for word in scope.instrument]),
        (noted("figures of kind {words}"), [say.t(KIND[cast(Kind, word)]) for word in scope.kind]),
        (noted("measures that name {words}"), [say.label("beneficiary", word) for word in scope.beneficiary]),
    )
    parts = [say.t(pattern, words=say.named(words, "or")) for pattern, words in named if words]
    return say.join([*parts, say.t("what differs") if scope.differences else ""], ", ")


def _cell(rows: Sequence[TermRow], place: str, say: Voice) -> Cell:
    """Return figures, one a line, and one item a measure with the measure's title behind it."""
    items = []
    for _, group in groupby(rows, lambda row: row.measure):
        figures = list(group)
        title = say.own(figures[0].measure_title)
        if figures[0].jurisdiction != place:
            title = say.t("{title}, of {place}", title=title, place=figures[0].jurisdiction_name)
        items.append(say.item(say.join((in_line(row, say) for row in figures), ";\n"), title))
    return Items(items) if items else say.t(NOTHING)
