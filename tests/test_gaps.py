from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import UsageError
from aipolicy.gaps import gaps
from tests.conftest import changed


def test_what_a_measure_does_not_tell_is_listed_with_the_document_to_look_for(small: Catalogue) -> None:
    rows = [row for row in gaps(small, ["northport"]).rows if row.kind == "detail"]
    assert [(row.entry, row.missing) for row in rows] == [("northport-vouchers-2025.compute", "The list of centres.")]
    assert (rows[0].clause, rows[0].look_for) == ("1", "北港市算力券办法, 北政〔2025〕1号, Northport City")


@pytest.mark.parametrize(
    ("old", "new", "kind", "missing"),
    [
        ('coverage = "The whole text."', 'coverage = "All."\ngap = "The guide."', "document", "The guide."),
        ("checked = 2026-01-01", "checked = 2026-01-01\ntitle_is_descriptive = true", "title", "The official title."),
        ("issued = 2025-03-01\neffective_from = 2025-04-01\n", "", "date", "The day of issue, and from when"),
        ('status = "in-force"', 'status = "unknown"', "date", "Whether it is in force."),
        ('kind = "official-text"', 'kind = "press"', "text", "Any official text"),
    ],
)
def test_what_lacks_of_a_document(tmp_path: Path, old: str, new: str, kind: str, missing: str) -> None:
    def found(*changes: tuple[str, str]) -> set[tuple[str, str]]:
        path = changed(tmp_path, *changes)
        return {(row.kind, row.missing) for row in gaps(Catalogue(path), ["northport"]).rows}

    (new_gap,) = found((old, new)) - found()
    assert new_gap[0] == kind
    assert new_gap[1].startswith(missing)


def test_a_copy_asks_for_its_original(small: Catalogue) -> None:
    (row,) = gaps(small, (), ["original"]).rows
    assert (row.entry, row.missing) == ("paper", "The page of which a hijacked domain shows a copy.")


def test_kinds_narrow_and_unknown_ones_are_refused(small: Catalogue) -> None:
    assert {row.kind for row in gaps(small, (), ["detail"]).rows} == {"detail"}
    with pytest.raises(UsageError, match="--kind 'details' is not known"):
        gaps(small, (), ["details"])


def test_every_gap_of_the_catalogue_is_listed(real: Catalogue) -> None:
    listed = {row.entry for row in gaps(real).rows if row.kind == "detail"}
    assert listed == {m.id for place in real.places() for m in place.holdings.measure if m.gap}
    assert all(row.look_for and row.missing for row in gaps(real).rows)


def test_gaps_stand_in_the_order_of_the_register(real: Catalogue) -> None:
    found = list(dict.fromkeys(row.jurisdiction for row in gaps(real).rows))
    assert found == [id_ for id_ in real.register if id_ in found]
