"""What is asked of an estimate."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple, get_args

from aipolicy.choices import check_choices
from aipolicy.errors import UsageError
from aipolicy.estimator.curve import Vary
from aipolicy.model.reader import Reader
from aipolicy.model.standing import Standing
from aipolicy.model.term import Currency
from aipolicy.rows.exchange import Converted, converted, rounded

STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""The best first."""
_MOST_YEARS = 10
_DIGITS = 4
"""Significant digits of a computed sum in another currency: its rate is an average."""


class Question(NamedTuple):
    """On which day, for how many years, how well sourced, and with which figure of the firm varied."""

    as_of: dt.date
    years: int = 1
    min_standing: Standing = "disputed"
    vary: Vary | None = None
    around: Mapping[str, Sequence[str]] = MappingProxyType({})
    """Ids of the places around each place."""

    def checked(self) -> "Question":
        """Return the question, or raise UsageError for one that makes no sense."""
        if not 1 <= self.years <= _MOST_YEARS:
            raise UsageError(
                "{years} are no years to estimate. Ask for 1 to {most}.", years=self.years, most=_MOST_YEARS
            )
        check_choices("--min-standing", [self.min_standing], STANDINGS)
        return self

    def admits(self, standing: Standing) -> bool:
        """Return whether a figure is sourced well enough."""
        return STANDINGS.index(standing) <= STANDINGS.index(self.min_standing)

    def runs_until(self, end: dt.date | None) -> int:
        """Return in how many of the years something can be had that ends on a day."""
        starts = (self.as_of.year + year for year in range(self.years))
        last = (end.year, end.month, end.day) if end else (9999, 12, 31)
        return sum((year, self.as_of.month, self.as_of.day) <= last for year in starts)

    def converted(self, amount: int, currency: Currency, reader: Reader) -> Converted | None:
        """Return a computed sum in the reader's currency, at the rate of the year of the question, to four digits."""
        found = converted(amount, None, currency, self.as_of.year, reader)
        return replace(found, amount=rounded(Decimal(found.amount), _DIGITS)) if found else None
