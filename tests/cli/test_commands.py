"""A walk over every command and every format, and what each must hold."""

import csv
import io
import json
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from aipolicy.listing import Noun
from aipolicy.schema import ANSWERS, FILES, answer_schema
from tests.conftest import SMALL, Outcome

Command = Callable[..., Outcome]
STARTUP = str(Path(__file__).parents[2] / "examples" / "startup.toml")
CALLS = [
    *(("list", noun) for noun in get_args(Noun)),
    ("show", "northport"),
    ("show", "southport-harbour", "--with-parents"),
    ("show", "northport-vouchers-2025", "--sources"),
    ("show", "northport-vouchers-2025.compute"),
    ("compare", "northport", "southport"),
    ("compare", "northport", "southport", "southport-harbour", "--with-parents", "--differences"),
    ("compare", "northport", "southport", "--instrument", "fund", "--kind", "fund", "--beneficiary", "firm"),
    ("rank", "--kind", "budget", "--instrument", "compute-voucher"),
    ("rank", "--kind", "equity"),
    ("timeline",),
    ("timeline", "northport", "--since", "2025"),
    ("gaps",),
    ("gaps", "northport", "--kind", "detail"),
    ("search", "voucher"),
    ("search", "nothing-at-all"),
    ("sources",),
    ("sources", "northport"),
    ("list", "terms", "--in", "northland"),
    ("estimate", STARTUP),
    ("estimate", STARTUP, "northport", "--set", "compute_rent=9_000_000", "--currency", "USD"),
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
def test_every_command_answers_in_every_format(command: Command, call: tuple[str, ...], format_: str) -> None:
    outcome = command(*call, "--format", format_, "--catalog", str(SMALL), "--as-of", "2026-06-01")
    assert (outcome.code, outcome.err) == (0, "")
    if format_ == "json":
        answer = json.loads(outcome.out)
        jsonschema.validate(answer, answer_schema(call[0]))
        assert (answer["command"], answer["as_of"], answer["data_version"]) == (call[0], "2026-06-01", "test")
    elif format_ == "csv":
        header, *lines = csv.reader(io.StringIO(outcome.out, newline=""))
        assert all(len(line) == len(header) for line in lines)
    else:
        assert outcome.out.strip()
        assert "\x1b" not in outcome.out


def test_every_answer_has_a_schema_to_ask_for(command: Command) -> None:
    outcome = command("schema", "no")
    assert outcome.code == 2
    assert outcome.err.split("Choose one of ")[1].split(". ")[0].rstrip(".\n").split(", ") == [*FILES, *ANSWERS]


@pytest.mark.parametrize("name", ANSWERS)
def test_the_schema_of_an_answer_is_a_schema(command: Command, name: str) -> None:
    outcome = command("schema", name)
    jsonschema.Draft202012Validator.check_schema(json.loads(outcome.out))


def test_the_schema_refuses_a_wrong_answer(command: Command) -> None:
    answer = json.loads(command("list", "terms", "--format", "json", "--catalog", str(SMALL)).out)
    answer["result"]["rows"][0]["kind"] = "subsidy"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(answer, answer_schema("list"))


def test_a_term_row_has_the_columns_of_the_contract(command: Command) -> None:
    wanted = {
        "jurisdiction", "package", "measure", "clause", "instrument", "kind", "bound", "value", "value_min", "unit",
        "per", "period", "base", "tier", "year", "standing", "sources",
    }  # fmt: skip
    outcome = command("list", "terms", "--format", "csv", "--catalog", str(SMALL))
    header = next(csv.reader(io.StringIO(outcome.out)))
    (row, *_) = json.loads(command("list", "terms", "--format", "json", "--catalog", str(SMALL)).out)["result"]["rows"]
    assert wanted <= set(header)
    parts = ("amount", "amount_min", "currency", "rate", "rate_period", "source")
    converted = [f"converted_{part}" for part in parts]
    assert header == [column for key in row for column in (converted if key == "converted" else [key])]


def test_json_is_what_the_library_returns(command: Command) -> None:
    import aipolicy

    def plain(value: Any) -> Any:
        return json.loads(json.dumps(value, default=lambda one: float(one) if isinstance(one, Decimal) else vars(one)))

    answer = json.loads(command("compare", "northport", "southport", "--format", "json", "--catalog", str(SMALL)).out)
    result = plain(aipolicy.load(SMALL).compare("northport", "southport"))
    assert answer["result"] == result


def test_vouchers_are_budgets_and_the_trillion_is_a_target(command: Command) -> None:
    out = command("compare", "shanghai", "zhejiang", "--as-of", "2026-11-22").out
    measures, targets = out.split("Targets: ")[0], out.split("Targets: ")[1].split("Funds: ")[0]
    for amount in ("CNY 600 million", "CNY 300 million", "CNY 100 million"):
        assert amount in measures.split("Measures, by instrument")[1]
        assert amount not in targets
    assert "over CNY 1 trillion" in targets
    assert "in 2027" in targets
    assert "over CNY 1 trillion" not in measures.split("Measures, by instrument")[1]
    assert "part of CNY 1 billion" in " ".join(measures.split()), "a part says so, and is not added to its whole"


def test_the_dossier_of_hefei_tells_its_story(command: Command) -> None:
    out = " ".join(command("show", "hefei", "--with-parents", "--as-of", "2026-11-22").out.split())
    for words in ("NIO", "24.1%", "5.5 times", "force unknown", "this can't be right", "Anhui adds", "disagree"):
        assert words in out


def test_korean_and_chinese_names_do(command: Command) -> None:
    outcome = command("compare", "상하이", "浙江", "--format", "json")
    assert [place["id"] for place in json.loads(outcome.out)["result"]["places"]] == ["shanghai", "zhejiang"]


def test_a_bibliography_is_cited(command: Command) -> None:
    outcome = command("sources", "northport", "--cite", "bibtex", "--catalog", str(SMALL))
    assert outcome.out.count("@misc{") == 4


def test_an_answer_goes_to_a_file_whole(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert command("list", "--format", "json", "--output", str(target)) == (0, "", "")
    assert json.loads(target.read_text("utf-8"))["command"] == "list"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_user(command: Command, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.touch()
    old.chmod(0o604)
    before = os.umask(0o027)
    try:
        assert command("list", "--output", str(old)).code == 0
        assert command("list", "--output", str(new)).code == 0
    finally:
        os.umask(before)
    assert (old.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o604, 0o640)


def test_a_link_stays_a_link_and_a_device_a_device(command: Command, tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    assert command("list", "--output", str(link)).code == 0
    assert link.is_symlink()
    assert "Shanghai" in target.read_text("utf-8")
    assert command("list", "--output", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_defaults_come_from_the_environment(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AIPOLICY_FORMAT", "json")
    monkeypatch.setenv("AIPOLICY_CATALOG", str(SMALL))
    monkeypatch.setenv("AIPOLICY_AS_OF", "2025-03-01")
    monkeypatch.setenv("AIPOLICY_OUTPUT", str(tmp_path / "answer.json"))
    assert command("list", "packages") == (0, "", "")
    answer = json.loads((tmp_path / "answer.json").read_text("utf-8"))
    assert (answer["as_of"], answer["data_version"]) == ("2025-03-01", "test")
    assert answer["result"]["rows"][0]["force"] == "not-yet"


@pytest.mark.parametrize("name", ["list", "show", "compare", "search", "sources", "schema"])
def test_help_has_an_example(command: Command, name: str) -> None:
    outcome = command(name, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Example: aipolicy " + name in outcome.out
    assert all(len(line) <= 80 for line in outcome.out.splitlines())


def test_help_and_version(command: Command) -> None:
    assert "compare" in command("--help").out
    assert command("-h").code == 0
    assert command("--version").out.startswith("aipolicy ")
