"""`aipolicy gaps`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers


@answers
def command(
    places: o.Places = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only this: text, title, date, document, detail or original; may be repeated."),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """List what is not known, and what to look for.

    That is what is known to exist and is not known in detail: official texts, titles, dates, clauses.

    Example: aipolicy gaps wuhan --kind text
    """
    from aipolicy.gaps import GapRow, gaps
    from aipolicy.render.pages.gaps import page

    catalogue = open_catalogue(asked)
    result = gaps(catalogue, places or (), kind or ())
    write(
        asked,
        catalogue,
        "gaps",
        result,
        lambda _, say: page(result, say),
        lambda: (result.rows, GapRow),
    )
