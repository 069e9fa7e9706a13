"""What a firm would have to change, how sums follow a figure, what a reform changes, and how answers are narrowed."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli_w

import aipolicy
from aipolicy.api import Policies
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.firm import read_firm
from aipolicy.errors import UsageError
from aipolicy.estimator.curve import Vary
from aipolicy.estimator.estimate import estimate
from aipolicy.estimator.question import Question
from aipolicy.estimator.sensitivity import vary_of
from aipolicy.model.firm import Firm
from tests.conftest import Outcome
from tests.estimator.made import DAY, cap, catalogue, front, measure, of_town, rate, spender, term, threshold

EXAMPLES = Path(__file__).parents[2] / "examples"
START_UP, MANUFACTURER = EXAMPLES / "startup.toml", EXAMPLES / "manufacturer.toml"
REFORM = Path(__file__).parents[1] / "data" / "reform.toml"
Command = Callable[..., Outcome]


def test_a_firm_learns_which_share_of_research_it_lacks(command: Command, real: Catalogue) -> None:
    """The manufacturer spends 14.4 of 600 million on research: 2.4 percent; Zhejiang asks for more than 3 percent.

    Just past that, with 3.01 percent or 18,060,000, it gets 20 percent of it: 3,612,000.
    """
    (place,) = estimate(real, read_firm(MANUFACTURER), ["zhejiang"], Question(DAY)).places
    (change,) = place.changes
    assert (change.measure, change.gain) == ("zhejiang-ai-innovation-2025.rd-subsidy", 3_612_000)
    (check,) = change.missing
    assert (check.told, check.threshold and check.threshold.value) == (Decimal("2.4"), 3)
    shown = command("estimate", str(MANUFACTURER), "zhejiang").out
    assert "R&D share of revenue: over 3% (2.4%): then up to CNY 3.612 million more" in " ".join(shown.split())


def test_no_change_is_told_that_brings_nothing(tmp_path: Path) -> None:
    """Half of small contracts alone: who rents for 1,000 would have to rent for 100, and get 50 in place of 300."""
    tiers = ({"id": "small", "label": "small"}, {"id": "all", "label": "all"})
    terms = [
        rate("rate-small", 50, "compute-rent", tier="small"),
        threshold("most", 100, "compute-rent", tier="small", bound="at-most"),
        rate("rate", 30, "compute-rent", tier="all"),
    ]
    assert of_town(catalogue(tmp_path, measure("a", *terms, tiers=tiers)), spender(compute_rent=1_000)).changes == []


def test_a_firm_learns_that_it_would_have_to_register(tmp_path: Path) -> None:
    own = measure("a", rate("rate", 50, "compute-rent"), asks=["registered", "high-tech-enterprise"])
    firm = Firm(name="x", registered=[], conditions={"high-tech-enterprise": False}, figures={"compute-rent": 1_000})
    (change,) = of_town(catalogue(tmp_path, own), firm).changes
    assert [check.asked for check in change.missing] == [("registered",), ("high-tech-enterprise",)]
    assert change.gain == 500


def test_a_curve_has_both_ends_and_bends_where_a_ceiling_bites(tmp_path: Path) -> None:
    made = catalogue(tmp_path, measure("a", rate("rate", 40, "compute-rent"), cap("cap", 100)))
    asked = Question(DAY, vary=Vary(base="compute-rent", first=0, last=500, step=200))
    found = estimate(made, spender(compute_rent=50), ["town"], asked)
    (place,) = found.places
    assert [(point.value, point.sure) for point in place.curve] == [(0, 0), (200, 80), (400, 100), (500, 100)]
    assert [bite.value for bite in place.bites] == [250]
    assert (place.sure, found.vary and found.vary.step) == (20, 200)


def test_a_varied_figure_keeps_its_share_of_home_grown_chips() -> None:
    firm = Firm(name="x", figures={"compute-rent": 100}, home_grown={"compute-rent": 25}).with_figure("compute-rent", 8)
    assert firm.figure("compute-rent", home_grown=True) == 2
    assert firm.figure("compute-rent", home_grown=False) == 6


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("compute_rent", "is no range. Write it as compute_rent=0:20m:1m"),
        ("compute_rent=0:20m", "is no range"),
        ("compute_rent=20m:0:1m", "is no range"),
        ("compute_rent=0:20m:0", "is no range"),
        ("compute_rent=0:1bn:1", "has more than 201 values"),
        ("compute_rnt=0:1:1", "--vary 'compute_rnt' is not known. Did you mean compute-rent"),
    ],
)
def test_a_range_that_is_none_is_refused(real: Catalogue, text: str, words: str) -> None:
    with pytest.raises(UsageError) as error:
        estimate(real, spender(compute_rent=1), ["korea"], Question(DAY, vary=vary_of(text)))
    assert words in str(error.value)


def test_a_curve_is_drawn_and_given_as_rows(command: Command) -> None:
    call = ("estimate", str(START_UP), "shenzhen", "chengdu", "--vary", "compute_rent=0:20m:5m")
    shown = command(*call)
    assert (shown.code, shown.err) == (0, "")
    assert "⠤" in shown.out
    assert "CNY 16,666,667: Training (compute) vouchers" in " ".join(shown.out.split())
    rows = list(csv.DictReader(io.StringIO(command(*call, "--format", "csv").out)))
    assert [row["value"] for row in rows if row["jurisdiction"] == "chengdu"] == [
        "0", "5000000", "10000000", "15000000", "20000000",
    ]  # fmt: skip
    assert command(*call, "--format", "markdown").out.count("```text") == 2


def test_a_reform_shows_what_it_changes_and_nothing_else(command: Command) -> None:
    """60 percent of 15 million are 9 million: 5 million before, 8 million after."""
    call = ("estimate", str(START_UP), "chengdu", "shenzhen", "--set", "compute_rent=15m", "--reform", str(REFORM))
    places = {one["place"]["id"]: one for one in json.loads(command(*call, "--format", "json").out)["result"]["places"]}
    (line,) = places["chengdu"]["reform"]["lines"]
    assert (line["possible_before"], line["possible"]) == (line["sure_before"], line["sure"]) == (5_000_000, 8_000_000)
    assert places["chengdu"]["sure"] - places["chengdu"]["reform"]["before"]["sure"] == 3_000_000
    assert places["shenzhen"]["reform"]["lines"] == []
    shown = command(*call).out
    assert "+CNY 3 million" in shown
    assert "The same as before: Shenzhen" in shown
    (row,) = csv.DictReader(io.StringIO(command(*call, "--format", "csv").out))
    assert (row["jurisdiction"], row["possible"]) == ("chengdu", "8000000")


@pytest.mark.parametrize(
    "more", [("--vary", "compute_rent=0:2:1", "--reform", str(REFORM)), ("--vary", "", "--by", "instrument")]
)
def test_two_questions_at_once_are_refused(command: Command, more: tuple[str, ...]) -> None:
    outcome = command("estimate", str(START_UP), *more)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Ask one at a time" in outcome.err


def test_worse_sources_are_left_out_and_told(real: Catalogue) -> None:
    firm = read_firm(START_UP)
    (place,) = estimate(real, firm, ["hangzhou"], Question(DAY, min_standing="confirmed")).places
    assert {line.standing for line in place.lines} <= {"official", "confirmed"}
    assert {one.what for one in place.not_computed if one.why == "standing"} <= {"reported", "disputed"}
    assert any(one.why == "standing" for one in place.not_computed)


def test_the_sums_of_instruments_are_those_of_the_place(command: Command, real: Catalogue) -> None:
    for place in estimate(real, read_firm(START_UP), [], Question(DAY, 3)).places:
        assert sum(one.sure for one in place.by_instrument) == place.sure == sum(year.sure for year in place.by_year)
        assert sum(one.possible for one in place.by_instrument) == place.possible
        assert sum(line.possible for line in place.lines) == place.possible
    shown = command("estimate", str(START_UP), "shenzhen", "--by", "instrument").out
    assert "compute voucher" in shown


def test_budgets_are_named_and_not_applied(tmp_path: Path) -> None:
    own = measure("a", rate("rate", 50, "compute-rent"), term("budget", "budget", 10, "CNY", per="total"))
    place = of_town(catalogue(tmp_path, own), spender(compute_rent=1_000))
    assert (place.sure, [row.value for row in place.budgets]) == (500, [10])


def test_the_package_answers_in_one_call() -> None:
    answer = aipolicy.estimate(START_UP, "shenzhen", as_of=DAY)
    assert answer == aipolicy.estimate(read_firm(START_UP), "深圳", as_of=DAY)
    assert answer.places[0].sure == 3_000_000
    assert answer.firm.registered is None
    assert aipolicy.estimate(START_UP, "shenzhen", as_of=dt.date(2020, 1, 1)).places[0].lines == []


def test_every_line_rests_on_a_source_that_is_listed(real: Catalogue) -> None:
    found = estimate(real, read_firm(START_UP), ["shenzhen", "hangzhou"], Question(DAY))
    listed = {row.id for row in found.sources}
    lines = [line for one in found.places for line in one.lines]
    assert listed == {id_ for line in lines for row in (line, *line.limits) for id_ in row.sources}
    assert {row.id for row in found.discrepancies} >= {"hangzhou/voucher-tiers-2024-2025"}


def test_all_formats_tell_the_same_sums(command: Command) -> None:
    call = ("estimate", str(START_UP), "shenzhen", "--lang", "ko", "--currency", "KRW")
    (place,) = json.loads(command(*call, "--format", "json").out)["result"]["places"]
    rows = list(csv.DictReader(io.StringIO(command(*call, "--format", "csv").out)))
    assert [int(row["possible"]) for row in rows] == [line["possible"] for line in place["lines"]]
    assert [row["term"] for row in rows] == [line["term"] for line in place["lines"]]
    for format_ in ("table", "markdown"):
        shown = command(*call, "--format", format_).out
        assert "CNY 300만" in shown.replace("300만 위안", "CNY 300만")
        assert "KRW" in shown or "원" in shown


def test_no_change_is_told_that_loses_more_elsewhere(real: Catalogue) -> None:
    """Zhangzhou's older scheme asks for less than 300,000 of rent; a firm that rents for a million would lose by it."""
    (place,) = estimate(real, spender(compute_rent=1_000_000), ["zhangzhou"], Question(DAY)).places
    assert any(check.met == "no" for line in place.lines for check in line.checks)
    assert place.changes == []


