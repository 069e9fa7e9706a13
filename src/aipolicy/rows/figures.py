"""Rows of terms."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from aipolicy.catalogue.place import Place
from aipolicy.model.measure import Measure
from aipolicy.model.package import Force, Package
from aipolicy.model.record import Record, record
from aipolicy.model.standing import Standing
from aipolicy.model.term import Bound, Figure, FundBasis, Kind, Number, Per, Period
from aipolicy.model.vocabulary import label
from aipolicy.rows.conversions import ConversionRow, conversion_rows
from aipolicy.rows.exchange import Converted, converted


class Comparable(NamedTuple):
    """What terms must have in common to be compared."""

    kind: Kind
    unit: str
    per: str
    base: str | None
    metric: str | None
    basis: str | None


@record
class TermRow(Record):
    """One figure of a measure."""

    jurisdiction: str
    """Id of the place."""
    jurisdiction_name: str
    """Its name in the language of the answer."""
    package: str
    """Id of the document."""
    package_title: str
    """Its title in the language of the answer."""
    measure: str
    """Id of the measure."""
    measure_title: str
    """Its title in the language of the answer."""
    clause: str | None
    """Number of the clause."""
    instrument: str
    """Word of the registry of instruments."""
    instrument_label: str
    """Its label in the language of the answer."""
    term: str
    """Full id of the figure: measure#term."""
    kind: Kind
    """Budget, rate, cap, award, fund, equity, return, target, count, threshold or duration."""
    bound: Bound
    """Whether it is exact, a ceiling, a floor, a guess or a range."""
    value: Number
    """A plain number in the unit; the upper end of a range."""
    value_min: Number | None
    """Lower end of a range."""
    unit: str
    """ISO 4217 code, `percent`, or a word of the registry of units."""
    per: Per
    """Whom or what it is for."""
    period: Period
    """For how long, or how often."""
    base: str | None
    """Of a rate or threshold: what it is a share of, or measured on."""
    metric: str | None
    """Of a target: what is counted."""
    basis: FundBasis | None
    """Of a fund: what the figure counts."""
    company: str | None
    """Of a stake or return: in whom."""
    holder: str | None
    """Of a stake or return: whose."""
    subject: str | None
    """What it narrows down to, in words."""
    tier: str | None
    """The class of applicants or cases that it is for, in words."""
    year: int | None
    """Year that it is for, or by which."""
    part_of: str | None
    """Full id of the larger term that contains it."""
    part_of_value: Number | None
    """Value of that larger term, in its unit."""
    part_of_unit: str | None
    part_of_title: str | None
    """Title of its measure in the language of the answer."""
    scope: str | None
    """What else the money is for, where it is not for AI alone."""
    force: Force
    """State of the package on the date of the answer."""
    standing: Standing
    """How well it is sourced."""
    discrepancies: tuple[str, ...]
    """Ids (place/discrepancy) of the disagreements that name it or its measure."""
    sources: tuple[str, ...]
    """Ids of its sources."""
    locators: dict[str, str]
    """Where in a source it stands, by source id, as far as that was noted."""
    conversions: tuple[ConversionRow, ...]
    """What articles print beside it in other currencies."""
    converted: Converted | None
    """What it is in the reader's currency; null where none was asked for, or there is no rate."""
    note: str | None
    """What a careful reader should know of it."""
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed it or what it rests on: its measure, document,
    sources, or a disagreement about it; null for the first."""

    @property
    def comparable(self) -> Comparable:
        """Terms with the same key may share a row, a ranking or a sum."""
        return Comparable(self.kind, self.unit, self.per, self.base, self.metric, self.basis)


def term_rows(place: Place, as_of: dt.date) -> Iterator[TermRow]:
    """Yield the terms of a place in the order of its file."""
    for measure in place.holdings.measure:
        for term in measure.term:
            yield term_row(place, measure, term, as_of)


def term_row(place: Place, measure: Measure, term: Figure, as_of: dt.date) -> TermRow:
    """Return one term of a measure of a place."""
    package = place.packages[measure.package]
    tiers = {tier.id: tier.label for tier in measure.tier}
    full_id = f"{measure.id}#{term.id}"
    own = vars(term)
    language = place.reader.language
    around, whole = place.terms[term.part_of] if term.part_of else (None, None)
    return TermRow(
        jurisdiction=place.jurisdiction.id,
        jurisdiction_name=place.name,
        package=package.id,
        package_title=package.title.spoken(language),
        measure=measure.id,
        measure_title=measure.title.spoken(language),
        clause=measure.clause,
        instrument=measure.instrument,
        instrument_label=label("instrument", measure.instrument, place.reader.language),
        term=full_id,
        kind=own["kind"],
        bound=term.bound,
        value=term.value,
        value_min=term.value_min,
        unit=own["unit"],
        per=term.per,
        period=term.period,
        base=own.get("base"),
        metric=own.get("metric"),
        basis=own.get("basis"),
        company=own.get("company"),
        holder=own.get("holder"),
        subject=term.subject,
        tier=tiers[term.tier] if term.tier else None,
        year=term.year,
        part_of=term.part_of,
        part_of_value=whole.value if whole else None,
        part_of_unit=vars(whole)["unit"] if whole else None,
        part_of_title=around.title.spoken(language) if around else None,
        scope=term.scope,
        force=place.force(package, as_of),
        standing=place.term_standing(measure, term),
        discrepancies=discrepancy_ids(place, full_id, measure.id),
        sources=term.sources,
        locators=term.locators or {},
        conversions=conversion_rows(term, place.sources),
        converted=converted(term.value, term.value_min, own["unit"], _year(term, whole, package), place.reader),
        note=term.note,
        layer=place.package_layer(
            package,
            f"measure {measure.id}",
            f"term {full_id}",
            f"tier {measure.id}#{term.tier}",
            cites=term.sources,
            about=[full_id, measure.id],
        ),
    )


def _year(term: Figure, whole: Figure | None, package: Package) -> int | None:
    """Return the year of a figure as far as it is known: its own, that of the figure that holds it, the document's."""
    known = term.year or (whole.year if whole else None) or (package.start.year if package.start else package.year)
    if known or not package.announced:
        return known
    announced = re.search(r"\b(19|20)\d\d\b", package.announced)
    return int(announced[0]) if announced else None


def discrepancy_ids(place: Place, *concerns: str) -> tuple[str, ...]:
    """Return the full ids of the disagreements that name one of the entries."""
    return tuple(f"{one.jurisdiction}/{one.id}" for one in place.discrepancies_on(*concerns))
