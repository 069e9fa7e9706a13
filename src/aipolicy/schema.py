"""JSON Schemas of the answers, made from the result models."""

from typing import Any

from pydantic import TypeAdapter

from aipolicy.bibliography import Bibliography
from aipolicy.comparison import Comparison
from aipolicy.diff import Difference
from aipolicy.dossier import Dossier
from aipolicy.gaps import Gaps
from aipolicy.listing import Listing
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


def answer_schema(command: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what a command prints with `--format json`."""
    schema = TypeAdapter(Envelope).json_schema(mode="serialization")
    result = TypeAdapter(ANSWERS[command]).json_schema(mode="serialization")
    definitions = result.pop("$defs", {})
    schema["properties"] |= {"result": result, "command": {"const": command, "type": "string"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": f"Answer of aipolicy {command}",
        "$defs": definitions,
    }
