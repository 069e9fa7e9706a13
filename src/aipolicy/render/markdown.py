"""A document as GitHub-flavoured Markdown."""

from aipolicy.render.document import Cell, Document, Drawing, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.safe import markdown_safe


def render(document: Document) -> str:
    """Return the document as Markdown; data that looks like Markdown or HTML is escaped."""
    parts = []
    for block in document.blocks:
        match block:
            case Heading(text, level):
                parts.append(f"{'#' * level} {markdown_safe(text)}")
            case Paragraph(text):
                parts.append(markdown_safe(text))
            case Items(items):
                parts.append("\n".join(f"- {_item(item)}" for item in items))
            case Table():
                parts.append(_table(block))
            case Drawing(lines):
                parts.append("\n".join(["```text", *lines, "```"]))
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> str:
    head = _row(Row(table.columns))
    return "\n".join([head, "|" + " --- |" * len(table.columns), *map(_row, table.rows)])


def _row(row: Row) -> str:
    cells = [_cell(cell) for cell in row.cells]
    if row.is_group:
        cells = [f"**{cell}**" if cell else "" for cell in cells]
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _lines(cell)
    mark = "- " if len(cell.items) > 1 else ""
    return "<br>".join(mark + _item(item) for item in cell.items)


def _item(item: Item) -> str:
    return _lines(item.text) + (f"{item.joint}*{markdown_safe(item.minor)}*" if item.minor else "")


def _lines(text: str) -> str:
    return "<br>".join(map(markdown_safe, text.split("\n")))
