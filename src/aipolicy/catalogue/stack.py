"""Catalogues that lie one over the other, read as one."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any

from aipolicy.catalogue.entries import rows, text
from aipolicy.catalogue.layer import Layer
from aipolicy.catalogue.merged import Laid, Merged
from aipolicy.errors import CatalogueError, Fault
from aipolicy.messages import said

_Routes = dict[tuple[str, int], str]
_TELLING = {"package": {"jurisdiction"}, "source": {"title", "publisher", "kind", "language"}}
"""Keys by which an entry tells where it belongs: a package to its place, a source that is all there to its layer."""


class Stack:
    """Layers of which a later one adds entries, and changes those below it by id, field by field.

    What a front page holds of a place that has a file in any layer is laid over that file.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = layers
        self.files = {stem for layer in layers for stem in layer.files}
        """The places that have a file of their own in any layer."""
        self.sheet = cache(self._sheet)

    def above(self, place: str) -> bool:
        """Return whether a layer above the lowest holds anything of a place that has a file of its own."""
        return any(
            place in layer.files or place in routes.values()
            for layer, routes in zip(self.layers[1:], self._routes[1:], strict=True)
        )

    def _sheet(self, place: str | None) -> Merged:
        """Return what all layers hold of a place with a file of its own; for none, their front pages."""
        merged = Merged()
        for layer, routes in zip(self.layers, self._routes, strict=True):
            name = None if layer is self.layers[0] else layer.name
            front = layer.sheet(None)
            merged.lay(Laid(front, name, lambda *entry, to=routes: to.get(entry) == place, keys=place is None))
            if place in layer.files:
                merged.lay(Laid(layer.sheet(place), name))
        return merged

    @cached_property
    def _routes(self) -> list[_Routes]:
        """For each layer, the places to whose sheets the entries of its front page go; the others stay on it.

        Raises CatalogueError for what changes an entry that is in no layer below.
        """
        faults: list[Fault] = []
        found = []
        for depth, layer in enumerate(self.layers):
            routes: _Routes = {}
            for table in ("profile", "source", "package", "measure", "indicator", "discrepancy"):
                for number, entry in rows(layer.sheet(None).tables.get(table)):
                    place = text(entry, "jurisdiction")
                    if wanted := _looked_for(table, entry):
                        place = self._home(wanted, depth)
                        if not place and depth and table != "source":
                            faults.append(self._unknown(depth, table, number, wanted))
                    if place in self.files:
                        routes[table, number] = place
            found.append(routes)
        if faults:
            raise CatalogueError(faults)
        return found

    def _home(self, id_: str, depth: int) -> str | None:
        """Return the place of an entry of a layer or of one below it."""
        return next(filter(None, (layer.home(id_) for layer in self.layers[depth::-1])), None)

    def _unknown(self, depth: int, table: str, number: int, id_: str) -> Fault:
        known = dict.fromkeys(known for one in self.layers[:depth] for known in one.known())
        near = get_close_matches(id_, known, n=3)
        advice = said("Did you mean {names}?", names=", ".join(near)) if near else said("Add it or mend the id")
        return Fault(
            *self.layers[depth].sheet(None).where((table, number)),
            id_,
            "id",
            said("{id!r} stands in no layer below", id=id_),
            advice,
        )


def _looked_for(table: str, entry: dict[str, Any]) -> str | None:
    """Return the id by which the place of an entry is to be found, where the entry does not name it."""
    if table == "measure":
        return text(entry, "package") or text(entry, "id")
    return None if entry.keys() >= _TELLING.get(table, set()) else text(entry, "id")
