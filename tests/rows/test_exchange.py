"""Money in a reader's currency."""

import datetime as dt
from decimal import Decimal
from itertools import groupby

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.model.reader import Reader
from aipolicy.model.term import CURRENCIES
from aipolicy.rows.conversions import ConversionRow
from aipolicy.rows.exchange import converted
from aipolicy.rows.figures import TermRow, term_rows
from aipolicy.rows.indicators import IndicatorRow, indicator_rows

DAY = dt.date(2026, 11, 22)
WON = Reader(currency="KRW")
AT_193 = Reader(currency="KRW", rates={"KRW": Decimal(193)})


@pytest.mark.parametrize(
    ("value", "unit", "year", "reader", "amount"),
    [
        (1_000_000_000, "CNY", 2025, AT_193, 193_000_000_000),  # what the article prints
        (600_000_000, "CNY", 2025, AT_193, 116_000_000_000),
        (100_000_000, "CNY", 2025, AT_193, 19_300_000_000),
        # averages of 2023: 1306.7637 KRW / 7.0809 CNY per USD = 184.548
        (1_000_000_000, "CNY", 2023, WON, 185_000_000_000),
        (22_501_000_000, "CNY", 2023, WON, 4_152_500_000_000),
        # 2023 again: 7.8292 HKD per USD; 1306.7637 / 7.8292 = 166.909
        (3_000_000_000, "HKD", 2023, WON, 501_000_000_000),
        (10_000_000, "CNY", 2023, Reader(currency="USD"), 1_410_000),
        (1_000_000, "USD", 2023, Reader(currency="CNY"), 7_080_000),
        (1_000_000, "USD", 2023, Reader(currency="CNY", rates={"USD": Decimal("0.125")}), 8_000_000),
        # 2023: 1.0817 USD per EUR, 7.0809 CNY per USD: 7.65941 CNY per EUR
        (100, "CNY", 2023, Reader(currency="EUR"), Decimal("13.1")),
    ],
)
def test_a_sum_is_converted_to_the_digits_of_the_original(
    value: int, unit: str, year: int, reader: Reader, amount: int | Decimal
) -> None:
    found = converted(value, None, unit, year, reader)
    assert found
    assert found.amount == amount
    assert found.currency == reader.currency


def test_a_rate_tells_its_period_and_source_and_a_given_one_has_none() -> None:
    official, given = converted(1, None, "CNY", 2023, WON), converted(1, None, "CNY", 2023, AT_193)
    assert official
    assert (official.rate, official.rate_period, official.source) == (Decimal("184.55"), "2023", "fx-fed-g5a-2024")
    assert given
    assert (given.rate, given.rate_period, given.source) == (Decimal(193), None, None)


@pytest.mark.parametrize(("year", "period"), [(2011, "2012"), (2021, "2021"), (2025, "2024-06"), (None, "2024-06")])
def test_the_average_is_that_of_the_year_or_the_nearest(year: int | None, period: str) -> None:
    found = converted(1_000, None, "CNY", year, WON)
    assert found
    assert found.rate_period == period


def test_a_range_has_two_ends() -> None:
    found = converted(2_000_000, 1_000_000, "CNY", 2025, AT_193)
    assert found
    assert (found.amount_min, found.amount) == (193_000_000, 386_000_000)


@pytest.mark.parametrize(
    ("unit", "reader"), [("percent", WON), ("CNY", Reader()), ("KRW", WON), ("people", WON), ("XXX", WON)]
)
def test_nothing_else_is_converted(unit: str, reader: Reader) -> None:
    assert converted(1_000, None, unit, 2023, reader) is None


@pytest.fixture(scope="module")
def rows(real: Catalogue) -> list[TermRow | IndicatorRow]:
    terms = [row for place in real.places() for row in term_rows(place, DAY)]
    return [*terms, *(row for place in real.places() for row in indicator_rows(place))]


def test_without_a_currency_nothing_is_converted(rows: list[TermRow | IndicatorRow]) -> None:
    assert all(row.converted is None for row in rows)


def test_printed_conversions_agree_with_the_official_rate_but_for_flagged_ones(
    rows: list[TermRow | IndicatorRow],
) -> None:
    """More than 5 percent off is told on the screen, beside the printed sum; one of them can't be right at all."""
    printed = [(row, one, one.off_percent) for row in rows for one in row.conversions if one.off_percent is not None]
    assert len(printed) > 30
    far = {
        (getattr(row, "indicator", None) or getattr(row, "term", ""), one.source)
        for row, one, off in printed
        if abs(off) > 5
    }
    # by hand: 200, 180, 180 and 188.22 won per yuan against 190.09 (June 2024), and 177.48 (2021) for the last
    assert far == {
        ("seed-shanghai-ai-application-2025.envelope#budget", "shanghai-yonhap-20250729"),
        ("shenzhen-ai-plus-manufacturing-2026.targets-2026#size-2026", "shenzhen-withtoc-2026"),
        ("beijing/salary-2025", "seed-000-dspdaily-city-ranking"),
        ("hangzhou/ai-market-2021", "seed-004-boannews-hangzhou"),
        ("hefei/gdp-2011", "seed-003-dbr-china-ai-rise"),
    }
    assert {one.source for row, one, _ in printed if one.doubtful and getattr(row, "indicator", "") == "hefei/gdp-2011"}


def test_conversions_of_one_article_agree_within_its_rounding(rows: list[TermRow | IndicatorRow]) -> None:
    """There is one rate that all of an article can have used, if it rounds or cuts its last digit off.

    Sums that are printed as exact are no conversions but sums of their own.
    """
    found = [
        (one.source, one.currency, row, one)
        for row in rows
        for one in row.conversions
        if row.unit in CURRENCIES and not one.doubtful and one.bound != "exact"
    ]
    groups = 0
    for _, group in groupby(sorted(found, key=lambda one: one[:2]), key=lambda one: one[:2]):
        bands = [_band(row, one) for _, _, row, one in group]
        groups += len(bands) > 1
        assert max(low for low, _ in bands) <= min(high for _, high in bands), bands
    assert groups >= 5


def _band(row: TermRow | IndicatorRow, one: ConversionRow) -> tuple[Decimal, Decimal]:
    """Return the least and the highest rate that a printed sum can come from."""
    last = Decimal(10) ** (len(str(one.amount)) - len(str(one.amount).rstrip("0")))
    return (one.amount - last) / row.value, (one.amount + last) / row.value


def test_at_its_own_rate_our_conversions_are_those_of_the_article(rows: list[TermRow | IndicatorRow]) -> None:
    printed = {
        row.value: one.amount
        for row in rows
        for one in row.conversions
        if one.source == "seed-001-te-shanghai-vouchers"
    }
    assert printed[1_000_000_000] == 193_000_000_000
    for value, amount in printed.items():
        ours = converted(int(value), None, "CNY", 2025, AT_193)
        assert ours
        assert -5 < (ours.amount - amount) * 1000 / amount < 5, (value, amount)
