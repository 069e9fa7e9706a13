"""Places in the order of one kind of figure; what is not comparable is refused, never mixed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal, get_args

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.choices import check_choices, registry_words
from aipolicy.errors import UsageError
from aipolicy.model.jurisdiction import Level
from aipolicy.model.package import MAY_APPLY
from aipolicy.model.record import Record, record
from aipolicy.model.term import FundBasis, Kind, Per, Period
from aipolicy.rows.documents import MeasureRow, measure_rows
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow, discrepancy_rows, source_rows
from aipolicy.rows.figures import Comparable, TermRow, term_rows

Reason = Literal["smaller", "part", "wider-than-ai", "narrower"]
"""Why a figure has no rank: its place has a larger one in the order, a larger figure holds it, its money is for more
than AI, or it is a target for less than its metric says."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which figures to rank; nothing given lets all pass."""

    kind: str
    instrument: str | None = None
    unit: str | None = None
    per: str | None = None
    base: str | None = None
    metric: str | None = None
    basis: str | None = None
    level: Sequence[str] = ()


@record
class RankedRow(TermRow):
    """A figure with its rank among those of the same period and, for targets, the same year."""

    rank: int | None
    """1 is the largest; equal figures share a rank; null where the figure is not ranked."""
    unranked: Reason | None
    """Why it is not."""


@record
class Ranking(Record):
    """Places by one kind of figure; what was asked for where no place has such a figure."""

    kind: Kind
    unit: str | None
    per: str | None
    base: str | None
    metric: str | None
    basis: str | None
    instrument: str | None
    """The instrument to which the ranking was narrowed."""
    rows: list[RankedRow]
    """By period, then by year for targets, then by rank; those without a rank after the others of their period."""
    without_figure: list[MeasureRow]
    """Measures of the instrument, of places that have no such figure in force."""
    discrepancies: list[DiscrepancyRow]
    sources: list[SourceRow]


def rank(catalogue: Catalogue, selection: Selection, as_of: dt.date) -> Ranking:
    """Return places in the order of the figures of a selection that are in force on a date, or may be.

    Figures of different periods, and targets for different years, stand in orders of their own. Raises UsageError
    where the figures are not comparable.
    """
    selection = _checked(selection)
    places = [
        place for place in catalogue.places() if not selection.level or place.jurisdiction.level in selection.level
    ]
    offered = [row for place in places for row in measure_rows(place, as_of) if _is_offered(row, selection)]
    wanted = {row.id for row in offered}
    rows = [
        row for place in places for row in term_rows(place, as_of) if row.measure in wanted and _fits(row, selection)
    ]
    common = _in_common(rows)
    ranked = list(_ranked(rows))
    have = {row.jurisdiction for row in rows}
    doubted = {id_ for row in rows for id_ in row.discrepancies}
    cited = {id_ for row in rows for id_ in row.sources}
    return Ranking(
        **(common._asdict() if common else {name: getattr(selection, name) for name in Comparable._fields}),
        instrument=selection.instrument,
        rows=ranked,
        without_figure=[row for row in offered if selection.instrument and row.jurisdiction not in have],
        discrepancies=[row for place in places for row in discrepancy_rows(place) if row.id in doubted],
        sources=[row for row in source_rows(places) if row.id in cited],
    )


def _checked(selection: Selection) -> Selection:
    check_choices("--kind", [selection.kind], get_args(Kind))
    check_choices("--per", _given(selection.per), get_args(Per))
    check_choices("--basis", _given(selection.basis), get_args(FundBasis))
    check_choices("--level", selection.level, get_args(Level))
    found: dict[str, Any] = {
        name: next(iter(registry_words(f"--{name}", _given(getattr(selection, name)), name)), None)
        for name in ("instrument", "unit", "base", "metric")
    }
    return replace(selection, **found)


def _given(word: str | None) -> list[str]:
    return [word] if word else []


def _is_offered(row: MeasureRow, selection: Selection) -> bool:
    return row.force in MAY_APPLY and (not selection.instrument or row.instrument == selection.instrument)


def _fits(row: TermRow, selection: Selection) -> bool:
    return all(getattr(selection, name) in (None, getattr(row, name)) for name in Comparable._fields)


def _in_common(rows: Sequence[TermRow]) -> Comparable | None:
    """Return what all figures have in common, if there are any; UsageError tells what would have to be told apart."""
    sorts: dict[Comparable, set[str]] = defaultdict(set)
    for row in rows:
        sorts[row.comparable].add(row.jurisdiction)
    if len(sorts) < 2:
        return next(iter(sorts), None)
    unlike = [name for name in Comparable._fields if len({getattr(one, name) for one in sorts}) > 1]
    choices = "; ".join(f"--{name} {_choices(sorts, name)}" for name in unlike)
    raise UsageError(
        f"these {len(rows)} figures are of {len(sorts)} unlike sorts and can't be ranked together: they differ in "
        f"{' and '.join(unlike)}. Narrow them: {choices}."
    )


def _choices(sorts: dict[Comparable, set[str]], name: str) -> str:
    places: dict[str, set[str]] = defaultdict(set)
    for one, found in sorts.items():
        places[getattr(one, name) or "none"] |= found
    most = sorted(places, key=lambda word: (-len(places[word]), word))
    return " or ".join(f"{word} ({len(places[word])} place{'s' * (len(places[word]) > 1)})" for word in most)


def _ranked(rows: Iterable[TermRow]) -> Iterator[RankedRow]:
    periods = get_args(Period)
    in_order = sorted(rows, key=lambda row: (periods.index(row.period), _year(row), -row.value))
    for _, group in groupby(in_order, lambda row: (row.period, _year(row))):
        ladder = list(group)
        reasons = {row.term: _reason(row, ladder) for row in ladder}
        best = {row.jurisdiction: row for row in reversed(ladder) if not reasons[row.term]}
        top = [row for row in ladder if best.get(row.jurisdiction) is row]
        for row in top:
            yield RankedRow(**vars(row), rank=1 + sum(other.value > row.value for other in top), unranked=None)
        for row in ladder:
            if best.get(row.jurisdiction) is not row:
                yield RankedRow(**vars(row), rank=None, unranked=reasons[row.term] or "smaller")


def _year(row: TermRow) -> int:
    """Return the year by which a target is to be reached: targets for different years are no rivals."""
    return row.year or 0 if row.kind == "target" else 0


def _reason(row: TermRow, ladder: Sequence[TermRow]) -> Reason | None:
    """Return why a figure can't have a rank, whatever others there are."""
    if row.scope:
        return "wider-than-ai"
    if row.kind == "target" and row.subject:
        return "narrower"
    return "part" if row.part_of in {other.term for other in ladder if not other.scope} else None
