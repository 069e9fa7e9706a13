"""Money in a reader's currency, at dated and sourced rates."""

from decimal import Decimal

from aipolicy.catalogue.rates import official_rate
from aipolicy.model.reader import Reader
from aipolicy.model.record import Record, record
from aipolicy.model.term import CURRENCIES, Currency, Exact, Number

_LEAST_DIGITS = 3
"""Significant digits that a conversion always has: fewer would be off by more than half a percent."""

_LATEST = 9999
"""A year to which the last average is the nearest."""


@record
class Converted(Record):
    """A figure in the reader's currency: ours, never the source's."""

    amount: Number
    """The sum in units of the currency, to as many significant digits as the original has, three at least."""
    amount_min: Number | None
    """Lower end of a range."""
    currency: Currency
    """ISO 4217 code."""
    rate: Exact
    """Units of the currency per unit of the figure, five digits."""
    rate_period: str | None
    """Year or month of the official average, YYYY or YYYY-MM; null for a rate that the reader gave."""
    source: str | None
    """Id of its source in data/fx.toml; null for a rate that the reader gave."""


def converted(value: Number, value_min: Number | None, unit: str, year: int | None, reader: Reader) -> Converted | None:
    """Return a sum in the reader's currency, at his own rate or at the official average of its year.

    That is the average nearest in time where there is none of the year, and the last one where the year is not known.
    None where the figure is no money or in that currency already, where the reader wants no other currency, or where
    there is no rate.
    """
    quote = reader.currency
    if unit not in CURRENCIES or quote is None or quote == unit:
        return None
    found = rate_between(unit, quote, year, reader)
    if not found:
        return None
    rate, rate_period, source = found
    return Converted(
        amount=_rounded(value, rate),
        amount_min=None if value_min is None else _rounded(value_min, rate),
        currency=quote,
        rate=Decimal(f"{rate:.5g}"),
        rate_period=rate_period,
        source=source,
    )


def rate_between(
    base: str, quote: str, year: int | None, reader: Reader
) -> tuple[Decimal, str | None, str | None] | None:
    """Return units of a currency for one of another, with the period and source of an official average.

    Both are null for the reader's own rate, which comes first. None where there is no rate.
    """
    given = {"CNY": Decimal(1), **reader.rates}
    if base in given and quote in given:
        return given[quote] / given[base], None, None
    official = official_rate(base, quote, str(year or _LATEST))
    return (official.value, official.period, official.source) if official else None


def _rounded(value: Number, rate: Decimal) -> Number:
    """Return a sum times a rate, to the digits of the sum."""
    return rounded(value * rate, max(_LEAST_DIGITS, len(Decimal(value).normalize().as_tuple().digits)))


def rounded(value: Decimal, digits: int) -> Number:
    """Return a number to so many significant digits, whole where it is."""
    found = Decimal(f"{value:.{digits}g}")
    return int(found) if found == found.to_integral_value() else found
