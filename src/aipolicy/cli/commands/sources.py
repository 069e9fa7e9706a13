"""`aipolicy sources`."""

from typing import Annotated, Literal

import typer

from aipolicy.cli.answer import open_catalogue, write, write_text
from aipolicy.cli.asked import Asked, answers
from aipolicy.cli.completion import complete_entries


@answers
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
    *,
    asked: Asked,
) -> None:
    """Show what rests on which source.

    Example: aipolicy sources hefei --cite bibtex
    """
    from aipolicy.bibliography import bibliography
    from aipolicy.render.pages.bibliography import page
    from aipolicy.rows.evidence import SourceRow

    catalogue = open_catalogue(asked)
    result = bibliography(catalogue, of)
    if cite:
        from aipolicy.render import bibtex

        write_text(bibtex.render(result), asked.output)
        return
    write(
        asked,
        catalogue,
        "sources",
        result,
        lambda _, say: page(result, say),
        lambda: (result.rows, SourceRow),
    )
