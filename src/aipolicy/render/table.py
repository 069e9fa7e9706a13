"""A document as text for a terminal, set by rich."""

import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from aipolicy.render.document import Cell, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.safe import visible

_GAP = 3
"""Cells between two columns; one of them is the box's."""
_LEAST = 12
"""Cells below which a column gives way no more while another one can."""
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
            case Items():
                console.print(_set(block, width, console, always_marked=True))
            case Table():
                console.print(_grid(block, width, console))
    return "\n".join(line.rstrip() for line in out.getvalue().replace(_GLUE, " ").splitlines()) + "\n"


def _text(text: str, style: str = "") -> Text:
    return Text(_UNIT.sub(_GLUE, visible(text)), style=style, overflow="fold")


def _item(item: Item) -> Text:
    text = _text(item.text)
    if item.minor:
        text.append(f": {visible(item.minor)}", style="dim")
    return text


def _grid(table: Table, width: int, console: Console) -> Grid:
    """Return the table with its cells broken to their columns beforehand: rich would do so several times over."""
    rows = [Row(table.columns), *table.rows]
    room = width - _GAP * (len(table.columns) - 1)
    widths = _shared(table.shares, room) if table.shares else _fitted(rows, room, table.whole)
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, padding=0, header_style="bold")
    styles = ["bold" if row.is_group else "" for row in rows]
    head, *body = (
        [_set(cell, own, console, style) for cell, own in zip(row.cells, widths, strict=True)]
        for row, style in zip(rows, styles, strict=True)
    )
    for title, own in zip(head, widths, strict=True):
        grid.add_column(title, width=own + _GAP - 1, no_wrap=True)
    grid.columns[-1].width = widths[-1]
    for cells, following in zip_longest(body, table.rows[1:]):
        grid.add_row(*cells, end_section=following is not None and following.is_group)
    return grid


def _shared(shares: Sequence[int], room: int) -> list[int]:
    """Return how many cells each column has where the table says how they share the room."""
    return [max(2, room * share // sum(shares)) for share in shares]


def _fitted(rows: Sequence[Row], room: int, whole: int) -> list[int]:
    """Return how many cells each column has where each takes what it needs: the widest give way, those to be kept
    whole last.
    """
    widths = [max(map(_natural, column)) for column in zip(*(row.cells for row in rows), strict=True)]
    while sum(widths) > room and max(widths) > 2:
        giving = widths[whole:] if max(widths[whole:], default=0) > _LEAST else widths
        widths[widths.index(max(giving), whole if giving is not widths else 0)] -= 1
    return widths


def _natural(cell: Cell) -> int:
    """Return how many cells a cell takes if nothing is broken."""
    texts = cell.split("\n") if isinstance(cell, str) else [f"- {item.text}: {item.minor}" for item in cell.items]
    return max(cell_len(visible(line)) for text in texts for line in text.split("\n"))


def _set(cell: Cell, width: int, console: Console, style: str = "", *, always_marked: bool = False) -> Text:
    """Return a cell broken to lines of a width; items have a mark, and hang from it, where they are several."""
    if isinstance(cell, str):
        return _joined(_wrapped(_text(cell, style), width, console))
    if len(cell.items) < 2 and not always_marked:
        return _joined(line for item in cell.items for line in _wrapped(_item(item), width, console))
    marked = [
        Text("  " if number else "- ").append_text(line)
        for item in cell.items
        for number, line in enumerate(_wrapped(_item(item), max(1, width - 2), console))
    ]
    return _joined(marked)


def _wrapped(text: Text, width: int, console: Console) -> Iterable[Text]:
    """Return the lines of a text at a width; one that fits is not looked at twice."""
    if len(text) * 2 <= width and "\n" not in text.plain:
        return [text]
    return text.wrap(console, width)


def _joined(lines: Iterable[Text]) -> Text:
    return Text("\n", overflow="fold").join(lines)
