import datetime as dt

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.timeline import timeline

DAY = dt.date(2026, 6, 1)


def test_documents_stand_in_time_order(real: Catalogue) -> None:
    dates = [row.date or "" for row in timeline(real, (), DAY).rows]
    assert dates == sorted(dates)
    assert len(dates) > 60


def test_the_nation_stands_beside_a_place_that_is_named(small: Catalogue) -> None:
    found = timeline(small, ["북항"], DAY)
    assert found.places == ["northport", "northland"]
    assert {row.jurisdiction for row in [*found.rows, *found.undated]} <= {"northport", "northland"}


def test_an_instrument_begins_once_in_a_place(real: Catalogue) -> None:
    rows = timeline(real, ["shanghai"], DAY).rows
    began = [(row.jurisdiction, word) for row in rows for word in row.began]
    assert len(began) == len(set(began))
    assert ("shanghai", "compute-voucher") in began


def test_since_takes_days_and_whole_years(real: Catalogue) -> None:
    rows = timeline(real, ["china"], DAY, dt.date(2017, 7, 8)).rows
    plan = "New Generation Artificial Intelligence Development Plan"
    assert plan in {row.title_en for row in rows}
    later = timeline(real, ["china"], DAY, dt.date(2017, 7, 9)).rows
    assert plan not in {row.title_en for row in later}
    assert {row.date for row in rows if row.date and len(row.date) == 4} >= {"2017"}


def test_it_reaches_from_made_in_china_to_todays_vouchers(real: Catalogue) -> None:
    rows = timeline(real, ["shanghai"], DAY, dt.date(2015, 1, 1)).rows
    ids = [row.package for row in rows]
    wanted = ["china-made-in-china-2025", "china-aidp-2017", "china-gwr-ai-plus-2024", "shanghai-ai-application-2025"]
    assert [id_ for id_ in ids if id_ in wanted] == wanted


def test_what_has_no_date_is_kept_apart(small: Catalogue) -> None:
    found = timeline(small, (), DAY)
    assert all(row.date is None for row in found.undated)
    assert len(found.rows) + len(found.undated) == sum(len(place.packages) for place in small.places())


def test_the_day_of_issue_comes_before_that_of_effect(small: Catalogue) -> None:
    dates = {row.package: row.date for row in timeline(small, ["northport"], DAY).rows}
    assert dates["northport-vouchers-2025"] == "2025-03-01"
