"""One rate or award of a measure, as a rule for a firm in one class."""

from typing import NamedTuple

from aipolicy.catalogue.place import Place
from aipolicy.estimator.limits import MONTHS, Limit, ceilings, is_of, limit, number_of
from aipolicy.estimator.question import Question
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import Figure
from aipolicy.rows.figures import TermRow, term_row


class Rule(NamedTuple):
    """A rate or an award, the class for which it is asked, and the firm in the currency of the place."""

    place: Place
    measure: Measure
    term: Figure
    tier: Tier | None
    firm: Firm
    asked: Question

    @property
    def caps(self) -> list[Figure]:
        """The ceilings on money that limit it."""
        return ceilings(self.measure, self.term, self.tier)

    @property
    def duration(self) -> Figure | None:
        """For how long it may be had, as far as the text says."""
        own = (one for one in self.measure.term if vars(one)["kind"] == "duration" and is_of(one, self.tier))
        return next((one for one in own if one.subject in (None, self.term.subject)), None)

    def limits(self, months: int = MONTHS) -> list[Limit]:
        """Return its ceilings as limits for the firm, in a year of so many months."""
        return [limit(cap, number_of(cap, self.tier, self.firm), months) for cap in self.caps]

    def other(self, key: str) -> Figure | None:
        """Return the term of the measure that a field of this one names, such as `above`."""
        return next((one for one in self.measure.term if one.id == vars(self.term).get(key)), None)

    def row(self, term: Figure) -> TermRow:
        """Return a term of the measure as a row."""
        return term_row(self.place, self.measure, term, self.asked.as_of)
