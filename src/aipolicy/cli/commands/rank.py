"""`aipolicy rank`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers
from aipolicy.cli.completion import complete_instruments


@answers
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
    *,
    asked: Asked,
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

    catalogue, date = open_catalogue(asked), asked.date
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
        asked,
        catalogue,
        "rank",
        result,
        lambda _, say: page(result, date, say),
        lambda: (result.rows, RankedRow),
    )
