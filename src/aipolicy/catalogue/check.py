"""Every fault of a file at once: pydantic finds what has the wrong shape, `rules` what does not fit together."""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from aipolicy.catalogue.advice import explained, with_hidden
from aipolicy.catalogue.entries import PLACED, Entries, text
from aipolicy.catalogue.positions import TomlPath
from aipolicy.catalogue.rules import broken_rules
from aipolicy.catalogue.toml import Sheet, at
from aipolicy.errors import CatalogueError, Fault
from aipolicy.messages import said
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
    except (OverflowError, RecursionError) as error:
        problem = error.args[0] if isinstance(error, OverflowError) else said("is nested too deeply to be a catalogue")
        raise CatalogueError([Fault(sheet.where(())[0], None, "", "", problem, said("Mend it"))]) from None
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
    """Return the value with tuples for lists, as the records have them.

    Raises OverflowError for a number or a text longer than any figure or sentence needs, and for too long a list.
    """
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    if isinstance(value, int) and value.bit_length() > 64:
        raise OverflowError(said("holds a whole number of {bits} bits, which no figure needs", bits=value.bit_length()))
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        raise OverflowError(
            said("holds a text of {count:,} characters, more than {most:,}", count=len(value), most=_LONGEST_TEXT)
        )
    if isinstance(value, list) and len(value) > _MOST_ENTRIES:
        raise OverflowError(
            said("holds {count:,} entries in one table, more than {most:,}", count=len(value), most=_MOST_ENTRIES)
        )
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


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
    whole = (*path, *_key_in_question(detail))
    is_key = isinstance(whole[-1], str) if whole else False
    entry = _table_of(sheet.tables, whole[:-1] if is_key else whole)
    field = ".".join(map(str, whole[len(entry) :]))
    return Fault(*sheet.where(whole), name_of(sheet.tables, entry), field, problem, advice)


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


def name_of(tables: Any, path: TomlPath) -> str:
    """Return the ids along a path, such as `hefei-x.rd#cap`; a position where an entry has no id."""
    names = []
    for depth, part in enumerate(path, 1):
        if isinstance(part, int):
            entry = at(tables, path[:depth])[1]
            table = str(path[depth - 2])
            named = text(entry, "id") if isinstance(entry, dict) else None
            place = text(entry, "jurisdiction") if named and table in PLACED else None
            names.append("/".join(filter(None, (place, named))) or f"{table} {part + 1}")
    return "#".join(names)
