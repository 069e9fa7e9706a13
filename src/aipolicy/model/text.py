"""A text in the languages that the catalogue speaks."""

from aipolicy.messages import Language
from aipolicy.model.record import Record, record

_ENGLISH: dict[Language, str] = {"en": "", "ko": " (영문)", "zh": "（英文）"}


def marked(text: str, language: Language) -> str:
    """Return an English text with the mark that a reader of another language gets where there is no other."""
    return text + _ENGLISH[language]


@record
class Text(Record):
    """A name, title or summary; English is always there, the others where they are known."""

    en: str
    """English."""
    zh: str | None = None
    """Chinese, as the document prints it."""
    ko: str | None = None
    """Korean."""

    def all(self) -> tuple[str, ...]:
        """Return the text in every language that it has."""
        return tuple(text for text in (self.en, self.zh, self.ko) if text)

    def spoken(self, language: Language) -> str:
        """Return the text in a language; the English one, so marked, where it is not known in that language."""
        return getattr(self, language) or marked(self.en, language)
