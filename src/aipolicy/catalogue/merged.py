"""Sheets that lie one over the other, read as one."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

from aipolicy.catalogue.entries import PLACED, Entries, rows, text
from aipolicy.catalogue.positions import TomlPath
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import CatalogueError, Fault, Position
from aipolicy.messages import said

_TABLES = ("jurisdiction", "source", "profile", "package", "measure", "tier", "term", "indicator", "discrepancy")
"""Lists of entries; every other list is a value, replaced as one."""
_WITHOUT = "without"
"""Key under which an entry names the keys that it takes away from the one below."""

_SAID = ("kind", "value", "value_min", "bound", "unit")
"""Keys of a figure that its sources say."""


class Laid(NamedTuple):
    """A sheet to lay over others."""

    file: TomlFile
    layer: str | None = None
    """Name of its catalogue; none for the lowest."""
    keep: Callable[[str, int], bool] = lambda table, number: True
    """Whether an entry, given by its table and number, is taken."""
    keys: bool = True
    """Whether the keys outside the tables are taken."""


class Merged:
    """Tables in which a later sheet adds entries, and changes those below it by id, key by key."""

    def __init__(self) -> None:
        self.tables: dict[str, Any] = {}
        self._origin: dict[TomlPath, tuple[TomlFile, TomlPath]] = {}
        self._layers: dict[TomlPath, str] = {}

    def where(self, path: TomlPath) -> tuple[str, Position | None]:
        """Return the file that gave a table, key or element last, and where in it."""
        file, own = self._source(path)
        return file.where(own)

    def has(self, path: TomlPath) -> bool:
        """Return whether a table, key or element stands in the file that gave it."""
        file, own = self._source(path)
        return file.has(own)

    def _source(self, path: TomlPath) -> tuple[TomlFile, TomlPath]:
        known = next(path[:end] for end in range(len(path), -1, -1) if path[:end] in self._origin)
        file, own = self._origin[known]
        return file, (*own, *path[len(known) :])

    def layers(self) -> dict[str, str]:
        """Return the layer above the lowest that gave an entry, or changed it last, by the entry's key."""
        paths = Entries(self.tables).paths
        return {key: self._layers[path] for key, (path, *_) in paths.items() if path in self._layers}

    def lay(self, laid: Laid) -> None:
        """Lay a sheet over what is there.

        Raises CatalogueError for what is nested too deeply, takes a key away that is not there, or changes a figure and
        not its sources.
        """
        self._origin[()] = (laid.file, ())
        try:
            self._over(self.tables, laid.file.tables, (), (), laid)
        except RecursionError:
            problem = said("is nested too deeply to be a catalogue")
            raise CatalogueError([Fault(str(laid.file.path), None, "", "", problem, said("Flatten it"))]) from None

    def _over(self, into: dict[str, Any], found: dict[str, Any], at: TomlPath, own: TomlPath, laid: Laid) -> bool:
        """Change a table key by key; return whether that changed anything but the entries in it."""
        is_changed = False
        for key, value in found.items():
            below = into.get(key)
            if key in _TABLES and isinstance(value, list) and isinstance(below, list | None):
                table = below or []
                self._entries(table, value, (*at, key), (*own, key), laid)
                if table or at or laid.keys:
                    into[key] = table
            elif not at and not laid.keys:
                continue
            elif key == _WITHOUT and laid.layer:
                is_changed |= self._take_away(into, value, at, (*own, key), laid.file)
            elif isinstance(value, dict) and isinstance(below, dict):
                is_changed |= self._over(below, value, (*at, key), (*own, key), laid)
            else:
                is_changed |= value != below
                into[key] = deepcopy(value)
                self._origin[*at, key] = (laid.file, (*own, key))
        return is_changed

    def _take_away(self, into: dict[str, Any], names: Any, at: TomlPath, own: TomlPath, file: TomlFile) -> bool:
        """Take keys out of an entry; raise CatalogueError for one that is not there."""
        for name in names if isinstance(names, list) else [names]:
            if not isinstance(name, str) or name == "id" or name not in into:
                problem = said("{name!r} is no key of the entry below", name=name)
                raise CatalogueError([Fault(*file.where(own), "", _WITHOUT, problem, said("Take it out of the list"))])
            del into[name]
            self._origin[*at, name] = (file, own)
        return bool(names)

    def _entries(self, into: list[Any], found: list[Any], at: TomlPath, own: TomlPath, laid: Laid) -> None:
        """Lay entries over those of the same id, and add the others; a second one of an id is added, as a fault."""
        below = {_id(str(at[-1]), entry): number for number, entry in rows(into)}
        for number, entry in enumerate(found):
            if len(at) == 1 and not laid.keep(str(at[0]), number):
                continue
            id_ = _id(str(at[-1]), entry) if isinstance(entry, dict) else None
            same = below.pop(id_, None) if id_ else None
            here: TomlPath = (*at, len(into) if same is None else same)
            if same is None:
                into.append(deepcopy(entry))
                self._origin[here] = (laid.file, (*own, number))
                if laid.layer and isinstance(entry, dict):
                    self._mark_new(here, entry, laid.layer)
            else:
                self._change(into[same], entry, here, (*own, number), laid)

    def _change(self, below: dict[str, Any], entry: dict[str, Any], at: TomlPath, own: TomlPath, laid: Laid) -> None:
        before = [below.get(key) for key in _SAID]
        if self._over(below, entry, at, own, laid) and laid.layer:
            self._layers[at] = laid.layer
        if "sources" in below and "sources" not in entry and before != [below.get(key) for key in _SAID]:
            problem = said("still cites the sources of the figure that it changes")
            advice = said("Name in sources who says the new one")
            raise CatalogueError([Fault(*laid.file.where(own), str(entry["id"]), "sources", problem, advice)])

    def _mark_new(self, here: TomlPath, entry: dict[str, Any], layer: str) -> None:
        inner = ((*here, name, number) for name in ("tier", "term") for number, _ in rows(entry.get(name)))
        self._layers |= dict.fromkeys((here, *inner), layer)


def _id(table: str, entry: dict[str, Any]) -> tuple[str | None, str] | None:
    """Return what tells an entry from others of its table: its id, in some tables with its place; none without one."""
    id_ = text(entry, "id")
    place = text(entry, "jurisdiction") if table in PLACED else None
    return (place, id_) if id_ else None
