"""Where the tables, keys and values of a sound TOML text stand: the reader itself keeps no positions."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from aipolicy.errors import Position

TomlPath = tuple[str | int, ...]
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.DOTALL)
_PLAIN = re.compile(r"[^,\]}#\n]+")


class Positions:
    """The places of everything in a text that a TOML reader has taken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._at = 0
        self._counts: dict[TomlPath, int] = {}
        self.of: dict[TomlPath, Position] = {}
        """Place of each table, key and element of a list, by its path."""
        self.continued: set[int] = set()
        """Lines that go on with a text in triple quotation marks."""
        self._document()

    def _document(self) -> None:
        table: TomlPath = ()
        while self._skip(_GAP) < len(self._text):
            start = self._at
            if self._text.startswith("[", start):
                table = self._header(start)
            else:
                self._pair(table)

    def _header(self, start: int) -> TomlPath:
        is_list = self._text.startswith("[[", start)
        self._at += 2 if is_list else 1
        names = self._key()
        self._at += 2 if is_list else 1
        path: TomlPath = ()
        for depth, name in enumerate(names, 1):
            path = (*path, name)
            if is_list and depth == len(names):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        self._note(path, start)
        return path

    def _pair(self, table: TomlPath) -> None:
        path = table
        start = self._skip(_SPACE)
        for name in self._key():
            path = (*path, name)
            self._note(path, start)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _key(self) -> list[str]:
        names = []
        while True:
            self._skip(_SPACE)
            found = _QUOTED.match(self._text, self._at) or _BARE.match(self._text, self._at)
            assert found, "a sound key"
            names.append(found[0].strip("\"'"))
            self._at = found.end()
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return names
            self._at += 1

    def _value(self, path: TomlPath) -> None:
        match self._text[self._at]:
            case "[":
                for number, _ in enumerate(self._members("]")):
                    self._note((*path, number), self._at)
                    self._value((*path, number))
            case "{":
                for _ in self._members("}"):
                    self._pair(path)
            case '"' | "'":
                found = _QUOTED.match(self._text, self._at)
                assert found, "a sound text"
                first, last = self._place(found.start()).line, self._place(found.end()).line
                self.continued.update(range(first + 1, last + 1))
                self._at = found.end()
            case _:
                self._skip(_PLAIN)

    def _members(self, end: str) -> Iterator[None]:
        """Yield before each member of a list or an inline table, and pass over what stands between them."""
        self._at += 1
        while True:
            self._skip(_GAP)
            if self._text.startswith(end, self._at):
                self._at += 1
                return
            yield
            self._skip(_GAP)
            if self._text.startswith(",", self._at):
                self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _note(self, path: TomlPath, offset: int) -> None:
        self.of.setdefault(path, self._place(offset))

    def _place(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)
