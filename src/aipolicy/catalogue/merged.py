"""Sheets that lie one over the other, read as one."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from difflib import get_close_matches
from typing import Any, NamedTuple

from aipolicy.catalogue.entries import PLACED, Entries, name_of, rows, short, text
from aipolicy.catalogue.positions import TomlPath
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import CatalogueError, Fault, Position
from aipolicy.messages import Message, said

_NEEDED = {
    "jurisdiction": "level", "source": "publisher", "profile": "text", "package": "issuer", "measure": "instrument",
    "tier": "label", "term": "kind", "indicator": "metric", "discrepancy": "about",
}  # fmt: skip
"""The lists of entries (every other list is a value, replaced as one), each with a key that no whole entry lacks."""
_HEADER = ("schema_version", "data_version", "title", "licence", "cut_off")
"""Keys of a front page that tell of its own catalogue: those of the lowest count for all."""
_WITHOUT = "without"
"""Key under which an entry names the keys that it takes away from the one below."""
_SAID = (
    "kind", "value", "value_min", "bound", "unit", "per", "period", "base", "metric", "basis", "tier", "year",
    "company", "holder", "subject", "scope", "part_of",
)  # fmt: skip
"""Keys of a figure that its sources say."""
_MOST_GUESSES = 20
"""Misspelt ids for which near ones are looked for; with more, something else is wrong."""


class Laid(NamedTuple):
    """A sheet to lay over others."""

    file: TomlFile
    depth: int = 0
    """Number of its layer; 0 for the lowest."""
    keep: Callable[[str, int], bool] = lambda table, number: True
    """Whether an entry, given by its table and number, is taken."""
    keys: bool = True
    """Whether the keys outside the tables are taken."""


class Merged:
    """Tables in which a later sheet adds entries, and changes those below it by id, key by key."""

    def __init__(self) -> None:
        self.tables: dict[str, Any] = {}
        self.faults: list[Fault] = []
        """What a sheet says of entries below it that can't be so."""
        self._origin: dict[TomlPath, tuple[TomlFile, TomlPath]] = {}
        self._changed: dict[TomlPath, tuple[TomlFile, TomlPath]] = {}
        self._depths: dict[TomlPath, int] = {}
        self._laid: dict[tuple[int, TomlPath, tuple[str | None, str]], str] = {}
        """Where each entry of a layer stands first."""

    def where(self, path: TomlPath) -> tuple[str, Position | None]:
        """Return the file that gave a table, key or element last, and where in it.

        What stands nowhere is looked for in the sheet that changed the entry last.
        """
        file, own = self._source(path)
        if not file.has(own):
            changed = (self._changed[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self._changed)
            file, own = next(changed, (file, own))
        return file.where(own)

    def has(self, path: TomlPath) -> bool:
        """Return whether a table, key or element stands in the file that gave it."""
        file, own = self._source(path)
        return file.has(own)

    def _source(self, path: TomlPath) -> tuple[TomlFile, TomlPath]:
        known = next(path[:end] for end in range(len(path), -1, -1) if path[:end] in self._origin)
        file, own = self._origin[known]
        return file, (*own, *path[len(known) :])

    def depths(self) -> dict[str, int]:
        """Return the layer above the lowest that gave an entry or changed it last, as a number, by the entry's key."""
        paths = Entries(self.tables).paths
        return {key: self._depths[path] for key, (path, *_) in paths.items() if path in self._depths}

    def lay(self, laid: Laid) -> None:
        """Lay a sheet over what is there. Raises CatalogueError for one that is nested too deeply."""
        self._origin[()] = (laid.file, ())
        try:
            self._over(self.tables, laid.file.tables, (), (), laid)
        except RecursionError:
            problem = said("is nested too deeply to be a catalogue")
            raise CatalogueError([Fault(str(laid.file.path), None, "", "", problem, said("Flatten it"))]) from None

    def _over(self, into: dict[str, Any], found: dict[str, Any], at: TomlPath, own: TomlPath, laid: Laid) -> bool:
        """Change a table key by key; return whether that changed anything but the entries in it."""
        is_changed = False
        if at and laid.depth and _WITHOUT in found:
            is_changed = self._take_away(into, found[_WITHOUT], at, (*own, _WITHOUT), laid)
        for key, value in found.items():
            below = into.get(key)
            if key == _WITHOUT and at and laid.depth:
                continue
            if key in _NEEDED and isinstance(value, list) and isinstance(below, list | None):
                table = below or []
                self._entries(table, value, (*at, key), (*own, key), laid)
                if table or at or laid.keys:
                    into[key] = table
            elif not at and (not laid.keys or (laid.depth and key in _HEADER)):
                continue
            elif isinstance(value, dict) and isinstance(below, dict):
                is_changed |= self._over(below, value, (*at, key), (*own, key), laid)
            else:
                is_changed |= value != below
                into[key] = deepcopy(value)
                self._set_origin((*at, key), below, laid.file, (*own, key))
        return is_changed

    def _take_away(self, into: dict[str, Any], names: Any, at: TomlPath, own: TomlPath, laid: Laid) -> bool:
        if not isinstance(names, list):
            self._fault(laid, own, said("is no list of keys"), said("Put it in square brackets"))
            return False
        for name in names:
            if isinstance(name, str) and name != "id" and name in into:
                self._set_origin((*at, name), into.pop(name), laid.file, own)
            else:
                problem = said("{name!r} is no key of the entry below that can be taken away", name=short(name))
                self._fault(laid, own, problem, said("Take it out of the list"))
        return bool(names)

    def _set_origin(self, at: TomlPath, before: Any, file: TomlFile, own: TomlPath) -> None:
        """Note who gave a key, in place of who gave what it held before."""
        if isinstance(before, dict) or at[-1] in _NEEDED:
            noted: dict[TomlPath, Any]
            for noted in (self._origin, self._changed, self._depths):
                for path in [path for path in noted if path[: len(at)] == at]:
                    del noted[path]
        self._origin[at] = (file, own)

    def _entries(self, into: list[Any], found: list[Any], at: TomlPath, own: TomlPath, laid: Laid) -> None:
        """Lay entries over those of the same id, and add the others."""
        table = str(at[-1])
        below = {id_: number for number, entry in rows(into) if (id_ := _id(table, entry))}
        for number, entry in enumerate(found):
            path = (*own, number)
            if len(at) == 1 and not laid.keep(table, number):
                continue
            id_ = _id(table, entry) if isinstance(entry, dict) else None
            if first := self._laid.get((laid.depth, at, id_)) if laid.depth and id_ else None:
                problem = said("stands twice, first at {where}", where=first)
                self._fault(laid, (*path, "id"), problem, said("Make one entry of them"))
            elif id_ in below:
                self._change(into[below[id_]], entry, (*at, below[id_]), path, laid)
            elif laid.depth and isinstance(entry, dict) and _NEEDED[table] not in entry and id_:
                problem, advice = unknown(id_[1], [one for _, one in below], len(self.faults))
                self._fault(laid, (*path, "id"), problem, advice)
            else:
                self._add(into, entry, (*at, len(into)), path, laid)
            if id_ and laid.depth:
                file, place = laid.file.where(path)
                self._laid.setdefault((laid.depth, at, id_), f"{file}:{place.line}" if place else file)

    def _add(self, into: list[Any], entry: Any, at: TomlPath, own: TomlPath, laid: Laid) -> None:
        into.append(deepcopy(entry))
        self._origin[at] = (laid.file, own)
        if laid.depth and isinstance(entry, dict):
            inner = ((*at, name, number) for name in ("tier", "term") for number, _ in rows(entry.get(name)))
            self._depths |= dict.fromkeys((at, *inner), laid.depth)

    def _change(self, below: dict[str, Any], entry: dict[str, Any], at: TomlPath, own: TomlPath, laid: Laid) -> None:
        before = [below.get(key) for key in _SAID]
        self._changed[at] = (laid.file, own)
        if self._over(below, entry, at, own, laid):
            self._depths[at] = laid.depth
        is_figure = at[-2] in ("term", "indicator")
        if is_figure and "sources" not in entry and before != [below.get(key) for key in _SAID]:
            problem = said("are still those of the figure that is changed")
            self._fault(laid, (*own, "sources"), problem, said("Name in sources who says the new one"))

    def _fault(self, laid: Laid, path: TomlPath, problem: Message, advice: Message) -> None:
        name = name_of(laid.file.tables, path[:-1])
        self.faults.append(Fault(*laid.file.where(path), name, str(path[-1]), problem, advice))


def _id(table: str, entry: dict[str, Any]) -> tuple[str | None, str] | None:
    """Return what tells an entry from others of its table: its id, in some tables with its place; none without one.

    A profile has no id: the same fact about the same place is the same entry.
    """
    id_ = f"{text(entry, 'topic')}: {text(entry, 'text')}" if table == "profile" else text(entry, "id")
    place = text(entry, "jurisdiction") if table in (*PLACED, "profile") else None
    return (place, id_) if id_ else None


def unknown(id_: str, known: Sequence[str], before: int) -> tuple[Message, Message]:
    """Return what is wrong with an id that stands nowhere below, and what to do; `before` such were told already."""
    shown = short(id_)
    near = get_close_matches(shown, known, n=3) if before < _MOST_GUESSES else []
    problem = said("{id!r} stands in no layer below", id=shown)
    if near:
        return problem, said("Did you mean {names}? Or give it whole", names=", ".join(near))
    return problem, said("Mend the id, or give it whole")
