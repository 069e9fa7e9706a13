"""A profile to fill in."""

from typing import get_args

from aipolicy.messages import Language
from aipolicy.model.measure import Size, Stage
from aipolicy.model.term import Currency
from aipolicy.model.vocabulary import label, registries


def blank(language: Language) -> str:
    """Return a commented profile of a firm as TOML: every figure that it may tell, with its label and unit."""
    lines = [
        'name = "My firm"',
        f'currency = "CNY" # {", ".join(get_args(Currency))}',
        f"# stage = {_choice(get_args(Stage))}",
        f"# size = {_choice(get_args(Size))}",
        "",
        "[figures]",
    ]
    for word in registries()["base"].values():
        if word.id != "unstated":
            unit = f" ({word.unit})" if word.unit else ""
            lines.append(f"# {word.id} = 0 # {label('base', word.id, language)}{unit}: {word.means}")
    lines += ["", "[home_grown]", "# compute-rent = 0"]
    return "\n".join(lines) + "\n"


def _choice(words: tuple[str, ...]) -> str:
    return f'"{words[0]}" # {", ".join(words)}'
