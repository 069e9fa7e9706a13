"""JSON Schemas of the file formats and of the answers, made from the models."""

from typing import Any

from pydantic import TypeAdapter

from aipolicy.bibliography import Bibliography
from aipolicy.comparison import Comparison
from aipolicy.diff import Difference
from aipolicy.dossier import Dossier
from aipolicy.estimator.result import Estimate
from aipolicy.gaps import Gaps
from aipolicy.listing import Listing
from aipolicy.model.file import FrontPage, Holdings
from aipolicy.model.firm import Firm
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
    "estimate": Estimate,
    "search": Findings,
    "timeline": Timeline,
    "gaps": Gaps,
    "sources": Bibliography,
    "validate": Validation,
    "diff": Difference,
}
"""Result models by command."""


OVERLAY = "overlay"
FILES: dict[str, Any] = {"catalogue": FrontPage, "place": Holdings, OVERLAY: FrontPage, "firm": Firm}
"""Models of the file formats: a front page, which may hold everything, the file of one place, a file of either sort
that is to be laid over other catalogues, and the profile of a firm."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(of: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file format, or of what a command prints with `--format json`."""
    return file_schema(of) if of in FILES else answer_schema(of)


def file_schema(of: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file of a catalogue, for editors that check TOML as it is typed."""
    found = TypeAdapter(FILES[of]).json_schema(mode="validation")
    if of == "firm":
        return {"$schema": _DIALECT, **found, "title": "aipolicy firm file"}
    shared = TypeAdapter(Figure).json_schema()["properties"]  # pydantic describes no inherited key
    for definition in found["$defs"].values():
        if "kind" in definition["properties"]:
            for name in definition["properties"].keys() & shared.keys():
                definition["properties"][name].setdefault("description", shared[name]["description"])
    terms = found["$defs"]["Measure"]["properties"]["term"]["items"]
    by_kind = terms.pop("discriminator")["mapping"]
    kinds = terms.pop("oneOf")
    if of == OVERLAY:
        _loosen(found)
        terms["anyOf"] = kinds
    else:  # one choice after another, so that a fault names the key and not the choice
        terms |= {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": list(by_kind)}}}
        terms["allOf"] = [
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": {"$ref": ref}}
            for kind, ref in by_kind.items()
        ]
    return {"$schema": _DIALECT, **found, "title": f"aipolicy {of} file"}


def _loosen(schema: dict[str, Any]) -> None:
    """Make a schema that of a file to be laid over others: an entry needs its id alone, and may take keys away."""
    del schema["required"]
    for definition in schema["$defs"].values():
        needed = definition.get("required", [])
        if "id" in needed or needed == ["en"]:
            definition["required"] = [name for name in needed if name in ("id", "jurisdiction")]
            if definition["properties"].keys() >= {"id", "jurisdiction", "status"}:
                definition["required"] = ["id"]  # a package is known by its id alone
            keys = {"type": "array", "items": {"type": "string"}, "description": "Keys to be taken away."}
            definition["properties"]["without"] = keys


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
