"""Several catalogues on the command line: what is whose is said in every answer."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.catalogue.test_stack import WESTPORT
from tests.conftest import SMALL, Outcome

Command = Callable[..., Outcome]
OVER = """
data_version = "call-1"
title = "After a call"

[[source]]
id = "call"
title = "A call"
publisher = "Us"
kind = "press"
language = "en"

[[measure]]
id = "northport-vouchers-2025.compute"

  [[measure.term]]
  id = "cap"
  value = 8_000_000
  sources = ["call"]
"""
CAP = "northport-vouchers-2025.compute#cap"


@pytest.fixture
def over(tmp_path: Path) -> str:
    path = tmp_path / "over.toml"
    path.write_text(OVER, "utf-8")
    return str(path)


def test_a_changed_figure_says_from_where_it_is(command: Command, over: str) -> None:
    both = ("--catalog", str(SMALL), "--catalog", over)
    text = command("compare", "northport", "southport", "--format", "markdown", *both).out.replace("\\", "")
    assert f"up to CNY 8 million a year [reported, from {over}]" in text
    assert "5 million" not in text
    assert f"Catalogues, each laid over those before it: {SMALL} (test), {over} (call-1)" in text


def test_json_and_csv_name_the_layer_of_each_row(command: Command, over: str) -> None:
    both = ("--catalog", str(SMALL), "--catalog", over)
    answer = json.loads(command("list", "terms", "--format", "json", *both).out)
    assert answer["data_version"] == "test+call-1"
    layers = {row["term"]: row["layer"] for row in answer["result"]["rows"]}
    assert {term for term, layer in layers.items() if layer} == {CAP}
    assert layers[CAP] == over
    rows = csv.DictReader(io.StringIO(command("list", "terms", "--format", "csv", *both).out))
    assert {row["term"]: row["layer"] for row in rows if row["layer"]} == {CAP: over}


def test_show_tells_layer_by_layer(command: Command, over: str) -> None:
    outcome = command("show", "northport", "--layers", "--catalog", str(SMALL), "--catalog", over)
    text = outcome.out[outcome.out.index("What further catalogues add and change") :]
    assert "(After a call; call-1)" in text
    assert "cap raised from up to CNY 5 million to up to CNY 8 million" in " ".join(text.split())
    outcome = command("show", "southport", "--layers", "--catalog", str(SMALL), "--catalog", over)
    assert "Nothing here." in outcome.out


def test_show_of_one_entry_tells_of_it_alone(command: Command, over: str) -> None:
    both = ("--layers", "--format", "json", "--catalog", str(SMALL), "--catalog", over)
    answer = json.loads(command("show", "northport-vouchers-2025", *both).out)
    (layer,) = answer["result"]["layers"]
    assert (layer["layer"], layer["title"], layer["data_version"]) == (over, "After a call", "call-1")
    assert [change["id"] for change in layer["changes"]] == [CAP, "call"]
    whole = json.loads(command("show", "northport", *both).out)
    assert {change["id"] for change in whole["result"]["layers"][0]["changes"]} == {CAP, "call"}
    assert json.loads(command("show", "northport", *both[1:]).out)["result"]["layers"] == []


def test_the_variable_names_several(command: Command, over: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIPOLICY_CATALOG", f"{SMALL}:{over}")
    assert "CNY 8 million" in command("show", "northport").out


def test_a_catalogue_of_two_places_works_alone_and_over_ours(command: Command) -> None:
    alone = command("compare", "northport", "southport", "--catalog", str(SMALL))
    assert (alone.code, alone.err) == (0, "")
    over_ours = ("--catalog", "builtin", "--catalog", str(SMALL), "--format", "json")
    answer = json.loads(command("compare", "northport", "shanghai", *over_ours).out)
    rows = [
        row for group in answer["result"]["groups"] for line in group["lines"] for row in line["cells"]["northport"]
    ]
    assert {row["layer"] for row in rows} == {str(SMALL)}
    ours = [row for group in answer["result"]["groups"] for line in group["lines"] for row in line["cells"]["shanghai"]]
    assert {row["layer"] for row in ours} == {None}


def test_the_word_user_means_the_data_folder(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = tmp_path / "aipolicy" / "policies.toml"
    outcome = command("show", "northport", "--catalog", "user")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"no catalogue at {path}" in outcome.err
    path.parent.mkdir()
    path.write_bytes(SMALL.read_bytes())
    assert command("show", "northport", "--catalog", "user").code == 0


def test_validate_takes_layers_together_and_paths_alone(command: Command, over: str) -> None:
    together = command("validate", "--catalog", str(SMALL), "--catalog", over)
    assert "errors: 0" in together.out
    assert together.out.endswith("files read: 2\n")
    alone = command("validate", over)
    assert alone.code == 3
    assert "schema_version: is missing" in alone.out


def test_what_takes_one_catalogue_says_so(command: Command, over: str) -> None:
    for call in (("fmt",), ("diff", "HEAD..HEAD")):
        outcome = command(*call, "--catalog", str(SMALL), "--catalog", over)
        assert (outcome.code, outcome.out) == (2, "")
        assert "more than one catalogue" in outcome.err


@pytest.mark.parametrize(
    ("call", "ours"),
    [
        (("list", "packages"), "Westport Measures [from"),
        (("list", "measures"), "Vouchers [from"),
        (("list", "jurisdictions"), "Westport [from"),
        (("list", "sources"), "no address [from"),
        (("timeline",), "Westport Measures [from"),
        (("search", "westport"), "westport-2026, in force, from"),
        (("gaps", "westport"), "Westport Measures [from"),
        (("show", "westport"), "Westport Measures [from"),
    ],
)
def test_every_page_marks_what_is_not_of_the_first(
    command: Command, tmp_path: Path, call: tuple[str, ...], ours: str
) -> None:
    path = tmp_path / "o.toml"
    path.write_text(OVER.split("[[measure]]")[0] + WESTPORT, "utf-8")
    both = ("--catalog", str(SMALL), "--catalog", str(path))
    text = command(*call, "--format", "markdown", *both).out.replace("\\", "")
    assert ours in text
    answer = json.loads(command(*call, "--format", "json", *both).out)["result"]
    rows = answer.get("rows") or answer.get("hits") or answer["packages"]
    assert str(path) in {row["layer"] for row in rows}


def test_layers_of_a_place_that_only_the_last_one_has(command: Command, tmp_path: Path, over: str) -> None:
    third = tmp_path / "third.toml"
    third.write_text('[[jurisdiction]]\nid = "eastport"\nlevel = "city"\nname = { en = "Eastport" }\n', "utf-8")
    three = ("--catalog", str(SMALL), "--catalog", over, "--catalog", str(third))
    answer = json.loads(command("show", "eastport", "--layers", "--format", "json", *three).out)
    assert [len(layer["changes"]) for layer in answer["result"]["layers"]] == [0, 1]


def test_layers_below_that_are_not_sound_alone_are_told(command: Command, tmp_path: Path, over: str) -> None:
    lower = tmp_path / "lower.toml"
    lower.write_text(SMALL.read_text("utf-8").replace('sources = ["wire-a", "wire-b"]', 'sources = ["call"]'), "utf-8")
    both = ("--catalog", str(lower), "--catalog", over)
    assert command("show", "northport", *both).code == 0
    outcome = command("show", "northport", "--layers", *both)
    assert outcome.code == 0
    assert "are not sound by themselves" in " ".join(outcome.out.split())
