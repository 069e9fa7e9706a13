"""Rows of indicators."""

from collections.abc import Iterator

from aipolicy.catalogue.place import Place
from aipolicy.model.indicator import Indicator
from aipolicy.model.record import Record, record
from aipolicy.model.standing import Standing
from aipolicy.model.term import Bound, Number
from aipolicy.model.vocabulary import label
from aipolicy.rows.conversions import ConversionRow, conversion_rows
from aipolicy.rows.exchange import Converted, converted
from aipolicy.rows.figures import discrepancy_ids


@record
class IndicatorRow(Record):
    """One statistic of a place."""

    jurisdiction: str
    jurisdiction_name: str
    indicator: str
    """Full id: place/indicator."""
    metric: str
    metric_label: str
    subject: str | None
    bound: Bound
    value: Number
    value_min: Number | None
    unit: str
    year: int | None
    period: str | None
    """The part of the year or span of years, in words."""
    standing: Standing
    discrepancies: tuple[str, ...]
    sources: tuple[str, ...]
    locators: dict[str, str]
    """Where in a source it stands, by source id."""
    conversions: tuple[ConversionRow, ...]
    converted: Converted | None
    """What it is in the reader's currency; null as for a term."""
    note: str | None
    layer: str | None


def indicator_rows(place: Place) -> Iterator[IndicatorRow]:
    """Yield the indicators of a place in the order of its file."""
    for indicator in place.holdings.indicator:
        yield _indicator_row(place, indicator)


def _indicator_row(place: Place, indicator: Indicator) -> IndicatorRow:
    full_id = f"{indicator.jurisdiction}/{indicator.id}"
    return IndicatorRow(
        jurisdiction=indicator.jurisdiction,
        jurisdiction_name=place.name,
        indicator=full_id,
        metric=indicator.metric,
        metric_label=label("metric", indicator.metric, place.reader.language),
        subject=indicator.subject,
        bound=indicator.bound,
        value=indicator.value,
        value_min=indicator.value_min,
        unit=indicator.unit,
        year=indicator.year,
        period=indicator.period,
        standing=place.indicator_standing(indicator),
        discrepancies=discrepancy_ids(place, full_id),
        sources=indicator.sources,
        locators=indicator.locators or {},
        conversions=conversion_rows(indicator, place.sources),
        converted=converted(indicator.value, indicator.value_min, indicator.unit, indicator.year, place.reader),
        note=indicator.note,
        layer=place.layer(f"indicator {full_id}", cites=indicator.sources, about=[full_id]),
    )
