"""Profiles of firms: what is read, and how what is wrong is told."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aipolicy.api import Policies
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.firm import read_firm
from aipolicy.errors import CatalogueError, UsageError
from aipolicy.model.firm import Firm
from aipolicy.model.vocabulary import words
from tests.conftest import Outcome

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
START_UP = Path(__file__).parents[2] / "examples" / "startup.toml"
Command = Callable[..., Outcome]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_sound(path: Path) -> None:
    assert read_firm(path).figures


def test_a_profile_is_changed_on_the_command_line() -> None:
    firm = read_firm(
        START_UP, ["compute_rent=7_000_000", "stage=growth", "home_grown.compute-rent=1", "rd_intensity=3.5"]
    )
    assert (firm.figure("compute-rent"), firm.figure("rd-intensity")) == (Decimal(7_000_000), Decimal("3.5"))
    assert firm.stage == "growth"
    assert firm.figure("compute-rent", home_grown=True) == 1
    assert firm.figure("compute-rent", home_grown=False) == 6_999_999


def test_what_is_not_told_is_unknown() -> None:
    firm = read_firm(START_UP)
    assert firm.figure("office-rent") is None
    assert firm.figure("data-purchase", home_grown=True) is None


def test_a_profile_may_be_json(tmp_path: Path) -> None:
    path = tmp_path / "firm.json"
    path.write_text('{"name": "x", "figures": {"compute-rent": 5, "rd-intensity": 2.5}}', "utf-8")
    firm = read_firm(path)
    assert (firm.figure("compute-rent"), firm.figure("rd-intensity")) == (Decimal(5), Decimal("2.5"))


@pytest.mark.parametrize(
    ("text", "words_"),
    [
        ('name = "x"\nstage = "old"\n', "2:1: stage: 'old' is not allowed. Allowed: startup, growth, mature"),
        ('name = "x"\nstages = "old"\n', "2:1: stages: is not a known key. Did you mean stage?"),
        (
            'name = "x"\n[figures]\ncompute-rents = 5\n',
            "3:1: figures.compute-rents: 'compute-rents' is not allowed. Did you",
        ),
        ('name = "x"\n[figures]\ncompute-rent = "5"\n', "3:1: figures.compute-rent: '5' is not a number"),
        ('stage = "startup"\n', "name: is missing. Add it: a text in quotation marks"),
        ("name = \n", "is not TOML"),
        ('name = "x"\n[figures]\nstaff = -5\n', "3:1: figures.staff: -5 is no figure of a firm. Write a number from 0"),
        ('name = "x"\n[figures]\nstaff = nan\n', "3:1: figures.staff: "),
        ('name = "x"\n[figures]\nstaff = 1e300\n', "3:1: figures.staff: "),
        ('name = "x"\n[figures]\nrevenue = 5\n[home_grown]\nrevenue = 6\n', "5:1: home_grown.revenue: 6 is more than"),
        ('name = " "\n', "1:1: name: is empty. Name the profile"),
        ('name = "x"\n[conditions]\nregistered = true\n', "3:1: conditions.registered: is answered by places. Take"),
        ('name = "x"\n[conditions]\nai-firm = "yes"\n', "3:1: conditions.ai-firm: 'yes' is not true or false. Write"),
        (
            'name = "x"\n[figures]\ncompute-rent = 7\ncompute-spending = 5\n',
            "4:1: figures.compute-spending: 5 is less than compute-rent, compute-hardware together. Mend one",
        ),
        ('name = "x"\nfigures = [1]\n', "2:1: figures: [1] is not a table. Write it as [figures]"),
        ('name = "x"\ncurrency = "GBP"\n', "2:1: currency: 'GBP' is not allowed. Allowed: CNY"),
    ],
)
def test_a_wrong_profile_is_told_by_key(tmp_path: Path, text: str, words_: str) -> None:
    path = tmp_path / "firm.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError) as error:
        read_firm(path)
    assert words_ in str(error.value)


def test_a_change_that_is_none_is_refused(command: Command) -> None:
    outcome = command("estimate", str(START_UP), "shanghai", "--set", "compute_rent")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Write it as compute_rent=5_000_000" in outcome.err
    with pytest.raises(UsageError):
        read_firm(START_UP, ["x"])


def test_a_change_to_an_unknown_word_is_told(command: Command) -> None:
    outcome = command("estimate", str(START_UP), "shanghai", "--set", "compute_rnt=5")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--set 'compute_rnt=5': 'compute_rnt' is not known. Did you mean compute-rent?" in outcome.err


@pytest.mark.parametrize(
    "change", ["compute_rent=abc", "compute_rent=-5", "ai_firm=maybe", "model=1e6", "numbers.model="]
)
def test_a_change_to_no_number_is_told(change: str) -> None:
    with pytest.raises(UsageError) as error:
        read_firm(START_UP, [change])
    assert f"--set {change!r}: " in str(error.value)
    assert "Write a number such as 5_000_000, 5m or 1.2bn, or yes or no." in str(error.value)


def test_words_need_no_table_and_numbers_may_be_short() -> None:
    changes = ["model=2", "doctor=3", "ai_firm=no", "rd_spending=1.5M", "revenue=8,000,000", "registered=hefei, 上海"]
    firm = read_firm(START_UP, changes)
    assert (firm.numbers, (firm.people or {})["doctor"], firm.fulfils("ai-firm")) == ({"model": 2}, 3, False)
    assert (firm.figures or {}).items() >= {"rd-spending": 1_500_000, "revenue": 8_000_000}.items()
    assert firm.registered == ["hefei", "上海"]


def test_a_changed_figure_keeps_its_share_of_home_grown_chips() -> None:
    assert read_firm(START_UP, ["compute_rent=1m"]).figure("compute-rent", home_grown=True) == 400_000


def test_a_profile_that_is_there_is_not_written_over(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    assert command("firm", "new", "--output", str(path)).code == 0
    before = path.read_text("utf-8")
    path.write_text(before + "# mine\n", "utf-8")
    outcome = command("firm", "new", "--output", str(path))
    assert (outcome.code, outcome.out) == (2, "")
    assert "is there already" in outcome.err
    assert path.read_text("utf-8") == before + "# mine\n"


def test_a_profile_that_is_not_there_is_told(command: Command) -> None:
    outcome = command("estimate", "/no/such.toml")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no profile of a firm at /no/such.toml" in outcome.err


def test_a_new_profile_tells_every_figure_and_can_be_filled_in(command: Command, tmp_path: Path) -> None:
    outcome = command("firm", "new")
    assert (outcome.code, outcome.err) == (0, "")
    path = tmp_path / "firm.toml"
    path.write_text(outcome.out, "utf-8")
    assert not read_firm(path).figures
    path.write_text(re.sub(r"^# (?=\S+ = )", "", outcome.out, flags=re.MULTILINE), "utf-8")
    assert set(read_firm(path).figures or {}) == set(words("base")) - {"unstated"}
    assert "컴퓨팅 임차 비용" in command("firm", "new", "--lang", "ko").out


@pytest.mark.parametrize("figures", [{"compute-rent": -5}, {"compute-rent": Decimal("NaN")}, {"compute-rnt": 5}])
def test_the_library_takes_no_odd_firm(real: Catalogue, figures: dict[str, Any]) -> None:
    with pytest.raises(CatalogueError) as error:
        Policies(real).estimate(Firm(name="x", figures=figures), "shanghai")
    assert str(error.value).startswith("faults found: 1\nFirm: figures.compute-r")


def test_a_division_code_names_the_place_of_registration() -> None:
    assert read_firm(START_UP, ["registered=310000"]).registered == ["310000"]
