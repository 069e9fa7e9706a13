"""A neutral document: what a page says, before any format gives it a look."""

from collections.abc import Sequence
from typing import NamedTuple


class Heading(NamedTuple):
    """A section title; level 1 is the title of the document."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """Running text."""

    text: str


class Item(NamedTuple):
    """A short text, and what stands back behind it."""

    text: str
    minor: str = ""
    joint: str = ": "
    """What stands between the two."""


class Items(NamedTuple):
    """A list of short texts."""

    items: Sequence[Item]


Cell = str | Items
"""A text, or a list of items."""


class Row(NamedTuple):
    """Cells of a table."""

    cells: Sequence[Cell]
    is_group: bool = False
    """Whether it is the title of the rows under it."""


class Table(NamedTuple):
    """Rows under column heads."""

    columns: list[str]
    rows: list[Row]
    shares: Sequence[int] = ()
    """How the columns share the width; if empty, each takes what it needs as far as there is room."""
    whole: int = 0
    """How many columns at the left are broken last, such as ids."""


class Drawing(NamedTuple):
    """Lines that stand as they are."""

    lines: Sequence[str]


Block = Heading | Paragraph | Items | Table | Drawing


class Document(NamedTuple):
    """Blocks in reading order."""

    blocks: list[Block]
