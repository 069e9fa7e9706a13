import datetime as dt
from dataclasses import replace

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.dossier import dossier
from aipolicy.render import table
from aipolicy.render.pages.dossier import page
from aipolicy.render.voice import Voice

ENDED = "Of documents that have ended or are not in force"


@pytest.mark.parametrize(
    ("day", "heading"),
    [("2025-03-31", ENDED), ("2025-04-01", "Measures"), ("2027-03-31", "Measures"), ("2027-04-01", ENDED)],
)
def test_measures_stand_under_what_their_document_is_on_the_day(small: Catalogue, day: str, heading: str) -> None:
    as_of = dt.date.fromisoformat(day)
    lines = table.render(
        page(dossier(small, "northport", as_of), as_of, Voice(), with_sources=False), width=100, color=False
    )
    (other,) = {"Measures", ENDED} - {heading}
    assert heading in lines.splitlines()
    assert other not in lines.splitlines()
    assert lines.index(f"\n{heading}\n") < lines.index("up to CNY 5 million")


def test_every_place_can_be_shown_in_full(real: Catalogue) -> None:
    as_of = dt.date(2026, 11, 22)
    for id_ in real.register:
        whole = dossier(real, id_, as_of, with_parents=True)
        assert page(whole, as_of, Voice(), with_sources=True).blocks


def test_a_document_tells_its_doubts_and_its_relations(small: Catalogue) -> None:
    as_of = dt.date(2026, 6, 1)
    whole = dossier(small, "northport", as_of)
    (package,) = whole.packages
    related = replace(package, after_cut_off=True, superseded_by=("later",), carries_out=("higher",), gap="The annex.")
    shown = page(replace(whole, packages=[related]), as_of, Voice(), with_sources=False)
    text = table.render(shown, width=200, color=False)
    assert "Northport Voucher Measures (after the cut-off)" in text
    assert "replaced by later" in text
    assert "carries out higher" in text
    assert "Not known: The annex." in text
    assert "replaces" not in text
