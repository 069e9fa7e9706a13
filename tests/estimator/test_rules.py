"""What holds of any estimate."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aipolicy.api import Policies
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.estimator.estimate import estimate
from aipolicy.estimator.question import Question
from aipolicy.estimator.result import PlaceEstimate
from aipolicy.model.firm import Firm
from tests.estimator.made import DAY, cap, catalogue, measure, of_town, rate, spender, term

PLACES = ("shanghai", "hangzhou", "shenzhen", "chengdu", "zhuhai", "xiamen")
RENT = st.integers(0, 10**9)
REAL = Catalogue()


def of(made: Catalogue, place: str, **figures: int) -> PlaceEstimate:
    firm = Firm(name="x", stage="startup", size="small", figures={k.replace("_", "-"): v for k, v in figures.items()})
    return estimate(made, firm, [place], Question(DAY)).places[0]


@given(st.sampled_from(PLACES), RENT, RENT)
def test_who_spends_more_gets_no_less(place: str, one: int, other: int) -> None:
    less, more = (of(REAL, place, compute_rent=rent) for rent in sorted((one, other)))
    assert less.sure <= more.sure
    assert less.possible <= more.possible


@given(st.sampled_from(PLACES), RENT)
def test_no_sum_is_above_its_ceiling_or_its_share(place: str, rent: int) -> None:
    for line in of(REAL, place, compute_rent=rent, compute_spending=rent).lines:
        assert all(line.amount <= cap.value for cap in line.caps)
        if line.kind == "rate":
            assert line.amount <= Decimal(rent) * line.value / 100


def test_a_place_pays_no_more_for_one_spending_than_that(real: Catalogue) -> None:
    place = of(real, "shanghai", project_investment=10_000_000)
    assert sum(line.amount for line in place.lines) > 10_000_000
    assert place.possible == sum(line.possible for line in place.lines) == 10_000_000
    assert {line.left_out for line in place.lines if line.possible < line.amount} == {"spending"}


def test_a_tax_rate_is_no_payment(real: Catalogue) -> None:
    place = of(real, "guangdong", taxable_profit=50_000_000)
    assert [one.why for one in place.not_computed if one.term == "guangdong-ai-robotics-2025.tax#rate"] == ["tax-rate"]


def test_what_is_unknown_is_listed_and_never_zero(real: Catalogue) -> None:
    place = of(real, "hangzhou", compute_rent=5_000_000)
    missing = {one.term: one for one in place.not_computed}
    split = missing["hangzhou-ai-chain-2024.compute-voucher#rate-home-grown"]
    assert (split.why, split.what) == ("split-not-told", "compute-rent")
    assert not any(line.amount == 0 for line in place.lines if line.possible)


def test_measures_that_exclude_each_other_are_not_added(tmp_path: Path) -> None:
    half = measure("half", rate("rate", 50, "compute-rent"))
    more = measure("more", rate("rate", 80, "compute-rent"))
    firm = spender(compute_rent=1_000_000)
    assert of_town(catalogue(tmp_path, half, more), firm).possible == 1_000_000
    best = of_town(catalogue(tmp_path, half, more | {"excludes": ["town-1.half"]}), firm)
    assert best.possible == 800_000
    assert {line.measure for line in best.lines if line.possible} == {"town-1.more"}


def test_a_place_that_pays_nothing_is_told_when_it_was_asked_for(real: Catalogue) -> None:
    assert of(real, "korea", compute_rent=1).place.id == "korea"


def test_what_is_not_in_force_pays_nothing(real: Catalogue) -> None:
    firm = Firm(name="x", figures={"compute-rent": 5_000_000})
    (place,) = estimate(real, firm, ["shanghai"], Question(dt.date(2024, 1, 1))).places
    assert not any(line.package == "shanghai-ai-application-2025" for line in place.lines)


def test_the_order_of_measures_does_not_matter(real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    place = real.place("hangzhou")
    firm = Firm(name="x", figures={"compute-rent": 5_000_000}, home_grown={"compute-rent": 2_000_000})
    before = estimate(real, firm, ["hangzhou"], Question(DAY)).places[0]
    monkeypatch.setattr(place, "holdings", replace(place.holdings, measure=place.holdings.measure[::-1]))
    after = estimate(real, firm, ["hangzhou"], Question(DAY)).places[0]
    assert (after.sure, after.possible, after.lines) == (before.sure, before.possible, before.lines)


def test_the_sums_of_a_firm_are_converted_at_an_official_rate(real: Catalogue) -> None:
    firm = Firm(name="x", currency="KRW", figures={"model-api-contract": 190_090_000, "staff": 7})
    (place,) = estimate(real, firm, ["shanghai"], Question(DAY)).places
    assert (place.currency, place.rate_period) == ("CNY", "2024-06")
    (line,) = (one for one in place.lines if one.term == "shanghai-ai-application-2025.model-voucher#rate")
    assert 999_000 <= int(line.base_value or 0) <= 1_001_000  # 190.09 won a yuan in June 2024
    assert line.amount == int(line.base_value or 0) // 2


def test_the_library_gives_the_same_answer(real: Catalogue) -> None:
    firm = Firm(name="x", figures={"compute-rent": 5_000_000})
    answer = Policies(real).estimate(firm, "shanghai", "항저우", as_of=DAY)
    assert answer == estimate(real, firm, ["shanghai", "hangzhou"], Question(DAY))
    assert {one.place.id for one in answer.places} == {"shanghai", "hangzhou"}


def test_what_the_places_around_pay_is_added(real: Catalogue) -> None:
    firm = Firm(name="x", stage="startup", size="small", figures={"compute-rent": 5_000_000})
    (alone,) = estimate(real, firm, ["hefei"], Question(DAY)).places
    (both,) = estimate(real, firm, ["hefei"], Question(DAY), with_parents=True).places
    (province,) = estimate(real, firm, ["anhui"], Question(DAY)).places
    assert {line.jurisdiction for line in both.lines} == {"hefei", "anhui"}
    assert len(both.lines) == len(alone.lines) + len(province.lines)
    assert both.sure == alone.sure + province.sure


def test_a_discount_for_consumers_is_told_to_be_none_for_firms(real: Catalogue) -> None:
    place = of(real, "zhejiang", device_price=1_000_000)
    consumers = {one.term for one in place.not_computed if (one.why, one.what) == ("not-for-firms", "consumer")}
    assert consumers
    assert not {line.term for line in place.lines} & consumers


def test_both_kinds_of_chips_together_may_pay_up_to_the_whole(tmp_path: Path) -> None:
    kinds = ("home-grown", "other")
    tiers = tuple({"id": kind, "label": kind, "compute": kind} for kind in kinds)
    own = measure("data", *(rate(kind, 80, "data-purchase", tier=kind) for kind in kinds), tiers=tiers)
    firm = Firm(name="x", figures={"data-purchase": 1_000}, home_grown={"data-purchase": 500})
    place = of_town(catalogue(tmp_path, own), firm)
    assert [line.amount for line in place.lines] == [400, 400]
    assert place.sure == 800


def test_a_ceiling_in_another_currency_is_never_passed_over(tmp_path: Path) -> None:
    foreign = term("cap", "cap", 5, "USD")
    own = measure("data", rate("rate", 80, "data-purchase"), foreign)
    others = [measure(name, term("award", "award", 10, "CNY", per="product")) for name in ("one", "two")]
    place = of_town(catalogue(tmp_path, own, *others), spender(data_purchase=1_000))
    assert not place.lines
    assert ("currency", "USD") in {(one.why, one.what) for one in place.not_computed}


def test_a_ceiling_for_a_person_does_not_limit_a_firm(tmp_path: Path) -> None:
    own = measure("data", rate("rate", 80, "data-purchase"), cap("cap", 5, per="person"))
    assert of_town(catalogue(tmp_path, own), spender(data_purchase=1_000)).sure == 800


def test_a_duration_keeps_its_bound(real: Catalogue) -> None:
    place = of(real, "shanghai", compute_rent=5_000_000)
    durations = [line.duration for line in place.lines if line.term.endswith("#rate-early-small")]
    assert [(one.bound, one.value, one.unit) for one in durations if one] == [("at-most", 1, "years")]
