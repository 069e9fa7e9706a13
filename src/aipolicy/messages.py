"""Texts of the program and of the catalogue in other languages: gettext catalogues."""

import gettext
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

Language = Literal["en", "ko", "zh"]
"""ISO 639-1; English is the language of the source and of the catalogue."""
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LOCALE = Path(__file__).parent / "locale"
Translate = Callable[[str], str]
"""Gives a text in another language, or as it is."""


def noted(message: str) -> str:
    """Mark a text that is translated where it is used."""
    return message


def counted(one: str, several: str) -> tuple[str, str]:
    """Mark a text that is translated where it is used, in the form for one and in that for several."""
    return one, several


class Message(str):
    """A text in English that can be said in another language too."""

    __slots__ = ("details", "template")
    template: str
    details: Mapping[str, Any]

    def spoken(self, translate: Translate) -> str:
        """Return it in the language of `translate`."""
        details = {name: spoken(value, translate) for name, value in self.details.items()}
        return translate(self.template).format(**details)


def said(template: str, **details: Any) -> Message:
    """Return a text with its gaps filled; a detail may be such a text itself."""
    message = Message(template.format(**details))
    message.template, message.details = template, details
    return message


def spoken(value: Any, translate: Translate) -> Any:
    """Return a text in the language of `translate` where it can be said in it; anything else as it is."""
    return value.spoken(translate) if isinstance(value, Message) else value


def speaks(language: Language) -> bool:
    """Return whether the program has its texts in a language."""
    return language == "en" or any(Path(f"{_LOCALE / language}{end}").is_file() for end in (".mo", ".po"))


@cache
def messages(language: Language) -> gettext.NullTranslations:
    """Return the texts of the program in a language that it speaks; the source speaks English."""
    return (None if language == "en" else read(_LOCALE / language)) or gettext.NullTranslations()


def read(stem: Path, *, compiled: bool = True) -> gettext.GNUTranslations | None:
    """Return a gettext catalogue, `stem`.mo as compiled for the wheel, else `stem`.po; none where there is neither.

    A compiled one is read where it came with the installed package alone: it is not checked. Raises ValueError where
    the other one is broken.
    """
    made, source = Path(f"{stem}.mo"), Path(f"{stem}.po")
    if compiled and made.is_file():
        return gettext.GNUTranslations(io.BytesIO(made.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(compile_po(source))) if source.is_file() else None


def compile_po(source: Path) -> bytes:
    """Return a .po file in compiled form; what is fuzzy is left out. Raises ValueError where it is broken."""
    from babel.messages.mofile import write_mo  # only a checkout, or a catalogue of a user's own, is read so
    from babel.messages.pofile import PoFileError, read_po

    made = io.BytesIO()
    try:
        write_mo(made, read_po(io.StringIO(source.read_bytes().decode("utf-8-sig")), abort_invalid=True))
    except (PoFileError, LookupError, OSError, ValueError) as error:
        raise ValueError(str(error)) from None
    return made.getvalue()


def lookup(catalogues: Sequence[gettext.GNUTranslations]) -> Translate:
    """Return what finds a text in the first catalogue that has it; it gives an empty text where none has."""
    for catalogue in catalogues:
        catalogue.add_fallback(_Missing())
    return lambda text: next(filter(None, (catalogue.gettext(text) for catalogue in catalogues)), "")


class _Missing(gettext.NullTranslations):
    """What a catalogue says to a text that it does not have."""

    def gettext(self, message: str) -> str:
        return ""
