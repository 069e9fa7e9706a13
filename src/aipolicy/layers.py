"""What each of several catalogues, laid one over the other, makes of a place."""

import datetime as dt

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.diff import Change, difference
from aipolicy.errors import CatalogueError
from aipolicy.model.record import Record, record


@record
class LayerRow(Record):
    """A catalogue laid over others, with what it changes."""

    layer: str
    """Its path."""
    title: str | None
    """Null where its front page has none, as for the next."""
    data_version: str | None
    changes: list[Change] | None
    """What it adds and changes of what was asked for; null where those below it are not sound by themselves."""


def layer_rows(catalogue: Catalogue, place: str, as_of: dt.date, entry: str | None = None) -> list[LayerRow]:
    """Return the layers above the lowest, in their order, each with what it makes of a place (by its id).

    With an entry, the id of a package or measure, only what concerns that, and the sources on which it rests.
    """
    rows = []
    for depth in range(1, len(catalogue.layers)):
        own = catalogue.layers[depth]
        changes = _changes(catalogue, depth, place, as_of, entry)
        title, version = own.header("title"), own.header("data_version")
        rows.append(LayerRow(layer=own.name, title=title, data_version=version, changes=changes))
    return rows


def _changes(catalogue: Catalogue, depth: int, place: str, as_of: dt.date, entry: str | None) -> list[Change] | None:
    try:
        below, upper = catalogue.up_to(depth), catalogue.up_to(depth + 1)
        if place not in upper.register:
            return []
        changes = difference(below, upper, as_of, place).changes
    except CatalogueError:
        return None
    if not entry:
        return changes
    wanted = set[str]().union(*(_concerned(one.place(place), entry) for one in (below, upper) if place in one.register))
    return [one for one in changes if one.id in wanted]


def _concerned(place: Place, entry: str) -> set[str]:
    """Return the ids of a package or measure, of what is in it and around it, and of what that rests on."""
    measures = [one for one in place.holdings.measure if entry in (one.id, one.package)]
    packages = {one.package for one in measures} | {entry}
    terms = {f"{measure.id}#{term.id}": term for measure in measures for term in measure.term}
    documents = [place.packages[id_] for id_ in packages if id_ in place.packages]
    cited = {source for one in (*documents, *measures, *terms.values()) for source in one.sources}
    own = {*packages, *(measure.id for measure in measures), *terms}
    return own | cited | {f"{one.jurisdiction}/{one.id}" for one in place.discrepancies_on(*own)}
