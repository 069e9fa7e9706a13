"""Rows of places, packages, measures, instruments, sources and disagreements."""

import datetime as dt
from collections.abc import Iterator

from aipolicy.catalogue.place import Place
from aipolicy.model.jurisdiction import Jurisdiction, Level
from aipolicy.model.package import Force, Package, Status
from aipolicy.model.record import Record, record
from aipolicy.model.source import Domain, SourceKind
from aipolicy.model.vocabulary import label, registries
from aipolicy.rows.figures import discrepancy_ids


@record
class JurisdictionRow(Record):
    """A place."""

    id: str
    level: Level
    name_en: str
    name_zh: str | None
    name_ko: str | None
    aliases: tuple[str, ...]
    parent: str | None
    division_code: str | None
    """GB/T 2260."""
    iso_3166_2: str | None


@record
class PackageRow(Record):
    """A document."""

    jurisdiction: str
    jurisdiction_name: str
    id: str
    title_en: str
    title_zh: str | None
    title_ko: str | None
    title_is_descriptive: bool
    issuer_en: str
    issuer_zh: str | None
    document_number: str | None
    status: Status
    """What was known of its validity when it was last checked."""
    force: Force
    """Its state on the date of the answer."""
    announced: str | None
    issued: dt.date | None
    effective_from: dt.date | None
    effective_until: dt.date | None
    supersedes: tuple[str, ...]
    coverage: str
    """Which part of the document was read."""
    checked: dt.date
    measures: int
    """How many of its measures the catalogue holds."""
    discrepancies: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@record
class MeasureRow(Record):
    """An incentive."""

    jurisdiction: str
    jurisdiction_name: str
    package: str
    package_title: str
    id: str
    title_en: str
    title_zh: str | None
    title_ko: str | None
    clause: str | None
    instrument: str
    instrument_label: str
    summary: str
    beneficiaries: tuple[str, ...]
    conditions: tuple[str, ...]
    force: Force
    terms: int
    """How many figures it has."""
    gap: str | None
    """What the document surely says and is not known."""
    discrepancies: tuple[str, ...]
    sources: tuple[str, ...]
    note: str | None


@record
class InstrumentRow(Record):
    """A word of the registry of instruments."""

    id: str
    label_en: str
    label_zh: str
    label_ko: str
    stip: str | None
    """Class in the OECD STIP taxonomy of policy instruments, edition 2019."""
    means: str
    measures: int
    """How many measures of the answer's places use it."""


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


def jurisdiction_row(place: Jurisdiction) -> JurisdictionRow:
    """Return a place as a row."""
    return JurisdictionRow(
        id=place.id,
        level=place.level,
        name_en=place.name.en,
        name_zh=place.name.zh,
        name_ko=place.name.ko,
        aliases=place.aliases,
        parent=place.parent,
        division_code=place.division_code,
        iso_3166_2=place.iso_3166_2,
    )


def package_rows(place: Place, as_of: dt.date) -> Iterator[PackageRow]:
    """Yield the documents of a place in the order of its file."""
    for package in place.holdings.package:
        yield _package_row(place, package, as_of)


def _package_row(place: Place, package: Package, as_of: dt.date) -> PackageRow:
    return PackageRow(
        jurisdiction=place.jurisdiction.id,
        jurisdiction_name=place.jurisdiction.name.en,
        id=package.id,
        title_en=package.title.en,
        title_zh=package.title.zh,
        title_ko=package.title.ko,
        title_is_descriptive=package.title_is_descriptive,
        issuer_en=package.issuer.en,
        issuer_zh=package.issuer.zh,
        document_number=package.document_number,
        status=package.status,
        force=package.force(as_of),
        announced=package.announced,
        issued=package.issued,
        effective_from=package.effective_from,
        effective_until=package.effective_until,
        supersedes=package.supersedes,
        coverage=package.coverage,
        checked=package.checked,
        measures=sum(measure.package == package.id for measure in place.holdings.measure),
        discrepancies=discrepancy_ids(place, package.id),
        sources=package.sources,
        note=package.note,
    )


def measure_rows(place: Place, as_of: dt.date) -> Iterator[MeasureRow]:
    """Yield the measures of a place in the order of its file."""
    for measure in place.holdings.measure:
        package = place.packages[measure.package]
        yield MeasureRow(
            jurisdiction=place.jurisdiction.id,
            jurisdiction_name=place.jurisdiction.name.en,
            package=package.id,
            package_title=package.title.en,
            id=measure.id,
            title_en=measure.title.en,
            title_zh=measure.title.zh,
            title_ko=measure.title.ko,
            clause=measure.clause,
            instrument=measure.instrument,
            instrument_label=label("instrument", measure.instrument),
            summary=measure.summary.en,
            beneficiaries=measure.beneficiaries,
            conditions=measure.conditions,
            force=package.force(as_of),
            terms=len(measure.term),
            gap=measure.gap,
            discrepancies=discrepancy_ids(place, measure.id),
            sources=measure.sources,
            note=measure.note,
        )


def instrument_rows(used: list[str]) -> Iterator[InstrumentRow]:
    """Yield the registry of instruments; `used` holds the instrument of every measure in question."""
    for word in registries()["instrument"].values():
        yield InstrumentRow(
            id=word.id,
            label_en=word.en,
            label_zh=word.zh,
            label_ko=word.ko,
            stip=word.stip,
            means=word.means,
            measures=used.count(word.id),
        )


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
