"""Catalogues that lie one over the other, read as one."""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from aipolicy.catalogue.entries import rows, short, text
from aipolicy.catalogue.entry_rules import SCHEMA_VERSION
from aipolicy.catalogue.layer import Layer
from aipolicy.catalogue.merged import Laid, Merged, unknown
from aipolicy.catalogue.positions import TomlPath
from aipolicy.errors import CatalogueError, Fault
from aipolicy.messages import said

_Routes = dict[tuple[str, int], set[str | None]]
_FRONT: set[str | None] = {None}
_WHOLE_SOURCE = {"title", "publisher", "kind", "language"}


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
            place in layer.files or any(place in to for to in routes.values())
            for layer, routes in zip(self.layers[1:], self._routes[1:], strict=True)
        )

    def _sheet(self, place: str | None) -> Merged:
        """Return what all layers hold of a place with a file of its own; for none, their front pages."""
        merged = Merged()
        for depth, layer in enumerate(self.layers):
            routes, front = self._routes[depth], layer.sheet(None)
            merged.lay(Laid(front, depth, lambda *entry, to=routes: place in to.get(entry, _FRONT), keys=place is None))
            if place in layer.files:
                merged.lay(Laid(layer.sheet(place), depth))
            version = front.tables.get("schema_version", SCHEMA_VERSION)
            if not place and (version != SCHEMA_VERSION or isinstance(version, bool)):
                problem = said("{schema_version} is not known", schema_version=short(version))
                advice = said("This aipolicy reads {version}", version=SCHEMA_VERSION)
                merged.faults.append(Fault(*front.where(("schema_version",)), "", "schema_version", problem, advice))
        if merged.faults:
            raise CatalogueError(merged.faults)
        return merged

    @cached_property
    def _routes(self) -> list[_Routes]:
        """For each layer, the places to whose sheets the entries of its front page go; the others stay on it.

        Raises CatalogueError for what changes a package or a measure that is in no layer below.
        """
        faults: list[Fault] = []
        found: list[_Routes] = []
        for depth, layer in enumerate(self.layers):
            found.append({})
            for table in ("profile", "source", "package", "measure", "indicator", "discrepancy"):
                for number, entry in rows(layer.sheet(None).tables.get(table)):
                    homes = {place for place in (text(entry, "jurisdiction"),) if place}
                    if wanted := _looked_for(table, entry):
                        homes = self._homes(wanted, depth)
                        if not homes and depth and table != "source":
                            faults.append(self._unknown(depth, (table, number), wanted[1], len(faults)))
                    if homes := homes & self.files:
                        is_shared = table == "source" and entry.keys() >= _WHOLE_SOURCE
                        found[-1][table, number] = {*homes, *(_FRONT if is_shared else ())}
        if faults:
            raise CatalogueError(faults)
        return found

    def _homes(self, wanted: tuple[str, str], depth: int) -> set[str]:
        """Return the places of an entry of the uppermost layer that has it; of the lowest, of its front page alone.

        A source may stand in the files of several places.
        """
        if not depth:
            own = self.layers[0].on_front_page.get(wanted)
            return {own} if own else set()
        return next(filter(None, (layer.homes(*wanted) for layer in self.layers[depth::-1])), set())

    def _unknown(self, depth: int, path: TomlPath, id_: str, before: int) -> Fault:
        known = sorted(id_ for ids in self._known[:depth] for id_ in ids)
        return Fault(*self.layers[depth].sheet(None).where(path), short(id_), "id", *unknown(id_, known, before))

    @cached_property
    def _known(self) -> list[set[str]]:
        return [layer.known() for layer in self.layers]


def _looked_for(table: str, entry: dict[str, Any]) -> tuple[str, str] | None:
    """Return table and id by which the place of an entry is to be found, where the entry does not name it."""
    if table == "measure" and (package := text(entry, "package")):
        return "package", package
    is_told = table not in ("source", "package", "measure") or (table == "package" and "jurisdiction" in entry)
    id_ = text(entry, "id")
    return None if is_told or not id_ else (table, id_)
