"""A text in the languages that the catalogue speaks."""

from aipolicy.messages import Language
from aipolicy.model.record import Record, record


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
        """Return the text in a language, in English where it is not known in that one."""
        return getattr(self, language) or self.en
