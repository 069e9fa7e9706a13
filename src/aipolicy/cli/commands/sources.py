"""`aipolicy sources`."""

from typing import Annotated, Literal

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, today_or, write, write_text
from aipolicy.cli.completion import complete_entries


def command(
    of: Annotated[
        str | None,
        typer.Argument(
            metavar="[PLACE|ID]",
            help="A place, package or measure. [default: everything]",
            autocompletion=complete_entries,
        ),
    ] = None,
    cite: Annotated[
        Literal["bibtex"] | None, typer.Option("--cite", help="Write a bibliography instead of an answer.")
    ] = None,
    format_: o.Format = "table",
    output: o.Output = None,
    as_of: o.AsOf = None,
    catalog: o.Catalog = None,
) -> None:
    """Show what rests on which source.

    Example: aipolicy sources hefei --cite bibtex
    """
    from aipolicy.bibliography import bibliography
    from aipolicy.render.pages.bibliography import page
    from aipolicy.rows.evidence import SourceRow

    catalogue = open_catalogue(catalog)
    result = bibliography(catalogue, of)
    if cite:
        from aipolicy.render import bibtex

        write_text(bibtex.render(result), output)
        return
    write(
        "sources",
        result,
        lambda _: page(result),
        lambda: (result.rows, SourceRow),
        catalogue=catalogue,
        as_of=today_or(as_of),
        format_=format_,
        output=output,
    )
