"""`aipolicy list`."""

from typing import Annotated, Literal

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers

NounName = Literal[
    "jurisdictions", "packages", "measures", "terms", "indicators", "discrepancies", "instruments", "sources"
]
"""`listing.Noun` once more: help and completion would wait for the import. mypy and the tests say where they differ."""


@answers
def command(
    of: Annotated[NounName, typer.Argument(help="What to list.", metavar="[WHAT]")] = "jurisdictions",
    in_: o.In = None,
    level: o.Levels = None,
    instrument: o.Instruments = None,
    kind: o.Kinds = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", help="Only documents of this status, such as in-force.")
    ] = None,
    beneficiary: o.Beneficiaries = None,
    since: o.Since = None,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="COLUMN", help="Selection by a column; -COLUMN turns the order."),
    ] = None,
    limit: o.Limit = None,
    *,
    asked: Asked,
) -> None:
    """List what the catalogue holds, with filters.

    That is jurisdictions, packages, measures, terms, indicators, discrepancies, instruments or sources. Filters
    combine; words of one filter are alternatives.

    Example: aipolicy list terms --in shanghai --kind budget --format csv
    """
    from aipolicy.listing import Filters, listing, row_type
    from aipolicy.render.pages.listing import page

    filters = Filters(
        places=in_ or (),
        level=level or (),
        instrument=instrument or (),
        kind=kind or (),
        status=status or (),
        beneficiary=beneficiary or (),
        since=since,
    )
    catalogue, date = open_catalogue(asked), asked.date
    result = listing(catalogue, of, date, filters, sort=sort, limit=limit)
    write(
        asked,
        catalogue,
        "list",
        result,
        lambda _, say: page(result, say),
        lambda: (result.rows, row_type(of)),
    )
