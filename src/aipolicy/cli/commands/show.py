"""`aipolicy show`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers
from aipolicy.cli.completion import complete_entries


@answers
def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="PLACE|ID",
            help="A place by any of its names, or the id of a package or measure.",
            autocompletion=complete_entries,
        ),
    ],
    with_sources: Annotated[
        bool, typer.Option("--sources", help="List the sources, and refer each figure to them.")
    ] = False,
    with_parents: o.WithParents = False,
    with_layers: Annotated[
        bool, typer.Option("--layers", help="Tell what each further --catalog adds and changes here.")
    ] = False,
    *,
    asked: Asked,
) -> None:
    """Show all that is known of a place, package or measure.

    Example: aipolicy show hefei --sources
    """
    from aipolicy.dossier import dossier
    from aipolicy.render.pages.dossier import page
    from aipolicy.rows.figures import TermRow

    catalogue, date = open_catalogue(asked), asked.date
    result = dossier(catalogue, name, date, with_parents=with_parents, with_layers=with_layers)
    terms = [*result.terms, *(row for parent in result.parents for row in parent.terms)]
    write(
        asked,
        catalogue,
        "show",
        result,
        lambda _, say: page(result, date, say, with_sources=with_sources),
        lambda: (terms, TermRow),
    )
