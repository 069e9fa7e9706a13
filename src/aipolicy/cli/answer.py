"""What a command has around it: a catalogue, a date, and a place where its answer goes."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aipolicy.errors import AipolicyError

if TYPE_CHECKING:
    from aipolicy.catalogue.catalogue import Catalogue
    from aipolicy.cli.asked import Asked
    from aipolicy.render.document import Document
    from aipolicy.render.voice import Voice


_PAPER = 120
"""Cells a line where no terminal says how many it has: a pipe, a file."""

_NARROWEST = 20
"""Cells a line below which nothing can be set any more; lines then run over."""


class Screen(NamedTuple):
    """What a page may need to know of where it is read."""

    width: int
    """Cells a line."""
    color: bool


def open_catalogue(asked: "Asked") -> "Catalogue":
    """Return the catalogue that was asked for, or our own, for its reader."""
    from aipolicy.catalogue.catalogue import Catalogue

    return Catalogue(*asked.paths, reader=asked.reader)


def write(
    asked: "Asked",
    catalogue: "Catalogue",
    command: str,
    result: Any,
    page: "Callable[[int | None, Voice], Document]",
    rows: Callable[[], tuple[Sequence[Any], type]],
) -> None:
    """Write the result of a command in the format that was asked for, to standard output or a file.

    `page` makes a document of it for a width and a voice, `rows` gives the rows that a CSV file has and their type;
    only the one that the format needs is called. Raises AipolicyError where writing fails.
    """
    match asked.format_:
        case "json":
            from aipolicy.render import json

            answer = json.envelope(command, result, asked.date, catalogue.data_version, catalogue.reader)
            text = json.render(answer, indent=_is_terminal(asked.output))
        case "csv":
            from aipolicy.render import csv

            text = csv.render(*rows())
        case "markdown":
            from aipolicy.render import markdown

            text = markdown.render(_document(catalogue, page, None))
        case _:
            from aipolicy.render import table

            screen = _screen(asked.output)
            text = table.render(_document(catalogue, page, screen.width), width=screen.width, color=screen.color)
    write_text(text, asked.output)


def _document(catalogue: "Catalogue", page: "Callable[[int | None, Voice], Document]", width: int | None) -> "Document":
    """Return the page for the reader of the catalogue, with the rates and catalogues that it uses."""
    from aipolicy.render.document import Document
    from aipolicy.render.pages.layers import layers
    from aipolicy.render.pages.rates import rates
    from aipolicy.render.voice import Voice

    say = Voice(catalogue.reader, catalogue.translations())
    document = page(width, say)
    return Document([*document.blocks, *rates(say), *layers(catalogue.versions(), say)])


def write_text(text: str, output: Path | None) -> None:
    """Write a text to standard output or a file. Raises AipolicyError where that fails."""
    if output:
        write_file(output, text)
    else:
        _write_out(text)


def _screen(output: Path | None) -> Screen:
    is_terminal = _is_terminal(output)
    force = os.environ.get("FORCE_COLOR", "")
    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and (is_terminal or bool(force))
    columns = _terminal_width() if output is None else _asked_width() or _PAPER
    return Screen(max(columns, _NARROWEST), color and output is None)


def _terminal_width() -> int:
    """Return the width of the terminal, also where a pipe stands between it and the answer."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            wide = os.get_terminal_size(stream.fileno()).columns
            return _asked_width() or wide or _PAPER
    return shutil.get_terminal_size((_PAPER, 24)).columns


def _asked_width() -> int:
    """Return the width that the environment asks for; 0 where it does not."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() else 0


def _is_terminal(output: Path | None) -> bool:
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def _write_out(text: str) -> None:
    """Write to standard output: in its encoding on a terminal, in UTF-8 elsewhere."""
    if sys.stdout is None:
        raise AipolicyError("standard output is closed.")
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding or "utf-8", errors="replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has what it wanted, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise AipolicyError("standard output can't be written: {reason}.", reason=error.strerror) from None


def write_file(path: Path, text: str) -> None:
    """Write a file whole, or leave what was there. Raises AipolicyError where that fails."""
    temporary: Path | None = None
    try:
        path = path.resolve()  # a link stays one
        if path.exists() and not path.is_file():  # a device can't be replaced, only written to
            path.write_bytes(text.encode(errors="replace"))
            return
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(text.encode(errors="replace"))
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise AipolicyError(
            "{path} can't be written: {reason}. What stood there is untouched.", path=path, reason=error.strerror
        ) from None
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
