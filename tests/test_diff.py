"""`diff`: what changed between two catalogues, or between two dates."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SMALL, Outcome, changed

Command = Callable[..., Outcome]


def told(command: Command, tmp_path: Path, *changes: tuple[str, str]) -> str:
    outcome = command("diff", str(SMALL), str(changed(tmp_path, *changes)), "--as-of", "2026-06-01")
    assert (outcome.code, outcome.err) == (0, "")
    return " ".join(outcome.out.split())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("value = 5_000_000\n", "value = 8_000_000\n", "cap raised from up to CNY 5 million to up to CNY 8 million"),
        ("value = 30\n", "value = 25\n", "rate lowered from up to 30% to up to 25%"),
        ('status = "in-force"', 'status = "expired"', "status: in-force, now expired"),
        ('sources = ["wire-a", "wire-b"]', 'sources = ["wire-a"]', "sources removed: wire-b"),
        ('aliases = ["NP"', 'aliases = ["NP", "The Port"', "aliases added: The Port"),
        ('beneficiaries = ["firm", "startup"]', 'beneficiaries = ["startup", "firm"]', "rewritten: beneficiaries"),
        ("Firms get back a share of what they pay for computing.", "Firms get something back.", "rewritten: summary"),
        ("effective_until = 2027-03-31", "effective_until = 2028-03-31", "effective_until: 2027-03-31, now 2028-03-31"),
        ('clause = "1"\n', "", "clause: 1, now -"),
    ],
)
def test_a_change_is_told_in_the_words_of_the_domain(
    command: Command, tmp_path: Path, old: str, new: str, words: str
) -> None:
    text = told(command, tmp_path, (old, new))
    assert words in text
    assert "1 entry changed" in text


def test_what_came_and_went_is_told(command: Command, tmp_path: Path) -> None:
    before = changed(tmp_path, ('id = "cap"\n  kind = "cap"', 'id = "limit"\n  kind = "cap"')).rename(
        tmp_path / "old.toml"
    )
    outcome = command("diff", str(before), str(SMALL), "northport")
    text = " ".join(outcome.out.split())
    assert "(northport-vouchers-2025.compute#cap): figure added: cap: up to CNY 5 million per firm a year" in text
    assert "(northport-vouchers-2025.compute#limit): figure removed: cap: up to CNY 5 million" in text
    assert "2 entries changed" in text


def test_nothing_changed_is_said(command: Command) -> None:
    assert command("diff", str(SMALL), str(SMALL)).out == "Nothing changed.\n"


def test_two_dates_tell_what_came_into_force_and_ended(command: Command) -> None:
    outcome = command("diff", "--as-of", "2025-03-31", "--as-of", "2027-04-01", "--catalog", str(SMALL))
    assert "not in force, now ended" in " ".join(outcome.out.split())
    shanghai = command("diff", "--as-of", "2024-06-01", "--as-of", "2025-12-01", "shanghai", "--format", "json")
    found = {one["id"]: one["fields"][0] for one in json.loads(shanghai.out)["result"]["changes"]}
    assert found["shanghai-ai-application-2025"]["before"] == "not-yet"
    assert found["shanghai-ai-application-2025"]["after"] == "in-force"


def test_json_and_csv_hold_what_the_table_tells(command: Command, tmp_path: Path) -> None:
    path = str(changed(tmp_path, ("value = 5_000_000\n", "value = 8_000_000\n")))
    (change,) = json.loads(command("diff", str(SMALL), path, "--format", "json").out)["result"]["changes"]
    assert change["fields"] == [{"field": "value", "before": 5_000_000, "after": 8_000_000}]
    assert (change["before"]["value"], change["after"]["value"]) == (5_000_000, 8_000_000)
    (row,) = csv.DictReader(io.StringIO(command("diff", str(SMALL), path, "--format", "csv").out))
    assert row["fields"] == "value: 5000000 -> 8000000"
    assert "- Compute vouchers" in command("diff", str(SMALL), path, "--format", "markdown").out


@pytest.mark.parametrize(
    "call", [(), ("a.toml",), ("--as-of", "2025-01-01"), (str(SMALL), str(SMALL), "x", "y"), ("x",)], ids=" ".join
)
def test_a_call_that_makes_no_sense_is_refused(command: Command, call: tuple[str, ...]) -> None:
    outcome = command("diff", *call)
    assert (outcome.code, outcome.out) == (2, "")
    assert "name two catalogues, OLD and NEW, or two revisions" in outcome.err


def test_two_revisions_of_a_repository_are_compared(command: Command, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True, capture_output=True)

    git("init", "-q")
    for value in ("5_000_000", "8_000_000"):
        front = changed(tmp_path, ("value = 5_000_000\n", f"value = {value}\n"))
        git("add", front.name)
        git("commit", "-q", "-m", value)
    outcome = command("diff", "HEAD~1..HEAD", "northport", "--catalog", str(front))
    assert (outcome.code, outcome.err) == (0, "")
    assert "cap raised from up to CNY 5 million to up to CNY 8 million" in " ".join(outcome.out.split())
    for wrong in ("nothing..HEAD", "--output=x..HEAD"):
        refused = command("diff", "--catalog", str(front), "--", wrong)
        assert (refused.code, refused.out) == (2, "")
        assert "is no revision of" in refused.err


def test_an_unknown_place_is_told(command: Command) -> None:
    assert command("diff", str(SMALL), str(SMALL), "atlantis").code == 4
