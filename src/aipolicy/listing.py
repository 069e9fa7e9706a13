"""Lists of one kind of entry, with filters that combine."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, Literal, get_args

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.choices import check_choices, registry_words
from aipolicy.errors import UsageError
from aipolicy.model.discrepancy import Disagreement
from aipolicy.model.jurisdiction import Level
from aipolicy.model.package import MAY_APPLY, Force, Package, Status
from aipolicy.model.record import Record, record
from aipolicy.model.source import SourceKind
from aipolicy.model.term import Kind
from aipolicy.rows.documents import MeasureRow, PackageRow, measure_rows, package_rows
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow, discrepancy_rows, source_rows
from aipolicy.rows.figures import TermRow, term_rows
from aipolicy.rows.indicators import IndicatorRow, indicator_rows
from aipolicy.rows.registers import InstrumentRow, JurisdictionRow, instrument_rows, jurisdiction_row

Noun = Literal[
    "jurisdictions", "packages", "measures", "terms", "indicators", "discrepancies", "instruments", "sources"
]
Row = JurisdictionRow | PackageRow | MeasureRow | TermRow | IndicatorRow | DiscrepancyRow | InstrumentRow | SourceRow


@record
class Listing(Record):
    """Rows of one kind."""

    of: Noun
    """What the rows are."""
    total: int
    """How many rows fit the filters; more than are here where a limit cut them."""
    undated: int
    """How many more would fit, had they a date that `since` could be held against."""
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a row must fit; an empty filter lets all pass. Words of one filter are alternatives."""

    places: Sequence[str] = ()
    """Names of places, in any language."""
    level: Sequence[str] = ()
    instrument: Sequence[str] = ()
    kind: Sequence[str] = ()
    status: Sequence[str] = ()
    beneficiary: Sequence[str] = ()
    since: dt.date | None = None
    """First day: of issue or effect of a document, of publication of a source."""


_NESTED = ("conversions", "converted", "locators")
"""Columns that hold more than one thing: no order to sort by, and a conversion ranks nothing."""
_ROW_TYPES: dict[Noun, type[Row]] = {
    "jurisdictions": JurisdictionRow,
    "packages": PackageRow,
    "measures": MeasureRow,
    "terms": TermRow,
    "indicators": IndicatorRow,
    "discrepancies": DiscrepancyRow,
    "instruments": InstrumentRow,
    "sources": SourceRow,
}

_APPLIES = {
    "level": ("jurisdictions", "packages", "measures", "terms", "indicators", "discrepancies", "sources"),
    "instrument": ("measures", "terms", "instruments"),
    "kind": ("terms", "discrepancies", "sources"),
    "status": ("packages", "measures", "terms"),
    "beneficiary": ("measures", "terms"),
    "since": ("packages", "measures", "terms", "sources"),
}


def listing(
    catalogue: Catalogue,
    of: Noun,
    as_of: dt.date,
    filters: Filters = Filters(),
    *,
    sort: str | None = None,
    limit: int | None = None,
) -> Listing:
    """Return the rows of one kind that fit every filter.

    They come in the order of the register and of the files, sources by id, unless `sort` names a column. Sorting
    figures by their value is refused where they are not comparable. Raises NotFoundError for an unknown place,
    UsageError for a filter that says nothing about these rows or a column that they do not have.
    """
    if of not in get_args(Noun):
        raise UsageError("{of!r} can't be listed. Choose one of {names}.", of=of, names=", ".join(get_args(Noun)))
    for name, nouns in _APPLIES.items():
        if getattr(filters, name) and of not in nouns:
            raise UsageError(
                "--{name} says nothing about {of}. It goes with {names}.", name=name, of=of, names=", ".join(nouns)
            )
    filters = _checked(of, filters)
    ids = list(dict.fromkeys(catalogue.find(name).id for name in filters.places)) or list(catalogue.register)
    ids = [id_ for id_ in ids if not filters.level or catalogue.register[id_].level in filters.level]
    rows, undated = _since(catalogue, _rows(catalogue, of, ids, as_of, filters), filters.since)
    if sort:
        rows = _sorted(of, rows, sort)
    return Listing(of=of, total=len(rows), undated=undated, rows=rows[:limit])


def row_type(of: Noun) -> type[Row]:
    """Return the type of the rows of a listing."""
    return _ROW_TYPES[of]


def _checked(of: Noun, filters: Filters) -> Filters:
    """Return the filters with registry words by id, or raise UsageError."""
    kinds = {"discrepancies": get_args(Disagreement), "sources": get_args(SourceKind)}.get(of, get_args(Kind))
    check_choices("--level", filters.level, get_args(Level))
    check_choices("--kind", filters.kind, kinds)
    check_choices("--status", filters.status, list(dict.fromkeys(get_args(Force) + get_args(Status))))
    return replace(
        filters,
        instrument=registry_words("--instrument", filters.instrument, "instrument"),
        beneficiary=registry_words("--beneficiary", filters.beneficiary, "beneficiary"),
    )


