"""A document as text for a terminal, set by rich."""

import io
import re
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from aipolicy.render.document import Cell, Document, Heading, Item, Items, Paragraph, Table
from aipolicy.render.safe import visible

_GAP = 3
"""Cells that a column takes beside its text."""
_GLUE = "\ue000"
"""Stands for a space at which no line breaks, while rich sets the text."""
_UNIT = re.compile(r"(?<=[A-Z]{3}) (?=\d)|(?<=\d) (?=(?:tn|bn|m|%)(?!\w))")


def render(document: Document, *, width: int, color: bool) -> str:
    """Return the document as text of at most `width` terminal cells a line.

    Text wraps, by words or, where a script has no gaps, anywhere: nothing is cut.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for number, block in enumerate(document.blocks):
        if number:
            console.print()
        match block:
            case Heading(text, level):
                console.print(_text(text, "bold underline" if level == 1 else "bold"))
            case Paragraph(text):
                console.print(_text(text))
            case Items(items):
                console.print(_bullets(items))
            case Table():
                console.print(_grid(block, width))
    return "\n".join(line.rstrip() for line in out.getvalue().replace(_GLUE, " ").splitlines()) + "\n"


def _text(text: str, style: str = "") -> Text:
    return Text(_UNIT.sub(_GLUE, visible(text)), style=style, overflow="fold")


def _bullets(items: Iterable[Item]) -> Grid:
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for item in items:
        grid.add_row("-", _item(item))
    return grid


def _item(item: Item) -> Text:
    text = _text(item.text)
    if item.minor:
        text.append(f": {visible(item.minor)}", style="dim")
    return text


def _grid(table: Table, width: int) -> Grid:
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, header_style="bold")
    widths = _widths(table.shares, width - _GAP * len(table.columns))
    for number, title in enumerate(table.columns):
        own = widths[number] if widths else None
        grid.add_column(_text(title), overflow="fold", width=own, no_wrap=number < table.whole)
    for number, row in enumerate(table.rows):
        style = "bold" if row.is_group else ""
        before_group = number + 1 < len(table.rows) and table.rows[number + 1].is_group
        grid.add_row(*(_cell(cell, style) for cell in row.cells), end_section=before_group)
    return grid


def _widths(shares: Sequence[int], room: int) -> list[int]:
    """Return how many cells each column has where the table says how they share the room."""
    return [max(1, room * share // sum(shares)) for share in shares]


def _cell(cell: Cell, style: str) -> Text | Grid:
    if isinstance(cell, str):
        return _text(cell, style)
    return _bullets(cell.items) if len(cell.items) > 1 else _item(cell.items[0])
