"""`aipolicy search`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, today_or, write


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words in English, Chinese or Korean.")],
    limit: o.Limit = None,
    format_: o.Format = "table",
    output: o.Output = None,
    as_of: o.AsOf = None,
    catalog: o.Catalog = None,
) -> None:
    """Find places, packages and measures by words.

    Every word must stand there, or begin a word there; the best come first.

    Example: aipolicy search compute voucher
    """
    from aipolicy.render.pages.findings import page
    from aipolicy.search import Hit, search

    catalogue, date = open_catalogue(catalog), today_or(as_of)
    result = search(catalogue, words, date, limit)
    write(
        "search",
        result,
        lambda _: page(result),
        lambda: (result.hits, Hit),
        catalogue=catalogue,
        as_of=date,
        format_=format_,
        output=output,
    )