def _rows(catalogue: Catalogue, of: Noun, ids: Iterable[str], as_of: dt.date, filters: Filters) -> list[Row]:
    if of == "jurisdictions":
        return [jurisdiction_row(catalogue.register[id_], catalogue.layering) for id_ in ids]
    places = [catalogue.place(id_) for id_ in ids]
    match of:
        case "instruments":
            used = [measure.instrument for place in places for measure in place.holdings.measure]
            return [row for row in instrument_rows(used) if row.id in (filters.instrument or (row.id,))]
        case "sources":
            return [row for row in source_rows(places) if not filters.kind or row.kind in filters.kind]
        case "indicators":
            return list(chain.from_iterable(map(indicator_rows, places)))
        case "discrepancies":
            rows = chain.from_iterable(map(discrepancy_rows, places))
            return [row for row in rows if not filters.kind or row.kind in filters.kind]
    make: dict[str, Callable[[Place, dt.date], Iterable[Row]]] = {
        "packages": package_rows,
        "measures": measure_rows,
        "terms": term_rows,
    }
    return [row for place in places for row in make[of](place, as_of) if _fits(place, row, filters, as_of)]


def _fits(place: Place, row: Any, filters: Filters, as_of: dt.date) -> bool:
    """Return whether a package, measure or term fits the filters on itself, its measure and its package."""
    package = place.packages[row.id if isinstance(row, PackageRow) else row.package]
    if filters.status and not _stands(package, place.force(package, as_of), filters.status):
        return False
    if filters.instrument and row.instrument not in filters.instrument:
        return False
    if filters.kind and row.kind not in filters.kind:
        return False
    if filters.beneficiary:
        measure = place.measures[row.id if isinstance(row, MeasureRow) else row.measure]
        return bool(set(filters.beneficiary) & set(measure.beneficiaries))
    return True


def _stands(package: Package, force: Force, words: Sequence[str]) -> bool:
    """Return whether one of the words says how a package stands: its force on the date, or its last known status.

    `in-force` and `unknown` are asked of the date, which is what a reader means by them.
    """
    return force in words or (package.status in words and package.status not in MAY_APPLY)


def _since(catalogue: Catalogue, rows: list[Row], day: dt.date | None) -> tuple[list[Row], int]:
    """Return the rows of a day or later, and how many have no date."""
    if not day:
        return rows, 0
    dates = [_date(catalogue, row) for row in rows]
    late = [row for row, date in zip(rows, dates, strict=True) if date and date >= day.isoformat()[: len(date)]]
    return late, dates.count(None)


def _date(catalogue: Catalogue, row: Any) -> str | None:
    """Return the date of a source or of the document of a row, as far as it is known (ISO 8601)."""
    if isinstance(row, SourceRow):
        return row.published
    package = catalogue.place(row.jurisdiction).packages[row.id if isinstance(row, PackageRow) else row.package]
    return package.start.isoformat() if package.start else str(package.year) if package.year else None


def _sorted(of: Noun, rows: list[Row], column: str) -> list[Row]:
    """Return the rows by a column, those without a value last; a leading minus turns the order."""
    name = column.removeprefix("-")
    columns = [field.name for field in fields(row_type(of)) if field.name not in _NESTED]
    if name not in columns:
        raise UsageError(
            "{of} have no column {name!r} to sort by. Choose one of {names}.",
            of=of,
            name=name,
            names=", ".join(columns),
        )
    if name in ("value", "value_min"):
        _refuse_unlike(rows)
    known = [row for row in rows if getattr(row, name) is not None]
    known.sort(key=lambda row: _order(getattr(row, name)), reverse=column.startswith("-"))
    return known + [row for row in rows if getattr(row, name) is None]


def _order(value: Any) -> Any:
    return value if not isinstance(value, str | tuple) else str(value).casefold()


def _refuse_unlike(rows: Sequence[Any]) -> None:
    """Raise UsageError unless the figures can be ranked: like is compared with like only."""
    keys = {row.comparable if isinstance(row, TermRow) else (row.metric, row.unit, row.subject) for row in rows}
    if len(keys) > 1:
        raise UsageError(
            "these {figures} figures are of {sorts} unlike sorts (what is measured, in what unit, of or for whom) and "
            "can't be ranked together. Narrow them, for example with --kind, --instrument or --in, or sort by another "
            "column.",
            figures=len(rows),
            sorts=len(keys),
        )
