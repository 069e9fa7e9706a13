"""The canonical form of a catalogue file: one order of entries and keys, one way to write a value."""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.positions import TomlPath
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import AipolicyError
from aipolicy.hidden import HIDDEN

KEYS = (
    "schema_version", "data_version", "id", "level", "jurisdiction", "package", "clause", "instrument", "name",
    "aliases", "parent", "division_code", "iso_3166_2", "label", "for_all", "stage", "size", "compute", "rank",
    "people", "support_year", "topic", "text", "title", "title_is_descriptive", "licence", "cut_off",
    "publisher", "issuer", "document_number", "about", "kind", "language", "address", "domain", "published",
    "published_note", "seen", "origin", "base", "above", "within", "metric", "basis", "company", "holder",
    "subject", "value_min", "value", "unit", "bound", "per", "period", "announced", "year", "issued",
    "effective_from", "effective_until", "status", "supersedes", "carries_out", "coverage", "checked", "tier",
    "summary", "beneficiaries", "conditions", "asks", "excludes", "needs", "part_of", "scope", "values",
    "judgement", "concerns", "conversions", "gap", "note", "sources", "locators",
)  # fmt: skip
"""Keys in the order in which every entry has them."""
_TABLES = {
    "jurisdiction": "Places",
    "source": "Sources",
    "profile": "Profiles",
    "package": "",
    "indicator": "Indicators",
    "discrepancy": "Discrepancies",
}
"""Tables in their order with their headings; a package and its measures stand under its title."""
_DOTTED = ("title", "issuer", "summary")
_BESIDE = re.compile(r"""(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*(#.*)""")
"""A comment beside something; one in quotation marks is none."""
_DIRECTIVE = "#:"
"""How a comment begins that tells an editor which schema the file has: it stands first."""
_WIDTH = 120
_GROUPED = 10_000


def rewritten(catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """Yield the files of a catalogue that are not in canonical form, each with the text that they should have.

    Raises CatalogueError with every fault of the catalogue: only what is sound has a canonical form.
    """
    catalogue.places()
    for path in catalogue.files():
        file = TomlFile(path)
        text = canonical(file)
        if _content(tomli.loads(text, parse_float=Decimal)) != _content(file.tables):
            raise AipolicyError("{path} would not mean the same in canonical form and is left as it is.", path=path)
        if text != file.text:
            yield path, text


def _content(tables: dict[str, Any]) -> dict[str, Any]:
    """Return tables without the order that the canonical form changes, and without empty ones."""
    return {
        key: sorted(map(repr, map(_sorted, value))) if _is_table(value) else value
        for key, value in tables.items()
        if value != []
    }


def _sorted(entry: dict[str, Any]) -> list[tuple[str, Any]]:
    inner = {key: list(map(_sorted, value)) if _is_table(value) else value for key, value in entry.items()}
    return sorted((key, value) for key, value in inner.items() if value != [])


def canonical(file: TomlFile) -> str:
    """Return the text of a sound catalogue file in canonical form, with its comments.

    Sources are sorted by id, measures follow their package, all else keeps its order. A comment stands above the
    key or table above which it stood, or beside which.
    """
    tables = file.tables
    titles = [_title(package) for package in tables.get("package", [])]
    comments = _comments(file, {heading.lstrip("# ") for heading in (*_TABLES.values(), *titles)})
    directives = [line for line in file.text.split("\n") if line.startswith(_DIRECTIVE)]
    parts = [*directives, *([""] if directives else [])]
    parts += [*_lines({key: value for key, value in tables.items() if not isinstance(value, list)}, (), comments, "")]
    for table, heading in _TABLES.items():
        entries = list(enumerate(tables.get(table, [])))
        if table == "source":
            entries.sort(key=lambda entry: entry[1]["id"])
        for position, (number, entry) in enumerate(entries):
            if table == "package" or not position:
                parts += ["", f"# {heading or _title(entry)}"]
            parts += _entry(entry, (table, number), comments)
            for place, measure in enumerate(tables.get("measure", []) if table == "package" else []):
                if measure["package"] == entry["id"]:
                    parts += _entry(measure, ("measure", place), comments)
    return "\n".join([*parts, "", *comments.get((), [])]).strip("\n") + "\n"


def _title(package: dict[str, Any]) -> str:
    """Return a title as a comment may hold it."""
    return " ".join(HIDDEN.sub(" ", str(package["title"]["en"])).split())


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _entry(entry: dict[str, Any], path: TomlPath, comments: dict[TomlPath, list[str]], indent: str = "") -> list[str]:
    """Return the lines of an entry and of the entries in it, after an empty line."""
    name = ".".join(part for part in path if isinstance(part, str))
    nested = [key for key in ("tier", "term") if name == "measure" and key in entry]
    plain = {key: value for key, value in entry.items() if key not in nested}
    lines = ["", *(indent + comment for comment in comments.get(path, [])), f"{indent}[[{name}]]"]
    lines += _lines(plain, path, comments, indent)
    for key in nested:
        for number, inner in enumerate(entry[key]):
            lines += _entry(inner, (*path, key, number), comments, indent + "  ")
    return lines


def _lines(entry: dict[str, Any], path: TomlPath, comments: dict[TomlPath, list[str]], indent: str) -> Iterator[str]:
    for key in sorted(entry, key=KEYS.index):
        value = entry[key]
        yield from (indent + comment for comment in comments.get((*path, key), []))
        if key in _DOTTED and isinstance(value, dict):
            yield from (f"{indent}{key}.{name} = {_value(value[name])}" for name in _languages(value))
        else:
            line = f"{indent}{key} = {_value(value)}"
            yield from [line] if len(line) <= _WIDTH or not _is_long(value) else _list(key, value, indent)


def _is_long(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1


def _list(key: str, values: Sequence[Any], indent: str) -> list[str]:
    return [f"{indent}{key} = [", *(f"{indent}  {_value(value)}," for value in values), f"{indent}]"]


def _languages(text: dict[str, str]) -> list[str]:
    return [name for name in ("en", "zh", "ko") if name in text]


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() if abs(value) >= _GROUPED:
            return f"{value:_}"
        case int() | Decimal() | dt.date():
            return str(value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{ {', '.join(f'{_key(key)} = {_value(inner)}' for key, inner in value.items())} }}"
    raise TypeError(f"no TOML for {type(value).__name__}")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _value(key)


def _comments(file: TomlFile, headings: set[str]) -> dict[TomlPath, list[str]]:
    """Return the comments of a file by the table or key to which they belong; headings are made anew."""
    found: dict[TomlPath, list[str]] = defaultdict(list)
    waiting: list[str] = []
    last: TomlPath = ()
    for number, line in enumerate(file.text.split("\n"), 1):
        if number in file.lines_of_texts or not line.strip():
            continue
        if line.startswith(_DIRECTIVE):
            continue
        if line.lstrip().startswith("#"):
            text = line.strip()
            waiting += [text] if text.lstrip("# ") not in headings else []
        else:  # what begins no key or table goes on with the last one
            last = _written(file.path_at(number) or last)
            beside = _BESIDE.fullmatch(line.rstrip())
            found[last] += [*waiting, *([beside[1]] if beside else [])]
            waiting = []
    found[()] += waiting
    return found


def _written(path: TomlPath) -> TomlPath:
    """Return the part of a path that has a line of its own in canonical form: an entry, or a key of it."""
    depth = 4 if path[2:3] in (("tier",), ("term",)) else 2 if len(path) > 1 and isinstance(path[1], int) else 0
    return path[: depth + 1]
