"""`aipolicy firm`."""

from typing import Annotated, Literal

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import write_text
from aipolicy.errors import UsageError


def command(
    action: Annotated[Literal["new"], typer.Argument(metavar="new", help="Write a profile to fill in.")],
    output: o.Output = None,
    lang: o.Lang = None,
) -> None:
    """Write the profile of a firm, with every figure that it may tell as a comment; never over a file.

    Example: aipolicy firm new --output my-firm.toml
    """
    from aipolicy.cli.reader import language
    from aipolicy.estimator.profile import blank

    if output and output.is_file():
        raise UsageError("{path} is there already, and may be filled in. Name another file.", path=output)
    write_text(blank(language()), output)
