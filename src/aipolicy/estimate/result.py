"""What an estimate says: sums with how they came about, and what could not be computed."""

from typing import Literal

from aipolicy.model.firm import Firm
from aipolicy.model.measure import Compute
from aipolicy.model.record import Record, record
from aipolicy.model.term import Currency, Exact, Number
from aipolicy.rows.exchange import Converted
from aipolicy.rows.figures import TermRow
from aipolicy.rows.registers import JurisdictionRow

Met = Literal["yes", "no", "unknown"]
About = Literal["force", "beneficiary", "stage", "size", "recognised-by", "class", "threshold"]
Why = Literal[
    "base-unstated", "points-off-a-rate", "tax-rate", "not-told", "split-not-told", "number-not-told", "in-kind",
    "cap-alone", "currency", "not-for-firms",
]  # fmt: skip
"""Why nothing was computed: the text names no base; the rate is taken off an interest rate, or is that of a tax; the
firm does not tell the base, its split by chips, or how many there are; support is in kind; only a ceiling is known;
another currency; it is for others than firms."""


@record
class Check(Record):
    """One thing that a measure asks, held against the firm."""

    about: About
    asked: tuple[str, ...]
    """Words of a registry or of the model, the words of a class, or the id of a document or threshold."""
    told: Number | str | None
    """What the firm tells of it; null where it tells nothing."""
    met: Met

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
    base_value: Number | None
    """Of a rate: what the firm tells of its base, or of that part, in the currency of the sum."""
    caps: tuple[str, ...]
    """Full ids of the ceilings that were looked at."""
    cap: Number | None
    """The lowest of them; null where none is known."""
    duration: TermRow | None
    """For how long it may be had; null where the text does not say."""
    amount: int
    """The sum, rounded down to whole units of the currency."""
    currency: Currency
    amount_converted: Converted | None
    """The sum in the reader's currency; null where none was asked for, or there is no rate."""
    eligible: Met
    checks: tuple[Check, ...]
    conditions: tuple[str, ...]
    """What else is asked, in words that no profile answers."""
    possible: int
    """What of it is in the possible sum of its place: none where another class, or a measure that excludes it, pays
    more; part of it where a ceiling holds for several."""
    sure: int
    """What of it is in the sure sum."""


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
class PlaceEstimate(Record):
    """What one place would pay."""

    place: JurisdictionRow
    currency: Currency
    """That of its documents."""
    rate: Exact | None
    """Units of it for one of the firm's currency, at which the firm's sums were converted; null where they were not."""
    rate_period: str | None
    """Year or month of that official average."""
    sure: int
    """Sum of the counted lines for which the firm fits all that its profile can answer.

    Of what is paid for one base, no more is in a sum than that base.
    """
    sure_converted: Converted | None
    possible: int
    """The same with the lines for which that is unknown."""
    possible_converted: Converted | None
    lines: list[Line]
    """The largest first."""
    not_computed: list[NotComputed]


@record
class Estimate(Record):
    """What places would pay a firm at most: an upper bound from public texts, no advice.

    Places that pay in one currency stand together, the highest sure sum first.
    """

    firm: Firm
    with_parents: bool
    """Whether what the places around pay was asked for."""
    places: list[PlaceEstimate]
