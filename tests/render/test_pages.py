"""The pages of rank, timeline and gaps on the small catalogue."""

import datetime as dt

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.gaps import gaps
from aipolicy.rank import rank
from aipolicy.ranking import Selection
from aipolicy.render import markdown, table
from aipolicy.render.document import Document
from aipolicy.render.pages.gaps import page as gaps_page
from aipolicy.render.pages.ranking import page as ranking_page
from aipolicy.render.pages.timeline import page as timeline_page
from aipolicy.render.voice import Voice
from aipolicy.timeline import timeline

DAY = dt.date(2026, 6, 1)
SAY = Voice()


def lines(document: Document) -> list[str]:
    return table.render(document, width=120, color=False).splitlines()


def words(document: Document) -> str:
    return " ".join(markdown.render(document).split())


def test_a_ranking_names_places_figures_and_those_without(small: Catalogue) -> None:
    page = ranking_page(rank(small, Selection(kind="cap", instrument="compute-voucher"), DAY), DAY, SAY)
    assert lines(page)[0] == "compute voucher: cap, per firm, as of Jun 1, 2026"
    assert "Every year" in lines(page)
    (row,) = [line for line in lines(page) if line.startswith("1 ")]
    assert " ".join(row.split()) == "1 Northport up to CNY 5 million a year Compute vouchers"
    assert "Have the measure, and no cap is known" in lines(page)


def test_a_ranking_of_nothing_says_so(small: Catalogue) -> None:
    page = ranking_page(rank(small, Selection(kind="return", instrument="compute-voucher"), DAY), DAY, SAY)
    assert "No place is known to have such a figure in force." in lines(page)


def test_a_timeline_has_the_nation_beside_places(real: Catalogue) -> None:
    page = timeline_page(timeline(real, ["shanghai"], DAY, dt.date(2015, 1, 1)), DAY, SAY)
    text = words(page)
    assert "| May 8 | Made in China 2025 \\[ended\\] | |" in text
    assert "| Jul 28 | | Shanghai: Several Measures" in text
    assert text.index("Made in China 2025") < text.index("New Generation Artificial Intelligence Development Plan")


def test_what_has_no_date_stands_at_the_end(small: Catalogue) -> None:
    found = timeline(small, (), DAY)
    page = timeline_page(found, DAY, SAY)
    assert ("Of no known date" in lines(page)) == bool(found.undated)


def test_with_a_first_day_what_has_no_date_is_counted(real: Catalogue) -> None:
    found = timeline(real, ["hefei"], DAY, dt.date(2025, 1, 1))
    assert found.undated
    page = timeline_page(found, DAY, SAY)
    assert lines(page)[-1] == f"{len(found.undated)} more have no known date: they are listed without --since."


def test_a_timeline_of_nothing_says_so(small: Catalogue) -> None:
    page = timeline_page(timeline(small, ["northland"], DAY, dt.date(2099, 1, 1)), DAY, SAY)
    assert "No document with a known date fits." in lines(page)


def test_gaps_stand_by_place_with_what_to_look_for(small: Catalogue) -> None:
    page = gaps_page(gaps(small, ["northport"]), SAY)
    assert "Northport" in lines(page)
    assert "The list of centres. | clause 1 of 北港市算力券办法, 北政〔2025〕1号, Northport City" in words(page)
    assert lines(page)[-1].endswith(" gaps")


def test_no_gaps_is_no_promise(small: Catalogue) -> None:
    page = gaps_page(gaps(small, ["northland"]), SAY)
    assert lines(page) == ["Nothing is noted as missing. That does not say that nothing is."]
