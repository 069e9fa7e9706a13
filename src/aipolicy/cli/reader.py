"""Who reads: the language and the currency that the options and the environment ask for."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import NoReturn
from unicodedata import normalize

from aipolicy.errors import UsageError
from aipolicy.messages import LANGUAGES, Language, speaks

_VARIABLE = "AIPOLICY_LANG"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that name the language of messages, the first that is set counts (POSIX)."""
_LANGUAGES = {
    "english": "en", "eng": "en", "us": "en", "uk": "en", "gb": "en", "영어": "en", "英文": "en", "英语": "en",
    "korean": "ko", "kor": "ko", "kr": "ko", "한국어": "ko", "한글": "ko", "韩文": "ko", "韩语": "ko",
    "chinese": "zh", "chi": "zh", "zho": "zh", "cn": "zh", "mandarin": "zh", "中文": "zh", "汉语": "zh", "중국어": "zh",
}  # fmt: skip
"""What people write for a language whose code is another word."""
_CURRENCIES = {
    "won": "KRW", "원": "KRW", "₩": "KRW", "韩元": "KRW", "dollar": "USD", "dollars": "USD", "$": "USD", "달러": "USD",
    "美元": "USD", "euro": "EUR", "euros": "EUR", "€": "EUR", "유로": "EUR", "欧元": "EUR", "yen": "JPY", "엔": "JPY",
    "日元": "JPY", "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "위안": "CNY", "元": "CNY", "人民币": "CNY",
}  # fmt: skip
"""The same for currencies."""
_RATE = re.compile(r"(?P<currency>[A-Za-z]{3})=(?P<rate>[0-9]{1,9}(\.[0-9]{1,9})?)")


def language() -> Language:
    """Return the language of this run: of the last `--lang`, before the command or behind it, else of the environment.

    Help and errors need it before the arguments are parsed. Raises UsageError.
    """
    given = sys.argv[1:]
    options = given[: given.index("--")] if "--" in given else given
    asked = [
        after if option == "--lang" else option.partition("=")[2]
        for option, after in zip(options, [*options[1:], ""], strict=False)
        if option.partition("=")[0] == "--lang"
    ]
    return language_of(asked[-1] if asked else None, os.environ)


def language_of(asked: str | None, environment: Mapping[str, str]) -> Language:
    """Return the language that was asked for, else that of the environment, else English.

    A locale such as `ko_KR.UTF-8` is as good as a code. Raises UsageError for what is no language of ours, unless a
    locale of the system says it: that is met with English.
    """
    if asked is not None:
        return _known("--lang", asked)
    if variable := environment.get(_VARIABLE):
        return _known(_VARIABLE, variable)
    locale = next(filter(None, map(environment.get, _LOCALE)), "")
    return next((language for language in LANGUAGES if _code(locale) == language and speaks(language)), "en")


def _known(option: str, wanted: str) -> Language:
    for language in LANGUAGES:
        if _code(wanted) == language:
            if not speaks(language):
                raise UsageError("the texts for {language} are missing here. Install aipolicy anew.", language=language)
            return language
    _refuse(option, wanted, _LANGUAGES, LANGUAGES)


def _code(locale: str) -> str:
    """Return the language of a locale, as in `ko_KR.UTF-8`, `zh-CN` or `en`."""
    return re.split(r"[_.@-]", normalize("NFKC", locale).strip())[0].lower()


def _refuse(option: str, word: str, meant: Mapping[str, str], allowed: Sequence[str]) -> NoReturn:
    """Raise UsageError for a word that is not allowed, with the one that it may stand for."""
    names = ", ".join(allowed)
    if near := [meant[word.casefold()]] if word.casefold() in meant else get_close_matches(word.upper(), allowed, n=1):
        raise UsageError(
            "{option} {word!r} is not known. Did you mean {near}? Choose one of {names}.",
            option=option,
            word=word,
            near=near[0],
            names=names,
        )
    raise UsageError("{option} {word!r} is not known. Choose one of {names}.", option=option, word=word, names=names)


def currency_of(asked: str, currencies: Sequence[str]) -> str:
    """Return the code (ISO 4217) of a currency in any case and width, or raise UsageError."""
    code = normalize("NFKC", asked).strip().upper()
    if code not in currencies:
        _refuse("--currency", asked, _CURRENCIES, currencies)
    return code


def rates_of(given: Sequence[str], currency: str | None, currencies: Sequence[str]) -> dict[str, Decimal]:
    """Return rates given as `KRW=193`: units of a currency per yuan.

    Raises UsageError for what is none, and where they leave out the currency into which money is to be converted.
    """
    rates: dict[str, Decimal] = {}
    for text in given:
        found = _RATE.fullmatch(normalize("NFKC", text).strip())
        if not found or not Decimal(found["rate"]):
            raise UsageError(
                "--rate {text!r} is no rate above zero. Write KRW=193.5 for 193.5 won per yuan, without commas.",
                text=text,
            )
        code = found["currency"].upper()
        if code not in currencies or code == "CNY":
            _refuse("--rate", text, {}, [one for one in currencies if one != "CNY"])
        rates[code] = Decimal(found["rate"])
    if rates and currency is None:
        raise UsageError("--rate needs --currency, the currency into which money is to be converted.")
    if rates and currency not in ("CNY", *rates):
        raise UsageError("--rate gives no rate of {currency}, into which money is to be converted.", currency=currency)
    return rates
