"""Changes to the profile of a firm, as they are written on the command line."""

import re
from decimal import Decimal
from typing import Any

from aipolicy.errors import UsageError
from aipolicy.model.firm import Firm
from aipolicy.model.term import Number
from aipolicy.model.vocabulary import words

_NUMBER = re.compile(r"(?P<digits>-?[0-9]{1,20}(?:_[0-9]{1,20}){0,9}(?:\.[0-9]{1,9})?)(?P<times>k|m|bn)?")
_TIMES = {"k": 10**3, "m": 10**6, "bn": 10**9}
_ANSWERS = {"true": True, "yes": True, "false": False, "no": False}


def number(text: str) -> Number | None:
    """Return a number such as `5_000_000`, `5m` or `2.4`; none for what is none."""
    if not (found := _NUMBER.fullmatch(text.strip())):
        return None
    exact = Decimal(found["digits"]) * _TIMES.get(found["times"], 1)
    is_whole = found["times"] and exact == exact.to_integral_value()
    return int(exact) if is_whole or "." not in found["digits"] else exact


def base_of(name: str) -> str:
    """Return the word of the registry of bases that is meant by a name, which may have underscores; else the name."""
    return _word(name, "base")


def apply_change(tables: dict[str, Any], change: str) -> None:
    """Change the tables of a profile, by `compute_rent=5m`, `stage=growth`, `ai_firm=yes` or `numbers.model=2`.

    A word of a registry may be written with underscores. Raises UsageError for what changes nothing.
    """
    name, sign, text = change.partition("=")
    *table, key = name.strip().split(".")
    if not sign:
        raise UsageError("--set {change!r} sets nothing. Write it as compute_rent=5_000_000.", change=change)
    value: Any = text.strip()
    if (found := number(value)) is not None:
        value = found
    if not table and key in Firm.__dataclass_fields__:
        tables[key] = value if key != "registered" else value.split(",")
        return
    is_condition = table == ["conditions"] or (not table and _word(key, "condition") in words("condition"))
    where = tables.setdefault(".".join(table) or ("conditions" if is_condition else "figures"), {})
    if not isinstance(where, dict):
        raise UsageError("--set {change!r} sets nothing. Write it as compute_rent=5_000_000.", change=change)
    where[_word(key, "condition" if is_condition else "base")] = _ANSWERS.get(value, value) if is_condition else value


def _word(name: str, registry: str) -> str:
    word = name.strip().replace("_", "-")
    return word if word in words(registry) else name
