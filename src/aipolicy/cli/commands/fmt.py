"""`aipolicy fmt`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import write_file, write_text
from aipolicy.cli.asked import Asked
from aipolicy.errors import ExitStatus, UsageError
from aipolicy.paths import is_installed


def command(
    catalog: o.Catalog = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit with 1 where something would.")] = False,
    lang: o.Lang = None,
) -> None:
    """Bring the files of a catalogue into one form.

    Sources are sorted, keys stand in one order, values are written in one way, comments are kept. The paths of the
    files that change are printed.

    Example: aipolicy fmt --catalog mine.toml
    """
    from aipolicy.catalogue.catalogue import Catalogue
    from aipolicy.catalogue.form import rewritten

    path = Asked(catalog=catalog).path
    if path is None and is_installed():
        raise UsageError("the catalogue inside the installed aipolicy is not yours to edit. Name one with --catalog.")
    changed = list(rewritten(Catalogue(path)))
    for path, text in [] if check else changed:
        write_file(path, text)
    write_text("".join(f"{path}\n" for path, _ in changed), None)
    if check and changed:
        raise typer.Exit(ExitStatus.FAILED)
