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
IDENTITY = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")


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
        (
            "Firms get back a share of what they pay for computing.",
            "Firms get something back.",
            "summary.en: Firms get back",
        ),
        ("effective_until = 2027-03-31", "effective_until = 2028-03-31", "effective_until: 2027-03-31, now 2028-03-31"),
        ('clause = "1"\n', "", "clause removed: 1"),
        (
            'conversions = [{ amount = 116_000_000_000, currency = "KRW", source = "wire-a" }]\n',
            "",
            "removed: conversions",
        ),
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


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return the front page of a catalogue of which a repository has two revisions, with translations."""

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *IDENTITY, *arguments], check=True, capture_output=True)

    git("init", "-q")
    front = tmp_path / "mine.toml"
    (tmp_path / "mine.ko.po").write_text('msgid "start-ups"\nmsgstr "스타트업"\n', "utf-8")
    for value, tier in (("5_000_000", "rate-young"), ("8_000_000", "rate-new")):
        changed(tmp_path, ("value = 5_000_000\n", f"value = {value}\n"), ('id = "rate-young"', f'id = "{tier}"'))
        git("add", ".")
        git("commit", "-q", "-m", value)
    return front


def test_two_revisions_of_a_repository_are_compared(command: Command, repository: Path) -> None:
    outcome = command("diff", "HEAD~1..HEAD", "northport", "--catalog", str(repository))
    assert (outcome.code, outcome.err) == (0, "")
    assert "cap raised from up to CNY 5 million to up to CNY 8 million" in " ".join(outcome.out.split())


def test_a_revision_compared_with_itself_has_not_changed(command: Command, repository: Path) -> None:
    assert command("diff", "HEAD..HEAD", "--catalog", str(repository)).out == "Nothing changed.\n"


def test_faults_of_a_revision_are_told_as_git_names_its_files(command: Command, repository: Path) -> None:
    repository.write_text(repository.read_text("utf-8").replace("schema_version = 1", "schema_version = 9"), "utf-8")
    subprocess.run(["git", "-C", str(repository.parent), *IDENTITY, "commit", "-qam", "x"], check=True)
    outcome = command("diff", "HEAD~1..HEAD", "--catalog", str(repository))
    assert (outcome.code, outcome.out) == (3, "")
    assert "HEAD:mine.toml:2:1: schema_version: 9 is not known" in outcome.err


def test_the_translations_of_a_revision_are_read(command: Command, repository: Path) -> None:
    shown = command("diff", "HEAD~1..HEAD", "--catalog", str(repository), "--lang", "ko").out
    assert "(스타트업)" in shown
    assert "start-ups" not in shown


@pytest.mark.parametrize("wrong", ["nothing..HEAD", "HEAD..nothing", "--output=x..HEAD"])
def test_what_is_no_revision_is_told(command: Command, repository: Path, wrong: str) -> None:
    outcome = command("diff", "--catalog", str(repository), "--", wrong)
    assert (outcome.code, outcome.out) == (2, "")
    assert "is no revision of" in outcome.err


def test_where_there_is_no_repository_it_is_told(command: Command, tmp_path: Path) -> None:
    outcome = command("diff", "a..b", "--catalog", str(changed(tmp_path)))
    assert (outcome.code, outcome.out) == (2, "")
    assert "not a git repository" in outcome.err


def test_paths_that_climb_are_no_revisions(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(tmp_path)
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    for old in ("../mine.toml", "../inside/../mine.toml"):
        assert command("diff", old, "../mine.toml").out == "Nothing changed.\n"


def test_sums_are_converted_too(command: Command, tmp_path: Path) -> None:
    path = str(changed(tmp_path, ("value = 5_000_000\n", "value = 8_000_000\n")).rename(tmp_path / "new.toml"))
    gone = str(changed(tmp_path, ('id = "cap"\n  kind = "cap"', 'id = "limit"\n  kind = "cap"')))
    text = " ".join(command("diff", gone, path, "--currency", "KRW", "--rate", "KRW=200").out.split())
    assert "figure added: cap: up to CNY 8 million per firm a year (about KRW 1.6 billion)" in text
    assert "at the rate that you gave (CNY 1 = KRW 200)" in text
    raised = " ".join(command("diff", str(SMALL), path, "--currency", "KRW", "--rate", "KRW=200").out.split())
    assert "from up to CNY 5 million (about KRW 1 billion) to up to CNY 8 million (about KRW 1.6 billion)" in raised


def test_a_wrong_date_is_told(command: Command) -> None:
    outcome = command("diff", "--as-of", "yesterday", "--as-of", "2025-01-01")
    assert (outcome.code, outcome.out) == (2, "")
    assert "'yesterday' is no date. Write it as YYYY-MM-DD" in outcome.err


def test_an_unknown_place_is_told(command: Command) -> None:
    assert command("diff", str(SMALL), str(SMALL), "atlantis").code == 4
