import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import UsageError
from aipolicy.rank import rank
from aipolicy.ranking import Ranking, Selection

DAY = dt.date(2026, 6, 1)
FRONT = """
schema_version = 1
data_version = "1"
title = "Five places"
licence = "CC0-1.0"
[[source]]
id = "page"
title = "Page"
publisher = "Paper"
kind = "press"
language = "en"
"""
TERM = """
  [[measure.term]]
  id = "{id}"
  kind = "{kind}"
  value = {value}
  unit = "{unit}"
  bound = "exact"
  per = "{per}"
  period = "{period}"
  sources = ["page"]
  {more}
"""


def catalogue(
    tmp_path: Path, terms: Mapping[str, Sequence[Mapping[str, object]]], level: str = "city", **instruments: str
) -> Catalogue:
    """Write a catalogue with a place for each key, a measure in it, and these terms; empty terms are a gap."""
    parts = [FRONT]
    for place, rows in terms.items():
        parts.append(
            f"""
[[jurisdiction]]
id = "{place}"
level = "{"province" if place == level else "city"}"
name.en = "{place.title()}"
[[package]]
id = "{place}-p"
jurisdiction = "{place}"
title.en = "Paper of {place}"
issuer.en = "City"
status = "in-force"
issued = 2025-01-01
coverage = "All."
checked = 2026-01-01
sources = ["page"]
[[measure]]
id = "{place}-p.m"
package = "{place}-p"
instrument = "{instruments.get(place, "compute-voucher")}"
title.en = "Vouchers of {place}"
summary.en = "Vouchers."
sources = ["page"]
gap = "All else."
[[measure.tier]]
id = "champions"
label = "champions"
[[measure.tier]]
id = "others"
label = "others"
"""
        )
        for number, row in enumerate(rows):
            plain: dict[str, object] = {
                "id": f"t{number}",
                "kind": "cap",
                "unit": "CNY",
                "per": "firm",
                "period": "annual",
                "more": "",
            }
            parts.append(TERM.format(**{**plain, **row}))
    path = tmp_path / "five.toml"
    path.write_text("".join(parts), "utf-8")
    return Catalogue(path)


def ranks(result: Ranking) -> list[tuple[int | None, str, int]]:
    return [(row.rank, row.jurisdiction, int(row.value)) for row in result.rows]


def test_the_largest_comes_first_and_equals_share_a_rank(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 3}], "b": [{"value": 5}], "c": [{"value": 5}], "d": [{"value": 1}]})
    assert ranks(rank(found, Selection(kind="cap"), DAY)) == [(1, "b", 5), (1, "c", 5), (3, "a", 3), (4, "d", 1)]


def test_a_place_is_ranked_once_by_its_largest(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 3}, {"value": 9}], "b": [{"value": 5}]})
    result = rank(found, Selection(kind="cap"), DAY)
    assert ranks(result) == [(1, "a", 9), (2, "b", 5), (None, "a", 3)]
    assert [row.unranked for row in result.rows] == [None, None, "smaller"]


def test_periods_have_orders_of_their_own(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 3, "period": "one-off"}], "b": [{"value": 5}], "c": [{"value": 4}]})
    assert ranks(rank(found, Selection(kind="cap"), DAY)) == [(1, "a", 3), (1, "b", 5), (2, "c", 4)]


def test_money_for_more_than_ai_has_no_rank(tmp_path: Path) -> None:
    wide = {"value": 9, "kind": "budget", "per": "total", "more": 'scope = "all industries"'}
    inside = {"value": 4, "kind": "budget", "per": "total", "more": 'part_of = "a-p.m#t0"'}
    found = catalogue(tmp_path, {"a": [wide, inside], "b": [{"value": 5, "kind": "budget", "per": "total"}]})
    result = rank(found, Selection(kind="budget"), DAY)
    assert ranks(result) == [(1, "b", 5), (2, "a", 4), (None, "a", 9)]
    assert result.rows[-1].unranked == "wider-than-ai"


def test_a_part_is_not_ranked_beside_its_whole(tmp_path: Path) -> None:
    whole = {"value": 9, "kind": "budget", "per": "total"}
    part = {"value": 8, "kind": "budget", "per": "total", "more": 'part_of = "a-p.m#t0"'}
    result = rank(catalogue(tmp_path, {"a": [whole, part]}), Selection(kind="budget"), DAY)
    assert [(row.rank, row.unranked) for row in result.rows] == [(1, None), (None, "part")]


def test_targets_for_different_years_are_no_rivals(tmp_path: Path) -> None:
    def aim(value: int, more: str) -> dict[str, object]:
        return {"value": value, "kind": "target", "per": "total", "period": "programme", "more": more}

    metric = 'metric = "ai-industry-revenue"\n'
    found = catalogue(
        tmp_path,
        {
            "a": [aim(9, metric + "year = 2030")],
            "b": [aim(5, metric + "year = 2027")],
            "c": [aim(7, metric + 'year = 2027\nsubject = "robots alone"')],
        },
    )
    result = rank(found, Selection(kind="target"), DAY)
    assert ranks(result) == [(1, "b", 5), (None, "c", 7), (1, "a", 9)]
    assert result.rows[1].unranked == "narrower"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({"value": 1}, {"value": 1, "per": "project"}, "--per firm (1) | project (1)"),
        ({"value": 1}, {"value": 1, "unit": "USD"}, "--unit CNY (1) | USD (1)"),
        (
            {"value": 1, "kind": "rate", "unit": "percent", "more": 'base = "compute-rent"'},
            {"value": 1, "kind": "rate", "unit": "percent", "more": 'base = "loan-interest"'},
            "--base compute-rent (1) | loan-interest (1)",
        ),
        (
            {"value": 1, "kind": "target", "more": 'metric = "gdp"'},
            {"value": 1, "kind": "target", "more": 'metric = "fiscal-revenue"'},
            "--metric fiscal-revenue (1) | gdp (1)",
        ),
        (
            {"value": 1, "kind": "fund", "more": 'basis = "aim"'},
            {"value": 1, "kind": "fund"},
            "--basis aim (1) | size (1)",
        ),
    ],
)
def test_unlike_figures_are_refused(
    tmp_path: Path, one: dict[str, object], other: dict[str, object], said: str
) -> None:
    found = catalogue(tmp_path, {"a": [one], "b": [other]})
    with pytest.raises(UsageError, match="2 unlike sorts and can't be ranked together") as error:
        rank(found, Selection(kind=str(one.get("kind", "cap"))), DAY)
    assert said in str(error.value)


