from aipolicy.bibliography import bibliography
from aipolicy.catalogue.catalogue import Catalogue


def test_a_source_knows_what_rests_on_it(small: Catalogue) -> None:
    rows = {row.id: row for row in bibliography(small, "northport").rows}
    assert rows["wire-b"].supports == ("northport-vouchers-2025.compute#rate",)
    assert "northport/gdp-2011" in rows["paper"].supports
    assert "northport/revenue" in rows["paper"].supports


def test_a_measure_has_the_sources_of_its_terms(small: Catalogue) -> None:
    result = bibliography(small, "northport-vouchers-2025.aims")
    assert result.of == "northport-vouchers-2025.aims"
    assert [row.id for row in result.rows] == ["gazette", "paper"]


def test_everything_has_every_source(small: Catalogue) -> None:
    assert [row.id for row in bibliography(small).rows] == ["gazette", "paper", "wire-a", "wire-b"]


def test_the_library_answers_as_the_functions_do(small: Catalogue) -> None:
    import aipolicy
    from tests.conftest import SMALL

    policies = aipolicy.load(SMALL)
    assert policies.sources("northport").rows == bibliography(small, "northport").rows
    assert policies.show("northport").of == "northport"
    assert [place.id for place in policies.compare("northport", "남항").places] == ["northport", "southport"]
    assert policies.list("terms", limit=1).total == 8
    assert policies.search("vouchers").total > 0
