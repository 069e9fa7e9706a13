"""`aipolicy schema`."""

from typing import Annotated, Literal

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import write_text


def command(
    of: Annotated[
        Literal["list", "show", "compare", "rank", "search", "timeline", "gaps", "sources", "validate", "diff"],
        typer.Argument(metavar="COMMAND", help="The command whose JSON answer is meant."),
    ],
    output: o.Output = None,
    lang: o.Lang = None,
) -> None:
    """Print the JSON Schema of a command's answer.

    Example: aipolicy schema compare
    """
    import json

    from aipolicy.schema import answer_schema

    write_text(json.dumps(answer_schema(of), indent=2, ensure_ascii=False) + "\n", output)
