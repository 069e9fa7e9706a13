"""What typer itself says, to be said in the reader's language: it speaks English alone."""

import re

from aipolicy.cli.options import NO_DAY, NO_FIRST_DAY
from aipolicy.messages import Translate, noted

_TEMPLATES = (
    noted("Missing argument {name}."),
    noted("Missing option {name}."),
    noted("Missing command."),
    noted("No such command {name}."),
    noted("No such option: {name} Did you mean {near}?"),
    noted("No such option: {name} (Possible options: {near})."),
    noted("No such option: {name}."),
    noted("Option {name} requires an argument."),
    noted("Option {name} does not take a value."),
    noted("Got unexpected extra argument(s) ({names})."),
    noted("Got unexpected extra argument ({names})."),
    noted("Invalid value for {name} (env var: {variable}): {problem}"),
    noted("Invalid value for {name}: {problem}"),
    noted("{value} is not one of {names}."),
    noted("{value} is not a valid integer."),
    noted("{value} is not a valid int."),
    noted("{value} is not a valid int range."),
    noted("{value} is not in the range {range}."),
    NO_DAY,
    NO_FIRST_DAY,
)


def translated(text: str, translate: Translate) -> str:
    """Return an error of typer, or of ours that typer passed on, in the language of `translate`."""
    for template in _TEMPLATES:
        if found := _pattern(template).fullmatch(text):
            details = {name: translated(value, translate) for name, value in found.groupdict().items()}
            return translate(template).format(**details)
    return text


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(template)), re.DOTALL)
