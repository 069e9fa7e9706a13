"""What is wrong where a file has not the shape of the model, and what to do: the checker's findings in our words."""

import datetime as dt
import difflib
import re
import types
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic_core import ErrorDetails

from aipolicy.catalogue.toml import at
from aipolicy.messages import Message, said
from aipolicy.model.file import FrontPage
from aipolicy.model.firm import Firm
from aipolicy.model.record import OneWordOf
from aipolicy.model.term import Figure, Term

_SHORT = 12
"""Words that are all named where one is wrong."""


def with_hidden(detail: ErrorDetails, tables: dict[str, Any]) -> Iterator[ErrorDetails]:
    """Yield a finding, and the missing keys that it hides: a figure of an unknown kind is looked into no more."""
    yield detail
    if detail["type"].startswith("union_tag"):
        found = at(tables, detail["loc"])[1]
        needed = [field.name for field in fields(Figure) if field.default is MISSING]
        for name in (*needed, "unit"):
            if isinstance(found, dict) and name not in found:
                yield {**detail, "type": "missing", "loc": (*detail["loc"], name)}


def explained(detail: ErrorDetails, found: Any, root: type = FrontPage) -> tuple[Message, Message]:
    """Return what is wrong with what was found in a file of a type, and what to do."""
    kind, context, loc = detail["type"], detail.get("ctx", {}), detail["loc"]
    shown = _shown(found)
    if kind == "missing":
        return said("is missing"), _to_add(loc, root)
    if kind == "tuple_type" and isinstance(found, dict):
        table = ".".join(part for part in loc if isinstance(part, str))
        return said("is one table, not a list of them"), said("Write [[{table}]], in double brackets", table=table)
    if kind == "unexpected_keyword_argument":
        keys = list(_hints(loc, root))
        names = said("Known keys: {names}", names=", ".join(keys))
        return said("is not a known key"), _nearest(str(loc[-1]), keys, names)
    if kind in ("literal_error", "union_tag_invalid"):
        allowed = re.findall(r"'([^']*)'", context.get("expected") or context["expected_tags"])
        word = str(loc[-2] if loc[-1:] == ("[key]",) else context.get("tag", found))
        names = said("Allowed: {names}", names=", ".join(allowed))
        otherwise = (
            names
            if len(allowed) <= _SHORT
            else said("`aipolicy schema {file}` lists the words", file="firm" if root is Firm else "catalogue")
        )
        return said("{word!r} is not allowed", word=word), _nearest(word, allowed, otherwise)
    number = said("{shown} is not a number", shown=shown), said("Write a number without quotation marks")
    known: dict[str, tuple[Message, Message]] = {
        "union_tag_not_found": (said("has no kind"), said("Add kind, one of {names}", names=", ".join(_kinds()))),
        "int_type": number,
        "is_instance_of": number,
        "bool_type": (said("{shown} is not true or false", shown=shown), said("Write true or false")),
        "tuple_type": (said("{shown} is not a list", shown=shown), said("Put it in square brackets")),
        "string_type": (said("{shown} is not a text", shown=shown), said("Put it in quotation marks")),
        "date_type": (
            said("{shown} is not a date", shown=shown),
            said("Write it as 2025-12-31, without quotation marks"),
        ),
        "dataclass_type": (said("{shown} is not a table", shown=shown), _as_table(loc, root)),
        "dict_type": (said("{shown} is not a table", shown=shown), said("Write it as [{table}]", table=str(loc[-1]))),
    }
    otherwise = said("{shown}: {detail}", shown=shown, detail=f"{detail['msg'][:1].lower()}{detail['msg'][1:]}")
    return known.get(kind, (otherwise, said("Mend the value")))


def _shown(value: Any) -> str:
    """Return a value as TOML has it, as far as one line holds it."""
    if isinstance(value, bool):
        return str(value).lower()
    shown = str(value) if isinstance(value, Decimal | dt.date | dt.time) else repr(value)
    return shown if len(shown) < 80 else shown[:77] + "..."


def _nearest(word: str, allowed: Sequence[str], names: Message) -> Message:
    near = difflib.get_close_matches(word, allowed, n=3)
    if not near:
        return names
    meant = said("Did you mean {names}?", names=", ".join(near))
    return said("{meant} {names}", meant=meant, names=names) if len(allowed) <= _SHORT else meant


def _to_add(loc: Sequence[str | int], root: type) -> Message:
    """Return the advice to add a key, with the form of its value where it has one."""
    name = str(loc[-1])
    if tuple(loc) == ("jurisdiction",):
        return said("Add [[jurisdiction]] tables, or lay the file over another: --catalog builtin --catalog FILE")
    forms = list(dict.fromkeys(filter(None, (_form(hint, name) for hint in _hints(loc, root).get(name, [])))))
    return said("Add it: {form}", form=forms[0]) if len(forms) == 1 else said("Add it")


def _form(hint: Any, name: str) -> Message | None:
    """Return how a value of a type is written."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        kind = next((mark.name for mark in arguments[1:] if isinstance(mark, OneWordOf)), None)
        return said("a word of the kind {kind}; `aipolicy schema catalogue` lists them", kind=kind) if kind else None
    words = [word for one in (arguments if origin in (Union, types.UnionType) else [hint]) for word in _literals(one)]
    if words:
        return said("one of {names}", names=", ".join(words))
    if is_dataclass(hint):
        return said('{name}.en = "..."', name=name)
    if origin is tuple:
        return said("[[{name}]] tables", name=name) if is_dataclass(arguments[0]) else said("a list in square brackets")
    forms: dict[Any, Message] = {
        str: said("a text in quotation marks"), int: said("a number"), dt.date: said("a date such as 2025-12-31"),
    }  # fmt: skip
    return forms.get(hint, said("a number") if int in arguments else None)


def _literals(hint: Any) -> tuple[str, ...]:
    return get_args(hint) if get_origin(hint) is Literal else ()


def _as_table(loc: Sequence[str | int], root: type) -> Message:
    """Return the advice to write a value as a table, with the keys that it takes."""
    keys = ", ".join(_hints((*loc, ""), root))
    if loc and isinstance(loc[-1], int):
        table = ".".join(part for part in loc if isinstance(part, str))
        return said("Write it as [[{table}]] with the keys {names}", table=table, names=keys)
    return said("Write it as a table with the keys {names}", names=keys)


def _hints(loc: Sequence[str | int], root: type) -> dict[str, list[Any]]:
    """Return the types of the keys of the table around a key; a tag in the path tells which table is meant."""
    records: list[Any] = [root]
    for part in loc[:-1]:
        if isinstance(part, str):
            inner = [field.type for record in records for field in fields(record) if field.name == part]
            tagged = [record for record in records if getattr(record, "kind", None) == part]
            records = [record for hint in inner for record in _records(hint)] if inner else tagged or records
    found: dict[str, list[Any]] = {}
    for record in records:
        for field in fields(record):
            found.setdefault(field.name, []).append(field.type)
    return found


def _records(hint: Any) -> Iterator[Any]:
    if is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from _records(argument)


def _kinds() -> list[str]:
    return [record.kind for record in get_args(get_args(Term)[0])]
