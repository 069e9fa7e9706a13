"""Places side by side, like with like."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.choices import check_choices
from aipolicy.comparison import Comparison, Glance, Group, Line
from aipolicy.errors import UsageError
from aipolicy.model.package import MAY_APPLY
from aipolicy.model.record import Record, record
from aipolicy.model.term import Kind
from aipolicy.model.vocabulary import words
from aipolicy.rows.documents import MeasureRow, measure_rows, package_rows
from aipolicy.rows.evidence import discrepancy_rows
from aipolicy.rows.figures import TermRow, term_rows
from aipolicy.rows.registers import jurisdiction_row

_APART: dict[Kind, str] = {"target": "targets", "fund": "funds", "equity": "equity", "return": "equity"}
"""Kinds that are nobody's subsidy stand in sections of their own."""
_SECTIONS = ("measures", "targets", "funds", "equity")
_KIND_ORDER: tuple[Kind, ...] = (
    "budget", "rate", "cap", "award", "count", "threshold", "duration", "target", "fund", "equity", "return",
)  # fmt: skip
_AI_INDUSTRY = (
    "ai-core-industry-revenue",
    "ai-industry-revenue",
    "ai-core-industry-output",
    "ai-industry-output",
)


@record
class Scope(Record):
    """What to compare; an empty filter lets all pass."""

    instrument: Sequence[str] = ()
    kind: Sequence[str] = ()
    beneficiary: Sequence[str] = ()
    differences: bool = False
    """Leave out lines in which all places say the same."""
    with_parents: bool = False
    """Add what the places around each place offer there."""


@dataclass(frozen=True)
class _Column:
    """What one place brings into the comparison."""

    place: Place
    measures: list[MeasureRow]
    terms: list[TermRow]


def compare(catalogue: Catalogue, names: Sequence[str], as_of: dt.date, scope: Scope = Scope()) -> Comparison:
    """Return two or more places side by side.

    Only documents count that are in force on the date or may be. Raises NotFoundError for a name, UsageError for
    fewer than two places or one named twice.
    """
    check_choices("--instrument", scope.instrument, words("instrument"))
    check_choices("--kind", scope.kind, get_args(Kind))
    check_choices("--beneficiary", scope.beneficiary, words("beneficiary"))
    ids = [catalogue.find(name).id for name in names]
    twice = [id_ for id_, count in Counter(ids).items() if count > 1]
    if twice:
        raise UsageError(f"{twice[0]} is named {ids.count(twice[0])} times. Name each place once.")
    if len(ids) < 2:
        raise UsageError("a comparison takes two places or more. `aipolicy show` tells of one.")
    columns = {id_: _column(catalogue, id_, as_of, scope) for id_ in ids}
    groups = [group for section in _SECTIONS for group in _groups(section, columns, scope)]
    shown = {
        one
        for group in groups
        for line in group.lines
        for cell in line.cells.values()
        for term in cell
        for one in term.discrepancies
    }
    around = dict.fromkeys(one for id_ in ids for one in (id_, *catalogue.ancestors(id_)))
    return Comparison(
        places=[jurisdiction_row(catalogue.register[id_]) for id_ in ids],
        glance=[_glance(id_, columns, as_of) for id_ in ids],
        groups=groups,
        discrepancies=[
            row
            for id_ in around
            if scope.with_parents or id_ in columns
            for row in discrepancy_rows(catalogue.place(id_))
            if row.id in shown
        ],
    )


def terms_of(comparison: Comparison) -> list[TermRow]:
    """Return the figures of a comparison as rows, in its order."""
    lines = [line for group in comparison.groups for line in group.lines]
    return [row for line in lines for cell in line.cells.values() for row in cell]


def _column(catalogue: Catalogue, id_: str, as_of: dt.date, scope: Scope) -> _Column:
    around = catalogue.ancestors(id_) if scope.with_parents else []
    measures: list[MeasureRow] = []
    terms: list[TermRow] = []
    for place in map(catalogue.place, (id_, *around)):
        own = [row for row in measure_rows(place, as_of) if row.force in MAY_APPLY and _is_wanted(row, scope)]
        kept = {row.id for row in own}
        measures += own
        terms += [
            row for row in term_rows(place, as_of) if row.measure in kept and row.kind in (scope.kind or (row.kind,))
        ]
    return _Column(catalogue.place(id_), measures, terms)


