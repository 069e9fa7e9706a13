"""What an estimate says of places: their sums, their lines, what would have to change."""

from aipolicy.estimator.curve import Bite, Point, Vary
from aipolicy.estimator.line import Check, Line, NotComputed
from aipolicy.model.firm import Firm
from aipolicy.model.record import Record, record
from aipolicy.model.standing import Standing
from aipolicy.model.term import Currency, Exact
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow
from aipolicy.rows.exchange import Converted
from aipolicy.rows.figures import TermRow
from aipolicy.rows.registers import JurisdictionRow


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
