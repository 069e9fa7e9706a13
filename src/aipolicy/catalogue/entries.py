"""The ids of a file, and where their entries stand in it."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from aipolicy.catalogue.positions import TomlPath
from aipolicy.catalogue.toml import at
from aipolicy.messages import Message, said

FRONT = "front "
"""Key of the file as a whole."""
PLACED = ("indicator", "discrepancy")
"""Tables whose ids are known within a place alone."""
_LONGEST = 200
"""Characters of a name: more than any full id has that is sound."""
_SHORT = 100
_NEAR = 0.8
_MOST_NEAR = 1_000
"""Ids beyond which near ones are not looked for: that would take too long where many are wrong."""


class Entries:
    """The ids of a file, sound or not, and the places of their entries."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self.paths: dict[str, list[TomlPath]] = {}
        for table in ("jurisdiction", "source", "package", "measure"):
            for number, entry, id_ in _named(tables.get(table)):
                self._add(f"{table} {id_}", (table, number))
                for inner in ("tier", "term") if table == "measure" else ():
                    for position, _, own in _named(entry.get(inner)):
                        self._add(f"{inner} {id_}#{own}", (table, number, inner, position))
        for table in PLACED:
            for number, entry, id_ in _named(tables.get(table)):
                self._add(f"{table} {entry.get('jurisdiction')}/{id_}", (table, number))
        for number, entry in rows(tables.get("profile")):
            self._add(profile_key(entry), ("profile", number))
        self._add(FRONT, ())

    def _add(self, key: str, path: TomlPath) -> None:
        self.paths.setdefault(key, []).append(path)

    def __contains__(self, key: str) -> bool:
        return key in self.paths

    def nearest(self, id_: str, *tables: str, own: str = "") -> Message:
        """Return the advice to mend an id that is none of some tables, with those, but its own, that may be meant."""
        known = [name for table, _, name in (key.partition(" ") for key in self.paths) if table in tables]
        near = get_close_matches(id_, {*known} - {own}, n=2, cutoff=_NEAR) if len(known) <= _MOST_NEAR else []
        return said("Did you mean {names}? Or add it", names=", ".join(near)) if near else said("Add it or mend the id")


def _named(table: Any) -> Iterator[tuple[int, dict[str, Any], str]]:
    """Yield the entries that have an id, with their numbers and ids."""
    yield from ((number, entry, id_) for number, entry in rows(table) if (id_ := text(entry, "id")) is not None)


def rows(table: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of a table as read, sound or not, with their numbers; nothing that is no entry."""
    if isinstance(table, list):
        yield from ((number, entry) for number, entry in enumerate(table) if isinstance(entry, dict))


def short(value: object) -> str:
    """Return a value as an error may show it: a few characters, whatever it is."""
    try:
        shown = value if isinstance(value, str) else repr(value)
    except (ValueError, RecursionError):  # a number too long to be written out, or a table in a table in ...
        return "..."
    return shown if len(shown) <= _SHORT else f"{shown[:_SHORT]}..."


def profile_key(entry: Mapping[str, Any]) -> str:
    """Return the key of a profile, which has no id: all that it says."""
    return f"profile {entry.get('jurisdiction')}/{entry.get('topic')}: {entry.get('text')}"


def shown(key: str) -> str:
    """Return what a fault calls an entry: its key without the table, cut where it is long."""
    name = key.split(" ", 1)[1]
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}..."


def text(entry: Mapping[str, Any], key: str) -> str | None:
    """Return the text that an entry, sound or not, has under a key."""
    value = entry.get(key)
    return value if isinstance(value, str) else None


def name_of(tables: Any, path: TomlPath) -> str:
    """Return the ids along a path, such as `hefei-x.rd#cap`; a position where an entry has no id."""
    names = []
    for depth, part in enumerate(path, 1):
        if isinstance(part, int):
            entry = at(tables, path[:depth])[1]
            table = str(path[depth - 2])
            named = text(entry, "id") if isinstance(entry, dict) else None
            place = text(entry, "jurisdiction") if named and table in PLACED else None
            names.append("/".join(filter(None, (place, named))) or f"{table} {part + 1}")
    return "#".join(names)
