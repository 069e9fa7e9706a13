"""`validate`: every fault with its line, and what is likely one."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.doubts import doubts
from aipolicy.errors import Fault
from aipolicy.render.faults import github
from aipolicy.validation import faults_of
from tests.conftest import Outcome, changed

THIRTY = Path(__file__).parent / "data" / "thirty-faults.toml"
Command = Callable[..., Outcome]


def test_thirty_faults_yield_thirty_messages_with_their_lines(command: Command) -> None:
    text = THIRTY.read_text("utf-8").splitlines()
    wanted = [(number, line.split("#! ")[1]) for number, line in enumerate(text, 1) if "#! " in line]
    assert len(wanted) == 30
    outcome = command("validate", str(THIRTY))
    assert (outcome.code, outcome.err) == (3, "")
    found = [line for line in outcome.out.splitlines() if line.startswith(str(THIRTY))]
    assert len(found) == 30
    for (number, words), line in zip(wanted, found, strict=True):
        place = re.fullmatch(rf"{re.escape(str(THIRTY))}:(\d+):(\d+): error: (.*)", line)
        assert place
        assert int(place[1]) == number
        assert words in place[3]
        column = int(place[2])
        assert text[number - 1][: column - 1].strip() in ("", 'name = { en = "Southport",')
    assert outcome.out.endswith("errors: 30, warnings: 0, notes: 0; files read: 1\n")


def test_our_own_catalogue_has_neither_errors_nor_warnings(command: Command) -> None:
    outcome = command("validate", "--strict", "--as-of", "2026-11-22")
    assert (outcome.code, outcome.err) == (0, "")
    assert re.fullmatch(r"errors: 0, warnings: 0, notes: 0; files read: \d\d\n", outcome.out)


TERM = """
  [[measure.term]]
  id = "{id}"
  kind = "{kind}"
  value = {value}
  unit = "CNY"
  bound = "exact"
  per = "firm"
  period = "annual"
  sources = ["gazette"]
"""


@pytest.mark.parametrize(
    ("old", "new", "weight", "words"),
    [
        ('clause = "1"\n', 'clause = "1"\nnote = "see <a href=\'x\'>this</a>"\n', "warning", "looks like markup"),
        ('label = "start-ups"', 'label = "start-ups&nbsp;"', "warning", "looks like markup"),
        ('"an investment (headline)"', '"an invest\\u200bment"', "warning", "looks like markup"),
        ('level = "district"', 'level = "province"', "warning", "southport is no higher than southport-harbour"),
        ("amount = 116_000_000_000", "amount = 11_600_000_000", "warning", "percent off the official rate"),
        (
            "checked = 2026-01-01\nsources",
            "checked = 2020-01-01\nsources",
            "note",
            "2020-01-01 is more than a year ago",
        ),
        (
            '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            TERM.format(id="reward", kind="award", value=6_000_000)
            + '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            "warning",
            "6,000,000 is above the cap cap",
        ),
        (
            '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            TERM.format(id="one", kind="award", value=1)
            + TERM.format(id="two", kind="award", value=1)
            + '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            "warning",
            "says the same as two",
        ),
        (
            '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            TERM.format(id="part", kind="budget", value=700_000_000)
            + '  part_of = "northport-vouchers-2025.compute#budget"\n'
            + '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            "warning",
            "northport-vouchers-2025.compute#budget, which should contain it, is smaller",
        ),
        (
            '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            TERM.format(id="part", kind="award", value=7)
            + '  part_of = "northport-vouchers-2025.compute#rate"\n'
            + '\n[[measure]]\nid = "northport-vouchers-2025.aims"',
            "warning",
            "northport-vouchers-2025.compute#rate is counted in another unit or base",
        ),
        ('name = { en = "Southport"', 'name = { en = "northport"', "warning", "'northport' means northport too"),
        ('language = "zh"\n', 'language = "zh"\ndomain = "mirror"\n', "warning", "is no office's own text on a domain"),
        (
            "\n[[package]]",
            '\n[[source]]\nid = "alone"\ntitle = "x"\npublisher = "y"\nkind = "press"\nlanguage = "en"\n\n[[package]]',
            "note",
            "nothing cites it",
        ),
    ],
)
def test_what_is_likely_a_mistake_is_told(tmp_path: Path, old: str, new: str, weight: str, words: str) -> None:
    day = dt.date(2026, 6, 1)
    before = {(fault.entry, fault.problem) for fault in _doubts(changed(tmp_path), day)}
    after = _doubts(changed(tmp_path, (old, new)), day)
    (found,) = (fault for fault in after if (fault.entry, fault.problem) not in before)
    assert words in found.problem
    assert found.weight == weight
    assert found.place


def _doubts(path: Path, day: dt.date) -> list[Fault]:
    return [*doubts(Catalogue(path), day)]


def test_a_source_that_nothing_cites_is_noted(tmp_path: Path) -> None:
    path = changed(tmp_path)
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "southport-harbour.toml").write_text(
        '[[source]]\nid = "alone"\ntitle = "x"\npublisher = "y"\nkind = "press"\nlanguage = "en"\n', "utf-8"
    )
    found, files = faults_of([[path]], dt.date(2026, 6, 1))
    assert files == 2
    assert [(fault.entry, fault.weight) for fault in found if "cites" in fault.problem] == [("alone", "note")]


def test_strict_makes_warnings_fail(command: Command, tmp_path: Path) -> None:
    path = str(changed(tmp_path))  # a title that looks like markup
    assert command("validate", path, "--as-of", "2026-06-01").code == 0
    assert command("validate", path, "--as-of", "2026-06-01", "--strict").code == 3


def test_json_and_github_carry_file_line_and_column(command: Command) -> None:
    answer = json.loads(command("validate", str(THIRTY), "--format", "json").out)
    first = answer["result"]["faults"][0]
    assert (first["file"], first["line"], first["column"], first["field"]) == (str(THIRTY), 5, 1, "license")
    assert answer["result"]["errors"] == 30
    lines = command("validate", str(THIRTY), "--format", "github").out.splitlines()
    assert len(lines) == 30
    assert lines[0].startswith(f"::error file={THIRTY},line=5,col=1::license: is not a known key.")


def test_github_escapes_what_it_would_obey(tmp_path: Path) -> None:
    path = tmp_path / "a,b%.toml"
    path.write_text('"x%0A" = 1\n', "utf-8")
    found, _ = faults_of([[path]], dt.date(2026, 6, 1))
    text = github(found)
    assert "a%2Cb%25.toml" in text
    assert "x%250A" in text


def test_a_path_where_there_is_none_is_refused(command: Command) -> None:
    outcome = command("validate", "/no/such.toml")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no catalogue at /no/such.toml" in outcome.err