def test_a_small_or_medium_firm_may_be_small(tmp_path: Path) -> None:
    tiers = (
        {"id": "small", "label": "small", "size": ["micro", "small"]},
        {"id": "all", "label": "all", "for_all": True},
    )
    terms = [rate("rate-small", 100, "compute-rent", tier="small"), rate("rate", 30, "compute-rent", tier="all")]
    made = catalogue(tmp_path, measure("a", *terms, tiers=tiers))
    sums = {}
    for size in ("small", "sme", "leading", None):
        place = of_town(made, Firm(name="x", size=size, figures={"compute-rent": 100}))
        sums[size] = (place.sure, place.possible)
    assert sums == {"small": (100, 100), "sme": (30, 100), "leading": (30, 30), None: (30, 100)}


@pytest.mark.parametrize(
    ("registered", "met"),
    [
        (["wuhan-east-lake"], "yes"),
        (["武汉"], "unknown"),
        (["hubei", "上海"], "unknown"),
        (["shanghai"], "no"),
        ([], "no"),
        (None, "unknown"),
    ],
)
def test_where_a_firm_is_registered_answers_for_what_is_around_it(
    real: Catalogue, registered: list[str] | None, met: str
) -> None:
    firm = Firm(name="x", registered=registered, figures={"rd-spending": 2_000_000})
    (place,) = estimate(real, firm, ["wuhan-east-lake"], Question(DAY)).places
    (line,) = (line for line in place.lines if line.term == "wuhan-optics-software-2025.rd#rate")
    assert {check.met for check in line.checks if check.asked == ("registered",)} == {met}


