"""A profile to fill in."""

from typing import get_args

from aipolicy.messages import Language
from aipolicy.model.firm import REGISTERED, Countable
from aipolicy.model.measure import People, Size, Stage
from aipolicy.model.term import Currency
from aipolicy.model.vocabulary import label, registries


def blank(language: Language) -> str:
    """Return a commented profile of a firm as TOML: all that it may tell, with labels and units."""
    lines = [
        'name = "My firm"',
        f'currency = "CNY" # {", ".join(get_args(Currency))}',
        f"# stage = {_choice(get_args(Stage))}",
        f"# size = {_choice(get_args(Size))}",
        '# registered = ["shanghai"]',
        "",
        "[figures]",
    ]
    for word in registries()["base"].values():
        if word.id != "unstated":
            unit = f" ({word.unit})" if word.unit else ""
            lines.append(f"# {word.id} = 0 # {label('base', word.id, language)}{unit}: {word.means}")
    lines += ["", "[home_grown]", "# compute-rent = 0", "", "[conditions]"]
    for word in registries()["condition"].values():
        if word.id != REGISTERED:
            lines.append(f"# {word.id} = false # {label('condition', word.id, language)}: {word.means}")
    lines += ["", "[numbers]", *(f"# {word} = 0" for word in get_args(Countable))]
    lines += ["", "[people]", *(f"# {word} = 0" for word in get_args(People))]
    return "\n".join(lines) + "\n"


def _choice(words: tuple[str, ...]) -> str:
    return f'"{words[0]}" # {", ".join(words)}'
