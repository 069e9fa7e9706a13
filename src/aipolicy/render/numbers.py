"""Numbers, money and dates as a reader of a language writes them; all of them exact."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from aipolicy.messages import Language
from aipolicy.model.term import CURRENCIES
from aipolicy.model.vocabulary import label, registries

_MILLION, _BILLION, _TRILLION = 10**6, 10**9, 10**12
_WAN, _YI = 10**4, 10**8
_SCALES: dict[Language, tuple[tuple[int, str], ...]] = {
    "en": ((_TRILLION, " trillion"), (_BILLION, " billion"), (_MILLION, " million")),
    "ko": ((_YI * _YI, "경"), (_YI * _WAN, "조"), (_YI, "억"), (_WAN, "만")),
    "zh": ((_YI * _WAN, "万亿"), (_YI, "亿"), (_WAN, "万")),
}
"""Names of large numbers, the largest first."""
_DECIMALS: dict[Language, int] = {"en": 4, "ko": 0, "zh": 8}
"""How many decimals may stand before such a name; Korean goes on with the next smaller name."""
_DATE: dict[Language, str] = {"en": "medium", "ko": "long", "zh": "long"}
_SPOKEN_AS_ONE = {"people": "person", "times": "times"}
_CLOSE = ("%", "%p", "㎡")
"""Marks that stand close to whatever number is before them."""


def number(value: int | Decimal, language: Language) -> str:
    """Return a number with thousands set off as the language does; Chinese does not set off four digits."""
    return _number(str(value), language)


@lru_cache(maxsize=4096)
def _number(digits: str, language: Language) -> str:
    from babel.numbers import format_decimal  # an answer without numbers, such as JSON, needs no Babel

    value = Decimal(digits)
    decimals = max(0, -int(value.as_tuple().exponent))  # a last zero tells how exact the source is
    whole = "0" if language == "zh" and -_WAN < value < _WAN else "#,##0"
    return format_decimal(value, f"{whole}.{'0' * decimals}" if decimals else whole, language)


def compact(value: int | Decimal, language: Language) -> str:
    """Return a number with the names of large numbers: 1.5 billion, 15억, 12억 3,400만, 15亿, 1.2万亿.

    It stays exact: where that would take too many decimals, the next smaller name is taken, at last none.
    """
    if language == "ko":
        return _by_names(value) if value == int(value) and not -_WAN < value < _WAN else number(value, language)
    for size, name in _SCALES[language]:
        scaled = Decimal(value) / size
        if abs(scaled) >= 1 and scaled == round(scaled, _DECIMALS[language]):
            whole = Decimal(int(scaled)) if scaled % 1 == 0 else scaled.normalize()
            return number(whole, language) + name
    return number(value, language)


def _by_names(value: int | Decimal) -> str:
    """Return a whole number in Korean, each four digits with their name."""
    rest, parts = abs(int(value)), []
    for size, name in _SCALES["ko"]:
        count, rest = divmod(rest, size)
        parts += [number(count, "ko") + name] if count else []
    parts += [number(rest, "ko")] if rest else []
    return "-" * (value < 0) + " ".join(parts)


def amount(value: int | Decimal, unit: str, language: Language) -> str:
    """Return a number with its unit: `CNY 600 million`, `6억 위안`, `6亿元`; `12 firms`, `12개사`, `12家企业`."""
    if unit == "percent":
        return f"{number(value, language)}%"
    if unit in CURRENCIES:
        return _money(value, unit, language)
    if language == "en":
        return _english(value, unit)
    word = registries()["unit"][unit]
    if unit == "rank" and language == "zh":
        return f"第{value}{word.zh}"
    text = compact(value, language)
    if noun := noun_before(unit, language):
        return noun + _beside(text, word.count_ko, language)
    return _beside(text, word.count_zh + word.zh if language == "zh" else word.ko, language)


def _english(value: int | Decimal, unit: str) -> str:
    name = label("unit", unit)
    if unit == "rank":
        return f"{name} {number(value, 'en')}"
    return f"{number(value, 'en')} {_singular(name) if value == 1 else name}"


def _money(value: int | Decimal, currency: str, language: Language) -> str:
    text, name = compact(value, language), label("unit", currency, language)
    if language == "en":
        return f"{name} {text}"
    return text + name if currency == "KRW" else _beside(text, name, language)


def _beside(text: str, name: str, language: Language) -> str:
    """Return a number and what it counts; Korean sets it off behind the name of a large number, all do Latin ones."""
    is_apart = name[0].isascii() or (language == "ko" and not text[-1].isdigit())
    return text + " " * (is_apart and name not in _CLOSE) + name


def noun_before(unit: str, language: Language) -> str:
    """Return what stands before a number with this unit, as in `기술 20개`; empty where nothing does."""
    word = registries()["unit"][unit]
    return f"{word.ko} " if language == "ko" and word.count_ko else ""


def _singular(plural: str) -> str:
    """Return the singular of a unit's English label."""
    if plural.isupper():
        return plural
    if plural in _SPOKEN_AS_ONE:
        return _SPOKEN_AS_ONE[plural]
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")


def date(day: dt.date, language: Language) -> str:
    """Return a date: `Nov 22, 2026`, `2026년 11월 22일`, `2026年11月22日`."""
    from babel.dates import format_date

    return format_date(day, _DATE[language], locale=language)


def period(period: str, language: Language) -> str:
    """Return a year or a month, given as YYYY or YYYY-MM: `June 2024`, `2024년 6월`, `2024年6月`."""
    from babel.dates import format_skeleton

    day = dt.date.fromisoformat(period[:7] + "0000-01-01"[len(period[:7]) :])
    return format_skeleton("yMMMM" if "-" in period else "y", day, locale=language)


def day_of_year(day: dt.date, language: Language) -> str:
    """Return a date without its year: `Nov 22`, `11월 22일`, `11月22日`."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", day, locale=language)
