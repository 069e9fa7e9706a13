"""What each of several catalogues, laid one over the other, makes of a place."""

import datetime as dt

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.diff import Change, difference
from aipolicy.model.record import Record, record


@record
class LayerRow(Record):
    """A catalogue laid over others, with what it changes."""

    layer: str
    """Its path."""
    title: str | None
    """Null where its front page has none, as for the next."""
    data_version: str | None
    changes: list[Change]
    """What it adds and changes of the place, package or measure that was asked for."""


def layer_rows(catalogue: Catalogue, place: str, as_of: dt.date, entry: str | None = None) -> list[LayerRow]:
    """Return the layers above the lowest, in their order, each with what it makes of a place (by its id).

    With an entry, the id of a package or measure, only what concerns that.
    """
    below = catalogue.below()
    if not below:
        return []
    changes = difference(below, catalogue, as_of, place).changes if place in catalogue.register else []
    measures = {measure.id for measure in catalogue.place(place).holdings.measure if measure.package == entry}
    own = catalogue.layers[-1]
    row = LayerRow(
        layer=own.name,
        title=own.header("title"),
        data_version=own.header("data_version"),
        changes=[one for one in changes if not entry or {one.id, one.id.split("#")[0]} & {entry, *measures}],
    )
    return [*layer_rows(below, place, as_of, entry), row]
