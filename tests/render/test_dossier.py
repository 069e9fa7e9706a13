import datetime as dt

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.dossier import dossier
from aipolicy.render import table
from aipolicy.render.pages.dossier import page

ENDED = "Of documents that have ended or are not in force"


@pytest.mark.parametrize(
    ("day", "heading"),
    [("2025-03-31", ENDED), ("2025-04-01", "Measures"), ("2027-03-31", "Measures"), ("2027-04-01", ENDED)],
)
def test_measures_stand_under_what_their_document_is_on_the_day(small: Catalogue, day: str, heading: str) -> None:
    as_of = dt.date.fromisoformat(day)
    lines = table.render(page(dossier(small, "northport", as_of), as_of, with_sources=False), width=100, color=False)
    (other,) = {"Measures", ENDED} - {heading}
    assert heading in lines.splitlines()
    assert other not in lines.splitlines()
    assert lines.index(f"\n{heading}\n") < lines.index("up to CNY 5 m")
