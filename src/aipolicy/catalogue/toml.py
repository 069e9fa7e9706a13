"""A TOML file as read: its tables, and the lines on which they stand."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import tomli

from aipolicy.catalogue.positions import Positions, TomlPath
from aipolicy.errors import CatalogueError, Fault, Position, UsageError
from aipolicy.messages import said

LARGEST_FILE = 20 * 10**6
"""Bytes of the largest file that is read: eighty times our largest."""


class Sheet(Protocol):
    """Tables as read, of one file or of several that lie one over the other."""

    @property
    def tables(self) -> dict[str, Any]:
        """The tables by name; floats are exact decimals."""

    def where(self, path: TomlPath) -> tuple[str, Position | None]:
        """Return the file that holds a table, key or element, and where in it."""

    def has(self, path: TomlPath) -> bool:
        """Return whether a table, key or element stands there."""


class TomlFile:
    """A file's content; floats are exact decimals."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = _text(path)
        try:
            self.tables: dict[str, Any] = tomli.loads(self.text, parse_float=Decimal)
        except ValueError as error:  # a TOMLDecodeError, or a number too long to be read
            line = getattr(error, "lineno", None)
            place = Position(line, getattr(error, "colno", 1)) if line else None
            problem = said("is not TOML: {detail}", detail=getattr(error, "msg", error))
            raise CatalogueError([Fault(str(path), place, "", "", problem, said("Mend the line"))]) from None
        except RecursionError:
            problem = said("is nested too deeply to be a catalogue")
            raise CatalogueError([Fault(str(path), None, "", "", problem, said("Flatten it"))]) from None

    def where(self, path: TomlPath) -> tuple[str, Position | None]:
        """Return the file that holds a table, key or element, and where in it."""
        return str(self.path), self.position(path)

    def position(self, path: TomlPath) -> Position | None:
        """Return the place of a table, key or element, or of the nearest one around it; none for the whole file."""
        known = self._positions.of
        while path and path not in known:
            first_of_several: TomlPath = (*path, 0)
            path = first_of_several if first_of_several in known else path[:-1]
        return known.get(path)

    def has(self, path: TomlPath) -> bool:
        """Return whether a table, key or element stands in the file."""
        return path in self._positions.of

    def path_at(self, line: int) -> TomlPath | None:
        """Return the path of the table or key that begins on a line; none for a line that goes on with one."""
        return self._paths.get(line)

    @cached_property
    def _paths(self) -> dict[int, TomlPath]:
        """The outermost path that begins on each line."""
        found: dict[int, TomlPath] = {}
        for path, place in self._positions.of.items():
            found.setdefault(place.line, path)
        return found

    @property
    def lines_of_texts(self) -> frozenset[int]:
        """Lines that go on with a text in triple quotation marks."""
        return frozenset(self._positions.continued)

    @cached_property
    def _positions(self) -> Positions:
        """Only a fault, or a change of form, asks for them."""
        return Positions(self.text)


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or a device would be waited for
            raise UsageError("{path} is no ordinary file. Give the path of a TOML file.", path=path)
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            problem = said("is larger than {most} million bytes", most=LARGEST_FILE // 10**6)
            raise CatalogueError([Fault(str(path), None, "", "", problem, said("Give each place a file of its own"))])
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError("no catalogue at {path}. Give the path of its front page, a TOML file.", path=path) from None
    except IsADirectoryError:
        raise UsageError(
            "{path} is a folder. Give its front page, such as {front}.", path=path, front=path / "policies.toml"
        ) from None
    except OSError as error:
        raise UsageError("{path} can't be read: {reason}.", path=path, reason=error.strerror) from None
    except UnicodeDecodeError as error:
        problem = said(
            "is not UTF-8: byte {byte:#04x} at offset {start}", byte=error.object[error.start], start=error.start
        )
        raise CatalogueError([Fault(str(path), None, "", "", problem, said("Save it as UTF-8"))]) from None


def at(tables: Any, path: TomlPath) -> tuple[TomlPath, Any]:
    """Follow a path as far as it leads; return the part that exists and what stands there.

    Parts that name no key, such as the tag by which a union was chosen, are passed over.
    """
    found: list[str | int] = []
    for part in path:
        inside = isinstance(tables, Mapping) and part in tables
        within = isinstance(tables, Sequence) and isinstance(part, int) and 0 <= part < len(tables)
        if inside or within:
            tables = tables[part]
            found.append(part)
    return tuple(found), tables
