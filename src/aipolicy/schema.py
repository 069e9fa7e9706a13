"""JSON Schemas of the file formats and of the answers, made from the models."""

from typing import Any

from pydantic import TypeAdapter

from aipolicy.bibliography import Bibliography
from aipolicy.comparison import Comparison
from aipolicy.diff import Difference
from aipolicy.dossier import Dossier
from aipolicy.gaps import Gaps
from aipolicy.listing import Listing
from aipolicy.model.file import FrontPage, Holdings
from aipolicy.model.term import Figure
from aipolicy.ranking import Ranking
from aipolicy.render.json import Envelope
from aipolicy.search import Findings
from aipolicy.timeline import Timeline
from aipolicy.validation import Validation

ANSWERS: dict[str, Any] = {
    "list": Listing,
    "show": Dossier,
    "compare": Comparison,
    "rank": Ranking,
    "search": Findings,
    "timeline": Timeline,
    "gaps": Gaps,
    "sources": Bibliography,
    "validate": Validation,
    "diff": Difference,
}
"""Result models by command."""


FILES: dict[str, Any] = {"catalogue": FrontPage, "place": Holdings}
"""Models of the file formats: a front page, which may hold everything, and the file of one place."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(of: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file format, or of what a command prints with `--format json`."""
    return file_schema(of) if of in FILES else answer_schema(of)


def file_schema(of: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file of a catalogue, for editors that check TOML as it is typed."""
    found = TypeAdapter(FILES[of]).json_schema(mode="validation")
    shared = TypeAdapter(Figure).json_schema()["properties"]  # pydantic describes no inherited key
    for definition in found["$defs"].values():
        if "kind" in definition["properties"]:
            for name in definition["properties"].keys() & shared.keys():
                definition["properties"][name].setdefault("description", shared[name]["description"])
    return {"$schema": _DIALECT, **found, "title": f"aipolicy {of} file"}


def answer_schema(command: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what a command prints with `--format json`."""
    schema = TypeAdapter(Envelope).json_schema(mode="serialization")
    result = TypeAdapter(ANSWERS[command]).json_schema(mode="serialization")
    definitions = result.pop("$defs", {})
    schema["properties"] |= {"result": result, "command": {"const": command, "type": "string"}}
    return {
        "$schema": _DIALECT,
        **schema,
        "title": f"Answer of aipolicy {command}",
        "$defs": definitions,
    }
