"""`aipolicy rank`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, today_or, write
from aipolicy.cli.completion import complete_instruments


def command(
    kind: Annotated[str, typer.Option("--kind", help="Kind of figure, such as cap.")],
    instrument: Annotated[
        str | None, typer.Option("--instrument", autocompletion=complete_instruments, help="Only this instrument.")
    ] = None,
    per: Annotated[str | None, typer.Option("--per", help="Only figures for this, such as firm.")] = None,
    base: Annotated[str | None, typer.Option("--base", help="Only rates of this base, such as compute-rent.")] = None,
    metric: Annotated[str | None, typer.Option("--metric", help="Only targets of this metric.")] = None,
    basis: Annotated[str | None, typer.Option("--basis", help="Only funds by this basis, such as size.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Only figures in this unit, such as CNY.")] = None,
    level: o.Levels = None,
    format_: o.Format = "table",
    output: o.Output = None,
    as_of: o.AsOf = None,
    catalog: o.Catalog = None,
) -> None:
    """Put places in the order of one kind of figure.

    What is not comparable is refused, with the reason. Figures of different periods, targets for different years
    and, for what grows with a place, levels of government have orders of their own. Places that have the instrument
    without such a figure are named.

    Example: aipolicy rank --instrument compute-voucher --kind cap --per firm
    """
    from aipolicy.rank import rank
    from aipolicy.ranking import RankedRow, Selection
    from aipolicy.render.pages.ranking import page

    catalogue, date = open_catalogue(catalog), today_or(as_of)
    selection = Selection(
        kind=kind,
        instrument=instrument,
        unit=unit,
        per=per,
        base=base,
        metric=metric,
        basis=basis,
        level=level or (),
    )
    result = rank(catalogue, selection, date)
    write(
        "rank",
        result,
        lambda _: page(result, date),
        lambda: (result.rows, RankedRow),
        catalogue=catalogue,
        as_of=date,
        format_=format_,
        output=output,
    )
