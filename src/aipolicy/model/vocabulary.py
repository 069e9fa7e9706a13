"""The closed registries, read from the data when first asked."""

from functools import cache
from typing import Any, NamedTuple

from aipolicy.messages import Language
from aipolicy.paths import data_folder


class Word(NamedTuple):
    """One word of a registry."""

    id: str
    """The word itself."""
    en: str
    """English label."""
    zh: str
    """Chinese label."""
    ko: str
    """Korean label."""
    means: str
    """Definition."""
    stip: str | None = None
    """Of an instrument: its class in the OECD STIP taxonomy of policy instruments, edition 2019."""
    unit: str = ""
    """Of a base that is no sum of money: its unit, a word of the registry of units."""
    parts: tuple[str, ...] = ()
    """Of a base that is the sum of others: these."""
    share_of: tuple[str, ...] = ()
    """Of a base that is one figure in percent of another: the two."""
    count_ko: str = ""
    """Of a unit: the word that Korean puts behind the number, where the label stands before it (기술 20개)."""
    count_zh: str = ""
    """Of a unit: the word that Chinese puts between the number and the label (20项技术)."""


@cache
def registries() -> dict[str, dict[str, Word]]:
    """Return the registries by name: instrument, beneficiary, base, condition, unit and metric."""
    import tomli  # a run that prints ids alone needs no labels

    with (data_folder() / "vocabulary.toml").open("rb") as file:
        tables = tomli.load(file)
    return {name: {id_: _word(id_, keys) for id_, keys in table.items()} for name, table in tables.items()}


def _word(id_: str, keys: dict[str, Any]) -> Word:
    frozen: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in keys.items()}
    return Word(id=id_, **frozen)


def words(registry: str) -> list[str]:
    """Return the words of a registry in their order."""
    return list(registries()[registry])


def label(registry: str, word: str, language: Language = "en") -> str:
    """Return the label of a word in a language."""
    found: str = getattr(registries()[registry][word], language)
    return found
