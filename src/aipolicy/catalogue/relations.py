"""What must hold between entries of several files: relations lead to something, inwards, and never in a circle."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from aipolicy.catalogue.circles import circles
from aipolicy.catalogue.entries import Entries, shown
from aipolicy.catalogue.entry_rules import Broken
from aipolicy.catalogue.place import Place
from aipolicy.catalogue.toml import Sheet
from aipolicy.errors import Fault
from aipolicy.messages import said

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


def _links(places: Sequence[Place]) -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
    """Return the relations that may leave a file, by noun and field, then by entry."""
    packages = [package for place in places for package in place.holdings.package]
    measures = [measure for place in places for measure in place.holdings.measure]
    return {
        ("package", "carries_out"): {one.id: one.carries_out for one in packages},
        ("measure", "excludes"): {one.id: one.excludes for one in measures},
        ("measure", "needs"): {one.id: one.needs for one in measures},
    }
