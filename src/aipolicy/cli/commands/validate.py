"""`aipolicy validate`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import write_text
from aipolicy.cli.asked import Asked
from aipolicy.errors import ExitStatus


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Front pages of catalogues, each alone. [default: that of --catalog]",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 for warnings too.")] = False,
    format_: Annotated[
        Literal["text", "json", "github"], typer.Option("--format", "-f", help="How the faults are written.")
    ] = "text",
    output: o.Output = None,
    catalog: o.Catalog = None,
    as_of: o.AsOf = None,
    lang: o.Lang = None,
) -> None:
    """Check catalogues: every fault at once, with its line and column.

    An error makes a catalogue unreadable; a warning is likely a mistake; a note is worth a look.

    Example: aipolicy validate mine.toml --strict
    """
    from aipolicy.cli.reader import language
    from aipolicy.messages import messages
    from aipolicy.model.reader import Reader
    from aipolicy.paths import data_folder
    from aipolicy.render import faults as lines
    from aipolicy.render import json
    from aipolicy.validation import faults_of, validation

    asked = Asked(as_of=as_of)
    stacks = [[path] for path in paths] if paths else [catalog]
    ours = data_folder() / "policies.toml"  # by its path, so that it is checked like any other
    faults, files = faults_of([[path or ours for path in Asked(catalog=one).paths] for one in stacks], asked.date)
    result = validation(faults, files)
    match format_:
        case "json":
            envelope = json.envelope("validate", result, asked.date, None, Reader(language=language()))
            write_text(json.render(envelope), output)
        case "github":
            write_text(lines.github(faults), output)
        case _:
            write_text(lines.text(faults, files, messages(language()).gettext), output)
    if result.errors or (strict and result.warnings):
        raise typer.Exit(ExitStatus.INVALID)
