"""Rows of sources and of what they disagree on."""

from collections.abc import Iterator

from aipolicy.catalogue.place import Place
from aipolicy.model.record import Record, record
from aipolicy.model.source import Domain, SourceKind


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


def discrepancy_rows(place: Place) -> Iterator[DiscrepancyRow]:
    """Yield the disagreements of a place in the order of its file."""
    for one in place.holdings.discrepancy:
        yield DiscrepancyRow(
            jurisdiction=one.jurisdiction,
            jurisdiction_name=place.jurisdiction.name.en,
            id=f"{one.jurisdiction}/{one.id}",
            about=one.about,
            kind=one.kind,
            values=one.values,
            judgement=one.judgement,
            concerns=one.concerns,
            sources=one.sources,
        )
