"""Texts broken to lines of a width in terminal cells."""

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from aipolicy.render.document import Item
from aipolicy.render.safe import visible

_GLUE = "\ue000"
"""Stands for a space at which no line breaks, while a text is set."""
_OPEN = "(\\[{（［｛〈《「『【〔〖“‘"
_CLOSE = ")\\]},.:;!?%、。，．：；？！）］｝〉》」』】〕〗”’…·％—"
_GAPLESS = (
    "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Characters of scripts that are written without gaps: Chinese and Japanese; Korean has gaps."""
_DIGITS = r"\d[\d.,]*"
_SUM = rf"{_DIGITS}(?:万亿|亿|万)(?:[美韩港日欧]元|[{_GAPLESS}])?"
_PLAIN = rf"[^\s{_GAPLESS}{_OPEN}]"
_ATOM = re.compile(
    rf"\s+|[{_OPEN}]*(?:{_SUM}|(?:{_DIGITS})?[{_GAPLESS}])[{_CLOSE}]*"
    rf"|[{_OPEN}]*{_PLAIN}+(?:[{_OPEN}]+{_PLAIN}+)*|[{_OPEN}]+",
    re.ASCII,
)
"""What no line breaks in: words, and characters of scripts without gaps, with a number before them and with the marks
that open or close them."""
_PART = re.compile(rf"[{_OPEN}]*[^{_OPEN}]+|[{_OPEN}]+")
"""Where a word that is wider than a line may break first: before an opening mark."""
_JOINT = re.compile(r".{4,}[-./_?&=#](?=.*$)")
_UNIT = re.compile(
    r"(?<=[A-Z]{3}) (?=\d)|(?<=\d) (?=(?:trillion|billion|million)(?!\w))"
    r"|(?<=\d[조억만]) (?=[\d가-힣])|(?<=\d) (?=[가-힣])|(?<=약) (?=\d)|(?<=:) (?=%)"
)


class Piece(NamedTuple):
    """A part of a line."""

    text: str
    style: str


Line = list[Piece]


def lines_of(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as lines of at most `width` cells; it wraps by words, or anywhere where a script has no gaps."""
    shown = _shown(text)
    if _fits(shown, width) and "\n" not in shown:
        return [[Piece(shown, style)]]
    return [[Piece(_unglued(line), style)] for line in _broken(_glued(shown), width)]


def lines_of_item(item: Item, width: int) -> list[Line]:
    """Return an item as such lines, what stands back behind it dim."""
    if not item.minor:
        return lines_of(item.text, width)
    first = _glued(_shown(item.text))
    whole = f"{first}{item.joint}{_glued(_shown(item.minor))}"
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


def _shown(text: str) -> str:
    return visible(text).replace("\t", " ")


def _glued(text: str) -> str:
    return _UNIT.sub(_GLUE, text)


def _unglued(text: str) -> str:
    return text.replace(_GLUE, " ")


@lru_cache(maxsize=4096)
def _broken(text: str, width: int) -> tuple[str, ...]:
    return tuple(line for part in text.split("\n") for line in _filled(part, width))


def _filled(text: str, width: int) -> list[str]:
    """Return a text without line feeds as lines, each filled as far as it goes.

    What is wider than a line begins one, and is broken anywhere.
    """
    if _fits(text, width):
        return [text]
    lines, line, used, gap = [], "", 0, ""
    for atom in _atoms(text, width):
        size = cells(atom)
        if atom.isspace() or atom == _GLUE:
            gap = atom
        elif used + len(gap) + size <= width:
            line, used, gap = line + gap + atom, used + len(gap) + size, ""
        else:
            lines += [line] if line else []
            *whole, line = _chopped(atom, width) if size > width else [atom]
            lines += whole
            used, gap = cells(line), ""
    return [*lines, line]


def _atoms(text: str, width: int) -> list[str]:
    """Return what no line breaks in; what is wider than a line comes in parts, at last broken where it was glued."""
    atoms: list[str] = []
    for atom in _ATOM.findall(text):
        if _fits(atom, width):
            atoms.append(atom)
            continue
        for part in _PART.findall(atom):
            atoms += [part] if _fits(part, width) else re.split(f"({_GLUE})", part)
    return atoms


def _fits(text: str, width: int) -> bool:
    """Return whether a text fits on a line; no character is wider than two cells."""
    return len(text) * 2 <= width or (len(text) <= width and cells(text) <= width)


def _chopped(word: str, width: int) -> list[str]:
    """Return a word in parts of at most `width` cells, at least one character each."""
    parts, used = [""], 0
    for character in word:
        size = cells(character)
        if parts[-1] and used + size > width:
            joint = _JOINT.match(parts[-1])  # an id is broken behind a hyphen or a dot, if there is one
            rest = parts[-1][joint.end() :] if joint else ""
            if not rest and character in _CLOSE and len(parts[-1]) > 1:
                rest = parts[-1][-1]  # no line begins with a closing mark
            parts[-1:] = [parts[-1][: len(parts[-1]) - len(rest)], rest]
            used = cells(rest)
        parts[-1] += character
        used += size
    return parts
