"""What of several measures can be had together: exclusions, needs, shared ceilings, and the whole of a spending."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from aipolicy.catalogue.place import Place
from aipolicy.estimator.choice import Counted
from aipolicy.estimator.fit import Bound, Cell, fitted
from aipolicy.estimator.limits import ByYear, limit, number_of
from aipolicy.estimator.line import LeftOut, Line
from aipolicy.estimator.result import Sums
from aipolicy.model.firm import Firm, parts_of, unit_of
from aipolicy.model.term import Figure, Number


def together(
    places: Sequence[Place], counted: Sequence[Counted], firm: Firm, years: int
) -> tuple[list[Line], list[Sums]]:
    """Return the lines of measures, the largest first, with what is counted of each in the best admissible set.

    With them come the two sums of each year. A set of measures is admissible where none of them excludes another and
    each that needs others has them, as far as those are computed. All sets of related measures are tried: a catalogue
    has a dozen of them in a place at most.
    """
    counted = sorted(
        counted, key=lambda one: (-sum(one.possible), -one.line.amount, one.line.term, one.line.tier or "")
    )
    lines = [one.line for one in counted]
    rules = _Rules(places, lines)
    bounds = [*_shared(places, lines, firm, years), *_spending(lines, firm, years)]
    kept, possible = _best(rules, bounds, lines, [one.possible for one in counted])
    _, sure = _best(rules, bounds, lines, [one.sure for one in counted])
    found = []
    for number, one in enumerate(counted):
        why, by = one.left_out, one.left_out_for
        if not why and sum(possible[number]) < one.line.amount:
            why, by = _why(rules, _reached(bounds, possible), one.line, number, kept)
        found.append(
            replace(one.line, possible=sum(possible[number]), sure=sum(sure[number]), left_out=why, left_out_for=by)
        )
    by_year = [
        Sums(sure=sum(own[year] for own in sure), possible=sum(own[year] for own in possible)) for year in range(years)
    ]
    return sorted(found, key=lambda line: (-line.possible, -line.amount, line.term, line.tier or "")), by_year


class _Rules:
    """Which measures exclude or need one another, of those that are computed."""

    def __init__(self, places: Sequence[Place], lines: Sequence[Line]) -> None:
        computed = {line.measure for line in lines}
        self.fitting = {line.measure for line in lines if line.eligible != "no"}
        self.excludes: dict[str, set[str]] = {}
        self.needs: dict[str, set[str]] = {}
        for place in places:
            for id_, others in place.exclusions.items():
                self.excludes.setdefault(id_, set()).update({*others} & computed)
            self.needs |= {one.id: {*one.needs} & computed for one in place.holdings.measure if one.needs}
        pairs = [(one, other) for links in (self.excludes, self.needs) for one in links for other in links[one]]
        self.related = sorted({id_ for pair in pairs for id_ in pair} & self.fitting)

    def admit(self, chosen: Collection[str]) -> bool:
        """Return whether measures can be had together."""
        return all(not self.excludes.get(id_, set()) & {*chosen} for id_ in chosen) and all(
            self.needs.get(id_, set()) <= {*chosen} & self.fitting for id_ in chosen
        )


def _shared(places: Sequence[Place], lines: Sequence[Line], firm: Firm, years: int) -> list[Bound]:
    """Return the ceilings of lines, and those of which these are parts, that of each year or for all years."""
    terms = {id_: term for place in places for id_, (_, term) in place.terms.items()}
    under: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for id_ in dict.fromkeys(top for cap in line.caps for top in _above(cap.term, terms)):
            under.setdefault(id_, []).append(number)
    limits = {
        id_: limit(terms[id_], _times(terms[id_], [lines[number] for number in own], firm))
        for id_, own in under.items()
    }
    return [
        Bound(limits[id_].most, frozenset(cells), id_)
        for id_, own in under.items()
        for cells in _cells(own, years, each=limits[id_].yearly)
    ]


def _times(cap: Figure, lines: Sequence[Line], firm: Firm) -> Number | None:
    """Return how many there are of what a ceiling of some lines is for each of; none for one."""
    if cap.per == "person":
        return sum(line.number or 0 for line in lines if line.per == "person")
    return number_of(cap, None, firm)


def _cells(lines: Sequence[int], years: int, *, each: bool) -> list[list[Cell]]:
    """Return lines in each year, or in all years together."""
    by_year = [[(number, year) for number in lines] for year in range(years)]
    return by_year if each else [[cell for cells in by_year for cell in cells]]


def _above(cap: str, terms: Mapping[str, Figure]) -> list[str]:
    """Return a ceiling and those of which it is a part; a budget, of which it may be one too, is for all firms."""
    found = [cap]
    while (part_of := terms[found[-1]].part_of) and vars(terms[part_of])["kind"] == "cap":
        found.append(part_of)
    return found


def _spending(lines: Sequence[Line], firm: Firm, years: int) -> list[Bound]:
    """Return the limits that what a firm spends sets to what is paid for it in a year."""
    found = []
    for base in dict.fromkeys(line.base for line in lines if line.base):
        own = [number for number, line in enumerate(lines) if line.base in (base, *parts_of(base))]
        if not unit_of(base) and (whole := firm.figure(base)) is not None:
            found += [Bound(int(whole), frozenset(one)) for one in _cells(own, years, each=True)]
    for part in dict.fromkeys((line.base, line.chips) for line in lines if line.chips):
        own = [number for number, line in enumerate(lines) if (line.base, line.chips) == part]
        most = lines[own[0]].base_value or 0
        found += [Bound(most, frozenset(one)) for one in _cells(own, years, each=True)]
    return found


def _best(
    rules: _Rules, bounds: Sequence[Bound], lines: Sequence[Line], own: Sequence[ByYear]
) -> tuple[frozenset[str], list[ByYear]]:
    """Return the best admissible set of related measures, and what of each line is counted with it."""
    found: tuple[frozenset[str], list[ByYear]] = frozenset(), []
    most = -1
    for size in range(len(rules.related), -1, -1):
        for chosen in map(frozenset, combinations(rules.related, size)):
            if rules.admit(chosen):
                amounts = fitted(
                    [
                        (0,) * len(one) if line.measure in rules.related and line.measure not in chosen else one
                        for line, one in zip(lines, own, strict=True)
                    ],
                    bounds,
                )
                if (total := sum(map(sum, amounts))) > most:
                    most, found = total, (chosen, amounts)
    return found


def _why(
    rules: _Rules, reached: Sequence[Bound], line: Line, number: int, kept: frozenset[str]
) -> tuple[LeftOut, tuple[str, ...]]:
    """Return why a line that its measure alone would pay is not counted whole."""
    if line.measure in rules.related and line.measure not in kept:
        rivals = rules.excludes.get(line.measure, set()) & kept
        lacking = rules.needs.get(line.measure, set()) - (kept & rules.fitting)
        return ("excluded", tuple(sorted(rivals))) if rivals else ("needs", tuple(sorted(lacking)))
    over = dict.fromkeys(one.ceiling for one in reached if one.ceiling and number in {line for line, _ in one.cells})
    return ("ceiling", tuple(over)) if over else ("spending", ())


def _reached(bounds: Sequence[Bound], amounts: Sequence[ByYear]) -> list[Bound]:
    """Return the bounds that nothing more fits under."""
    return [one for one in bounds if sum(amounts[line][year] for line, year in one.cells) >= one.most]
