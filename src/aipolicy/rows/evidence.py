"""Rows of sources and of what they disagree on."""

from collections.abc import Iterable, Iterator

from aipolicy.catalogue.place import Place
from aipolicy.model.record import Record, record
from aipolicy.model.source import Domain, Source, SourceKind
from aipolicy.rows.figures import TermRow


@record
class SourceRow(Record):
    """A page that was read."""

    id: str
    title: str
    publisher: str
    kind: SourceKind
    language: str
    """ISO 639-1."""
    address: str | None
    domain: Domain
    published: str | None
    published_note: str | None
    seen: str | None
    """What of it could be read."""
    origin: str | None
    """Shared by sources that repeat one text or story."""
    note: str | None
    supports: tuple[str, ...]
    """Ids of the terms, indicators, packages, measures and disagreements that rest on it."""
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed it; null for the first."""


@record
class DiscrepancyRow(Record):
    """Sources that disagree."""

    jurisdiction: str
    jurisdiction_name: str
    id: str
    """Full id: place/discrepancy."""
    about: str
    kind: str
    values: tuple[str, ...]
    judgement: str
    concerns: tuple[str, ...]
    sources: tuple[str, ...]
    locators: dict[str, str]
    """Where in a source it stands, by source id."""
    layer: str | None


def discrepancy_rows(place: Place) -> Iterator[DiscrepancyRow]:
    """Yield the disagreements of a place in the order of its file."""
    for one in place.holdings.discrepancy:
        yield DiscrepancyRow(
            jurisdiction=one.jurisdiction,
            jurisdiction_name=place.name,
            id=f"{one.jurisdiction}/{one.id}",
            about=one.about,
            kind=one.kind,
            values=one.values,
            judgement=one.judgement,
            concerns=one.concerns,
            sources=one.sources,
            locators=one.locators or {},
            layer=place.layer(f"discrepancy {one.jurisdiction}/{one.id}", cites=one.sources),
        )


def source_rows(places: Iterable[Place], entry: str | None = None) -> list[SourceRow]:
    """Return the sources that the places cite, or that one entry of theirs cites, by id."""
    sources: dict[str, Source] = {}
    supports: dict[str, list[str]] = {}
    layers: dict[str, str | None] = {}
    for place in places:
        sources |= {source.id: source for source in place.holdings.source} if entry is None else {}
        layers |= {source.id: place.layer(f"source {source.id}") for source in place.holdings.source}
        for id_, cited in _citations(place, entry):
            for source in cited:
                sources[source] = place.sources[source]
                layers[source] = place.layer(f"source {source}")
                supports.setdefault(source, []).append(id_)
    return [
        SourceRow(
            **vars(sources[id_]),
            supports=tuple(dict.fromkeys(supports.get(id_, []))),
            layer=layers[id_],
        )
        for id_ in sorted(sources)
    ]


def doubts_on(figures: Iterable[TermRow], places: Iterable[Place]) -> list[DiscrepancyRow]:
    """Return the disagreements about figures of places, in the order of these."""
    doubted = {id_ for row in figures for id_ in row.discrepancies}
    return [row for place in places for row in discrepancy_rows(place) if row.id in doubted]


def sources_of(figures: Iterable[TermRow], places: Iterable[Place]) -> list[SourceRow]:
    """Return the sources of figures of places, by id."""
    cited = {id_ for row in figures for id_ in row.sources}
    return [row for row in source_rows(places) if row.id in cited]


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