def _is_wanted(row: MeasureRow, scope: Scope) -> bool:
    by_instrument = not scope.instrument or row.instrument in scope.instrument
    return by_instrument and (not scope.beneficiary or bool(set(scope.beneficiary) & set(row.beneficiaries)))


def _groups(section: str, columns: dict[str, _Column], scope: Scope) -> Iterable[Group]:
    if section == "measures":
        for instrument in words("instrument"):
            group = _group(section, instrument, columns, scope)
            if group.lines or any(group.silent.values()):
                yield group
        return
    group = _group(section, None, columns, scope)
    if group.lines:
        yield group


def _group(section: str, instrument: str | None, columns: dict[str, _Column], scope: Scope) -> Group:
    terms = {
        id_: [
            row
            for row in column.terms
            if _APART.get(row.kind, "measures") == section and instrument in (None, row.instrument)
        ]
        for id_, column in columns.items()
    }
    silent = {
        id_: [row for row in column.measures if not row.terms and row.instrument == instrument and not scope.kind]
        for id_, column in columns.items()
    }
    lines = [_line(key, terms) for key in _keys(terms)]
    if scope.differences:
        lines = [line for line in lines if line.differs]
    return Group(section=section, instrument=instrument, lines=lines, silent=silent)


def _keys(terms: dict[str, list[TermRow]]) -> list[tuple[str | None, ...]]:
    """Return what the figures can be compared by: most widely shared first within each kind."""
    shared = Counter(key for rows in terms.values() for key in {row.comparable for row in rows})
    return sorted(shared, key=lambda key: (_KIND_ORDER.index(key[0]), -shared[key], *map(str, key[1:])))


def _line(key: tuple[str | None, ...], terms: dict[str, list[TermRow]]) -> Line:
    cells = {id_: [row for row in rows if row.comparable == key] for id_, rows in terms.items()}
    contents = {
        frozenset((row.value, row.value_min, row.bound, row.period, row.tier, row.year) for row in rows)
        for rows in cells.values()
    }
    first = next(row for rows in cells.values() for row in rows)
    return Line(
        kind=first.kind,
        unit=first.unit,
        per=first.per,
        base=first.base,
        metric=first.metric,
        basis=first.basis,
        differs=len(contents) > 1,
        cells=cells,
    )


def _glance(id_: str, columns: dict[str, _Column], as_of: dt.date) -> Glance:
    column = columns[id_]
    others = {row.instrument for other, one in columns.items() if other != id_ for row in one.measures}
    own = {row.instrument for row in column.measures}
    return Glance(
        place=id_,
        packages=dict(Counter(row.force for row in package_rows(column.place, as_of))),
        measures=len(column.measures),
        without_figures=sum(not row.terms for row in column.measures),
        terms=dict(Counter(row.kind for row in column.terms)),
        standing=dict(Counter(row.standing for row in column.terms)),
        largest_budget=_largest(row for row in column.terms if row.kind == "budget" and row.per == "total"),
        largest_fund=_largest(row for row in column.terms if row.kind == "fund" and row.basis == "size"),
        headline_targets=_headline([row for row in column.terms if row.kind == "target" and row.unit == "CNY"]),
        only_here=[word for word in words("instrument") if word in own - others],
    )


def _largest(rows: Iterable[TermRow]) -> TermRow | None:
    """Return the largest sum in yuan that is for AI alone."""
    return max((row for row in rows if row.unit == "CNY" and not row.scope), key=lambda row: row.value, default=None)


def _headline(targets: list[TermRow]) -> list[TermRow]:
    """Return the targets of one metric of the AI industry, by year: unlike metrics do not stand together."""
    for metric in _AI_INDUSTRY:
        found = [row for row in targets if row.metric == metric and not row.part_of]
        if found:
            return sorted(found, key=lambda row: row.year or 0)
    return []
