"""Exchange rates."""

from decimal import Decimal

from aipolicy.model.record import Record, record
from aipolicy.model.source import Source


@record
class Average(Record):
    """The rates of one year or month, each against the US dollar, as an official table prints them."""

    period: str
    """YYYY or YYYY-MM."""
    per_usd: dict[str, Decimal]
    """Units of a currency (ISO 4217) per US dollar."""
    usd_per: dict[str, Decimal]
    """US dollars per unit of a currency."""
    source: str
    """Id of the source."""

    @property
    def currencies(self) -> set[str]:
        """The currencies between which it has a rate."""
        return {"USD", *self.per_usd, *self.usd_per}

    def per_dollar(self, currency: str) -> Decimal:
        """Return how many units of one of its currencies a US dollar costs."""
        if currency in self.usd_per:
            return 1 / self.usd_per[currency]
        return self.per_usd.get(currency, Decimal(1))


@record
class RateFile(Record):
    """What stands in the file of rates."""

    source: tuple[Source, ...]
    average: tuple[Average, ...]


@record
class Rate(Record):
    """What one unit of a currency cost in another."""

    value: Decimal
    period: str
    """The year or month of the average: YYYY or YYYY-MM."""
    source: str
    """Id of the source in the file of rates."""
