"""Texts broken to lines of a width in terminal cells."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from aipolicy.render.document import Item
from aipolicy.render.safe import visible

if TYPE_CHECKING:
    from rich.console import Console

_GLUE = "\ue000"
"""Stands for a space at which no line breaks, while a text is set."""
_UNIT = re.compile(r"(?<=[A-Z]{3}) (?=\d)|(?<=\d) (?=(?:tn|bn|m|%)(?!\w))")


class Piece(NamedTuple):
    """A part of a line."""

    text: str
    style: str


Line = list[Piece]


def lines_of(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as lines of at most `width` cells; it wraps by words, or anywhere where a script has no gaps."""
    return [[Piece(_unglued(line), style)] for line in _broken(_glued(text), width)]


def lines_of_item(item: Item, width: int) -> list[Line]:
    """Return an item as such lines, what stands back behind it dim."""
    if not item.minor:
        return lines_of(item.text, width)
    first = _glued(item.text)
    whole = f"{first}: {_glued(item.minor)}"
    lines: list[Line] = []
    end = 0
    for line in _broken(whole, width):
        start = whole.index(line, end)
        end = start + len(line)
        cut = max(0, len(first) - start)
        pieces = (Piece(_unglued(line[:cut]), ""), Piece(_unglued(line[cut:]), "dim"))
        lines.append([piece for piece in pieces if piece.text])
    return lines


def cells(text: str) -> int:
    """Return how many terminal cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def natural(text: str) -> int:
    """Return how many cells a text takes if nothing is broken."""
    return max(map(cells, visible(text).split("\n")))


def _glued(text: str) -> str:
    return _UNIT.sub(_GLUE, visible(text).replace("\t", " "))


def _unglued(text: str) -> str:
    return text.replace(_GLUE, " ")


@lru_cache(maxsize=4096)
def _broken(text: str, width: int) -> tuple[str, ...]:
    return tuple(line for part in text.split("\n") for line in _wrapped(part, width))


def _wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text without line feeds: rich breaks it, unless each character takes one cell."""
    if len(text) * 2 <= width or (len(text) <= width and _unglued(text).isascii()):
        return [text]
    if _unglued(text).isascii():
        return _filled(text, width)
    from rich.text import Text

    return [line.plain.rstrip() for line in Text(text, overflow="fold").wrap(_console(), width)]


def _filled(text: str, width: int) -> list[str]:
    """Return lines filled with words as far as they go; a word longer than a line begins one, and is broken."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) <= width:
            line += f" {word}"
            continue
        if line:
            lines.append(line)
        cut = (len(word) - 1) // width * width
        lines += [word[start : start + width] for start in range(0, cut, width)]
        line = word[max(0, cut) :]
    return [*lines, line]


@lru_cache(maxsize=1)
def _console() -> "Console":
    from rich.console import Console

    return Console(_environ={})
