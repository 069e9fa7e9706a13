"""Places side by side, like with like."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar, get_args

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.choices import check_choices, registry_words
from aipolicy.comparison import Comparison, Glance, Group, Line, Scope
from aipolicy.errors import UsageError
from aipolicy.model.package import MAY_APPLY, Force
from aipolicy.model.standing import Standing
from aipolicy.model.term import APART, Kind
from aipolicy.model.vocabulary import words
from aipolicy.rows.documents import MeasureRow, measure_rows, package_rows
from aipolicy.rows.evidence import doubts_on, sources_of
from aipolicy.rows.figures import Comparable, TermRow, term_rows
from aipolicy.rows.registers import jurisdiction_row

W = TypeVar("W", bound=str)
R = TypeVar("R", TermRow, MeasureRow)
_APART_INSTRUMENTS = {"target": "targets", "fund": "funds", "equity-investment": "equity"}
"""What else the measures of such kinds say, such as the life of a fund, stands with them."""
_SECTIONS = ("measures", "targets", "funds", "equity")
_KINDS: tuple[Kind, ...] = get_args(Kind)
_AI_INDUSTRY = (
    "ai-core-industry-revenue",
    "ai-industry-revenue",
    "ai-core-industry-output",
    "ai-industry-output",
)


class _Column(NamedTuple):
    """What one place brings into the comparison, with what it inherits where that is asked for."""

    place: Place
    measures: list[MeasureRow]
    terms: list[TermRow]

    def own(self) -> "_Column":
        """Return what the place itself offers."""
        id_ = self.place.jurisdiction.id
        return _Column(
            self.place,
            [row for row in self.measures if row.jurisdiction == id_],
            [row for row in self.terms if row.jurisdiction == id_],
        )


def compare(catalogue: Catalogue, names: Sequence[str], as_of: dt.date, scope: Scope = Scope()) -> Comparison:
    """Return two or more places side by side.

    Only documents count that are in force on the date or may be. Raises NotFoundError for a name, UsageError for
    fewer than two places or one named twice.
    """
    check_choices("--kind", scope.kind, _KINDS)
    scope = replace(
        scope,
        instrument=registry_words("--instrument", scope.instrument, "instrument"),
        beneficiary=registry_words("--beneficiary", scope.beneficiary, "beneficiary"),
    )
    ids = [catalogue.find(name).id for name in names]
    twice = [id_ for id_, count in Counter(ids).items() if count > 1]
    if twice:
        raise UsageError(
            "{place} is named {count} times. Name each place once.", place=twice[0], count=ids.count(twice[0])
        )
    if len(ids) < 2:
        raise UsageError("a comparison takes two places or more. `aipolicy show` tells of one.")
    columns = {id_: _column(catalogue, id_, as_of, scope) for id_ in ids}
    groups = list(_groups(columns, scope))
    shown = list(_terms(groups))
    parents = (one for id_ in ids for one in catalogue.ancestors(id_) if scope.with_parents)
    around = [catalogue.place(id_) for id_ in dict.fromkeys((*ids, *parents))]
    return Comparison(
        scope=scope,
        places=[jurisdiction_row(catalogue.register[id_], catalogue.layering) for id_ in ids],
        glance=[_glance(id_, columns, as_of, scope) for id_ in ids],
        groups=groups,
        discrepancies=doubts_on(shown, around),
        sources=sources_of(shown, around),
    )


def terms_of(comparison: Comparison) -> list[TermRow]:
    """Return the figures of a comparison as rows, in its order."""
    return list(_terms(comparison.groups))


def _terms(groups: Iterable[Group]) -> Iterator[TermRow]:
    return (row for group in groups for line in group.lines for cell in line.cells.values() for row in cell)


def _column(catalogue: Catalogue, id_: str, as_of: dt.date, scope: Scope) -> _Column:
    around = catalogue.ancestors(id_) if scope.with_parents else []
    column = _Column(catalogue.place(id_), [], [])
    for place in map(catalogue.place, (id_, *around)):
        wanted = {row.id: row for row in measure_rows(place, as_of) if _is_wanted(row, scope)}
        terms = [row for row in term_rows(place, as_of) if row.measure in wanted]
        if scope.kind:
            terms = [row for row in terms if row.kind in scope.kind]
            wanted = {row.measure: wanted[row.measure] for row in terms}
        column.measures.extend(wanted.values())
        column.terms.extend(terms)
    return column


def _is_wanted(row: MeasureRow, scope: Scope) -> bool:
    return (
        row.force in MAY_APPLY
        and (not scope.instrument or row.instrument in scope.instrument)
        and (not scope.beneficiary or bool(set(scope.beneficiary) & set(row.beneficiaries)))
    )


def _groups(columns: dict[str, _Column], scope: Scope) -> Iterator[Group]:
    """Yield the measures by instrument in the order of the registry, then the sections that stand apart."""
    terms = {id_: _by_key(column.terms) for id_, column in columns.items()}
    silent = {id_: _by_key([row for row in column.measures if not row.terms]) for id_, column in columns.items()}
    keys: list[tuple[str, str | None]] = [("measures", word) for word in words("instrument")]
    for key in [*keys, *((section, None) for section in _SECTIONS[1:])]:
        own = {id_: found[key] for id_, found in terms.items()}
        lines = [_line(alike, own) for alike in _comparables(own)]
        if scope.differences:
            lines = [line for line in lines if line.differs]
        without_figures = {id_: found[key] for id_, found in silent.items()}
        if lines or any(without_figures.values()):
            yield Group(section=key[0], instrument=key[1], lines=lines, silent=without_figures)


def _by_key(rows: Iterable[R]) -> dict[tuple[str, str | None], list[R]]:
    found: dict[tuple[str, str | None], list[R]] = defaultdict(list)
    for row in rows:
        found[_key(row)].append(row)
    return found


def _key(row: TermRow | MeasureRow) -> tuple[str, str | None]:
    """Return the section in which a row stands and, among the measures, its instrument."""
    by_kind = APART.get(row.kind) if isinstance(row, TermRow) else None
    section = by_kind or _APART_INSTRUMENTS.get(row.instrument, "measures")
    return section, row.instrument if section == "measures" else None


def _comparables(terms: dict[str, list[TermRow]]) -> list[Comparable]:
    """Return what the figures can be compared by: most widely shared first within each kind."""
    shared = Counter(key for rows in terms.values() for key in {row.comparable for row in rows})
    return sorted(shared, key=lambda key: (_KINDS.index(key[0]), -shared[key], *map(str, key[1:])))


def _line(key: Comparable, terms: dict[str, list[TermRow]]) -> Line:
    cells = {id_: _by_year([row for row in rows if row.comparable == key]) for id_, rows in terms.items()}
    contents = [sorted(map(_content, rows)) for rows in cells.values()]
    return Line(
        **key._asdict(),
        differs=any(content != contents[0] for content in contents),
        cells=cells,
    )


def _by_year(rows: list[TermRow]) -> list[TermRow]:
    """Return figures measure by measure, those of one measure by year."""
    measures = list(dict.fromkeys(row.measure for row in rows))
    return sorted(rows, key=lambda row: (measures.index(row.measure), row.year or 0))


def _content(row: TermRow) -> str:
    """Return all of a figure that a reader would call a difference."""
    what = (row.value, row.value_min, row.bound, row.period, row.tier, row.year)
    return repr((*what, row.subject, row.scope, row.company, row.holder))


def _glance(id_: str, columns: dict[str, _Column], as_of: dt.date, scope: Scope) -> Glance:
    own = columns[id_].own()
    compared = {row.package for row in own.measures}
    is_narrow = bool(scope.instrument or scope.kind or scope.beneficiary)
    packages = [row for row in package_rows(own.place, as_of) if not is_narrow or row.id in compared]
    instruments = {row.instrument for row in own.measures}
    elsewhere = {row.instrument for other, one in columns.items() if other != id_ for row in one.own().measures}
    return Glance(
        place=id_,
        packages=_counts(get_args(Force), (row.force for row in packages)),
        measures=len(own.measures),
        without_figures=sum(not row.terms for row in own.measures),
        terms=_counts(_KINDS, (row.kind for row in own.terms)),
        standing=_counts(get_args(Standing), (row.standing for row in own.terms)),
        largest_budget=_largest([row for row in own.terms if row.kind == "budget" and row.per == "total"]),
        largest_fund=_largest([row for row in own.terms if row.kind == "fund" and row.basis == "size"]),
        headline_targets=_headline([row for row in own.terms if row.kind == "target" and row.unit == "CNY"]),
        only_here=[word for word in words("instrument") if word in instruments - elsewhere],
    )


def _counts(keys: Iterable[W], found: Iterable[W]) -> dict[W, int]:
    """Return how often each key was found, those never found too."""
    counts = Counter(found)
    return {key: counts[key] for key in keys}


def _largest(rows: list[TermRow]) -> TermRow | None:
    """Return the largest sum in yuan that is for AI alone and is no part of another such sum."""
    sums = {row.term: row for row in rows if row.unit == "CNY" and not row.scope}
    wholes = [row for row in sums.values() if row.part_of not in sums]
    return max(wholes, key=lambda row: row.value, default=None)


def _headline(targets: list[TermRow]) -> list[TermRow]:
    """Return the targets of one metric of the AI industry, by year: unlike metrics do not stand together."""
    for metric in _AI_INDUSTRY:
        found = [row for row in targets if row.metric == metric and not row.part_of]
        if found:
            return sorted(found, key=lambda row: row.year or 0)
    return []
