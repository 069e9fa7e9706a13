"""`aipolicy schema`."""

from typing import Annotated, Literal

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import write_text


def command(
    of: Annotated[
        Literal[
            "catalogue",
            "place",
            "list",
            "show",
            "compare",
            "rank",
            "search",
            "timeline",
            "gaps",
            "sources",
            "validate",
            "diff",
        ],
        typer.Argument(
            metavar="catalogue|place|COMMAND", help="A file of a catalogue, or the command whose JSON answer is meant."
        ),
    ],
    output: o.Output = None,
    lang: o.Lang = None,
) -> None:
    """Print the JSON Schema of a file format or of a command's answer.

    Example: aipolicy schema compare
    """
    import json

    from aipolicy.schema import schema

    write_text(json.dumps(schema(of), indent=2, ensure_ascii=False) + "\n", output)
