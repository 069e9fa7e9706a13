"""Write the data dictionary into data/README.md, from the docstrings of the model: python tools/dictionary.py."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter

from aipolicy.model.file import FrontPage, Holdings
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.rate import Average
from aipolicy.model.term import Conversion, Figure, Term

README = Path(__file__).parents[1] / "data" / "README.md"
SECTION = re.compile(r"(?s)(?<=<!-- dictionary -->\n).*?(?=<!-- end of dictionary -->)")


def dictionary() -> str:
    """Return a table of keys for each table of the files."""
    front = {name: field for name, field in FrontPage.__dataclass_fields__.items() if name != "jurisdiction"}
    own = [name for name in front if name not in Holdings.__dataclass_fields__]
    parts = [_section("front page: keys before the first table", FrontPage, own)]
    order = ("jurisdiction", "source", "profile", "package", "measure", "indicator", "discrepancy")
    for name in order:
        record = get_args(FrontPage.__dataclass_fields__[name].type)[0]
        parts.append(_section(f"[[{name}]]", record, [key for key in _keys(record) if key not in ("tier", "term")]))
        if record is Measure:
            parts += [_section("[[measure.tier]]", Tier, _keys(Tier)), *_terms()]
    parts += [_section("conversions = [{ ... }]", Conversion, _keys(Conversion))]
    parts += [_section("[[average]], in fx.toml", Average, _keys(Average))]
    return "\n".join(parts)


def _terms() -> Iterator[str]:
    yield _section("[[measure.term]]: every kind", Figure, _keys(Figure))
    for record in get_args(get_args(Term)[0]):
        own = [key for key in _keys(record) if key not in Figure.__dataclass_fields__ and key != "kind"]
        yield _section(f'[[measure.term]] with kind = "{record.kind}"', record, own)


def _keys(record: type) -> list[str]:
    return list(record.__dataclass_fields__)  # type: ignore[attr-defined]


def _section(title: str, record: type, keys: list[str]) -> str:
    schema = TypeAdapter(record).json_schema()
    own: dict[str, Any] = schema["properties"]
    required = schema.get("required", [])
    lines = [f"### `{title}`", "", _first_sentence(record.__doc__ or ""), "", "| key | is |", "| --- | --- |"]
    for key in keys:
        mark = "" if key in required else " (optional)"
        lines.append(f"| `{key}`{mark} | {_first_sentence(own[key]['description'])} |")
    return "\n".join([*lines, ""])


def _first_sentence(text: str) -> str:
    return " ".join(text.split("\n\n", maxsplit=1)[0].split()).replace("|", "\\|")


if __name__ == "__main__":
    README.write_text(SECTION.sub(lambda _: dictionary(), README.read_text("utf-8")), "utf-8")
