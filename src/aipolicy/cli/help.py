"""Help texts in the reader's language, set by terminal cells: typer counts characters and speaks English alone."""

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from aipolicy.messages import Translate, noted

if TYPE_CHECKING:
    from aipolicy.render.lines import Line

_WIDEST, _NARROWEST = 80, 40
_NAMES = 28
"""Most cells of the column of names; what is longer has a line of its own."""
_ASIDES = {
    "env var: ": noted("variable: {value}"),
    "default: ": noted("default: {value}"),
    "required": noted("required"),
}
"""What typer writes in brackets behind a help text."""


class SpokenCommand(TyperCommand):
    """A command whose help speaks the reader's language."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help page."""
        return help_page(self, ctx)


def help_page(command: TyperCommand | TyperGroup, ctx: typer.Context) -> str:
    """Return the help of a command; the object of the context translates."""
    translate: Translate = ctx.find_root().obj or str
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))
    usage = translate(noted("Usage: {command}")).format(
        command=" ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    )
    parts = [_set(usage, width, "")]
    parts += [_set(translate(paragraph), width, "  ") for paragraph in paragraphs(command)]
    sections: dict[str, list[tuple[str, str]]] = {
        noted("Arguments:"): [],
        noted("Options:"): [],
        noted("Commands:"): [],
    }
    for param in command.get_params(ctx):
        if record := param.get_help_record(ctx):
            heading = "Arguments:" if isinstance(param, TyperArgument) else "Options:"
            sections[heading].append((record[0], _spoken(record[1], translate)))
    if isinstance(command, TyperGroup):
        for name in command.list_commands(ctx):
            one = command.get_command(ctx, name)
            assert isinstance(one, TyperCommand)
            sections["Commands:"].append((name, translate(paragraphs(one)[0])))
    parts += [[translate(name), *_list(rows, width)] for name, rows in sections.items() if rows]
    text = "\n\n".join("\n".join(lines) for lines in parts)
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    return text.encode(encoding, errors="replace").decode(encoding)  # a terminal may not know Chinese or Korean


def paragraphs(command: TyperCommand | TyperGroup) -> list[str]:
    """Return the paragraphs of a command's help, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n") if paragraph.strip()]


def _spoken(text: str, translate: Translate) -> str:
    """Return a help text with what typer writes behind it."""
    text, gap, asides = text.partition("  [")
    if not gap:
        return translate(text)
    spoken = (_aside(aside, translate) for aside in asides.removesuffix("]").split("; "))
    return f"{translate(text)}  [{'; '.join(spoken)}]"


def _aside(text: str, translate: Translate) -> str:
    for start, template in _ASIDES.items():
        if text.startswith(start):
            return translate(template).format(value=text.removeprefix(start))
    return text


def _list(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Return names with their texts beside or below them."""
    column = min(_NAMES, max(len(name) for name, _ in rows))
    lines: list[str] = []
    for name, text in rows:
        beside = _set(text, width - column - 4, " " * (column + 4))
        if len(name) > column:
            lines.append(f"  {name}")
        else:
            beside[0] = f"  {name:{column}}  {beside[0].lstrip()}"
        lines += beside
    return lines


def _set(text: str, width: int, indent: str) -> list[str]:
    from aipolicy.render.lines import lines_of

    lines: list[Line] = lines_of(text, width - (len(indent) if len(indent) <= 2 else 0))
    return [indent + "".join(piece.text for piece in line) for line in lines]
