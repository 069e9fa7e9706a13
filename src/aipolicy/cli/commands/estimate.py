"""`aipolicy estimate`."""

from pathlib import Path
from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers


@answers
def command(
    firm: Annotated[Path, typer.Argument(metavar="FIRM", help="The profile of a firm, a TOML or JSON file.")],
    places: o.Places = None,
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="KEY=VALUE", help="Change the profile, as in compute_rent=5_000_000; may be repeated."
        ),
    ] = None,
    with_parents: o.WithParents = False,
    *,
    asked: Asked,
) -> None:
    """Compute what a firm would get at most, where, and why.

    An upper bound from public texts, no advice: rates times what the firm tells, within their ceilings, and fixed
    sums, as far as the documents in force say them. What could not be computed is listed with the reason.

    Example: aipolicy estimate examples/startup.toml shanghai hangzhou
    """
    from aipolicy.catalogue.firm import read_firm
    from aipolicy.estimate.estimate import estimate
    from aipolicy.estimate.result import Line
    from aipolicy.render.pages.estimate import page

    catalogue, date = open_catalogue(asked), asked.date
    result = estimate(catalogue, read_firm(firm, changes or ()), places or (), date, with_parents=with_parents)
    write(
        asked,
        catalogue,
        "estimate",
        result,
        lambda _, say: page(result, date, say),
        lambda: ([line for one in result.places for line in one.lines], Line),
    )
