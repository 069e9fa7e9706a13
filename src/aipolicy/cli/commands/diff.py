"""`aipolicy diff`."""

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers
from aipolicy.errors import CatalogueError, Fault, UsageError

_REVISIONS = re.compile(r"(?P<old>[^/].*[^/.]|[^/.])\.\.(?P<new>[^/.].*)")
"""Two git revisions; `../old.toml` is a path."""


@answers
def command(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[OLD NEW | REV..REV] [PLACE]",
            help="Front pages of two catalogues, or two git revisions of one; and a place if only that is meant.",
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        list[dt.date] | None,
        typer.Option("--as-of", parser=o.day, metavar="DATE", help="Two of them: what changed in between."),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Show what changed between two catalogues, or between two dates.

    With two dates it is what came into force and what ended between them. Revisions are those of the git repository
    that holds the catalogue.

    Example: aipolicy diff --as-of 2024-06-01 --as-of 2025-12-01 shanghai
    """
    from aipolicy.catalogue.revisions import at_revision
    from aipolicy.diff import Change, difference, force_difference
    from aipolicy.paths import data_folder
    from aipolicy.render.pages.changes import page

    names, days = what or [], as_of or []
    revisions = _REVISIONS.fullmatch(names[0]) if names else None
    asked = asked._replace(as_of=days[-1] if days else None)
    with ExitStack() as stack:
        if len(days) == 2 and len(names) < 2:
            catalogue = open_catalogue(asked)
            result = force_difference(catalogue, days[0], days[1], *names)
        elif len(days) < 2 and len(names) < 3 and revisions:
            front = asked.path or data_folder() / "policies.toml"
            folders = [(name, Path(stack.enter_context(TemporaryDirectory()))) for name in revisions.groups()]
            fronts = (at_revision(front, *one) for one in folders)
            try:
                old, catalogue = (open_catalogue(asked._replace(catalog=[path])) for path in fronts)
                result = difference(old, catalogue, asked.date, *names[1:])
            except CatalogueError as error:
                raise CatalogueError([_at_revision(fault, folders) for fault in error.faults]) from None
        elif len(days) < 2 and len(names) in (2, 3):
            old, catalogue = (open_catalogue(asked._replace(catalog=[Path(path)])) for path in names[:2])
            result = difference(old, catalogue, asked.date, *names[2:])
        else:
            raise UsageError("name two catalogues, OLD and NEW, or two revisions, REV..REV, or give --as-of twice.")
        write(
            asked,
            catalogue,
            "diff",
            result,
            lambda _, say: page(result, say),
            lambda: (result.changes, Change),
        )


def _at_revision(fault: Fault, folders: Sequence[tuple[str, Path]]) -> Fault:
    """Return a fault with its file as git names it, `v1:policies/hefei.toml`, in place of a copy that is gone."""
    for revision, folder in folders:
        if Path(fault.file).is_relative_to(folder):
            return replace(fault, file=f"{revision}:{Path(fault.file).relative_to(folder)}")
    return fault
