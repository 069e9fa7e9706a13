"""`aipolicy estimate`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers
from aipolicy.cli.completion import complete_varied
from aipolicy.errors import UsageError

if TYPE_CHECKING:
    from aipolicy.estimator.result import Estimate
    from aipolicy.model.standing import Standing


@answers
def command(
    firm: Annotated[Path, typer.Argument(metavar="FIRM", help="The profile of a firm, a TOML or JSON file.")],
    places: o.Places = None,
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change the profile, as in compute_rent=5m; may be repeated."),
    ] = None,
    years: Annotated[int, typer.Option("--years", help="For so many years, with the same figures.")] = 1,
    min_standing: Annotated[
        str,
        typer.Option(
            "--min-standing",
            metavar="official|confirmed|reported|disputed",
            help="Only rates and awards that are sourced at least so well.",
        ),
    ] = "disputed",
    by: Annotated[Literal["instrument"] | None, typer.Option("--by", help="Give the sums by instrument too.")] = None,
    with_parents: o.WithParents = False,
    vary: Annotated[
        str | None,
        typer.Option(
            "--vary",
            metavar="KEY=FROM:TO:STEP",
            autocompletion=complete_varied,
            help="Let one figure run, as in compute_rent=0:20m:1m, and show how the sums follow it.",
        ),
    ] = None,
    reform: Annotated[
        Path | None,
        typer.Option(
            "--reform", metavar="PATH", help="Lay this catalogue over the others, and show what that changes."
        ),
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Compute what a firm would get at most, where, and why.

    An upper bound from public texts, no advice: rates times what the firm tells, within their ceilings, and fixed
    sums, as far as the documents in force say them. What could not be computed is listed with the reason, and what
    the firm would have to change to get more.

    Example: aipolicy estimate examples/startup.toml shanghai hangzhou
    """
    from aipolicy.catalogue.catalogue import Catalogue
    from aipolicy.catalogue.firm import read_firm
    from aipolicy.estimator.estimate import estimate
    from aipolicy.estimator.question import Question
    from aipolicy.estimator.reform import Asking, reformed
    from aipolicy.estimator.sensitivity import vary_of
    from aipolicy.render.pages.estimate import page

    if sum(one is not None for one in (vary, reform, by)) > 1:
        raise UsageError("--vary, --reform and --by are questions of their own. Ask one at a time.")
    date = asked.date
    question = Question(date, years, cast("Standing", min_standing), vary_of(vary) if vary is not None else None)
    profile = read_firm(firm, changes or ())

    def asking(catalogue: Catalogue) -> Asking:
        return lambda names: estimate(catalogue, profile, names, question, with_parents=with_parents)

    catalogue = open_catalogue(asked)
    if reform:
        before, catalogue = catalogue, Catalogue(*asked.paths, reform, reader=catalogue.reader)
        result = reformed(places or (), asking(before), asking(catalogue))
    else:
        result = asking(catalogue)(places or ())
    write(
        asked,
        catalogue,
        "estimate",
        result,
        lambda width, say: page(result, date, say, width=width, by_instrument=by is not None),
        lambda: _rows(result, by_instrument=by is not None),
    )


def _rows(result: "Estimate", *, by_instrument: bool) -> tuple[list[Any], type]:
    """Return what a CSV file has: lines; or what was asked for instead of them."""
    from aipolicy.estimator.curve import Point
    from aipolicy.estimator.line import Line
    from aipolicy.estimator.result import ChangedLine, InstrumentSums

    if result.vary:
        return [point for one in result.places for point in one.curve], Point
    if any(one.reform for one in result.places):
        return [line for one in result.places if one.reform for line in one.reform.lines], ChangedLine
    if by_instrument:
        return [sums for one in result.places for sums in one.by_instrument], InstrumentSums
    return [line for one in result.places for line in one.lines], Line
