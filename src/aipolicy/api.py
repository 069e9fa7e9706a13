"""The library: the questions of the commands, answered with the same objects."""

import datetime as dt
from collections.abc import Sequence

from aipolicy.bibliography import Bibliography, bibliography
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.firm import checked
from aipolicy.compare import compare
from aipolicy.comparison import Comparison, Scope
from aipolicy.dossier import Dossier, dossier
from aipolicy.estimator.curve import Vary
from aipolicy.estimator.estimate import estimate
from aipolicy.estimator.question import Question
from aipolicy.estimator.result import Estimate
from aipolicy.gaps import Gaps, Lack, gaps
from aipolicy.listing import Filters, Listing, Noun, listing
from aipolicy.model.firm import Firm
from aipolicy.model.standing import Standing
from aipolicy.rank import rank
from aipolicy.ranking import Ranking, Selection
from aipolicy.search import Findings, search
from aipolicy.timeline import Timeline, timeline


class Policies:
    """A catalogue to ask.

    Each method returns the result model that the command of its name prints as JSON. A date that is not given is
    today. Errors are those of `aipolicy.errors`: names that fit nothing, calls that make no sense, broken files.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def list(
        self,
        of: Noun,
        filters: Filters = Filters(),
        *,
        as_of: dt.date | None = None,
        sort: str | None = None,
        limit: int | None = None,
    ) -> Listing:
        """Return the rows of one kind that fit the filters."""
        return listing(self.catalogue, of, as_of or dt.date.today(), filters, sort=sort, limit=limit)

    def show(
        self, name: str, *, as_of: dt.date | None = None, with_parents: bool = False, with_layers: bool = False
    ) -> Dossier:
        """Return all that is known of a place, package or measure."""
        date = as_of or dt.date.today()
        return dossier(self.catalogue, name, date, with_parents=with_parents, with_layers=with_layers)

    def compare(self, *places: str, as_of: dt.date | None = None, scope: Scope = Scope()) -> Comparison:
        """Return places side by side."""
        return compare(self.catalogue, places, as_of or dt.date.today(), scope)

    def rank(self, selection: Selection, *, as_of: dt.date | None = None) -> Ranking:
        """Return places in the order of the figures of one sort."""
        return rank(self.catalogue, selection, as_of or dt.date.today())

    def estimate(
        self,
        firm: Firm,
        *places: str,
        as_of: dt.date | None = None,
        years: int = 1,
        min_standing: Standing = "disputed",
        with_parents: bool = False,
        vary: Vary | None = None,
    ) -> Estimate:
        """Return what places, or all, would pay a firm at most; `aipolicy.catalogue.firm.read_firm` reads a profile.

        What a reform changes, `aipolicy.estimator.reform.reformed` tells. Raises CatalogueError with all that can't be
        so of the firm.
        """
        asked = Question(as_of or dt.date.today(), years, min_standing, vary)
        return estimate(self.catalogue, checked(firm), places, asked, with_parents=with_parents)

    def search(self, *words: str, as_of: dt.date | None = None, limit: int | None = None) -> Findings:
        """Return the entries that hold every word, the best first."""
        return search(self.catalogue, words, as_of or dt.date.today(), limit)

    def timeline(self, *places: str, as_of: dt.date | None = None, since: dt.date | None = None) -> Timeline:
        """Return the documents of places and of those around them, or of all, in time order."""
        return timeline(self.catalogue, places, as_of or dt.date.today(), since)

    def gaps(self, *places: str, kinds: Sequence[Lack] = ()) -> Gaps:
        """Return what is known to exist and is not known in detail, of places or of all."""
        return gaps(self.catalogue, places, kinds)

    def sources(self, of: str | None = None) -> Bibliography:
        """Return what rests on which source, of a place, package or measure, or of everything."""
        return bibliography(self.catalogue, of)
