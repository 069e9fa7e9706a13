"""Tables to records, without checks: for the catalogue that was checked before it was packed."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from aipolicy.model.record import Record, tag_of

R = TypeVar("R", bound=Record)
Maker = Callable[[Any], Any]


def build(record: type[R], table: dict[str, Any]) -> R:
    """Return the record that a table holds; nested tables become records, lists become tuples."""
    makers = _makers(record)  # type: ignore[arg-type]  # mypy takes a class with a type variable as unhashable
    return record(**{key: makers[key](value) if key in makers else value for key, value in table.items()})


@cache
def _makers(record: type[Record]) -> dict[str, Maker]:
    """Return what turns a raw value into the field's type, for the fields that need it."""
    makers = {field.name: _maker(field.type) for field in fields(record)}
    return {name: make for name, make in makers.items() if make}


def _maker(hint: Any) -> Maker | None:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _maker(arguments[0])
    if origin is tuple:
        make = _maker(arguments[0])
        return (lambda values: tuple(map(make, values))) if make else tuple
    if origin in (Union, types.UnionType):
        records = {tag_of(option, "kind"): option for option in arguments if hasattr(option, "kind")}
        if records:
            return lambda table: build(records[table["kind"]], table)
        options = [option for option in arguments if is_dataclass(option)]
        return _maker(options[0]) if options else None
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda table: build(hint, table)  # type: ignore[type-var]
    return None
