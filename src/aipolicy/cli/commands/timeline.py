"""`aipolicy timeline`."""

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, today_or, write


def command(
    places: o.Places = None,
    since: o.Since = None,
    format_: o.Format = "table",
    output: o.Output = None,
    as_of: o.AsOf = None,
    catalog: o.Catalog = None,
) -> None:
    """Show the documents in time order.

    Those of the nation stand beside those of places, each with what it began or ended. Documents of the places around
    the ones that are named are among them.

    Example: aipolicy timeline shanghai --since 2015
    """
    from aipolicy.render.pages.timeline import page
    from aipolicy.timeline import TimelineRow, timeline

    catalogue, date = open_catalogue(catalog), today_or(as_of)
    result = timeline(catalogue, places or (), date, since)
    write(
        "timeline",
        result,
        lambda _: page(result, date),
        lambda: ([*result.rows, *result.undated], TimelineRow),
        catalogue=catalogue,
        as_of=date,
        format_=format_,
        output=output,
    )