def test_kinds_never_meet(tmp_path: Path) -> None:
    sums = {kind: {"value": 5, "kind": kind, "per": "total"} for kind in ("budget", "cap", "award", "fund")}
    found = catalogue(tmp_path, {kind: [term] for kind, term in sums.items()})
    for kind in sums:
        assert ranks(rank(found, Selection(kind=kind), DAY)) == [(1, kind, 5)]


def test_instruments_never_meet(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 1}], "b": [{"value": 2}]}, b="rent-reduction")
    with pytest.raises(UsageError, match=r"--instrument compute-voucher \(1\) \| rent-reduction \(1\)"):
        rank(found, Selection(kind="cap"), DAY)
    assert ranks(rank(found, Selection(kind="cap", instrument="rent-reduction"), DAY)) == [(1, "b", 2)]


def test_a_measure_stands_for_what_all_applicants_get(tmp_path: Path) -> None:
    classes: list[dict[str, object]] = [
        {"value": 10, "more": 'tier = "champions"'},
        {"value": 2, "more": 'tier = "others"'},
    ]
    general: list[dict[str, object]] = [{"value": 5}, {"value": 9, "more": 'tier = "champions"'}]
    result = rank(catalogue(tmp_path, {"a": classes, "b": general}), Selection(kind="cap"), DAY)
    assert ranks(result) == [(1, "b", 5), (2, "a", 2), (None, "a", 10), (None, "b", 9)]
    assert [row.unranked for row in result.rows] == [None, None, "class", "class"]


def test_what_grows_with_a_place_is_ranked_by_level(tmp_path: Path) -> None:
    sums = {place: [{"value": value, "kind": "budget", "per": "total"}] for place, value in (("a", 9), ("b", 5))}
    result = rank(catalogue(tmp_path, sums, level="a"), Selection(kind="budget"), DAY)
    assert [(row.among, row.rank, row.jurisdiction) for row in result.rows] == [
        ("provinces", 1, "a"),
        ("cities", 1, "b"),
    ]
    caps = rank(catalogue(tmp_path, {"a": [{"value": 9}], "b": [{"value": 5}]}, level="a"), Selection(kind="cap"), DAY)
    assert [(row.among, row.rank) for row in caps.rows] == [(None, 1), (None, 2)]


def test_what_is_not_comparable_is_named_beside_the_order(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 1}], "b": [{"value": 2, "per": "project"}], "c": []})
    result = rank(found, Selection(kind="cap", per="firm", instrument="compute-voucher"), DAY)
    assert [row.jurisdiction for row in result.others] == ["b"]
    assert [row.jurisdiction for row in result.without_figure] == ["c"]


@pytest.mark.parametrize("wrong", [{"base": "compute-rent"}, {"metric": "gdp"}, {"basis": "size"}])
def test_a_filter_that_says_nothing_about_the_kind_is_refused(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="says nothing about --kind cap"):
        rank(catalogue(tmp_path, {"a": []}), Selection(kind="cap", **wrong), DAY)


def test_narrowing_lets_the_rest_be_ranked(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 1}], "b": [{"value": 2, "per": "project"}]})
    assert ranks(rank(found, Selection(kind="cap", per="project"), DAY)) == [(1, "b", 2)]


def test_who_has_the_measure_without_the_figure_is_named(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 1}], "b": []})
    named = rank(found, Selection(kind="cap", instrument="算力券"), DAY).without_figure
    assert [row.jurisdiction for row in named] == ["b"]
    assert rank(found, Selection(kind="cap"), DAY).without_figure == []


def test_only_what_may_apply_on_the_day_is_ranked(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 1}]})
    assert rank(found, Selection(kind="cap"), dt.date(2024, 12, 31)).rows == []


@pytest.mark.parametrize("wrong", [{"kind": "cup"}, {"kind": "cap", "per": "frim"}, {"kind": "rate", "base": "rent"}])
def test_unknown_words_are_refused(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="is not known"):
        rank(catalogue(tmp_path, {"a": []}), Selection(**wrong), DAY)


def test_a_subject_narrows_targets_alone(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 1, "more": 'subject = "one kind"'}]})
    assert ranks(rank(found, Selection(kind="cap"), DAY)) == [(1, "a", 1)]


def test_without_an_instrument_nothing_is_set_beside_the_order(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"a": [{"value": 1}], "b": [{"value": 2, "per": "project"}]})
    assert rank(found, Selection(kind="cap", per="firm"), DAY).others == []
