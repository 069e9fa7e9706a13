"""`aipolicy gaps`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, today_or, write


def command(
    places: o.Places = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only this: text, title, date, document, detail or original; may be repeated."),
    ] = None,
    format_: o.Format = "table",
    output: o.Output = None,
    as_of: o.AsOf = None,
    catalog: o.Catalog = None,
) -> None:
    """List what is not known, and what to look for.

    That is what is known to exist and is not known in detail: official texts, titles, dates, clauses.

    Example: aipolicy gaps wuhan --kind text
    """
    from aipolicy.gaps import GapRow, gaps
    from aipolicy.render.pages.gaps import page

    catalogue = open_catalogue(catalog)
    result = gaps(catalogue, places or (), kind or ())
    write(
        "gaps",
        result,
        lambda _: page(result),
        lambda: (result.rows, GapRow),
        catalogue=catalogue,
        as_of=today_or(as_of),
        format_=format_,
        output=output,
    )
