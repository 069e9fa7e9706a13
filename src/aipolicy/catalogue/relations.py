"""What must hold between entries of several files: relations lead to something, inwards, and never in a circle."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from aipolicy.catalogue.circles import circles
from aipolicy.catalogue.entries import Entries, shown
from aipolicy.catalogue.entry_rules import Broken
from aipolicy.catalogue.place import Place
from aipolicy.catalogue.toml import Sheet
from aipolicy.errors import Fault
from aipolicy.messages import said

MOST_RELATED = 12
"""Measures of a place, and of those around it, that may exclude or need one another: all sets of them are tried."""
_ADVICE = said("Add it, mend the id, or name one of the same place or of one around it")


def relation_faults(
    places: Sequence[Place], around: Mapping[str, Sequence[str]], sheet: Callable[[str], Sheet]
) -> Iterator[Fault]:
    """Yield what is wrong between entries of all places.

    `around` gives the ids of the places around each place, `sheet` the tables of a place.
    """
    for home, broken in _broken(places, around):
        tables = sheet(home)
        *_, path = Entries(tables.tables).paths[broken.key]
        yield Fault(*tables.where((*path, broken.field)), shown(broken.key), *broken[1:])


def _broken(places: Sequence[Place], around: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Broken]]:
    """Yield what is wrong, each with the id of the place whose file is to be mended."""
    yield from _twice(places)
    yield from _contradictions(places)
    yield from _entangled(places, around)
    packages = {id_: place.jurisdiction.id for place in places for id_ in place.packages}
    measures = {id_: place.jurisdiction.id for place in places for id_ in place.measures}
    homes = {"package": packages, "measure": measures}
    for (noun, field), links in _links(places).items():
        for id_, others in links.items():
            home = homes[noun][id_]
            for other in others:
                if other == id_ and field == "excludes":
                    yield (
                        home,
                        Broken(
                            f"{noun} {id_}",
                            field,
                            said("names the {noun} itself", noun=noun),
                            said("Name the other one"),
                        ),
                    )
                if homes[noun].get(other) not in (home, *around[home]):
                    problem = said(
                        "{other!r} is no {noun} of {home} or of a place around it", other=other, noun=noun, home=home
                    )
                    yield home, Broken(f"{noun} {id_}", field, problem, _ADVICE)
        for circle in circles(links) if field != "excludes" else ():
            problem = said("leads in a circle: {names}", names=", ".join(circle))
            yield (
                homes[noun][circle[0]],
                Broken(f"{noun} {circle[0]}", field, problem, said("Take one of the links out")),
            )


def _twice(places: Sequence[Place]) -> Iterator[tuple[str, Broken]]:
    first: dict[str, str] = {}
    for place in places:
        here = place.jurisdiction.id
        for noun, ids in (("package", place.packages), ("measure", place.measures)):
            for id_ in ids:
                if other := first.get(f"{noun} {id_}"):
                    problem = said("stands in {other} too", other=other)
                    yield here, Broken(f"{noun} {id_}", "id", problem, said("Give each entry an id of its own"))
                first[f"{noun} {id_}"] = here


def _contradictions(places: Sequence[Place]) -> Iterator[tuple[str, Broken]]:
    """Yield the measures that nobody can have: they need, be it by way of others, two that exclude each other."""
    needs = {one.id: one.needs for place in places for one in place.holdings.measure}
    excluded = {
        pair for place in places for one, others in place.exclusions.items() for pair in ((one, o) for o in others)
    }
    for place in places:
        for measure in place.holdings.measure:
            if measure.needs:
                together = _with_needs(measure.id, needs)
                clash = next(
                    (pair for pair in combinations(sorted(together), 2) if {pair, pair[::-1]} & excluded), None
                )
                if clash:
                    problem = said("asks for {one} and {other}, which exclude each other", one=clash[0], other=clash[1])
                    advice = said("Mend `needs` here, or `excludes` there")
                    yield place.jurisdiction.id, Broken(f"measure {measure.id}", "needs", problem, advice)


def _with_needs(id_: str, needs: Mapping[str, Sequence[str]]) -> set[str]:
    """Return a measure with all that it needs, be it by way of others."""
    found, new = {id_}, {id_}
    while new:
        new = {other for one in new for other in needs.get(one, ())} - found
        found |= new
    return found


def _entangled(places: Sequence[Place], around: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Broken]]:
    """Yield the places where more measures exclude or need one another than all sets of them can be tried."""
    pairs = [
        (measure.id, other)
        for place in places
        for measure in place.holdings.measure
        for other in (*measure.excludes, *measure.needs)
    ]
    related = {id_ for pair in pairs for id_ in pair}
    for place in places:
        home = place.jurisdiction.id
        own = [id_ for id_ in place.measures if id_ in related]
        inside = [one for one in places if one.jurisdiction.id in (home, *around[home])]
        count = sum(id_ in related for one in inside for id_ in one.measures)
        if own and count > MOST_RELATED:
            problem = said("{count} measures exclude or need one another, here and around it", count=count)
            advice = said("Keep it to {most}: more can't be weighed against each other", most=MOST_RELATED)
            yield home, Broken(f"measure {own[-1]}", "id", problem, advice)


def _links(places: Sequence[Place]) -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
    """Return the relations that may leave a file, by noun and field, then by entry."""
    packages = [package for place in places for package in place.holdings.package]
    measures = [measure for place in places for measure in place.holdings.measure]
    return {
        ("package", "carries_out"): {one.id: one.carries_out for one in packages},
        ("measure", "excludes"): {one.id: one.excludes for one in measures},
        ("measure", "needs"): {one.id: one.needs for one in measures},
    }
