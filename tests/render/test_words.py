import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.model.reader import Reader
from aipolicy.render import words
from aipolicy.render.numbers import amount
from aipolicy.render.voice import Voice
from aipolicy.rows.figures import TermRow, term_rows
from aipolicy.rows.indicators import indicator_rows

SAY = Voice()


@pytest.fixture(scope="module")
def rows(small: Catalogue) -> dict[str, TermRow]:
    places = (small.place("northport"), small.place("southport"))
    return {row.term.split(".")[1]: row for place in places for row in term_rows(place, dt.date(2026, 6, 1))}


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (600_000_000, "CNY", "CNY 600 million"),
        (1_000_000_000_000, "CNY", "CNY 1 trillion"),
        (22_501_000_000, "CNY", "CNY 22.501 billion"),
        (104_280_000_000, "CNY", "CNY 104.28 billion"),
        (300_000, "CNY", "CNY 300,000"),
        (2_000, "USD", "USD 2,000"),
        (1_234_567, "CNY", "CNY 1,234,567"),
        (12_345_678_000, "CNY", "CNY 12,345.678 million"),
        (0, "CNY", "CNY 0"),
        (Decimal("24.10"), "percent", "24.10%"),
        (Decimal("5.5"), "times", "5.5 times"),
        (1, "years", "1 year"),
        (3, "years", "3 years"),
        (1, "people", "1 person"),
        (1, "cities", "1 city"),
        (100_000, "PFLOPS", "100,000 PFLOPS"),
        (4, "rank", "rank 4"),
    ],
)
def test_amounts_are_short_and_exact(value: int | Decimal, unit: str, text: str) -> None:
    assert amount(value, unit, "en") == text


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ("compute#budget", "budget: CNY 600 million a year"),
        ("compute#rate", "rate: up to 30% of compute rent per firm, yearly [reported]"),
        ("compute#rate-young", "rate: up to 50.5% of compute rent per firm, yearly (start-ups) [confirmed]"),
        ("compute#cap", "cap: up to CNY 5 million per firm a year"),
        ("aims#revenue", "target, core AI industry revenue: over CNY 1 trillion in 2027 [disputed]"),
        ("fund#size", "fund: CNY 22.501 billion [reported, not for AI alone, force unknown]"),
        ("fund#paid-in", "fund: about CNY 1 billion (paid in) [reported, part of CNY 22.501 billion, force unknown]"),
    ],
)
def test_a_sentence_says_what_the_figure_is_and_every_reason_for_care(
    rows: dict[str, TermRow], term: str, sentence: str
) -> None:
    assert words.sentence(rows[term], SAY) == sentence


@pytest.mark.parametrize(
    ("term", "label", "cell"),
    [
        ("compute#budget", "budget, in all", "CNY 600 million a year"),
        ("compute#rate", "rate of compute rent, per firm", "up to 30%, yearly [reported]"),
        ("aims#revenue", "core AI industry revenue, in CNY", "over CNY 1 trillion in 2027 [disputed]"),
        ("fund#paid-in", "fund, paid in", "about CNY 1 billion [reported, part of CNY 22.501 billion, force unknown]"),
    ],
)
def test_a_line_and_its_cells_share_the_words(rows: dict[str, TermRow], term: str, label: str, cell: str) -> None:
    assert words.line_label(rows[term], SAY) == label
    assert words.in_line(rows[term], SAY) == cell


def test_every_kind_has_words(real: Catalogue) -> None:
    seen = set()
    for place in real.places():
        for row in term_rows(place, dt.date(2026, 6, 1)):
            assert words.sentence(row, SAY).startswith((row.kind, "share of a budget"))
            assert words.line_label(row, SAY)
            seen.add(row.kind)
    assert len(seen) == 11


def test_a_range_and_a_printed_conversion(small: Catalogue) -> None:
    gdp, _, firms = indicator_rows(small.place("northport"))
    assert words.statistic(firms, SAY) == "1 to 3 firms [reported]"
    # 11.4 tn / 360 bn; the average of 2012, the nearest to 2011, is 1126.16 KRW / 6.3093 CNY per USD = 178.49
    far = "at KRW 31.667 per CNY 1, 82.3% below the official rate of 2012"
    assert words.conversion(gdp, SAY) == f"printed as about KRW 11.4 trillion (this can't be right), {far}"
    assert words.conversion(firms, SAY) == ""


def test_a_range_of_money_says_the_currency_twice(rows: dict[str, TermRow]) -> None:
    band = replace(rows["compute#cap"], bound="range", value_min=100_000)
    assert words.quantity(band, SAY) == "CNY 100,000 to CNY 5 million"


def test_only_money_is_for_a_whole_term(rows: dict[str, TermRow]) -> None:
    money = replace(rows["compute#cap"], period="programme")
    assert words.in_line(money, SAY) == "up to CNY 5 million over its whole term"
    assert words.in_line(replace(money, unit="square-metres", value=1000), SAY) == "up to 1,000 square metres"


def test_unstated_beneficiaries_are_said(rows: dict[str, TermRow]) -> None:
    unstated = replace(rows["compute#cap"], per="unstated", period="unstated")
    assert words.line_label(unstated, SAY) == "cap, for whom not stated"
    assert words.sentence(unstated, SAY) == "cap: up to CNY 5 million (for whom not stated)"


def test_a_conversion_is_told_apart_from_rounding(real: Catalogue) -> None:
    rows = {row.indicator: row for row in indicator_rows(real.place("hangzhou"))}
    # 39 tn / 207.2 bn = 188.22; the average of 2021 is 1144.8911 / 6.4508 = 177.48
    assert words.conversion(rows["hangzhou/ai-market-2021"], SAY).endswith("6.1% above the official rate of 2021")


@pytest.mark.parametrize(
    ("changes", "texts"),
    [
        ({}, ("1 to 3 firms", "1~3개사", "1至3家企业")),
        ({"unit": "parks"}, ("1 to 3 parks", "단지 1~3개", "1至3个园区")),
        ({"unit": "parks", "bound": "about", "value_min": None}, ("about 3 parks", "단지 약 3개", "约3个园区")),
        ({"unit": "percent"}, ("1 to 3%", "1~3%", "1%至3%")),
        (
            {"unit": "CNY", "value_min": 1_000_000, "value": 2_000_000},
            ("CNY 1 million to CNY 2 million", "100만~200만 위안", "100万至200万元"),
        ),
    ],
)
def test_bounds_and_ranges_are_in_the_words_of_a_native(
    small: Catalogue, changes: dict[str, Any], texts: tuple[str, ...]
) -> None:
    *_, firms = indicator_rows(small.place("northport"))
    row = replace(firms, **changes)
    assert tuple(words.quantity(row, Voice(Reader(language=one))) for one in ("en", "ko", "zh")) == texts


@pytest.mark.parametrize(
    ("term", "ko", "zh"),
    [
        ("compute#cap", "지원 한도: 기업당 연간 최대 500만 위안", "支持上限：每家企业每年最高500万元"),
        ("compute#budget", "재원: 연간 6억 위안", "资金规模：每年6亿元"),
        (
            "aims#revenue",
            "목표(AI 핵심산업 매출): 2027년 1조 위안 초과 [출처 불일치]",
            "目标（人工智能核心产业营业收入）：2027年超过1万亿元［说法不一］",
        ),
    ],
)
def test_a_sentence_is_said_in_the_order_of_the_language(rows: dict[str, TermRow], term: str, ko: str, zh: str) -> None:
    assert words.sentence(rows[term], Voice(Reader(language="ko"))) == ko
    assert words.sentence(rows[term], Voice(Reader(language="zh"))) == zh
