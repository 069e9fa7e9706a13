"""One place with all that is known of it, and the links between its entries followed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from aipolicy.catalogue.layer import Layering
from aipolicy.model.discrepancy import Discrepancy
from aipolicy.model.file import Holdings
from aipolicy.model.indicator import Indicator
from aipolicy.model.jurisdiction import Jurisdiction
from aipolicy.model.measure import Measure
from aipolicy.model.package import Force, Package
from aipolicy.model.reader import Reader
from aipolicy.model.source import Source
from aipolicy.model.standing import Standing, standing
from aipolicy.model.term import Figure


class Place:
    """A jurisdiction and its holdings."""

    def __init__(
        self,
        jurisdiction: Jurisdiction,
        holdings: Holdings,
        sources: Mapping[str, Source],
        cut_off: dt.date | None = None,
        reader: Reader = Reader(),
        layering: Layering | None = None,
    ) -> None:
        self.jurisdiction = jurisdiction
        self.holdings = holdings
        self.sources = sources
        """Every source that the place may cite, by id: its own and those of the front page."""
        self.cut_off = cut_off
        """Last day up to which documents were looked for; later ones are single finds."""
        self.reader = reader
        """For whom its rows are made."""
        self.layering = layering or Layering()

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return self.jurisdiction.name.spoken(self.reader.language)

    @cached_property
    def packages(self) -> dict[str, Package]:
        """Packages by id, in the order of the file."""
        return {package.id: package for package in self.holdings.package}

    def force(self, package: Package, as_of: dt.date) -> Force:
        """Return whether a package is in force on a date; it ends where one that supersedes it starts."""
        if any(other.start and other.start <= as_of for other in self.successors.get(package.id, ())):
            return "ended"
        return package.force(as_of)

    @cached_property
    def successors(self) -> dict[str, list[Package]]:
        """The packages that replace another one, by the id of that one."""
        found: dict[str, list[Package]] = defaultdict(list)
        for package in self.holdings.package:
            for id_ in package.supersedes:
                found[id_].append(package)
        return found

    def is_late(self, package: Package) -> bool:
        """Return whether a package came out after the day up to which documents were looked for."""
        if self.layering.of(f"package {package.id}"):  # the cut-off is that of the lowest layer
            return False
        day = package.issued or (dt.date(package.year, 1, 1) if package.year else package.effective_from)
        return bool(day and self.cut_off and day > self.cut_off)

    @cached_property
    def exclusions(self) -> dict[str, list[str]]:
        """The measures of the place that nobody can have together with another one, by the id of that one."""
        found: dict[str, list[str]] = defaultdict(list)
        for measure in self.holdings.measure:
            for other in measure.excludes:
                found[measure.id].append(other)
                found[other].append(measure.id)
        return found

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Measures by id, in the order of the file."""
        return {measure.id: measure for measure in self.holdings.measure}

    @cached_property
    def terms(self) -> dict[str, tuple[Measure, Figure]]:
        """Terms by full id (measure#term), each with its measure."""
        return {
            f"{measure.id}#{term.id}": (measure, term) for measure in self.holdings.measure for term in measure.term
        }

    @cached_property
    def _discrepancies(self) -> dict[str, list[Discrepancy]]:
        found: dict[str, list[Discrepancy]] = defaultdict(list)
        for discrepancy in self.holdings.discrepancy:
            for concern in discrepancy.concerns:
                found[concern].append(discrepancy)
        return found

    def discrepancies_on(self, *ids: str) -> tuple[Discrepancy, ...]:
        """Return the discrepancies that name one of the ids, each once."""
        found = {one.id: one for id_ in ids for one in self._discrepancies.get(id_, ())}
        return tuple(found.values())

    def layer(self, *keys: str, cites: Iterable[str] = (), about: Sequence[str] = ()) -> str | None:
        """Return the uppermost layer that gave or changed one of some entries, or what they rest on.

        `keys` are those of the entries, `cites` ids of sources, `about` ids by which disagreements name them.
        """
        doubts = (f"discrepancy {one.jurisdiction}/{one.id}" for one in self.discrepancies_on(*about))
        return self.layering.of(*keys, *(f"source {id_}" for id_ in cites), *doubts)

    def package_layer(
        self, package: Package, *keys: str, cites: Iterable[str] = (), about: Sequence[str] = ()
    ) -> str | None:
        """Return the same of a document, of what replaces it, and of some entries in it."""
        documents = (package, *self.successors.get(package.id, ()))
        return self.layer(*(f"package {one.id}" for one in documents), *keys, cites=cites, about=about)

    def package_standing(self, package: Package) -> Standing:
        """Return how well it is sourced what is known of a document."""
        return standing((self.sources[one] for one in package.sources), is_disputed=False)

    def term_standing(self, measure: Measure, term: Figure) -> Standing:
        """Return how well a term is sourced."""
        return self._standing(f"{measure.id}#{term.id}", term.sources)

    def indicator_standing(self, indicator: Indicator) -> Standing:
        """Return how well an indicator is sourced."""
        return self._standing(f"{indicator.jurisdiction}/{indicator.id}", indicator.sources)

    def _standing(self, id_: str, cited: Iterable[str]) -> Standing:
        return standing((self.sources[one] for one in cited), is_disputed=id_ in self._discrepancies)
