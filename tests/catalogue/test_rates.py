from decimal import Decimal

import pytest

from aipolicy.catalogue.rates import averages, official_rate

# By hand from the table of the Federal Reserve: KRW and CNY per US dollar, US dollars per euro.
BY_HAND = [
    ("CNY", "KRW", "2023", Decimal("1306.7637") / Decimal("7.0809"), "2023"),
    ("USD", "CNY", "2019", Decimal("6.9081"), "2019"),
    ("CNY", "USD", "2019", 1 / Decimal("6.9081"), "2019"),
    ("EUR", "USD", "2021", Decimal("1.1830"), "2021"),
    ("EUR", "CNY", "2021", Decimal("1.1830") * Decimal("6.4508"), "2021"),
    ("HKD", "CNY", "2024-05-31", Decimal("7.2327") / Decimal("7.8119"), "2024-05"),
]


@pytest.mark.parametrize(("base", "quote", "when", "value", "period"), BY_HAND)
def test_rates_are_those_of_the_table(base: str, quote: str, when: str, value: Decimal, period: str) -> None:
    rate = official_rate(base, quote, when)
    assert rate
    assert (round(rate.value, 9), rate.period) == (round(value, 9), period)


@pytest.mark.parametrize(
    ("when", "period"), [("2016", "2015"), ("2025", "2024-06"), ("2011", "2012"), ("1999", "2012")]
)
def test_where_no_average_is_known_the_nearest_in_time_stands_in(when: str, period: str) -> None:
    rate = official_rate("CNY", "KRW", when)
    assert rate
    assert rate.period == period


def test_a_currency_without_a_table_has_no_rate() -> None:
    assert official_rate("CNY", "GBP", "2023") is None


def test_every_average_names_a_source_of_its_file() -> None:
    from aipolicy.catalogue.build import build
    from aipolicy.catalogue.toml import TomlFile
    from aipolicy.model.rate import RateFile
    from aipolicy.paths import data_folder

    file = build(RateFile, TomlFile(data_folder() / "fx.toml").tables)
    assert {average.source for average in averages()} == {source.id for source in file.source}
