import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.compare import compare, terms_of
from aipolicy.comparison import Comparison, Scope
from aipolicy.errors import NotFoundError, UsageError
from aipolicy.rows.figures import term_rows
from tests.conftest import SMALL

DAY = dt.date(2026, 6, 1)


@pytest.fixture(scope="module")
def ports(small: Catalogue) -> Comparison:
    return compare(small, ["northport", "southport"], DAY)


UNLIKE: list[dict[str, Any]] = [
    {"kind": "cap"}, {"unit": "USD"}, {"per": "project"}, {"base": "rd-spending"}, {"metric": "gdp"}, {"basis": "aim"},
]  # fmt: skip
ALIKE: list[dict[str, Any]] = [
    {"value": 1}, {"year": 2030}, {"tier": "large"}, {"bound": "about"}, {"period": "monthly"}, {"scope": "chips"},
]  # fmt: skip


@pytest.mark.parametrize("change", UNLIKE, ids=str)
def test_what_makes_figures_unlike(small: Catalogue, change: dict[str, Any]) -> None:
    (term, *_) = term_rows(small.place("northport"), DAY)
    assert replace(term, **change).comparable != term.comparable


@pytest.mark.parametrize("change", ALIKE, ids=str)
def test_what_leaves_figures_comparable(small: Catalogue, change: dict[str, Any]) -> None:
    (term, *_) = term_rows(small.place("northport"), DAY)
    assert replace(term, **change).comparable == term.comparable


def test_each_figure_stands_in_one_line_with_its_like(ports: Comparison) -> None:
    lines = [line for group in ports.groups for line in group.lines]
    assert sorted(term.term for term in terms_of(ports)) == [
        "northport-vouchers-2025.aims#revenue",
        "northport-vouchers-2025.compute#budget",
        "northport-vouchers-2025.compute#cap",
        "northport-vouchers-2025.compute#rate",
        "northport-vouchers-2025.compute#rate-young",
        "southport-fund-2024.fund#paid-in",
        "southport-fund-2024.fund#size",
        "southport-fund-2024.vouchers#budget",
    ]
    assert [(line.kind, line.basis) for line in lines] == [
        ("budget", None), ("rate", None), ("cap", None), ("target", None), ("fund", "paid-in"), ("fund", "size"),
    ]  # fmt: skip


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
    assert north.standing == {"official": 2, "confirmed": 1, "reported": 1, "disputed": 1}
    assert south.largest_fund is None, "a fund that is wider than AI is no AI fund"
    assert south.only_here == ["talent-award", "fund"]
    assert {kind: count for kind, count in south.terms.items() if count} == {"fund": 2, "budget": 1}
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
    assert later.glance[0].packages == {"not-yet": 0, "in-force": 0, "ended": 1, "unknown": 0}


def test_filters_combine(small: Catalogue) -> None:
    scope = Scope(instrument=["compute-voucher"], kind=["budget", "cap"], beneficiary=["startup"])
    terms = terms_of(compare(small, ["northport", "southport"], DAY, scope))
    assert [(term.jurisdiction, term.kind) for term in terms] == [("northport", "budget"), ("northport", "cap")]


def test_differences_leave_out_what_is_the_same(tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8")
    same = text.replace("value = 50_000_000", "value = 600_000_000").replace('bound = "about"', 'bound = "exact"')
    for content, left in ((text, [True]), (same, [])):
        path = tmp_path / "x.toml"
        path.write_text(content, "utf-8")
        scope = Scope(kind=["budget"], differences=True)
        result = compare(Catalogue(path), ["northport", "southport"], DAY, scope)
        assert [line.differs for group in result.groups for line in group.lines] == left


@pytest.mark.parametrize("subject", ["", '  subject = "for chips"\n'])
def test_a_subject_makes_a_difference(tmp_path: Path, subject: str) -> None:
    text = SMALL.read_text("utf-8").replace("value = 50_000_000\n", f"value = 600_000_000\n{subject}")
    path = tmp_path / "x.toml"
    path.write_text(text.replace('bound = "about"', 'bound = "exact"'), "utf-8")
    result = compare(Catalogue(path), ["northport", "southport"], DAY, Scope(kind=["budget"]))
    (line,) = [line for group in result.groups for line in group.lines]
    assert line.differs is bool(subject)


def test_the_sources_of_what_is_shown_come_along(ports: Comparison, small: Catalogue) -> None:
    assert [row.id for row in ports.sources] == ["gazette", "paper", "wire-a", "wire-b"]
    caps = compare(small, ["northport", "southport"], DAY, Scope(kind=["cap"]))
    assert [row.id for row in caps.sources] == ["gazette"]


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


def test_a_narrowed_comparison_counts_the_documents_of_what_it_compares(small: Catalogue) -> None:
    narrow = compare(small, ["northport", "southport"], DAY, Scope(instrument=["fund"]))
    north, south = (sum(one.packages.values()) for one in narrow.glance)
    assert (north, south) == (0, 1)


def test_figures_of_one_measure_stand_by_year(real: Catalogue) -> None:
    comparison = compare(real, ["chengdu", "zhejiang"], dt.date(2026, 11, 22))
    cells = [cell for group in comparison.groups for line in group.lines for cell in line.cells.values()]
    years = [[row.year or 0 for row in cell if row.measure == one.measure] for cell in cells for one in cell]
    assert any(len(set(found)) > 1 for found in years)
    assert all(found == sorted(found) for found in years)
