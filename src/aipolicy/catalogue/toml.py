"""A TOML file as read: its tables, and the lines on which they stand."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from aipolicy.errors import CatalogueError, Fault, UsageError
from aipolicy.messages import said

TomlPath = tuple[str | int, ...]
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*[.=]")


class TomlFile:
    """A file's content; floats are exact decimals."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = _text(path)
        try:
            self.tables: dict[str, Any] = tomli.loads(self.text, parse_float=Decimal)
        except ValueError as error:  # a TOMLDecodeError, or a number too long to be read
            line = getattr(error, "lineno", None)
            problem = said("is not TOML: {detail}", detail=getattr(error, "msg", error))
            raise CatalogueError([Fault(str(path), line, "", "", problem, said("Mend the line"))]) from None
        except RecursionError:
            problem = said("is nested too deeply to be a catalogue")
            raise CatalogueError([Fault(str(path), None, "", "", problem, said("Flatten it"))]) from None

    def line(self, path: TomlPath) -> int | None:
        """Return the line of a table or key, or of the nearest table around it."""
        while path and path not in self._lines:
            first_of_several: TomlPath = (*path, 0)
            path = first_of_several if first_of_several in self._lines else path[:-1]
        return self._lines.get(path)

    def path_at(self, line: int) -> TomlPath | None:
        """Return the path of the table or key that begins on a line; none for a line that goes on with one."""
        return self._paths.get(line)

    @cached_property
    def _paths(self) -> dict[int, TomlPath]:
        return {line: path for path, line in self._lines.items()}

    @cached_property
    def lines_of_texts(self) -> frozenset[int]:
        """Lines that go on with a text in triple quotation marks."""
        inside: list[int] = []
        quote = ""
        for number, text in enumerate(self.text.split("\n"), 1):
            if quote:
                inside.append(number)
            opened = quote
            for mark in ('"""', "'''"):
                if opened in ("", mark) and text.count(mark) % 2:
                    quote = "" if opened else mark
        return frozenset(inside)

    @cached_property
    def _lines(self) -> dict[TomlPath, int]:
        """Lines of tables and keys by path; only a fault asks for them."""
        lines: dict[TomlPath, int] = {}
        counts: dict[TomlPath, int] = {}
        table: TomlPath = ()
        for number, text in enumerate(self.text.split("\n"), 1):
            if number in self.lines_of_texts:
                continue
            if header := _HEADER.match(text):
                table = ()
                names = [name.strip().strip('"') for name in header[2].split(".")]
                for depth, name in enumerate(names, 1):
                    table = (*table, name)
                    if depth == len(names) and header[1] == "[[":
                        counts[table] = counts.get(table, -1) + 1
                    if table in counts:
                        table = (*table, counts[table])
                lines.setdefault(table, number)
            elif key := _KEY.match(text):
                lines.setdefault((*table, key[1].strip('"')), number)
        return lines


def _text(path: Path) -> str:
    try:
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
