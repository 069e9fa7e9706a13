"""Rows of packages and measures."""

import datetime as dt
from collections.abc import Iterator

from aipolicy.catalogue.place import Place
from aipolicy.model.package import Force, Package, Status
from aipolicy.model.record import Record, record
from aipolicy.model.standing import Standing
from aipolicy.model.vocabulary import label
from aipolicy.rows.figures import discrepancy_ids


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
    issuer_ko: str | None
    document_number: str | None
    status: Status
    """What was known of its validity when it was last checked."""
    force: Force
    """Its state on the date of the answer."""
    announced: str | None
    year: int | None
    """Year in which it came out, where no date of issue is known."""
    issued: dt.date | None
    effective_from: dt.date | None
    effective_until: dt.date | None
    supersedes: tuple[str, ...]
    """Ids of the documents that it replaces."""
    superseded_by: tuple[str, ...]
    carries_out: tuple[str, ...]
    """Ids of the documents, here or in a place around, that it carries out."""
    after_cut_off: bool
    """Whether it came out after the day up to which documents were looked for: a single find, less checked."""
    standing: Standing
    """How well it is sourced what is known of it."""
    coverage: str
    """Which part of the document was read."""
    checked: dt.date
    measures: int
    """How many of its measures the catalogue holds."""
    discrepancies: tuple[str, ...]
    sources: tuple[str, ...]
    gap: str | None
    """What is known to exist and not known in detail."""
    note: str | None
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed it or what it rests on; null for the first."""


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
    """In English."""
    summary_zh: str | None
    summary_ko: str | None
    beneficiaries: tuple[str, ...]
    conditions: tuple[str, ...]
    force: Force
    terms: int
    """How many figures it has."""
    gap: str | None
    """What the document surely says and is not known."""
    asks: tuple[str, ...]
    """What of the conditions the profile of a firm answers: words of the registry of conditions."""
    excludes: tuple[str, ...]
    """Ids of measures whose support is never added to its own: nobody can have both, or one holds the other."""
    needs: tuple[str, ...]
    """Ids of measures without which nobody can have it."""
    discrepancies: tuple[str, ...]
    sources: tuple[str, ...]
    locators: dict[str, str]
    """Where in a source it stands, by source id."""
    note: str | None
    layer: str | None


def package_rows(place: Place, as_of: dt.date) -> Iterator[PackageRow]:
    """Yield the documents of a place in the order of its file."""
    for package in place.holdings.package:
        yield _package_row(place, package, as_of)


def _package_row(place: Place, package: Package, as_of: dt.date) -> PackageRow:
    return PackageRow(
        jurisdiction=place.jurisdiction.id,
        jurisdiction_name=place.name,
        id=package.id,
        title_en=package.title.en,
        title_zh=package.title.zh,
        title_ko=package.title.ko,
        title_is_descriptive=package.title_is_descriptive,
        issuer_en=package.issuer.en,
        issuer_zh=package.issuer.zh,
        issuer_ko=package.issuer.ko,
        document_number=package.document_number,
        status=package.status,
        force=place.force(package, as_of),
        announced=package.announced,
        year=package.year,
        issued=package.issued,
        effective_from=package.effective_from,
        effective_until=package.effective_until,
        supersedes=package.supersedes,
        superseded_by=tuple(one.id for one in place.successors.get(package.id, ())),
        carries_out=package.carries_out,
        after_cut_off=place.is_late(package),
        standing=place.package_standing(package),
        coverage=package.coverage,
        checked=package.checked,
        measures=sum(measure.package == package.id for measure in place.holdings.measure),
        discrepancies=discrepancy_ids(place, package.id),
        sources=package.sources,
        gap=package.gap,
        note=package.note,
        layer=place.package_layer(package, cites=package.sources, about=[package.id]),
    )


def measure_rows(place: Place, as_of: dt.date) -> Iterator[MeasureRow]:
    """Yield the measures of a place in the order of its file."""
    for measure in place.holdings.measure:
        package = place.packages[measure.package]
        yield MeasureRow(
            jurisdiction=place.jurisdiction.id,
            jurisdiction_name=place.name,
            package=package.id,
            package_title=package.title.spoken(place.reader.language),
            id=measure.id,
            title_en=measure.title.en,
            title_zh=measure.title.zh,
            title_ko=measure.title.ko,
            clause=measure.clause,
            instrument=measure.instrument,
            instrument_label=label("instrument", measure.instrument, place.reader.language),
            summary=measure.summary.en,
            summary_zh=measure.summary.zh,
            summary_ko=measure.summary.ko,
            beneficiaries=measure.beneficiaries,
            conditions=measure.conditions,
            force=place.force(package, as_of),
            terms=len(measure.term),
            gap=measure.gap,
            asks=measure.asks,
            excludes=tuple(place.exclusions.get(measure.id, ())),
            needs=measure.needs,
            discrepancies=discrepancy_ids(place, measure.id),
            sources=measure.sources,
            locators=measure.locators or {},
            note=measure.note,
            layer=place.package_layer(
                package,
                f"measure {measure.id}",
                *(f"tier {measure.id}#{tier.id}" for tier in measure.tier),
                cites=measure.sources,
                about=[measure.id],
            ),
        )
