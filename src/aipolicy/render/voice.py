"""How a page speaks to its reader: labels, texts of the catalogue, numbers and dates in one language."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal

from aipolicy.messages import Language, Translate, messages
from aipolicy.model.reader import Reader
from aipolicy.model.term import CURRENCIES
from aipolicy.model.text import Text, marked
from aipolicy.model.vocabulary import label
from aipolicy.render import numbers
from aipolicy.render.document import Item
from aipolicy.rows.exchange import Converted
from aipolicy.rows.registers import JurisdictionRow

_OWN_SCRIPT = {"ko": re.compile("[가-힣]"), "zh": re.compile("[\u3400-\u9fff]")}
"""What shows that a text of somebody's catalogue is in the reader's language as it stands."""
_COUNTERS = {"ko": re.compile("^개 "), "zh": re.compile("^[个家所台块件篇只条项次](?=.)")}
_JOINTS: dict[Language, dict[str, str]] = {
    "en": {},
    "ko": {},
    "zh": {"; ": "；", ";\n": "；\n", ", ": "，", ": ": "："},
}
"""Marks between parts of a text where a language has its own."""


class Voice:
    """Speaks one language.

    `translated` gives a text of the catalogue in it, or an empty text where it is not known in it.
    """

    def __init__(self, reader: Reader = Reader(), translated: Translate = lambda text: "") -> None:
        self.language = reader.language
        self.currency = reader.currency
        """The currency into which money is converted; none where nothing is to be."""
        self._catalogue = messages(reader.language)
        self._translated = translated
        self.rates: dict[tuple[str, str], Converted] = {}
        """Rates that were used, by the currency that was converted and the period."""

    def t(self, message: str, **details: Any) -> str:
        """Return a text of the program with its gaps filled."""
        return self._catalogue.gettext(message).format(**details)

    def tn(self, one: str, several: str, count: int, **details: Any) -> str:
        """Return a text of the program in the form that goes with a number, which fills the gap `count`."""
        text = self._catalogue.ngettext(one, several, count)
        return text.format(count=numbers.number(count, self.language), **details)

    def prose(self, text: str | None) -> str:
        """Return a text of the catalogue, marked where it is known in English alone; empty for none."""
        if not text or self.language == "en":
            return text or ""
        known = self._translated(text) or (text if _OWN_SCRIPT[self.language].search(text) else "")
        return known or marked(text, self.language)

    def text(self, text: str) -> str:
        """Return a text that may be one of the program or one of the catalogue."""
        known = self._catalogue.gettext(text)
        return known if known != text else self.prose(text)

    def title(self, row: Any) -> str:
        """Return the title of a row in the language; the English one, so marked, where there is none."""
        return Text(en=row.title_en, zh=row.title_zh, ko=row.title_ko).spoken(self.language)

    def name(self, row: JurisdictionRow) -> str:
        """Return the name of a place."""
        return Text(en=row.name_en, zh=row.name_zh, ko=row.name_ko).spoken(self.language)

    def label(self, registry: str, word: str) -> str:
        """Return the label of a word of a registry."""
        return label(registry, word, self.language)

    def unit(self, unit: str) -> str:
        """Return what is counted, without the word that Chinese and Korean put between a number and it."""
        counter = _COUNTERS.get(self.language)
        return counter.sub("", self.label("unit", unit)) if counter else self.label("unit", unit)

    def join(self, parts: Iterable[str | None], mark: str = "; ") -> str:
        """Return the parts that are not empty with a mark between them."""
        return _JOINTS[self.language].get(mark, mark).join(filter(None, parts))

    def named(self, parts: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Return names as in running text: `Shanghai and Zhejiang`, `상하이 및 저장성`, `上海和浙江`."""
        from babel.lists import format_list

        return format_list(list(parts), style, self.language)

    def within(self, names: Sequence[str]) -> str:
        """Return the places around one, the nearest first in English, the widest first elsewhere; empty for none."""
        if not names:
            return ""
        inwards = names if self.language == "en" else names[::-1]
        gap = {"en": " in ", "ko": " ", "zh": ""}[self.language]
        return self.t("in {places}", places=gap.join(inwards))

    def with_marks(self, text: str, *marks: str) -> str:
        """Return a text with the reasons for care behind it, in square brackets."""
        known = self.join(marks, ", ")
        return self.t("{text} [{marks}]", text=text, marks=known) if known else text

    def item(self, text: str, minor: str = "") -> Item:
        """Return an item with what stands back behind it."""
        return Item(text, minor, _JOINTS[self.language].get(": ", ": "))

    def low_end(self, value: int | Decimal, unit: str) -> str:
        """Return the lower end of a range; a unit that stands behind the upper end is not said twice."""
        if self.language == "en":
            return self.amount(value, unit) if unit in CURRENCIES else self.number(value)
        return numbers.compact(value, self.language)

    def number(self, value: int | Decimal) -> str:
        """Return a number."""
        return numbers.number(value, self.language)

    def amount(self, value: int | Decimal, unit: str) -> str:
        """Return a number with its unit."""
        return numbers.amount(value, unit, self.language)

    def period(self, period: str) -> str:
        """Return a year or month, given as YYYY or YYYY-MM: `June 2024`, `2024년 6월`, `2024年6月`."""
        return numbers.period(period, self.language)

    def day_of_year(self, date: str) -> str:
        """Return a date, given as YYYY-MM-DD, without its year; empty for a year alone (ISO 8601)."""
        return numbers.day_of_year(dt.date.fromisoformat(date), self.language) if len(date) == 10 else date[5:]

    def uses_rate(self, base: str, used: Converted) -> None:
        """Note a rate, so that it can be told at the end."""
        self.rates[base, used.rate_period or ""] = used

    def date(self, day: dt.date) -> str:
        """Return a date."""
        return numbers.date(day, self.language)
