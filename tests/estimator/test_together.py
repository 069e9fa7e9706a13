"""What may be had together: measured against trying everything."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import CatalogueError
from aipolicy.estimator.estimate import estimate
from aipolicy.estimator.fit import Bound, Cell, fitted
from aipolicy.estimator.question import Question
from aipolicy.model.firm import Firm
from tests.estimator.made import DAY, cap, catalogue, measure, of_town, rate, spender, term

BASES = ("compute-rent", "data-purchase")
SMALL = st.integers(0, 4)


def cells(lines: Sequence[int], years: Sequence[int]) -> frozenset[Cell]:
    return frozenset(product(lines, years))


@st.composite
def bounds(draw: st.DrawFn, lines: int, years: int) -> list[Bound]:
    """Return what each of two spendings allows in each year, and ceilings of which each holds those before.

    The inner ceilings are those of a year, the outer ones for all years.
    """
    every = range(years)
    base = draw(st.lists(st.sampled_from(BASES), min_size=lines, max_size=lines))
    own = [
        Bound(draw(SMALL), cells([n for n in range(lines) if base[n] == one], [year]))
        for one in dict.fromkeys(base)
        for year in every
    ]
    inside: set[int] = set()
    for number, yearly in enumerate(sorted(draw(st.lists(st.booleans(), max_size=3)), reverse=True)):
        inside |= draw(st.sets(st.integers(0, lines - 1), min_size=1))
        spans = [[year] for year in every] if yearly else [every]
        own += [Bound(draw(SMALL), cells(sorted(inside), span), f"cap {number}") for span in spans]
    return own


def keeps(amounts: Sequence[Sequence[int]], one: Bound) -> bool:
    return sum(amounts[line][year] for line, year in one.cells) <= one.most


def every_cut(amounts: Sequence[Sequence[int]], years: int) -> Iterator[list[tuple[int, ...]]]:
    spans = [range(amount + 1) for own in amounts for amount in own]
    for flat in product(*spans):
        yield [flat[at : at + years] for at in range(0, len(flat), years)]


@given(st.data(), st.integers(1, 3), st.integers(1, 2))
def test_the_most_that_fits_is_found(data: st.DataObject, lines: int, years: int) -> None:
    amounts = [tuple(data.draw(st.integers(0, 3)) for _ in range(years)) for _ in range(lines)]
    limits = data.draw(bounds(lines, years))
    found = fitted(amounts, limits)
    assert all(keeps(found, one) for one in limits)
    assert all(
        0 <= got <= own for cut, whole in zip(found, amounts, strict=True) for got, own in zip(cut, whole, strict=True)
    )
    best = max(sum(map(sum, cut)) for cut in every_cut(amounts, years) if all(keeps(cut, one) for one in limits))
    assert sum(map(sum, found)) == best


@given(st.data(), st.lists(st.tuples(st.sets(st.integers(0, 3), min_size=1), SMALL), max_size=4))
def test_ceilings_that_cross_are_all_kept(data: st.DataObject, ceilings: list[tuple[set[int], int]]) -> None:
    amounts = [(data.draw(SMALL),) for _ in range(4)]
    limits = [Bound(most, cells(sorted(own), [0]), f"cap {at}") for at, (own, most) in enumerate(ceilings)]
    assert all(keeps(fitted(amounts, limits), one) for one in limits)


NAMES = tuple("abcde")
PAIRS = tuple(combinations(NAMES, 2))


@given(
    st.lists(st.integers(1, 9), min_size=5, max_size=5),
    st.sets(st.sampled_from(PAIRS), max_size=4),
    st.booleans(),
    st.integers(1, 30),
)
def test_the_best_admissible_set_is_taken(
    percents: list[int], pairs: set[tuple[str, str]], needs: bool, rent: int
) -> None:
    """One measure of each pair excludes, or needs, the other; each pays a share of one of four spendings."""
    bases = ("compute-rent", "data-purchase", "rd-spending", "revenue", "compute-rent")
    measures = [
        measure(name, rate("rate", 10 * percent, base))
        | {"needs" if needs else "excludes": [f"town-1.{b}" for a, b in sorted(pairs) if a == name]}
        for name, percent, base in zip(NAMES, percents, bases, strict=True)
    ]
    firm = spender(compute_rent=rent, data_purchase=20, rd_spending=30, revenue=10)
    figures = {"compute-rent": rent, "data-purchase": 20, "rd-spending": 30, "revenue": 10}
    pays = {n: figures[base] * percent * 10 // 100 for n, percent, base in zip(NAMES, percents, bases, strict=True)}

    def admissible(chosen: frozenset[str]) -> bool:
        return all((a not in chosen or b in chosen) if needs else not {a, b} <= chosen for a, b in pairs)

    def total(chosen: frozenset[str]) -> int:
        by_base = {
            base: sum(pays[n] for n, own in zip(NAMES, bases, strict=True) if own == base and n in chosen)
            for base in bases
        }
        return sum(min(paid, figures[base]) for base, paid in by_base.items())

    sets = (frozenset(own) for size in range(6) for own in combinations(NAMES, size))
    with TemporaryDirectory() as folder:
        place = of_town(catalogue(Path(folder), *measures), firm)
    assert place.possible == max(total(chosen) for chosen in sets if admissible(chosen))


def test_a_measure_that_needs_another_comes_with_it_or_not_at_all(tmp_path: Path) -> None:
    first = measure("first", rate("rate", 10, "compute-rent"))
    second = measure("second", rate("rate", 20, "data-purchase"), needs=["town-1.first"])
    firm = spender(compute_rent=100, data_purchase=100)
    lines = {line.measure: line for line in of_town(catalogue(tmp_path, first, second), firm).lines}
    assert (lines["town-1.first"].sure, lines["town-1.second"].sure) == (10, 0)
    assert (lines["town-1.second"].eligible, lines["town-1.second"].possible) == ("unknown", 20)
    first["asks"] = ["ai-firm"]
    firm = spender(compute_rent=100, data_purchase=100)
    vars(firm)["conditions"] = {"ai-firm": False}
    place = of_town(catalogue(tmp_path, first, second), firm)
    (line,) = (line for line in place.lines if line.measure == "town-1.second")
    assert (line.possible, line.left_out, line.left_out_for) == (0, "needs", ("town-1.first",))


def test_measures_share_the_ceiling_of_which_theirs_are_parts(tmp_path: Path) -> None:
    """Twice 60 of 100 each, within 80 in all: the ceilings cross what is spent on each."""
    first = measure("first", rate("rate", 60, "compute-rent"), cap("cap", 80))
    second = measure("second", rate("rate", 60, "data-purchase"), cap("cap", 70, part_of="town-1.first#cap"))
    place = of_town(catalogue(tmp_path, first, second), spender(compute_rent=100, data_purchase=100))
    assert (place.possible, sorted(line.possible for line in place.lines)) == (80, [20, 60])
    (line,) = (line for line in place.lines if line.possible == 20)
    assert (line.left_out, line.left_out_for) == ("ceiling", ("town-1.first#cap",))


def test_a_ceiling_for_all_years_is_used_up(tmp_path: Path) -> None:
    own = measure("first", rate("rate", 50, "compute-rent"), cap("cap", 120, period="programme"))
    place = of_town(catalogue(tmp_path, own), spender(compute_rent=100), years=4)
    assert [year.possible for year in place.by_year] == [50, 50, 20, 0]


def test_nothing_is_paid_after_the_document_ends(tmp_path: Path) -> None:
    import datetime as dt

    own = measure("first", rate("rate", 50, "compute-rent"))
    made = catalogue(tmp_path, own, effective_until=dt.date(2028, 11, 21))
    assert [year.sure for year in of_town(made, spender(compute_rent=100), years=4).by_year] == [50, 50, 0, 0]


def test_what_may_be_yearly_is_surely_paid_once(tmp_path: Path) -> None:
    own = measure("first", rate("rate", 50, "compute-rent", period="unstated"))
    place = of_town(catalogue(tmp_path, own), spender(compute_rent=100), years=3)
    assert (place.sure, place.possible) == (50, 150)


@given(st.integers(0, 500), st.sampled_from(["startup", "growth", "mature"]), st.integers(1, 4))
def test_classes_that_say_the_same_pay_the_same(rent: int, stage: str, years: int) -> None:
    """Three classes with one rate are as good as one rate for all of them."""
    tiers = [{"id": one, "label": one, "stage": [one]} for one in ("startup", "growth", "mature")]
    split = measure(
        "a", *(rate(f"rate-{one['id']}", 30, "compute-rent", tier=one["id"]) for one in tiers), cap("cap", 90)
    )
    split["tier"] = tiers
    whole = measure("a", rate("rate", 30, "compute-rent"), cap("cap", 90))
    firm = spender(compute_rent=rent)
    vars(firm)["stage"] = stage
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        found, same = (
            of_town(catalogue(Path(folder), own), firm, years) for folder, own in ((one, split), (other, whole))
        )
    assert (found.sure, found.possible, found.by_year) == (same.sure, same.possible, same.by_year)


def test_a_published_worked_example_comes_out(tmp_path: Path) -> None:
    """Nanning's data bureau on its compute vouchers of 2025: of fees of 200,000 yuan for 729 days 305 fall into the
    window, that is 83,676 yuan, and 30 percent of them are 2.5102 in units of 10,000, cut and not rounded.

    http://jfxmm.com.shayuweb.com/news/729625.html; at most 2 million yuan altogether.
    """
    voucher = measure("voucher", rate("rate", 30, "compute-rent"), cap("cap", 2_000_000, period="programme"))
    assert of_town(catalogue(tmp_path, voucher), spender(compute_rent=200_000 * 305 // 729)).sure == 25_102


def paying(name: str, **more: Any) -> dict[str, Any]:
    return measure(name, rate("r", 1, "revenue"), **more)


def one_rate(**more: Any) -> list[dict[str, Any]]:
    return [measure("a", rate("r", 1, "revenue", **more))]


LATE = ({"id": "t", "label": "t", "support_year": 0},)


@pytest.mark.parametrize(
    ("measures", "words"),
    [
        (
            [paying("a", needs=["town-1.b", "town-1.c"]), paying("b", excludes=["town-1.c"]), paying("c")],
            "town-1.a.needs: asks for town-1.b and town-1.c, which exclude each other",
        ),
        (
            [paying("a", needs=["town-1.b"]), paying("b", needs=["town-1.c"]), paying("c", excludes=["town-1.a"])],
            "town-1.a.needs: asks for town-1.a and town-1.c, which exclude each other",
        ),
        (
            [paying(f"m{number}", needs=["town-1.m0"] if number else []) for number in range(13)],
            "13 measures exclude or need one another, here and around it. Keep it to 12",
        ),
        (
            [paying(f"m{number}", excludes=["town-1.m0"] if number else []) for number in range(13)],
            "13 measures exclude or need one another, here and around it. Keep it to 12",
        ),
        (one_rate(above="x"), "a#r.above: 'x' is no threshold of the measure on the base of the rate"),
        (one_rate(within="r"), "a#r.within: 'r' is no other rate of the measure"),
        ([paying("a", tiers=LATE)], "0 is no year of support. Write 1 for the first year, 30 at most"),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path: Path, measures: list[dict[str, object]], words: str) -> None:
    with pytest.raises(CatalogueError) as error:
        catalogue(tmp_path, *measures).places()
    assert words in str(error.value)


def test_a_fixed_sum_for_the_text_s_first_years_is_paid_by_the_month(tmp_path: Path) -> None:
    own = measure(
        "a",
        term("award", "award", 10, "CNY", per="square-metre", period="monthly"),
        term("d", "duration", 18, "months"),
    )
    place = of_town(catalogue(tmp_path, own), spender(floor_area=5), years=3)
    assert place.lines[0].by_year == (600, 300, 0)


def test_a_ceiling_for_all_years_leaves_room_where_another_pays(tmp_path: Path) -> None:
    """All of 100 within 100 in all, and 90 once: the first year by the second measure, the next by the first."""
    first = measure("first", rate("rate", 100, "data-purchase"), cap("cap", 100, period="programme"))
    second = measure("second", rate("rate", 90, "data-purchase", period="one-off"))
    assert of_town(catalogue(tmp_path, first, second), spender(data_purchase=100), years=2).possible == 190


def test_a_ceiling_of_a_class_holds_for_all_its_lines(tmp_path: Path) -> None:
    tiers = ({"id": "t", "label": "t", "for_all": True},)
    terms = [rate("one", 50, "data-purchase", tier="t"), rate("two", 50, "compute-rent", tier="t")]
    own = measure("a", *terms, cap("cap", 60, tier="t"), tiers=tiers)
    assert of_town(catalogue(tmp_path, own), spender(data_purchase=100, compute_rent=100)).sure == 60


def test_points_off_a_loan_save_no_more_than_its_interest(tmp_path: Path) -> None:
    points = [
        measure(name, term("rate", "rate", 3, "percentage-point", base="loan-rate")) for name in ("first", "second")
    ]
    half = measure("third", rate("rate", 50, "loan-interest"))
    place = of_town(catalogue(tmp_path, *points, half), spender(loan_interest=1_000, loan_rate=4))
    assert (place.sure, [line.amount for line in place.lines][:2]) == (1_000, [750, 750])
    assert {line.base for line in place.lines} == {"loan-interest"}


def test_ceilings_for_a_month_and_for_each_project_grow_with_them(tmp_path: Path) -> None:
    monthly = measure("a", rate("rate", 50, "compute-rent"), cap("cap", 10, period="monthly"))
    each = measure("b", rate("rate", 50, "data-purchase"), cap("cap", 10, per="project"))
    firm = spender(compute_rent=1_000, data_purchase=1_000)
    assert of_town(catalogue(tmp_path, monthly, each), firm).sure == 120 + 10
    vars(firm)["numbers"] = {"project": 3}
    assert of_town(catalogue(tmp_path, monthly, each), firm).sure == 120 + 30


def test_people_of_several_classes_are_hired_together(tmp_path: Path) -> None:
    tiers = ({"id": "doctor", "label": "d", "people": "doctor"}, {"id": "master", "label": "m", "people": "master"})
    terms = [term(one["id"], "award", 10, "CNY", per="person", tier=one["id"]) for one in tiers]
    firm = Firm(name="x", people={"doctor": 2, "master": 5})
    assert of_town(catalogue(tmp_path, measure("a", *terms, tiers=tiers)), firm).possible == 70


def test_a_ceiling_that_limits_nothing_computed_is_named(tmp_path: Path) -> None:
    tiers = ({"id": "a", "label": "a"}, {"id": "b", "label": "b"})
    own = measure("a", rate("rate", 50, "compute-rent", tier="a"), cap("cap-b", 10, tier="b"), tiers=tiers)
    place = of_town(catalogue(tmp_path, own), spender(compute_rent=10))
    assert [(one.term, one.why) for one in place.not_computed] == [("town-1.a#cap-b", "cap-alone")]


def test_a_floor_is_no_sum(tmp_path: Path) -> None:
    own = measure("a", term("award", "award", 10, "CNY", bound="at-least"))
    assert [one.why for one in of_town(catalogue(tmp_path, own), spender()).not_computed] == ["floor-alone"]


def test_a_ratio_is_not_lost_in_conversion(real: Catalogue) -> None:
    """570 of 3,800 million won are just the 15 percent that are asked for, also in yuan."""
    figures: dict[Any, int | Decimal] = {"rd-spending": 570_000_000, "revenue": 3_800_000_000}
    conditions = {"software-firm": True}
    firm = Firm(name="x", currency="KRW", registered=["wuhan-east-lake"], conditions=conditions, figures=figures)
    (place,) = estimate(real, firm, ["wuhan-east-lake"], Question(DAY)).places
    (line,) = (line for line in place.lines if line.term == "wuhan-optics-software-2025.rd#rate")
    assert line.eligible == "yes"


def test_ceilings_that_cross_leave_no_room_unused(tmp_path: Path) -> None:
    """8 a year for both, 9 in all for the first: 8 and 1 of the first, then up to 5 of the second beside it."""
    first = measure("a", rate("r", 100, "data-purchase"), cap("y", 8), cap("p", 9, period="programme"))
    second = measure("b", rate("r", 50, "compute-rent"), cap("y", 50, part_of="town-1.a#y"))
    place = of_town(catalogue(tmp_path, first, second), spender(data_purchase=10, compute_rent=10), years=2)
    assert place.possible >= 14
    assert all(year.possible <= 8 for year in place.by_year)
    assert place.sure <= place.possible


def test_a_month_s_ceiling_holds_for_the_months_that_are_paid(tmp_path: Path) -> None:
    own = measure("a", rate("r", 100, "office-rent"), cap("c", 5, period="monthly"), term("d", "duration", 6, "months"))
    assert of_town(catalogue(tmp_path, own), spender(office_rent=120)).sure == 30


def test_a_ceiling_for_each_person_grows_with_them(tmp_path: Path) -> None:
    tiers = ({"id": "doctor", "label": "d", "people": "doctor"},)
    own = measure(
        "a", term("a", "award", 10, "CNY", per="person", tier="doctor"), cap("c", 8, per="person"), tiers=tiers
    )
    assert of_town(catalogue(tmp_path, own), Firm(name="x", people={"doctor": 3})).possible == 24


def test_home_grown_chips_are_paid_for_once(tmp_path: Path) -> None:
    tiers = ({"id": "own", "label": "o", "compute": "home-grown"},)
    both = [measure(name, rate("r", 80, "compute-rent", tier="own"), tiers=tiers) for name in ("a", "b")]
    firm = Firm(name="x", figures={"compute-rent": 100}, home_grown={"compute-rent": 20})
    assert of_town(catalogue(tmp_path, *both), firm).sure == 20


def test_a_sum_and_its_part_are_paid_by_one_class(tmp_path: Path) -> None:
    """30 percent of rent and models, 1,800, or 20 percent of rent, 1,000: one of them, as the rent is in both."""
    tiers = ({"id": "x", "label": "x"}, {"id": "y", "label": "y"})
    terms = [
        rate("sum", 30, "compute-and-model-contract", tier="x"),
        rate("part", 20, "compute-rent", tier="y"),
    ]
    own = measure("a", *terms, tiers=tiers)
    place = of_town(catalogue(tmp_path, own), spender(compute_rent=5_000, model_api_contract=1_000))
    assert [line.possible for line in place.lines] == [1_800, 0]


def test_what_does_not_fit_excludes_nothing(tmp_path: Path) -> None:
    first = measure("a", rate("r", 50, "compute-rent"), asks=["ai-firm"])
    second = measure("b", rate("r", 40, "compute-rent"), excludes=["town-1.a"])
    firm = Firm(name="x", conditions={"ai-firm": False}, figures={"compute-rent": 10})
    lines = {line.measure: line for line in of_town(catalogue(tmp_path, first, second), firm).lines}
    assert (lines["town-1.b"].sure, lines["town-1.b"].left_out) == (4, None)


def test_a_ceiling_that_is_part_of_a_budget_is_not_limited_by_it(tmp_path: Path) -> None:
    own = measure(
        "a",
        rate("r", 50, "compute-rent"),
        cap("c", 40, part_of="town-1.a#b"),
        term("b", "budget", 10, "CNY", per="total"),
    )
    assert of_town(catalogue(tmp_path, own), spender(compute_rent=100)).sure == 40
