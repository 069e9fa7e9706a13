"""Official averages of exchange rates, from the data that travel with aipolicy."""

from decimal import Decimal
from functools import cache

from aipolicy.catalogue.build import build
from aipolicy.catalogue.toml import TomlFile
from aipolicy.model.rate import Average, Rate, RateFile
from aipolicy.model.source import Source
from aipolicy.paths import data_folder


def official_rate(base: str, quote: str, period: str) -> Rate | None:
    """Return how many units of `quote` one unit of `base` cost on average in a period (YYYY or YYYY-MM...).

    It is the average of that year or month, else the official average nearest in time; none where no table has
    both currencies (ISO 4217).
    """
    known = [average for average in averages() if {base, quote} <= average.currencies]
    if not known:
        return None
    nearest = min(known, key=lambda average: abs(_middle(average.period) - _middle(period)))
    return Rate(
        value=nearest.per_dollar(quote) / nearest.per_dollar(base), period=nearest.period, source=nearest.source
    )


def averages() -> tuple[Average, ...]:
    """Return the official averages in the order of the file."""
    return _file().average


def source_of(id_: str) -> Source:
    """Return a source of rates by its id, or raise KeyError."""
    return {source.id: source for source in _file().source}[id_]


@cache
def _file() -> RateFile:
    return build(RateFile, TomlFile(data_folder() / "fx.toml").tables)


def _middle(period: str) -> Decimal:
    """Return the middle of a year or month, in years."""
    year, _, month = period[:7].partition("-")
    return Decimal(year) + (Decimal(int(month) * 2 - 1) / 24 if month else Decimal("0.5"))
