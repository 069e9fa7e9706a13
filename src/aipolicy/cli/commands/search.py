"""`aipolicy search`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import open_catalogue, write
from aipolicy.cli.asked import Asked, answers


@answers
def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words in English, Chinese or Korean.")],
    limit: o.Limit = None,
    *,
    asked: Asked,
) -> None:
    """Find places, packages and measures by words.

    Every word must stand there, or begin a word there; the best come first.

    Example: aipolicy search compute voucher
    """
    from aipolicy.render.pages.findings import page
    from aipolicy.search import Hit, search

    catalogue, date = open_catalogue(asked), asked.date
    result = search(catalogue, words, date, limit)
    write(
        asked,
        catalogue,
        "search",
        result,
        lambda _, say: page(result, say),
        lambda: (result.hits, Hit),
    )
