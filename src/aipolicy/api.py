"""The library: the questions of the commands, answered with the same objects."""

import datetime as dt

from aipolicy.bibliography import Bibliography, bibliography
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.compare import compare
from aipolicy.comparison import Comparison, Scope
from aipolicy.dossier import Dossier, dossier
from aipolicy.listing import Filters, Listing, Noun, listing
from aipolicy.search import Findings, search


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

    def show(self, name: str, *, as_of: dt.date | None = None, with_parents: bool = False) -> Dossier:
        """Return all that is known of a place, package or measure."""
        return dossier(self.catalogue, name, as_of or dt.date.today(), with_parents=with_parents)

    def compare(self, *places: str, as_of: dt.date | None = None, scope: Scope = Scope()) -> Comparison:
        """Return places side by side."""
        return compare(self.catalogue, places, as_of or dt.date.today(), scope)

    def search(self, *words: str, as_of: dt.date | None = None, limit: int | None = None) -> Findings:
        """Return the entries that hold every word, the best first."""
        return search(self.catalogue, words, as_of or dt.date.today(), limit)

    def sources(self, of: str | None = None) -> Bibliography:
        """Return what rests on which source, of a place, package or measure, or of everything."""
        return bibliography(self.catalogue, of)
