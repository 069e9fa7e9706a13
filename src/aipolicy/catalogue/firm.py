"""The profile of a firm: a small TOML or JSON file."""

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

from aipolicy.catalogue.entries import short
from aipolicy.catalogue.firm_changes import apply_change
from aipolicy.catalogue.positions import TomlPath
from aipolicy.catalogue.toml import TomlFile, at
from aipolicy.errors import CatalogueError, Fault, Position, UsageError
from aipolicy.messages import Message, said
from aipolicy.model.firm import REGISTERED, Firm, parts_of

_MOST, _DECIMALS = 10**15, 9
_NUMBERS = ("figures", "home_grown", "numbers", "people")
_TABLES = (*_NUMBERS, "conditions")


def read_firm(path: Path, changes: Sequence[str] = ()) -> Firm:
    """Return the profile in a file, with changes such as `compute_rent=5_000_000` or `stage=growth`.

    Raises UsageError where there is no such file or a change is none, CatalogueError with every fault of a broken one.
    """
    if not path.exists():
        raise UsageError("no profile of a firm at {path}. `aipolicy schema firm` tells what stands in one.", path=path)
    if path.is_dir():
        raise UsageError("{path} is a folder, not the profile of a firm. Name the file.", path=path)
    file = TomlFile(path) if path.suffix != ".json" else None
    tables: dict[str, Any] = deepcopy(file.tables) if file else _json(path)
    for change in changes:
        apply_change(tables, change)

    return _checked(tables, lambda keys: file.where(keys) if file else (str(path), None))


def checked(firm: Firm) -> Firm:
    """Return a firm that was made by hand as it is, or raise CatalogueError with all that can't be so."""
    return _checked({key: value for key, value in vars(firm).items() if value is not None}, lambda _: ("Firm", None))


def _checked(tables: dict[str, Any], where: Callable[[TomlPath], tuple[str, Position | None]]) -> Firm:
    def fault(keys: Sequence[str | int], problem: Message, advice: Message) -> Fault:
        return Fault(*where(tuple(keys)), "", ".".join(map(str, keys)), problem, advice)

    from pydantic import TypeAdapter, ValidationError  # the library is loaded without it

    from aipolicy.catalogue.advice import explained

    try:
        firm = TypeAdapter(Firm).validate_python(tables)
    except ValidationError as error:
        found: dict[TomlPath, Fault] = {}  # a number that is none is told once for each type that it could have
        for detail in error.errors(include_url=False):
            keys = detail["loc"][: 2 if detail["loc"][0] in _TABLES else 1]
            found.setdefault(keys, fault(keys, *explained(detail, at(tables, keys)[1], Firm)))
        raise CatalogueError(list(found.values())) from None
    if odd := [fault(keys, *what) for keys, *what in _odd(firm)]:
        raise CatalogueError(odd)
    return firm


def _odd(firm: Firm) -> Iterator[tuple[Sequence[str], Message, Message]]:
    """Yield the figures that can't be so: by their keys, what is wrong, and what to do."""
    if not firm.name.strip():
        yield ("name",), said("is empty"), said("Name the profile")
    if REGISTERED in (firm.conditions or {}):
        advice = said("Take it out, and write registered = [...] with the places")
        yield ("conditions", REGISTERED), said("is answered by places"), advice
    for whole in firm.figures or {}:
        parts = parts_of(whole)
        told = [Decimal((firm.figures or {}).get(base, 0)) for base in (whole, *parts)]
        if parts and all(one.is_finite() for one in told) and told[0] < sum(told[1:]):
            problem = said("{value} is less than {parts} together", value=told[0], parts=", ".join(parts))
            yield ("figures", whole), problem, said("Mend one of the two")
    advice = said("Write a number from 0 to {most:,}", most=_MOST)
    for table in _NUMBERS:
        for base, value in (getattr(firm, table) or {}).items():
            number = Decimal(value)
            is_fine = number.is_finite() and 0 <= number <= _MOST and number == round(number, _DECIMALS)
            if not is_fine:
                yield (table, base), said("{value} is no figure of a firm", value=short(value)), advice
            elif table == "home_grown" and value > (firm.figures or {}).get(base, _MOST):
                problem = said("{value} is more than the whole, in figures", value=value)
                yield (table, base), problem, said("Mend one of the two")


def _json(path: Path) -> dict[str, Any]:
    try:
        tables = json.loads(path.read_bytes().decode("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise UsageError("{path} can't be read: {reason}.", path=path, reason=error.strerror) from None
    except (ValueError, RecursionError) as error:
        problem = said("is not JSON: {detail}", detail=error)
        raise CatalogueError([Fault(str(path), None, "", "", problem, said("Mend it"))]) from None
    if not isinstance(tables, dict):
        problem = said("is no table")
        raise CatalogueError([Fault(str(path), None, "", "", problem, said("Write it as an object with a name"))])
    return tables
