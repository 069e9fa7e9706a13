"""Changes to the profile of a firm, as they are written on the command line."""

import re
from collections.abc import Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, get_args

from aipolicy.errors import UsageError
from aipolicy.model.firm import Countable, Firm
from aipolicy.model.measure import People
from aipolicy.model.term import Number
from aipolicy.model.vocabulary import words

_NUMBER = re.compile(
    r"(?P<digits>[0-9]{1,20}(?:[_,][0-9]{3,20}){0,9}(?:\.[0-9]{1,9})?)(?P<times>k|m|bn)?", re.IGNORECASE
)
_TIMES = {"k": 10**3, "m": 10**6, "bn": 10**9}
_ANSWERS = {"true": True, "yes": True, "false": False, "no": False}


def number(text: str) -> Number | None:
    """Return a number such as `5_000_000`, `5m` or `2.4`; none for what is none."""
    if not (found := _NUMBER.fullmatch(text.strip())):
        return None
    times = (found["times"] or "").lower()
    exact = Decimal(found["digits"].replace(",", "")) * _TIMES.get(times, 1)
    is_whole = times and exact == exact.to_integral_value()
    return int(exact) if is_whole or "." not in found["digits"] else exact


def base_of(name: str) -> str:
    """Return the word of the registry of bases that is meant by a name, which may have underscores; else the name."""
    return _word(name, words("base"))


def apply_change(tables: dict[str, Any], change: str) -> None:
    """Change the tables of a profile, by `compute_rent=5m`, `stage=growth`, `ai_firm=yes` or `model=2`.

    A word of a registry may be written with underscores; its table need not be named. What of a changed figure goes to
    home-grown chips stays the same share. Raises UsageError for what changes nothing, with the nearest word.
    """
    name, sign, text = change.partition("=")
    *named, key = name.strip().split(".")
    value = text.strip()
    if not sign or len(named) > 1:
        raise UsageError("--set {change!r} sets nothing. Write it as compute_rent=5_000_000.", change=change)
    if not named and key in Firm.__dataclass_fields__:
        tables[key] = value if key != "registered" else [one.strip() for one in value.split(",") if one.strip()]
        return
    known = _tables()
    table = named[0] if named else next((one for one in known if _word(key, known[one]) in known[one]), "")
    word = _word(key, known.get(table, ()))
    if word not in known.get(table, ()):
        every = [one for own in known.values() for one in own]
        near = get_close_matches(word.replace("_", "-"), every, n=1) or ["compute-rent"]
        raise UsageError(
            "--set {change!r}: {key!r} is not known. Did you mean {near}?", change=change, key=key, near=near[0]
        )
    own = tables.setdefault(table, {})
    if not isinstance(own, dict):
        raise UsageError("--set {change!r} sets nothing. Write it as compute_rent=5_000_000.", change=change)
    found = _ANSWERS.get(value) if table == "conditions" else number(value)
    if found is None:
        raise UsageError(
            "--set {change!r}: {value!r} will not do. Write a number such as 5_000_000, 5m or 1.2bn, or yes or no.",
            change=change,
            value=value,
        )
    if table == "figures":
        _keep_share(tables, word, found)
    own[word] = found


def _tables() -> dict[str, Sequence[str]]:
    """Return the words of the tables of a profile, the table first in which a word is looked for."""
    return {
        "figures": words("base"),
        "conditions": words("condition"),
        "numbers": get_args(Countable),
        "people": get_args(People),
        "home_grown": words("base"),
    }


def _keep_share(tables: dict[str, Any], base: str, value: Number) -> None:
    before, parts = tables["figures"].get(base), tables.get("home_grown")
    if (
        isinstance(parts, dict)
        and isinstance(part := parts.get(base), int | Decimal)
        and isinstance(before, int | Decimal)
        and before
    ):
        parts[base] = int(part * Decimal(value) / before)


def _word(name: str, known: Sequence[str]) -> str:
    word = name.strip().replace("_", "-")
    return word if word in known else name
