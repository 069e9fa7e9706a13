"""What tells how sums follow one figure of the firm."""

from aipolicy.model.record import Record, record
from aipolicy.model.term import Base, Currency, Number


@record
class Vary(Record):
    """A figure of the firm that runs from one value to another."""

    base: Base
    """Word of the registry of bases."""
    first: Number
    """In the firm's currency, or in the unit of the base."""
    last: Number
    step: Number

    @property
    def values(self) -> list[Number]:
        """The values that it takes, both ends included."""
        count = int((self.last - self.first) // self.step)
        between = [self.first + number * self.step for number in range(count + 1)]
        return between if between[-1] == self.last else [*between, self.last]


@record
class Point(Record):
    """The two sums of a place at one value of it."""

    jurisdiction: str
    """Id of the place."""
    currency: Currency
    """That of its documents."""
    value: Number
    """In the firm's currency, or in the unit of the base."""
    sure: int
    possible: int


@record
class Bite(Record):
    """Where a ceiling is reached."""

    term: str
    """Full id of the rate."""
    measure_title: str
    value: Number
    """The value of the varied figure at which the rate comes to it."""
