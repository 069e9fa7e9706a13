"""Who reads: the language and the currency that the options and the environment ask for."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from aipolicy.errors import UsageError
from aipolicy.messages import LANGUAGES, Language, speaks

_VARIABLE = "AIPOLICY_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that name the language of messages, the first that is set counts (POSIX)."""
_MEANT = {
    "english": "en", "eng": "en", "us": "en", "uk": "en", "gb": "en", "영어": "en", "英文": "en", "英语": "en",
    "korean": "ko", "kor": "ko", "kr": "ko", "한국어": "ko", "한글": "ko", "韩文": "ko", "韩语": "ko",
    "chinese": "zh", "chi": "zh", "zho": "zh", "cn": "zh", "mandarin": "zh", "中文": "zh", "汉语": "zh", "중국어": "zh",
}  # fmt: skip
"""What people write for a language whose code is another word."""


def language_of(asked: str | None, environment: Mapping[str, str]) -> Language:
    """Return the language that was asked for, else that of the environment, else English.

    A locale such as `ko_KR.UTF-8` is as good as a code. Raises UsageError for what is no language of ours, unless a
    locale of the system says it: that is met with English.
    """
    option = "--lang" if asked is not None else _VARIABLE
    wanted = environment.get(_VARIABLE) if asked is None else asked
    if wanted or asked is not None:
        return _known(option, wanted or "")
    locale = next(filter(None, map(environment.get, _LOCALE)), "")
    return next((language for language in LANGUAGES if _code(locale) == language), "en")


def _known(option: str, wanted: str) -> Language:
    for language in LANGUAGES:
        if _code(wanted) == language:
            if not speaks(language):
                raise UsageError("the texts for {language} are missing here. Install aipolicy anew.", language=language)
            return language
    codes = ", ".join(LANGUAGES)
    if near := _MEANT.get(wanted.casefold()):
        raise UsageError("{option} {word!r} is not known. Did you mean {near}?", option=option, word=wanted, near=near)
    raise UsageError("{option} {word!r} is not known. Choose one of {names}.", option=option, word=wanted, names=codes)


def _code(locale: str) -> str:
    """Return the language of a locale, as in `ko_KR.UTF-8`, `zh-CN` or `en`."""
    return re.split(r"[_.@-]", locale)[0].lower()


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return what `--lang` says among the arguments of a command; help and errors need it before they are parsed."""
    for number, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


def rates_of(given: Sequence[str], currencies: Sequence[str]) -> dict[str, Decimal]:
    """Return rates given as `KRW=193`: units of a currency per yuan. Raises UsageError for what is none."""
    rates: dict[str, Decimal] = {}
    for text in given:
        name, _, number = text.partition("=")
        currency = name.strip().upper()
        if currency not in currencies or currency == "CNY" or currency in rates:
            names = ", ".join(one for one in currencies if one != "CNY")
            raise UsageError(
                "--rate {text!r} names no currency, or one twice. Write KRW=193 for 193 won per yuan, or another of "
                "{names}.",
                text=text,
                names=names,
            )
        try:
            rate = Decimal(number.strip().replace(",", ""))
        except InvalidOperation:
            rate = Decimal(0)
        if not rate.is_finite() or not 0 < rate < 10**9:
            raise UsageError("--rate {text!r} is no rate above zero. Write KRW=193 for 193 won per yuan.", text=text)
        rates[currency] = rate
    return rates
