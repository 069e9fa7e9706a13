"""Places in the order of one kind of figure; what is not comparable is refused, never mixed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, get_args

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.choices import check_choices, registry_words
from aipolicy.errors import UsageError
from aipolicy.model.jurisdiction import Level
from aipolicy.model.package import MAY_APPLY
from aipolicy.model.term import FundBasis, Kind, Per, Period
from aipolicy.ranking import RankedRow, Ranking, Reason, Selection, Tier
from aipolicy.rows.documents import MeasureRow, measure_rows
from aipolicy.rows.evidence import doubts_on, sources_of
from aipolicy.rows.figures import Comparable, TermRow, term_rows

_MOST_CHOICES = 8
_OF_THE_INSTRUMENT: tuple[Kind, ...] = ("budget", "cap", "award", "count", "threshold", "duration")
"""Kinds that say something only with the instrument: a cap on vouchers and one on rent are no rivals."""
_OF_THE_PLACE: tuple[Kind, ...] = ("budget", "fund", "equity", "return", "target", "count")
"""Kinds that grow with the place: a province and a city in it are no rivals."""
_FITS = {"base": ("rate", "threshold"), "metric": ("target",), "basis": ("fund",)}
"""Kinds that have a base, a metric or a basis."""
_TIERS: dict[Level, Tier] = {
    "national": "nation",
    "province": "provinces",
    "municipality": "provinces",
    "city": "cities",
    "district": "districts",
}


def rank(catalogue: Catalogue, selection: Selection, as_of: dt.date) -> Ranking:
    """Return places in the order of the figures of a selection that are in force on a date, or may be.

    Figures of different periods, targets for different years and, for what grows with a place, levels of government
    stand in orders of their own. In each, a place is ranked by the largest of its measures, and a measure with
    figures for several classes by the one that the least favoured gets. Raises UsageError where the figures are not
    comparable.
    """
    selection = _checked(selection)
    levels = {id_: place.level for id_, place in catalogue.register.items()}
    wanted_levels = selection.level or get_args(Level)
    places = [place for place in catalogue.places() if place.jurisdiction.level in wanted_levels]
    offered = [row for place in places for row in measure_rows(place, as_of) if _is_offered(row, selection)]
    wanted = {row.id for row in offered}
    of_kind = [
        row
        for place in places
        for row in term_rows(place, as_of)
        if row.measure in wanted and row.kind == selection.kind
    ]
    rows = [row for row in of_kind if _fits(row, selection)]
    common = _in_common(rows)
    shown = of_kind if selection.instrument else rows
    have = {row.jurisdiction for row in of_kind}
    return Ranking(
        **(common._asdict() if common else {name: getattr(selection, name) for name in Comparable._fields}),
        instrument=selection.instrument,
        rows=list(_ranked(rows, levels)),
        others=[row for row in shown if not _fits(row, selection)],
        without_figure=[row for row in offered if selection.instrument and row.jurisdiction not in have],
        discrepancies=doubts_on(shown, places),
        sources=sources_of(shown, places),
    )


def _checked(selection: Selection) -> Selection:
    check_choices("--kind", [selection.kind], get_args(Kind))
    check_choices("--per", _given(selection.per), get_args(Per))
    check_choices("--basis", _given(selection.basis), get_args(FundBasis))
    check_choices("--level", selection.level, get_args(Level))
    for name, kinds in _FITS.items():
        if getattr(selection, name) and selection.kind not in kinds:
            raise UsageError(
                "--{name} says nothing about --kind {kind}. It goes with {names}.",
                name=name,
                kind=selection.kind,
                names=", ".join(kinds),
            )
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
    names = (*Comparable._fields, "instrument")
    sorts: dict[tuple[str | None, ...], set[str]] = defaultdict(set)
    for row in rows:
        sorts[*row.comparable, row.instrument if row.kind in _OF_THE_INSTRUMENT else None].add(row.jurisdiction)
    if len(sorts) < 2:
        return rows[0].comparable if rows else None
    unlike = [number for number in range(len(names)) if len({one[number] for one in sorts}) > 1]
    choices = "; ".join(f"--{names[number]} {_choices(sorts, number)}" for number in unlike)
    raise UsageError(
        "these {figures} figures are of {sorts} unlike sorts and can't be ranked together: they differ in {names}. "
        "Narrow them: {choices}.",
        figures=len(rows),
        sorts=len(sorts),
        names=", ".join(names[number] for number in unlike),
        choices=choices,
    )


def _choices(sorts: Mapping[tuple[str | None, ...], set[str]], number: int) -> str:
    """Return the commonest words by which figures can be narrowed, each with how many places have them."""
    places: dict[str, set[str]] = defaultdict(set)
    for one, found in sorts.items():
        places[one[number] or "none"] |= found
    most = sorted(places, key=lambda word: (-len(places[word]), word))
    named = [f"{word} ({len(places[word])})" for word in most[:_MOST_CHOICES]]
    return " | ".join(named + ["..."] * (len(most) > _MOST_CHOICES))


def _ranked(rows: Iterable[TermRow], levels: Mapping[str, Level]) -> Iterator[RankedRow]:
    def ladder(row: TermRow) -> tuple[int, int, int]:
        among = get_args(Tier).index(_among(row, levels)) if row.kind in _OF_THE_PLACE else 0
        return get_args(Period).index(row.period), _year(row), among

    for _, group in groupby(sorted(rows, key=lambda row: (*ladder(row), -row.value)), ladder):
        rivals = list(group)
        reasons = {row.term: _reason(row, rivals) for row in rivals}
        best = {row.jurisdiction: row for row in reversed(rivals) if not reasons[row.term]}
        top = [row for row in rivals if best.get(row.jurisdiction) is row]
        for row in (*top, *(row for row in rivals if best.get(row.jurisdiction) is not row)):
            is_ranked = best.get(row.jurisdiction) is row
            yield RankedRow(
                **vars(row),
                among=_among(row, levels) if row.kind in _OF_THE_PLACE else None,
                rank=1 + sum(other.value > row.value for other in top) if is_ranked else None,
                unranked=None if is_ranked else reasons[row.term] or "smaller",
            )


def _among(row: TermRow, levels: Mapping[str, Level]) -> Tier:
    return _TIERS[levels[row.jurisdiction]]


def _year(row: TermRow) -> int:
    """Return the year by which a target is to be reached: targets for different years are no rivals."""
    return row.year or 0 if row.kind == "target" else 0


def _reason(row: TermRow, rivals: Sequence[TermRow]) -> Reason | None:
    """Return why a figure can't have a rank, whatever other places have."""
    if row.scope:
        return "wider-than-ai"
    if row.kind == "target" and row.subject:
        return "narrower"
    if row.part_of in {other.term for other in rivals if not other.scope}:
        return "part"
    same = [other for other in rivals if other.measure == row.measure]
    is_general = row.tier is None or all(other.tier and other.value >= row.value for other in same)
    return None if is_general else "class"
