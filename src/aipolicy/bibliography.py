"""What rests on which source."""

from collections.abc import Iterable, Iterator

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.model.record import Record, record
from aipolicy.model.source import Source
from aipolicy.rows.evidence import SourceRow


@record
class Bibliography(Record):
    """Sources, each with what rests on it, by id."""

    of: str | None
    """Id of the place, package or measure in question; null for the whole catalogue."""
    rows: list[SourceRow]


def bibliography(catalogue: Catalogue, of: str | None = None) -> Bibliography:
    """Return the sources of a place (by any name), of a package or measure (by id), or of everything.

    Raises NotFoundError.
    """
    if of is None:
        return Bibliography(of=None, rows=source_rows(catalogue.places()))
    place, entry = catalogue.resolve(of)
    id_ = entry.id if entry else place.jurisdiction.id
    return Bibliography(of=id_, rows=source_rows([place], entry.id if entry else None))


def source_rows(places: Iterable[Place], entry: str | None = None) -> list[SourceRow]:
    """Return the sources that the places cite, or that one entry of theirs cites, by id."""
    sources: dict[str, Source] = {}
    supports: dict[str, list[str]] = {}
    for place in places:
        sources |= {source.id: source for source in place.holdings.source} if entry is None else {}
        for id_, cited in _citations(place, entry):
            for source in cited:
                sources[source] = place.sources[source]
                supports.setdefault(source, []).append(id_)
    return [_row(sources[id_], supports.get(id_, [])) for id_ in sorted(sources)]


def _citations(place: Place, entry: str | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the full id of every entry that cites sources, and the sources, each once."""
    holdings = place.holdings
    id_ = place.jurisdiction.id
    for package in holdings.package:
        if entry in (None, package.id):
            yield package.id, package.sources
    for measure in holdings.measure:
        if entry in (None, measure.package, measure.id):
            yield measure.id, measure.sources
            for term in measure.term:
                yield f"{measure.id}#{term.id}", term.sources
    if entry is None:
        for profile in holdings.profile:
            yield f"{id_}/profile", profile.sources
        for indicator in holdings.indicator:
            yield f"{id_}/{indicator.id}", indicator.sources
        for discrepancy in holdings.discrepancy:
            yield f"{id_}/{discrepancy.id}", discrepancy.sources


def _row(source: Source, supports: list[str]) -> SourceRow:
    return SourceRow(**vars(source), supports=tuple(dict.fromkeys(supports)))