def test_a_profile_in_won_is_converted_at_the_reader_s_rate(command: Command) -> None:
    call = ("estimate", str(EXAMPLES / "subsidiary.toml"), "shenzhen", "--currency", "KRW", "--rate", "KRW=200")
    (place,) = json.loads(command(*call, "--format", "json").out)["result"]["places"]
    (line,) = (line for line in place["lines"] if line["term"].endswith("training-voucher#rate-other"))
    assert (line["base_value"], line["amount"]) == (6_000_000, 3_000_000)
    assert (place["rate"], place["rate_period"]) == (0.005, None)
    assert line["amount_converted"]["amount"] == 600_000_000
    assert "at your rate: KRW 1 = CNY 0.005" in " ".join(command(*call).out.split())


def test_a_line_tells_when_its_document_ends_and_what_is_not_known(command: Command) -> None:
    shown = " ".join(command("estimate", str(MANUFACTURER), "zhejiang", "--set", "rd_spending=30m").out.split())
    assert "Not known: " in shown
    assert "ends Dec 24, 2026" in " ".join(command("estimate", str(START_UP), "shenzhen").out.split())


def test_a_ceiling_in_dispute_makes_its_line_doubtful(real: Catalogue) -> None:
    found = estimate(real, spender(model_api_contract=20_000_000), ["shanghai"], Question(DAY))
    (line,) = (one for one in found.places[0].lines if one.term.endswith("model-voucher#rate"))
    assert "shanghai/model-voucher-ceiling" in line.discrepancies
    assert "shanghai/model-voucher-ceiling" in {row.id for row in found.discrepancies}


