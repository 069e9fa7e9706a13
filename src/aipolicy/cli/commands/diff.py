"""`aipolicy diff`."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked
from aipolicy.errors import UsageError


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
        list[dt.datetime] | None,
        typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="Two of them: what changed in between."),
    ] = None,
    format_: o.Format = "table",
    output: o.Output = None,
    catalog: o.Catalog = None,
    lang: o.Lang = None,
) -> None:
    """Show what changed between two catalogues, or between two dates.

    With two dates it is what came into force and what ended between them. Revisions are those of the git repository
    that holds the catalogue.

    Example: aipolicy diff --as-of 2024-06-01 --as-of 2025-12-01 shanghai
    """
    from tempfile import TemporaryDirectory

    from aipolicy.catalogue.revisions import at_revision
    from aipolicy.diff import Change, difference, force_difference
    from aipolicy.paths import data_folder
    from aipolicy.render.pages.changes import page

    days = [day.date() for day in as_of or ()]
    names = what or []
    last = days[-1] if days else None
    asked = Asked(format_=format_, output=output, as_of=last, catalog=catalog, lang=lang)
    if len(days) == 2 and len(names) < 2:
        catalogue = open_catalogue(asked)
        result = force_difference(catalogue, days[0], days[1], *names)
    elif len(days) < 2 and len(names) in (1, 2) and ".." in names[0]:
        first, _, second = names[0].partition("..")
        front = asked.path or data_folder() / "policies.toml"
        with TemporaryDirectory() as before, TemporaryDirectory() as after:
            old, catalogue = (
                open_catalogue(asked._replace(catalog=[at_revision(front, revision or "HEAD", Path(folder))]))
                for revision, folder in ((first, before), (second, after))
            )
            result = difference(old, catalogue, asked.date, *names[1:])
    elif len(days) < 2 and len(names) in (2, 3) and not catalog:
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
