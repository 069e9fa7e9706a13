import datetime as dt

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.dossier import dossier
from aipolicy.errors import NotFoundError

DAY = dt.date(2026, 6, 1)


def test_a_place_has_all_its_holdings(small: Catalogue) -> None:
    result = dossier(small, "北港", DAY)
    assert result.of == "northport"
    assert [row.force for row in result.packages] == ["in-force"]
    assert [row.terms for row in result.measures] == [4, 1]
    assert [row.standing for row in result.terms] == ["official", "reported", "confirmed", "official", "disputed"]
    assert [row.tier for row in result.terms] == [None, None, "start-ups", None, None]
    assert [row.indicator for row in result.indicators] == [
        "northport/gdp-2011", "northport/gdp-2020", "northport/firms-2020",
    ]  # fmt: skip
    assert [row.id for row in result.sources] == ["gazette", "paper", "wire-a", "wire-b"]


def test_a_package_or_measure_is_a_part_of_it(small: Catalogue) -> None:
    measure = dossier(small, "northport-vouchers-2025.aims", DAY)
    assert [row.id for row in measure.measures] == ["northport-vouchers-2025.aims"]
    assert [row.id for row in measure.packages] == ["northport-vouchers-2025"]
    assert [row.id for row in measure.discrepancies] == ["northport/revenue"]
    assert measure.indicators == []
    package = dossier(small, "northport-vouchers-2025", DAY)
    assert len(package.measures) == 2


def test_parents_are_named_and_in_full_when_asked_for(small: Catalogue) -> None:
    (named,) = dossier(small, "southport-harbour", DAY).parents
    assert [row.id for row in named.packages] == ["southport-fund-2024"]
    assert [row.instrument for row in named.measures] == ["fund", "compute-voucher", "talent-award"]
    assert named.terms == []
    with_parents = dossier(small, "southport-harbour", DAY, with_parents=True)
    assert len(with_parents.parents[0].terms) == 3
    assert [row.id for row in with_parents.sources] == ["paper"], "what is shown has its sources"


def test_the_date_decides_what_is_in_force(small: Catalogue) -> None:
    assert dossier(small, "northport", dt.date(2025, 3, 1)).packages[0].force == "not-yet"
    assert dossier(small, "northport", dt.date(2027, 4, 1)).packages[0].force == "ended"


def test_nothing_is_found_for_an_unknown_id(small: Catalogue) -> None:
    with pytest.raises(NotFoundError):
        dossier(small, "northport-vouchers-2026", DAY)
