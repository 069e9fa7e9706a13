"""`aipolicy schema`."""

from typing import Annotated

import typer

from aipolicy.cli import options as o
from aipolicy.cli.answer import write_text
from aipolicy.cli.completion import complete_schemas


def command(
    of: Annotated[
        str,
        typer.Argument(
            metavar="FILE|COMMAND",
            help="A file of a catalogue (catalogue, place, overlay or firm), or the command whose answer is meant.",
            autocompletion=complete_schemas,
        ),
    ],
    output: o.Output = None,
    lang: o.Lang = None,
) -> None:
    """Print the JSON Schema of a file format or of a command's answer.

    Example: aipolicy schema compare
    """
    import json

    from aipolicy.choices import check_choices
    from aipolicy.schema import ANSWERS, FILES, schema

    check_choices("schema", [of], [*FILES, *ANSWERS])
    write_text(json.dumps(schema(of), indent=2, ensure_ascii=False) + "\n", output)
