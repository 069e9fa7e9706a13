"""Every fault of a file at once: pydantic finds what has the wrong shape, `rules` what does not fit together."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from aipolicy.catalogue.advice import explained, with_hidden
from aipolicy.catalogue.entries import Entries, name_of
from aipolicy.catalogue.positions import TomlPath
from aipolicy.catalogue.rules import broken_rules
from aipolicy.catalogue.toml import Sheet, at
from aipolicy.errors import CatalogueError, Fault
from aipolicy.messages import Message, said
from aipolicy.model.file import Holdings

H = TypeVar("H", bound=Holdings)
_LONGEST_TEXT = 20_000
_MOST_ENTRIES = 100_000


def checked(record: type[H], sheet: Sheet, shared_sources: frozenset[str], place: str | None) -> H:
    """Return what a sheet holds.

    `shared_sources` are ids that it may cite without defining them; `place` is the jurisdiction that it belongs
    to, none for a front page. Raises CatalogueError with every fault.
    """
    adapter: TypeAdapter[H] = _adapter(record)  # type: ignore[arg-type]  # as in build.py
    faults: list[Fault] = []
    try:
        tables = _frozen(sheet.tables)
    except RecursionError:
        problem = said("is nested too deeply to be a catalogue")
        raise CatalogueError([Fault(sheet.where(())[0], None, "", "", problem, said("Flatten it"))]) from None
    except OverflowError:
        too_much = (_placed(sheet, path, problem, said("Mend it")) for path, problem in _each_too_much(sheet.tables))
        raise CatalogueError(list(too_much)) from None
    holdings: H | None
    try:
        holdings = adapter.validate_python(tables)
    except ValidationError as error:
        details = [one for detail in error.errors(include_url=False) for one in with_hidden(detail, sheet.tables)]
        faults = list(dict.fromkeys(_fault(sheet, detail) for detail in details))
        holdings = _what_is_sound(adapter, tables, details)
    if holdings is not None:
        entries = Entries(sheet.tables)
        faults += broken_rules(holdings, entries, sheet, shared_sources, place)
    if holdings is None or faults:
        raise CatalogueError(sorted(faults, key=lambda fault: fault.place or (0, 0)))
    return holdings


@cache
def _adapter(record: type[H]) -> TypeAdapter[H]:
    return TypeAdapter(record)


def _frozen(value: Any) -> Any:
    """Return the value with tuples for lists, as the records have them, or raise OverflowError for too much of it."""
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    if _too_much(value):
        raise OverflowError
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _too_much(value: Any) -> Message | None:
    """Return what is wrong with a number or text longer than any figure or sentence needs, or with too long a list."""
    if isinstance(value, int) and value.bit_length() > 64:
        return said("holds a whole number of {bits} bits, which no figure needs", bits=value.bit_length())
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return said("holds a text of {count:,} characters, more than {most:,}", count=len(value), most=_LONGEST_TEXT)
    if isinstance(value, list) and len(value) > _MOST_ENTRIES:
        return said("holds {count:,} entries in one table, more than {most:,}", count=len(value), most=_MOST_ENTRIES)
    return None


def _each_too_much(value: Any, path: TomlPath = ()) -> Iterator[tuple[TomlPath, Message]]:
    """Yield where there is too much, and of what."""
    if problem := _too_much(value):
        yield path, problem
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _each_too_much(one, (*path, key))


def _what_is_sound(adapter: TypeAdapter[H], tables: dict[str, Any], details: list[ErrorDetails]) -> H | None:
    """Return the holdings without the entries that have faults, or nothing where the file itself is at fault."""
    bad = {detail["loc"][:2] for detail in details}
    sound = {
        name: tuple(entry for number, entry in enumerate(table) if (name, number) not in bad)
        if isinstance(table, tuple)
        else table
        for name, table in tables.items()
        if (name,) not in bad
    }
    try:
        return adapter.validate_python(sound)
    except ValidationError:
        return None


def _fault(sheet: Sheet, detail: ErrorDetails) -> Fault:
    path, found = at(sheet.tables, detail["loc"])
    problem, advice = explained(detail, found)
    return _placed(sheet, (*path, *_key_in_question(detail)), problem, advice)


def _placed(sheet: Sheet, path: TomlPath, problem: Message, advice: Message) -> Fault:
    """Return a fault about what stands at a path, or should."""
    is_key = isinstance(path[-1], str) if path else False
    entry = _table_of(sheet.tables, path[:-1] if is_key else path)
    field = ".".join(map(str, path[len(entry) :]))
    return Fault(*sheet.where(path), name_of(sheet.tables, entry), field, problem, advice)


def _key_in_question(detail: ErrorDetails) -> TomlPath:
    """Return the key that a fault is about where it is told of the table that has it, or should have it."""
    if detail["type"] == "missing":
        return detail["loc"][-1:]
    return ("kind",) if detail["type"].startswith("union_tag") else ()


def _table_of(tables: Any, path: TomlPath) -> TomlPath:
    """Return the path of the innermost entry that holds a value or is the value."""
    while path and not (isinstance(path[-1], int) and isinstance(at(tables, path)[1], dict)):
        path = path[:-1]
    return path