OVER = (
    'schema_version = 1\ndata_version = "2026.11.22"\n[[source]]\nid = "idea"\ntitle = "What if"\n'
    'publisher = "Us"\nkind = "press"\nlanguage = "en"\n'
)


def test_a_reform_that_takes_everything_away_is_told(command: Command, tmp_path: Path) -> None:
    over = tmp_path / "over.toml"
    over.write_text(OVER + '[[package]]\nid = "wuhu-compute-2025"\nstatus = "expired"\nsources = ["idea"]\n', "utf-8")
    for names in ((), ("wuhu",)):
        outcome = command("estimate", str(START_UP), *names, "--reform", str(over), "--format", "csv")
        (row,) = csv.DictReader(io.StringIO(outcome.out))
        assert (row["jurisdiction"], row["possible_before"], row["possible"]) == ("wuhu", "1250000", "0")


def test_a_reform_of_who_may_have_it_is_told(command: Command, tmp_path: Path) -> None:
    over = tmp_path / "over.toml"
    asks = '[[measure]]\nid = "dongguan-ai-manufacturing-2025.compute-voucher"\nasks = ["single-champion"]\n'
    over.write_text(OVER + asks + 'sources = ["idea"]\n', "utf-8")
    outcome = command("estimate", str(START_UP), "dongguan", "--reform", str(over), "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(outcome.out))
    assert (row["sure_before"], row["sure"], row["possible"]) == ("1000000", "0", "1000000")


def test_a_figure_that_is_no_money_runs_in_its_unit(command: Command) -> None:
    shown = command("estimate", str(START_UP), "guizhou", "--vary", "staff=0:6000:1000").out
    assert "staff from 0 people to 6,000 people" in shown
    assert "across: staff" in shown
    refused = command("estimate", str(START_UP), "--vary", "unstated=0:1:1")
    assert (refused.code, refused.out) == (2, "")


def test_a_figure_does_not_run_where_the_firm_can_t_be(command: Command) -> None:
    call = ("estimate", str(START_UP), "chengdu", "--vary", "compute_spending=0:20m:10m")
    outcome = command(*call)
    assert (outcome.code, outcome.out) == (3, "")
    assert "0 is less than compute-rent, compute-hardware together" in outcome.err


def test_a_told_sum_grows_with_its_part() -> None:
    firm = spender(compute_rent=10, compute_spending=15).with_figure("compute-rent", 40)
    assert firm.figures == {"compute-rent": 40, "compute-spending": 45}


def test_a_change_that_pays_elsewhere_alone_is_not_told(real: Catalogue) -> None:
    """Tianjin asks for an investment of 50 million; what it pays follows from the equipment, and stays the same."""
    (place,) = estimate(real, read_firm(MANUFACTURER), ["tianjin"], Question(DAY)).places
    assert "tianjin-manufacturing-2023.investment" not in {one.measure for one in place.changes}


def test_a_place_that_a_reform_adds_is_compared_with_nothing(command: Command, tmp_path: Path) -> None:
    over = tmp_path / "over.toml"
    new = front(measure("a", rate("rate", 10, "compute-rent")))
    over.write_text(tomli_w.dumps(new), "utf-8")
    (row,) = csv.DictReader(
        io.StringIO(command("estimate", str(START_UP), "town", "--reform", str(over), "--format", "csv").out)
    )
    assert (row["sure_before"], row["sure"]) == ("0", "500000")


@pytest.mark.parametrize("more", [{"years": 0}, {"years": 11}, {"min_standing": "foo"}])
def test_the_library_takes_no_odd_question(real: Catalogue, more: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        Policies(real).estimate(spender(compute_rent=1), "shanghai", **more)


def test_what_is_counted_instead_is_always_named(command: Command) -> None:
    for profile in sorted(EXAMPLES.glob("*.toml")):
        for years in ("1", "3"):
            shown = command("estimate", str(profile), "--years", years, "--format", "markdown").out
            assert not re.search(
                r"(pays as much or more:|not added to|needs|shared ceiling) *(,|;|$|\||\)|\[|\*)", shown
            )
            assert "as much or more" in shown
