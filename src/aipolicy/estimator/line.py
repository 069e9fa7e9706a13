"""One rate or award with what it would pay, or one of which nothing could be computed."""

import datetime as dt
from typing import Literal

from aipolicy.model.measure import Compute
from aipolicy.model.record import Record, record
from aipolicy.model.term import Currency, Number
from aipolicy.rows.exchange import Converted
from aipolicy.rows.figures import TermRow

Met = Literal["yes", "no", "unknown"]
About = Literal[
    "force", "beneficiary", "stage", "size", "recognised-by", "class", "condition", "threshold", "needs"
]  # fmt: skip
Why = Literal[
    "base-unstated", "points-off-a-rate", "tax-rate", "not-told", "split-not-told", "number-not-told", "in-kind",
    "cap-alone", "floor-alone", "currency", "not-for-firms", "standing",
]  # fmt: skip
"""Why nothing was computed: the text names no base; the rate is taken off an interest rate, or is that of a tax; the
firm does not tell the base, its split by chips, or how many there are; support is in kind; only a ceiling or only a
floor is known; another currency; it is for others than firms; it is sourced worse than was asked for."""
LeftOut = Literal["does-not-fit", "another-class", "excluded", "needs", "ceiling", "spending", "for-people"]
"""Why a line is not in the possible sum, or not whole: the firm does not fit; another class pays more; a measure that
excludes it pays more; what it needs is not had; a ceiling for several lines, or the whole of what the firm spends, is
reached; it is paid to the people whom the firm hires."""


@record
class Check(Record):
    """One thing that a measure asks, held against the firm."""

    about: About
    asked: tuple[str, ...]
    """Words of a registry or of the model, the words of a class, or ids: of a document, measures or the threshold."""
    told: Number | str | None
    """What the firm tells of it; null where it tells nothing, or yes or no."""
    met: Met
    threshold: TermRow | None = None
    """The number that is asked for."""

    def __str__(self) -> str:
        """Return it as one line of plain text."""
        return f"{self.about} ({', '.join(self.asked)}): {self.met}"


@record
class Line(TermRow):
    """A rate or an award, with what it would pay the firm.

    The tier is the class for which the sum is computed, also where the rate is for all and the ceilings differ.
    """

    chips: Compute | None
    """Of a rate: for which part of the base it is, where it is for one kind of chips alone."""
    support_year: int | None
    """Year of support to which it applies, where shares differ from year to year."""
    base_value: int | None
    """Of a rate: what the firm tells of its base, or of that part, in the currency of the sum.

    The base of percentage points off a loan's rate is the interest here.
    """
    loan_rate: Number | None
    """Of percentage points: the rate of the loan, in percent."""
    within: TermRow | None
    """Of a rate: another rate that limits it."""
    above: TermRow | None
    """Of a rate: the threshold above which alone the base counts; null where the whole does."""
    number: Number | None
    """Of an award for each of something: how many the firm tells."""
    caps: tuple[TermRow, ...]
    """Its ceilings, each for one of what it is for."""
    ceiling_at: int | None
    """Of a rate: the base at which the first of them is reached."""
    duration: TermRow | None
    """For how long it may be had; null where the text does not say."""
    until: dt.date | None
    """Last day on which the document applies; null where none is known."""
    repeats: Met
    """Whether it is paid year after year; where the text does not say, it is in the sure sum once."""
    by_year: tuple[int, ...]
    """What it would pay by itself in each of the years asked about."""
    amount: int
    """Their sum; each is rounded down to whole units of the currency."""
    currency: Currency
    amount_converted: Converted | None
    """The sum in the reader's currency; null where none was asked for, or there is no rate."""
    eligible: Met
    checks: tuple[Check, ...]
    conditions: tuple[str, ...]
    """What else is asked, in words that no profile answers."""
    gap: str | None
    """What the document surely says of the measure and is not known."""
    possible: int
    """What of it is in the possible sum of its place."""
    sure: int
    """What of it is in the sure sum."""
    left_out: LeftOut | None
    """Why it is not in the possible sum, or not whole."""
    left_out_for: tuple[str, ...]
    """Full ids of the terms or ids of the measures that are counted instead, that limit it, or that it needs; its own
    where another class of it is counted."""

    @property
    def limits(self) -> list[TermRow]:
        """The figures beside its own that it rests on: ceilings, thresholds, its duration, another rate."""
        others = (self.above, self.within, self.duration, *(check.threshold for check in self.checks))
        return [*self.caps, *(one for one in others if one)]


@record
class NotComputed(Record):
    """A figure that a firm might get, of which nothing could be computed."""

    measure: str
    measure_title: str
    term: str
    """Full id of the rate, award or cap."""
    why: Why
    what: str
    """What is missing: a word of a registry."""
