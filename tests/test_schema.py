"""The schemas, tried with a validator that is not ours."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from aipolicy.schema import FILES, schema
from tools.schemas import FOLDER, texts

DATA = Path(__file__).parents[1] / "data"


def plain(value: Any) -> Any:
    """Return what a TOML file holds as JSON has it: dates are texts."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def test_the_files_in_schemas_are_those_of_the_models() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path, _ in texts()}
    for path, text in texts():
        assert path.read_text("utf-8") == text, "run tools/schemas.py"
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_file_of_the_catalogue_fits_its_schema() -> None:
    check = {of: jsonschema.Draft202012Validator(schema(of)).validate for of in ("catalogue", "place")}
    for path in (DATA / "policies.toml", *sorted((DATA / "policies").glob("*.toml"))):
        check["catalogue" if path.name == "policies.toml" else "place"](plain(tomli.loads(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "press"', 'kind = "blog"', "'blog' is not one of"),
        ("coverage = ", "covrage = ", "Additional properties are not allowed"),
        ("checked = 2026-11-22", "checked = 20261122", "is not of type 'string'"),
    ],
)
def test_a_wrong_file_is_refused(old: str, new: str, words: str) -> None:
    text = (DATA / "policies" / "hefei.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(jsonschema.ValidationError, match=words):
        jsonschema.validate(plain(tomli.loads(text.replace(old, new, 1))), schema("place"))


FIRM, OVERLAY = re.findall(r"```toml\n((?:.*\n)*?)```", (Path(__file__).parents[1] / "README.md").read_text("utf-8"))


def test_the_profiles_of_firms_fit_their_schema() -> None:
    examples = sorted((DATA.parent / "examples").glob("*.toml"))
    for text in (FIRM, *(path.read_text("utf-8") for path in examples)):
        jsonschema.validate(plain(tomli.loads(text)), schema("firm"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(tomli.loads(FIRM.replace("compute-rent", "compute-rents"))), schema("firm"))


def test_what_is_laid_over_another_has_a_schema_of_its_own() -> None:
    jsonschema.validate(plain(tomli.loads(OVERLAY)), schema("overlay"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(tomli.loads(OVERLAY)), schema("catalogue"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value = 10_000_000", 'value = "10"'),
        ('id = "cap"', 'name = "cap"'),
        ("sources = ", "source = "),
        ("without = [", "without = [1, "),
        ('kind = "press"', 'kind = "blog"'),
    ],
)
def test_a_wrong_overlay_is_refused(old: str, new: str) -> None:
    assert old in OVERLAY
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(tomli.loads(OVERLAY.replace(old, new, 1))), schema("overlay"))


def test_a_wrong_figure_is_told_by_its_key() -> None:
    text = (DATA / "policies" / "hangzhou.toml").read_text("utf-8").replace('bound = "at-most"', 'bound = "most"', 1)
    errors = list(jsonschema.Draft202012Validator(schema("place")).iter_errors(plain(tomli.loads(text))))
    assert [(error.path[-1], "'most' is not one of" in error.message) for error in errors] == [("bound", True)]


def test_every_key_is_described() -> None:
    for of in set(FILES) - {"firm"}:
        found = schema(of)
        for name, definition in found["$defs"].items():
            for key, value in definition["properties"].items():
                assert key == "kind" or "description" in value or "$ref" in value, (name, key)
