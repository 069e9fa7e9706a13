"""What is asked of an estimate."""

import datetime as dt
from typing import NamedTuple

from aipolicy.estimator.curve import Vary
from aipolicy.model.standing import Standing

STANDINGS: tuple[Standing, ...] = ("official", "confirmed", "reported", "disputed")
"""The best first."""


class Question(NamedTuple):
    """On which day, for how many years, how well sourced, and with which figure of the firm varied."""

    as_of: dt.date
    years: int = 1
    min_standing: Standing = "disputed"
    vary: Vary | None = None

    def admits(self, standing: Standing) -> bool:
        """Return whether a figure is sourced well enough."""
        return STANDINGS.index(standing) <= STANDINGS.index(self.min_standing)

    def runs_until(self, end: dt.date | None) -> int:
        """Return in how many of the years something can be had that ends on a day."""
        starts = (self.as_of.year + year for year in range(self.years))
        last = (end.year, end.month, end.day) if end else (9999, 12, 31)
        return sum((year, self.as_of.month, self.as_of.day) <= last for year in starts)
