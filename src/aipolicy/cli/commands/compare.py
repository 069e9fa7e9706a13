"""`aipolicy compare`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers
from aipolicy.cli.completion import complete_places


@answers
def command(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="PLACE PLACE [PLACE ...]",
            help="Two places or more, by any of their names.",
            autocompletion=complete_places,
        ),
    ],
    instrument: o.Instruments = None,
    kind: o.Kinds = None,
    beneficiary: o.Beneficiaries = None,
    differences: Annotated[
        bool, typer.Option("--differences", help="Leave out the lines in which all places say the same.")
    ] = False,
    with_parents: o.WithParents = False,
    *,
    asked: Asked,
) -> None:
    """Put places side by side, like with like.

    Budgets, caps, funds and targets stand in lines of their own; nothing unlike is added or ranked.

    Example: aipolicy compare shanghai zhejiang
    """
    from aipolicy.compare import compare, terms_of
    from aipolicy.comparison import Scope
    from aipolicy.render.pages.comparison import page
    from aipolicy.rows.figures import TermRow

    scope = Scope(
        instrument=instrument or (),
        kind=kind or (),
        beneficiary=beneficiary or (),
        differences=differences,
        with_parents=with_parents,
    )
    catalogue, date = open_catalogue(asked), asked.date
    result = compare(catalogue, places, date, scope)
    write(
        asked,
        catalogue,
        "compare",
        result,
        lambda width, say: page(result, date, width, say),
        lambda: (terms_of(result), TermRow),
    )
