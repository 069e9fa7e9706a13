"""How a page speaks to its reader: labels, texts of the catalogue, numbers and dates in one language."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal

from aipolicy.messages import Language, Translate, messages
from aipolicy.model.reader import Reader
from aipolicy.model.term import CURRENCIES
from aipolicy.model.text import Text
from aipolicy.model.vocabulary import label
from aipolicy.render import numbers
from aipolicy.render.document import Item
from aipolicy.rows.exchange import Converted
from aipolicy.rows.registers import JurisdictionRow

_ENGLISH = re.compile(r"^[^\u1100-\uffff]*[A-Za-z]{3}[^\u1100-\uffff]*$")
"""What shows that a text is no Chinese or Korean one."""
_QUOTING = re.compile(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+")
"""What shows that a text in which there is Chinese or Korean is English and quotes it."""
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
        known = self._translated(text)
        return known or self.own(text, is_english=bool(_QUOTING.search(text)))

    def own(self, text: str, *, is_english: bool = False) -> str:
        """Return a text that may be in the reader's language or, then marked, in English."""
        is_foreign = self.language != "en" and (is_english or _ENGLISH.search(text))
        return self.t("{text} (in English)", text=text) if is_foreign else text

    def title(self, row: Any) -> str:
        """Return the title of a row in the language; the English one, so marked, where there is none."""
        return self.with_marks(self.of(row, "title"), self.origin(row))

    def origin(self, row: Any) -> str:
        """Return from which catalogue a row is, where that is not the first of several; empty otherwise."""
        return self.t("from {layer}", layer=row.layer) if row.layer else ""

    def of(self, row: Any, what: str) -> str:
        """Return a text that a row has in several languages, such as `issuer`; the English one, so marked, else."""
        return getattr(row, f"{what}_{self.language}") or self.own(getattr(row, f"{what}_en"))

    def name(self, row: JurisdictionRow) -> str:
        """Return the name of a place."""
        return Text(en=row.name_en, zh=row.name_zh, ko=row.name_ko).spoken(self.language)

    def label(self, registry: str, word: str) -> str:
        """Return the label of a word of a registry."""
        return label(registry, word, self.language)

    def join(self, parts: Iterable[str | None], mark: str = "; ") -> str:
        """Return the parts that are not empty with a mark between them."""
        return _JOINTS[self.language].get(mark, mark).join(filter(None, parts))

    def listed(self, names: Iterable[str | None]) -> str:
        """Return names one after another, as in a table."""
        return ("、" if self.language == "zh" else ", ").join(filter(None, names))

    def clause(self, clause: str) -> str:
        """Return the number of a clause, `clause 5`, or what a document has in place of one."""
        if re.search("[a-z]", clause):
            return self.prose(clause)
        return self.t("clause {clause}", clause=clause)

    def named(self, parts: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Return names as in running text: `Shanghai and Zhejiang`, `상하이·저장성`, `上海和浙江`."""
        if self.language == "ko" and style == "standard":
            return "·".join(parts)
        from babel.lists import format_list

        return format_list(list(parts), style, self.language)

    def within(self, names: Sequence[str]) -> str:
        """Return the places around one, the nearest first in English, the widest first elsewhere; empty for none."""
        if not names:
            return ""
        inwards = names if self.language == "en" else names[::-1]
        gap = {"en": " in ", "ko": " ", "zh": ""}[self.language]
        return self.t("in {places}", places=gap.join(inwards))

    def with_details(self, text: str, *details: str | None) -> str:
        """Return a text with what is to be known of it behind it, in parentheses."""
        known = self.join(details)
        return self.t("{text} ({details})", text=text, details=known) if known else text

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
        if self.language == "zh" and unit == "percent":
            return self.amount(value, unit)
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
