import datetime as dt
from typing import Any, get_args

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import UsageError
from aipolicy.listing import Filters, Noun, listing

DAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize("of", get_args(Noun))
def test_every_noun_can_be_listed(small: Catalogue, of: Noun) -> None:
    result = listing(small, of, DAY)
    assert result.of == of
    assert result.total == len(result.rows) > 0


@pytest.mark.parametrize(
    ("of", "filters", "count"),
    [
        ("jurisdictions", {"level": ["city"]}, 2),
        ("packages", {"places": ["北港"]}, 1),
        ("packages", {"status": ["unknown"]}, 1),
        ("packages", {"since": dt.date(2025, 4, 1)}, 1),
        ("packages", {"since": dt.date(2025, 4, 2)}, 0),
        ("measures", {"instrument": ["compute-voucher"]}, 2),
        ("measures", {"instrument": ["compute-voucher"], "beneficiary": ["startup"]}, 1),
        ("terms", {"kind": ["budget", "cap"]}, 3),
        ("terms", {"kind": ["budget"], "places": ["southport"]}, 1),
        ("terms", {"places": ["northport", "southport"], "level": ["district"]}, 0),
        ("sources", {"kind": ["official-text"]}, 1),
        ("sources", {"since": dt.date(2025, 3, 1)}, 2),
        ("sources", {"since": dt.date(2025, 4, 1)}, 0),
        ("discrepancies", {"kind": ["headline-against-body"]}, 1),
        ("instruments", {"instrument": ["fund"]}, 1),
    ],
)
def test_filters(small: Catalogue, of: Noun, filters: dict[str, Any], count: int) -> None:
    assert listing(small, of, DAY, Filters(**filters)).total == count


def test_a_status_is_asked_of_the_date(small: Catalogue) -> None:
    in_force = Filters(places=["northport"], status=["in-force"])
    assert listing(small, "packages", DAY, in_force).total == 1
    assert listing(small, "packages", dt.date(2025, 3, 31), in_force).total == 0
    assert listing(small, "packages", dt.date(2025, 3, 31), Filters(status=["not-yet"])).total == 1


def test_what_has_no_date_is_counted(small: Catalogue) -> None:
    result = listing(small, "packages", DAY, Filters(since=dt.date(2025, 1, 1)))
    assert (result.total, result.undated) == (1, 1)


def test_an_instrument_is_named_in_any_language(small: Catalogue) -> None:
    for name in ("compute-voucher", "Compute Voucher", "算力券", "컴퓨팅 바우처"):
        assert listing(small, "measures", DAY, Filters(instrument=[name])).total == 2


def test_a_limit_cuts_the_rows_but_not_the_total(small: Catalogue) -> None:
    result = listing(small, "terms", DAY, limit=2)
    assert (result.total, len(result.rows)) == (8, 2)


def test_rows_are_sorted_by_a_column_and_back(small: Catalogue) -> None:
    up = [row.id for row in listing(small, "jurisdictions", DAY, sort="name_en").rows]  # type: ignore[union-attr]
    down = [row.id for row in listing(small, "jurisdictions", DAY, sort="-name_en").rows]  # type: ignore[union-attr]
    assert up == ["southport-harbour", "northland", "northport", "southport"] == down[::-1]


def test_figures_are_ranked_only_like_with_like(small: Catalogue) -> None:
    with pytest.raises(UsageError, match="can't be ranked together"):
        listing(small, "terms", DAY, sort="value")
    budgets = listing(small, "terms", DAY, Filters(kind=["budget"]), sort="-value")
    assert [row.value for row in budgets.rows] == [600_000_000, 50_000_000]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("of", "options", "words"),
    [
        ("sources", {"filters": Filters(status=["draft"])}, "--status says nothing about sources"),
        ("terms", {"filters": Filters(kind=["subsidy"])}, "--kind 'subsidy' is not known. Choose one of budget"),
        (
            "packages",
            {"filters": Filters(status=["valid"])},
            "--status 'valid' is not known. Choose one of not-yet",
        ),
        ("terms", {"sort": "size"}, "no column 'size' to sort by"),
        ("towns", {}, "'towns' can't be listed. Choose one of jurisdictions"),
    ],
)
def test_what_can_not_be_listed(small: Catalogue, of: Any, options: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        listing(small, of, DAY, **options)


def test_a_document_of_which_only_the_year_is_known_counts_as_of_that_year(real: Catalogue) -> None:
    def ids(since: dt.date) -> set[str]:
        return {row.id for row in listing(real, "packages", DAY, Filters(since=since)).rows}  # type: ignore[union-attr]

    known = {p.id for place in real.places() for p in place.holdings.package if p.year == 2025 and not p.start}
    assert len(known) > 20
    assert known <= ids(dt.date(2025, 1, 1))
    assert not known & ids(dt.date(2026, 1, 1))
