import datetime as dt

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.compare import compare, terms_of
from aipolicy.comparison import Comparison, Scope
from aipolicy.errors import NotFoundError, UsageError

DAY = dt.date(2026, 6, 1)


@pytest.fixture(scope="module")
def ports(small: Catalogue) -> Comparison:
    return compare(small, ["northport", "southport"], DAY)


def test_only_comparable_figures_share_a_line(ports: Comparison) -> None:
    for group in ports.groups:
        for line in group.lines:
            keys = {term.comparable for cell in line.cells.values() for term in cell}
            assert len(keys) == 1


def test_a_cell_holds_the_figures_of_its_place(ports: Comparison) -> None:
    vouchers = next(group for group in ports.groups if group.instrument == "compute-voucher")
    budget = next(line for line in vouchers.lines if line.kind == "budget")
    assert [term.value for term in budget.cells["northport"]] == [600_000_000]
    assert [term.value for term in budget.cells["southport"]] == [50_000_000]
    rate = next(line for line in vouchers.lines if line.kind == "rate")
    assert [term.value for term in rate.cells["northport"]] != []
    assert rate.cells["southport"] == []
    assert rate.base == "compute-rent"


def test_targets_and_funds_stand_apart(ports: Comparison) -> None:
    sections = {group.section: {line.kind for line in group.lines} for group in ports.groups}
    assert sections["targets"] == {"target"}
    assert sections["funds"] == {"fund"}
    assert not sections["measures"] & {"target", "fund", "equity", "return"}


def test_a_size_and_paid_in_capital_are_two_lines(ports: Comparison) -> None:
    (funds,) = [group for group in ports.groups if group.section == "funds"]
    assert {line.basis for line in funds.lines} == {"size", "paid-in"}


def test_the_glance_adds_nothing_unlike(ports: Comparison) -> None:
    north, south = ports.glance
    assert north.largest_budget is not None
    assert north.largest_budget.value == 600_000_000
    assert north.headline_targets[0].year == 2027
    assert north.standing == {"official": 2, "reported": 1, "confirmed": 1, "disputed": 1}
    assert south.largest_fund is None, "a fund that is wider than AI is no AI fund"
    assert south.only_here == ["talent-award", "fund"]
    assert south.terms == {"fund": 2, "budget": 1}
    assert south.without_figures == 1


def test_measures_without_figures_are_not_left_out(ports: Comparison) -> None:
    (group,) = [group for group in ports.groups if group.instrument == "talent-award"]
    assert [row.id for row in group.silent["southport"]] == ["southport-fund-2024.silent"]


def test_doubt_comes_with_the_figures_shown(ports: Comparison, small: Catalogue) -> None:
    assert [row.id for row in ports.discrepancies] == ["northport/revenue"]
    budgets = compare(small, ["northport", "southport"], DAY, Scope(kind=["budget"]))
    assert budgets.discrepancies == []


def test_a_document_that_is_over_is_left_out(small: Catalogue) -> None:
    later = compare(small, ["northport", "southport"], dt.date(2028, 1, 1))
    assert all(term.jurisdiction == "southport" for term in terms_of(later))
    assert later.glance[0].packages == {"ended": 1}


def test_filters_combine(small: Catalogue) -> None:
    scope = Scope(instrument=["compute-voucher"], kind=["budget", "cap"], beneficiary=["startup"])
    terms = terms_of(compare(small, ["northport", "southport"], DAY, scope))
    assert [(term.jurisdiction, term.kind) for term in terms] == [("northport", "budget"), ("northport", "cap")]


def test_differences_leave_out_what_is_the_same(real: Catalogue) -> None:
    names = ["shanghai", "zhejiang"]
    differing = compare(real, names, DAY, Scope(differences=True))
    assert all(line.differs for group in differing.groups for line in group.lines)


def test_parents_are_added_when_asked_for(small: Catalogue) -> None:
    names = ["southport-harbour", "northport"]
    assert compare(small, names, DAY).glance[0].measures == 0
    with_parents = compare(small, names, DAY, Scope(with_parents=True))
    assert {term.jurisdiction for term in terms_of(with_parents)} == {"southport", "northport"}
    assert with_parents.glance[0].measures == 0, "the glance tells of the place itself"


@pytest.mark.parametrize(
    ("names", "error", "words"),
    [
        (["northport"], UsageError, "two places or more"),
        (["northport", "北港"], UsageError, "northport is named 2 times"),
        (["northport", "atlantis"], NotFoundError, "no place is called 'atlantis'"),
    ],
)
def test_what_can_not_be_compared(small: Catalogue, names: list[str], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        compare(small, names, DAY)


def test_an_unknown_filter_word_gets_the_near_ones(small: Catalogue) -> None:
    with pytest.raises(UsageError, match="Did you mean compute-voucher"):
        compare(small, ["northport", "southport"], DAY, Scope(instrument=["compute-vouchers"]))


def test_what_a_fund_measure_says_stands_with_the_funds(real: Catalogue) -> None:
    result = compare(real, ["shanghai", "zhejiang"], DAY)
    for group in result.groups:
        for line in group.lines:
            for term in (term for cell in line.cells.values() for term in cell):
                if group.section == "measures":
                    assert term.instrument not in ("target", "fund", "equity-investment")
                    assert term.instrument == group.instrument


def test_a_whole_and_its_parts_are_told_apart(real: Catalogue) -> None:
    result = compare(real, ["shanghai", "zhejiang"], DAY)
    largest = result.glance[0].largest_budget
    assert largest is not None
    assert largest.value == 1_000_000_000
    parts = [term for term in terms_of(result) if term.part_of == largest.term]
    assert sorted(int(term.value) for term in parts) == [100_000_000, 300_000_000, 600_000_000]
    assert {(term.part_of_value, term.part_of_unit) for term in parts} == {(1_000_000_000, "CNY")}
