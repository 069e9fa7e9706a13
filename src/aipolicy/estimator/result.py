"""What an estimate says: sums with how they came about, and what could not be computed."""

import datetime as dt
from typing import Literal

from aipolicy.estimator.curve import Bite, Point, Vary
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Compute
from aipolicy.model.record import Record, record
from aipolicy.model.standing import Standing
from aipolicy.model.term import Currency, Exact, Number
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow
from aipolicy.rows.exchange import Converted
from aipolicy.rows.figures import TermRow
from aipolicy.rows.registers import JurisdictionRow

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


@record
class Change(Record):
    """What a firm would have to change to get more in a place."""

    measure: str
    measure_title: str
    term: str
    """Full id of the rate or award."""
    missing: tuple[Check, ...]
    """What it asks and the firm does not fulfil."""
    gain: int
    """What the place would then pay at most beyond its possible sum, in its currency."""
    gain_converted: Converted | None


@record
class Sums(Record):
    """The two sums of a part of an estimate."""

    sure: int
    possible: int


@record
class InstrumentSums(Sums):
    """The two sums of one instrument in a place."""

    jurisdiction: str
    """Id of the place."""
    currency: Currency
    instrument: str
    """Word of the registry of instruments."""
    instrument_label: str


@record
class ChangedLine(Record):
    """A line of a place that a reform changes."""

    jurisdiction: str
    """Id of the place."""
    currency: Currency
    measure: str
    measure_title: str
    term: str
    """Full id."""
    tier: str | None
    sure_before: int
    """What was in the sure sum of it."""
    sure: int
    possible_before: int
    """What was in the possible sum of it."""
    possible: int


@record
class Reform(Record):
    """What a changed catalogue changes for the firm in a place."""

    before: Sums
    lines: list[ChangedLine]


@record
class PlaceEstimate(Record):
    """What one place would pay."""

    place: JurisdictionRow
    currency: Currency
    """That of its documents."""
    rate: Exact | None
    """Units of it for one of the firm's currency, at which the firm's sums were converted; null where they were not."""
    rate_period: str | None
    """Year or month of that official average; null for a rate that the reader gave."""
    sure: int
    """Sum of the counted lines for which the firm fits all that its profile can answer.

    Of what is paid for one base, no more is in a sum than that base in each year.
    """
    sure_converted: Converted | None
    possible: int
    """The same with the lines for which that is unknown: at least so much is possible, and what is not computed."""
    possible_converted: Converted | None
    by_year: list[Sums]
    """The two sums year by year; each adds up to the most for all years, so the sure one may be higher in one."""
    by_instrument: list[InstrumentSums]
    """The two sums by instrument, the largest first."""
    lines: list[Line]
    """The largest first."""
    not_computed: list[NotComputed]
    changes: list[Change]
    """What the firm would have to change to get more, the largest gain first."""
    budgets: list[TermRow]
    """Envelopes out of which counted lines are paid: ceilings for all firms together, named and not applied."""
    reform: Reform | None
    """What changes against the catalogue without the reform; null where no reform was asked about."""
    curve: list[Point]
    """The two sums at each value of what is varied."""
    bites: list[Bite]
    """Where ceilings are reached as it grows."""


@record
class Estimate(Record):
    """What places would pay a firm at most: an upper bound from public texts, no advice.

    Places that pay in one currency stand together, the highest sure sum first.
    """

    firm: Firm
    years: int
    """For how many years, with the same figures in each."""
    with_parents: bool
    """Whether what the places around pay was asked for."""
    min_standing: Standing
    """How well a figure must be sourced to be computed."""
    vary: Vary | None
    """Which figure of the firm is varied."""
    places: list[PlaceEstimate]
    discrepancies: list[DiscrepancyRow]
    """What sources disagree on of the lines that are counted."""
    sources: list[SourceRow]
    """On which the lines rest."""
