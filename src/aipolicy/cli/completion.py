"""Shell completion: ids are read as plain text, so that a key press costs no more than it must."""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

from aipolicy.cli.reader import language_of
from aipolicy.errors import UsageError


def complete_places(incomplete: str) -> list[tuple[str, str]]:
    """Return the places that a word may become, with their names."""
    return [(id_, name) for id_, name in _places() if id_.startswith(incomplete.lower())]


def complete_entries(incomplete: str) -> list[tuple[str, str]]:
    """Return the places, packages and measures that a word may become."""
    places = complete_places(incomplete)
    if len(places) > 1 or not incomplete:
        return places
    return places + [(id_, "") for id_ in _entries(incomplete) if id_.startswith(incomplete)]


def complete_instruments(incomplete: str) -> list[str]:
    """Return the instruments that a word may become."""
    from aipolicy.model.vocabulary import words

    return [word for word in words("instrument") if word.startswith(incomplete)]


def complete_varied(incomplete: str) -> list[str]:
    """Return the figures of a firm that a word may become."""
    from aipolicy.model.vocabulary import words

    names = (word.replace("-", "_") for word in words("base") if word != "unstated")
    return [f"{name}=" for name in names if name.startswith(incomplete.replace("-", "_"))]


def complete_schemas(incomplete: str) -> list[str]:
    """Return the schemas that a word may become."""
    from aipolicy.schema import ANSWERS, FILES

    return [name for name in (*FILES, *ANSWERS) if name.startswith(incomplete)]


def complete_languages(incomplete: str) -> list[str]:
    """Return the languages that a word may become."""
    from aipolicy.messages import LANGUAGES

    return [language for language in LANGUAGES if language.startswith(incomplete)]


def complete_currencies(incomplete: str) -> list[str]:
    """Return the currencies that a word may become."""
    from aipolicy.model.term import CURRENCIES

    return [currency for currency in CURRENCIES if currency.startswith(incomplete.upper())]


@cache
def _places() -> list[tuple[str, str]]:
    try:
        language = language_of(None, os.environ)
    except UsageError:
        language = "en"
    places = _tables("policies.toml").get("jurisdiction", [])
    return [(place["id"], place["name"].get(language, place["name"]["en"])) for place in places]


def _entries(incomplete: str) -> Iterator[str]:
    for place, _ in _places():
        if incomplete.startswith(place):
            tables = _tables(f"policies/{place}.toml")
            yield from (entry["id"] for name in ("package", "measure") for entry in tables.get(name, []))


def _tables(name: str) -> dict[str, Any]:
    """Return the tables of a file of our own catalogue; nothing where it can't be read."""
    import tomli

    from aipolicy.paths import data_folder

    try:
        with (data_folder() / name).open("rb") as file:
            return tomli.load(file)
    except (OSError, tomli.TOMLDecodeError):
        return {}
