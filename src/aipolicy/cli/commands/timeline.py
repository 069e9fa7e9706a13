"""`aipolicy timeline`."""

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers


@answers
def command(
    places: o.Places = None,
    since: o.Since = None,
    *,
    asked: Asked,
) -> None:
    """Show the documents in time order.

    Those of the nation stand beside those of places, each with what it began or ended. Documents of the places around
    the ones that are named are among them.

    Example: aipolicy timeline shanghai --since 2015
    """
    from aipolicy.render.pages.timeline import page
    from aipolicy.timeline import TimelineRow, timeline

    catalogue, date = open_catalogue(asked), asked.date
    result = timeline(catalogue, places or (), date, since)
    write(
        asked,
        catalogue,
        "timeline",
        result,
        lambda _, say: page(result, date, say),
        lambda: ([*result.rows, *result.undated], TimelineRow),
    )
