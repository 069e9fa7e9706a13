"""A document as text for a terminal, coloured by rich.

Tables are joined here, line by line, of cells that were broken before: rich's own table breaks and measures every
cell again, which takes five times as long over a thousand rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from aipolicy.render.document import Block, Cell, Document, Drawing, Heading, Items, Paragraph, Row, Table
from aipolicy.render.lines import Line, Piece, cells, lines_of, lines_of_item, natural

_GAP = 3
"""Cells between two columns."""
_NARROW = 9
"""Cells below which a column that has its share gets some of the widest one."""
_LEAST = 12
"""Cells below which a column gives way no more while another one can."""


def render(document: Document, *, width: int, color: bool) -> str:
    """Return the document as text of at most `width` terminal cells a line.

    Text wraps, by words or, where a script has no gaps, anywhere: nothing is cut.
    """
    blocks = [_block(block, width) for block in document.blocks]
    gaps: list[Line] = [[]]
    parts = chain.from_iterable((gaps, lines) if number else (lines,) for number, lines in enumerate(blocks))
    lines = chain.from_iterable(parts)
    texts = _styled(lines) if color else ("".join([text for text, _ in line]) for line in lines)
    return "\n".join([text.rstrip() for text in texts]) + "\n"


def _styled(lines: Iterable[Line]) -> Iterator[str]:
    """Yield lines with the escape sequences of their styles."""
    from rich.color import ColorSystem  # plain text needs none of it
    from rich.style import Style

    styles = {name: Style.parse(name) for name in ("bold", "bold underline", "dim")}

    def painted(text: str, style: str) -> str:
        return styles[style].render(text, color_system=ColorSystem.STANDARD) if style else text

    return ("".join(painted(*piece) for piece in line) for line in lines)


def _block(block: Block, width: int) -> list[Line]:
    match block:
        case Heading(text, level):
            return lines_of(text, width, "bold underline" if level == 1 else "bold")
        case Paragraph(text):
            return lines_of(text, width)
        case Items():
            return _items(block, width)
        case Table():
            return list(_grid(block, width))
        case Drawing(lines):
            return [[Piece(line, "")] for line in lines]


def _grid(table: Table, width: int) -> Iterator[Line]:
    """Yield the lines of a table: heads, a rule, the rows, and an empty line before each group."""
    rows = [Row(table.columns), *table.rows]
    room = width - _GAP * (len(table.columns) - 1)
    widths = _shared(table.shares, room) if table.shares else _fitted(rows, room, table.whole)
    yield from _row(Row(table.columns), widths, "bold")
    yield [Piece("─" * (sum(widths) + _GAP * (len(widths) - 1)), "")]
    for number, row in enumerate(table.rows):
        if row.is_group and number:
            yield []
        yield from _row(row, widths, "bold" if row.is_group else "")


def _row(row: Row, widths: Sequence[int], style: str) -> Iterator[Line]:
    """Yield the lines of a row, each cell filled up to where the next one begins."""
    columns = [_set(cell, own, style) for cell, own in zip(row.cells, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=[]):
        line: Line = []
        gap = 0
        for part, own in zip(parts, widths, strict=True):
            if part:
                line += [Piece(" " * gap, ""), *part]
                gap = 0
            gap += own + _GAP - sum(cells(text) for text, _ in part)
        yield line


def _shared(shares: Sequence[int], room: int) -> list[int]:
    """Return how many cells each column has where the table says how they share the room."""
    widths = [max(2, room * share // sum(shares)) for share in shares]
    while min(widths) < _NARROW and max(widths) > 2 * _NARROW:  # names are not broken while another column has room
        widths[widths.index(max(widths))] -= 1
        widths[widths.index(min(widths))] += 1
    return widths


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
    if isinstance(cell, str):
        return natural(cell)
    return max(natural(f"- {one.text}" + f"{one.joint}{one.minor}" * bool(one.minor)) for one in cell.items)


def _set(cell: Cell, width: int, style: str) -> list[Line]:
    """Return a cell broken to lines; items have a mark, and hang from it, where they are several."""
    if isinstance(cell, str):
        return lines_of(cell, width, style)
    if len(cell.items) == 1:
        return lines_of_item(cell.items[0], width)
    return _items(cell, width)


def _items(items: Items, width: int) -> list[Line]:
    return [
        [Piece("  " if number else "- ", ""), *line]
        for item in items.items
        for number, line in enumerate(lines_of_item(item, max(1, width - 2)))
    ]
