"""Numbers as each reader writes them."""

import datetime as dt
from decimal import Decimal

import pytest

from aipolicy.messages import Language
from aipolicy.render.numbers import amount, compact, date, day_of_year, number, period


@pytest.mark.parametrize(
    ("value", "en", "ko", "zh"),
    [
        (0, "0", "0", "0"),
        (999, "999", "999", "999"),
        (5_000, "5,000", "5,000", "5000"),
        (10_000, "10,000", "1만", "1万"),
        (12_345, "12,345", "1만 2,345", "1.2345万"),
        (300_000, "300,000", "30만", "30万"),
        (8_000_000, "8 million", "800만", "800万"),
        (30_000_000, "30 million", "3,000만", "3000万"),
        (150_000_000, "150 million", "1억 5,000만", "1.5亿"),
        (600_000_000, "600 million", "6억", "6亿"),
        (241_250_000_000, "241.25 billion", "2,412억 5,000만", "2412.5亿"),
        (1_000_000_000_000, "1 trillion", "1조", "1万亿"),
        (1_200_000_000_000, "1.2 trillion", "1조 2,000억", "1.2万亿"),
        (190_000_000_000_000, "190 trillion", "190조", "190万亿"),
        (34_567_890, "34,567,890", "3,456만 7,890", "3456.789万"),
        (100_000_001, "100,000,001", "1억 1", "1.00000001亿"),
        (123_456_789, "123,456,789", "1억 2,345만 6,789", "1.23456789亿"),
        (10**16, "10,000 trillion", "1경", "10,000万亿"),
        (-600_000_000, "-600 million", "-6억", "-6亿"),
        (Decimal("5.5"), "5.5", "5.5", "5.5"),
        (Decimal("24.10"), "24.10", "24.10", "24.10"),
    ],
)
def test_large_numbers_have_their_names_and_stay_exact(value: int | Decimal, en: str, ko: str, zh: str) -> None:
    assert [compact(value, language) for language in ("en", "ko", "zh")] == [en, ko, zh]


@pytest.mark.parametrize(
    ("value", "unit", "en", "ko", "zh"),
    [
        (600_000_000, "CNY", "CNY 600 million", "6억 위안", "6亿元"),
        (1_000_000_000_000, "CNY", "CNY 1 trillion", "1조 위안", "1万亿元"),
        (5_000, "CNY", "CNY 5,000", "5,000위안", "5000元"),
        (193_000_000_000, "KRW", "KRW 193 billion", "1,930억원", "1930亿韩元"),
        (14_000_000, "USD", "USD 14 million", "1,400만 달러", "1400万美元"),
        (3_000_000_000, "HKD", "HKD 3 billion", "30억 홍콩달러", "30亿港元"),
        (30, "percent", "30%", "30%", "30%"),
        (Decimal("2.5"), "percentage-point", "2.5 percentage points", "2.5%p", "2.5个百分点"),
        (1, "firms", "1 firm", "1개사", "1家企业"),
        (1_000, "firms", "1,000 firms", "1,000개사", "1000家企业"),
        (100_000, "people", "100,000 people", "10만 명", "10万人"),
        (1, "people", "1 person", "1명", "1人"),
        (10_000, "PFLOPS", "10,000 PFLOPS", "1만 PFLOPS", "1万 PFLOPS"),
        (50_000, "square-metres", "50,000 square metres", "5만㎡", "5万平方米"),
        (1, "PFLOPS", "1 PFLOPS", "1 PFLOPS", "1 PFLOPS"),
        (20, "technologies", "20 technologies", "기술 20개", "20项技术"),
        (10_000, "models", "10,000 models", "모델 1만 개", "1万个模型"),
        (3, "years", "3 years", "3년", "3年"),
        (3, "rank", "rank 3", "3위", "第3位"),
        (Decimal("5.5"), "times", "5.5 times", "5.5배", "5.5倍"),
    ],
)
def test_amounts_have_the_units_of_the_reader(value: int | Decimal, unit: str, en: str, ko: str, zh: str) -> None:
    assert [amount(value, unit, language) for language in ("en", "ko", "zh")] == [en, ko, zh]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["Nov 2, 2026", "Nov 2", "June 2024", "2024"]),
        ("ko", ["2026년 11월 2일", "11월 2일", "2024년 6월", "2024년"]),
        ("zh", ["2026年11月2日", "11月2日", "2024年6月", "2024年"]),
    ],
)
def test_dates_are_written_as_the_reader_does(language: Language, texts: list[str]) -> None:
    day = dt.date(2026, 11, 2)
    assert [
        date(day, language),
        day_of_year(day, language),
        period("2024-06", language),
        period("2024", language),
    ] == texts


def test_equal_decimals_keep_their_digits() -> None:
    assert [number(Decimal(text), "en") for text in ("1.5", "1.50", "1.5")] == ["1.5", "1.50", "1.5"]
