"""Documents in time order: what each began and ended."""

import datetime as dt
from collections.abc import Iterator, Sequence

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.model.jurisdiction import Level
from aipolicy.model.package import Force, Package
from aipolicy.model.record import Record, record


@record
class TimelineRow(Record):
    """A document where it stands in time."""

    date: str | None
    """Day of issue, else the first day of effect, else the year (ISO 8601); null where none is known."""
    jurisdiction: str
    jurisdiction_name: str
    level: Level
    package: str
    title_en: str
    title_zh: str | None
    title_ko: str | None
    force: Force
    """Its state on the date of the answer."""
    began: tuple[str, ...]
    """Instruments of the registry that no dated document of the place had before it."""
    measures: int
    replaces: tuple[str, ...]
    """Ids of the documents that it ended."""
    carries_out: tuple[str, ...]
    effective_until: dt.date | None
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed it; null for the first."""


@record
class Timeline(Record):
    """Documents in time order, those of the nation beside those of places."""

    places: list[str]
    """Ids of the places that were asked for, with the places around them; empty for all."""
    since: dt.date | None
    rows: list[TimelineRow]
    """Dated documents, the oldest first."""
    undated: list[TimelineRow]
    """Documents of which not even the year is known."""


def timeline(catalogue: Catalogue, names: Sequence[str], as_of: dt.date, since: dt.date | None = None) -> Timeline:
    """Return the documents of places (by any name) and of the places around them, or of all; raises NotFoundError."""
    asked = [catalogue.find(name).id for name in names]
    ids = list(dict.fromkeys(one for id_ in asked for one in (id_, *catalogue.ancestors(id_))))
    places = [catalogue.place(id_) for id_ in ids] if ids else catalogue.places()
    rows = [row for place in places for row in _rows(place, as_of)]
    dated = sorted((row for row in rows if row.date), key=lambda row: (row.date, row.jurisdiction, row.package))
    if since:
        dated = [row for row in dated if row.date and row.date >= since.isoformat()[: len(row.date)]]
    return Timeline(places=ids, since=since, rows=dated, undated=[row for row in rows if not row.date])


def _rows(place: Place, as_of: dt.date) -> Iterator[TimelineRow]:
    """Yield the documents of a place, the oldest first, those without a date last."""
    here, known = place.jurisdiction, set[str]()
    for package in sorted(place.holdings.package, key=lambda package: _date(package) or "9999"):
        instruments = [measure.instrument for measure in place.holdings.measure if measure.package == package.id]
        began = [word for word in dict.fromkeys(instruments) if word not in known] if _date(package) else []
        known.update(instruments)
        yield TimelineRow(
            date=_date(package),
            jurisdiction=here.id,
            jurisdiction_name=place.name,
            level=here.level,
            package=package.id,
            title_en=package.title.en,
            title_zh=package.title.zh,
            title_ko=package.title.ko,
            force=place.force(package, as_of),
            began=tuple(began),
            measures=len(instruments),
            replaces=package.supersedes,
            carries_out=package.carries_out,
            effective_until=package.effective_until,
            layer=place.package_layer(package),
        )


def _date(package: Package) -> str | None:
    day = package.issued or package.effective_from
    return day.isoformat() if day else str(package.year) if package.year else None
