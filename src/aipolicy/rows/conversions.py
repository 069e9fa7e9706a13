"""What articles print beside a sum, with the rate that it implies."""

from collections.abc import Mapping
from decimal import Decimal

from aipolicy.catalogue.rates import official_rate
from aipolicy.model.indicator import Indicator
from aipolicy.model.record import Record, record
from aipolicy.model.source import Source
from aipolicy.model.term import CURRENCIES, Bound, Conversion, Currency, Exact, Figure


@record
class ConversionRow(Record):
    """A sum in another currency as an article prints it: a fact about the article."""

    amount: int
    """The sum as printed, in units of the currency."""
    currency: Currency
    """ISO 4217 code."""
    source: str
    """Id of the source that prints it."""
    bound: Bound
    """How exact it claims to be."""
    doubtful: bool
    """True where it can't be right."""
    rate: Exact | None
    """Units of the currency per unit of the figure that the two sums imply; null where the figure is no money."""
    official_rate: Exact | None
    """The official average of the year or month in which the article came out, else the one nearest in time."""
    rate_period: str | None
    """Year or month of that average."""
    off_percent: Exact | None
    """By how much the implied rate is above that average, or below it (negative)."""


def conversion_rows(figure: Figure | Indicator, sources: Mapping[str, Source]) -> tuple[ConversionRow, ...]:
    """Return what articles print beside a figure; empty for most."""
    return tuple(_row(figure, one, sources[one.source]) for one in figure.conversions)


def _row(figure: Figure | Indicator, printed: Conversion, source: Source) -> ConversionRow:
    unit = vars(figure)["unit"]
    when = source.published or (str(figure.year) if figure.year else None)
    implied = _rounded(Decimal(printed.amount) / figure.value) if unit in CURRENCIES and figure.value else None
    official = official_rate(unit, printed.currency, when) if implied and when else None
    return ConversionRow(
        **vars(printed),
        rate=implied,
        official_rate=_rounded(official.value) if official else None,
        rate_period=official.period if official else None,
        off_percent=round((implied / official.value - 1) * 100, 1) if implied and official else None,
    )


def _rounded(rate: Decimal) -> Decimal:
    """Return a rate with five digits, more than any article's rounding lets one know."""
    return Decimal(f"{rate:.5g}")
