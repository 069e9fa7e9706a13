"""Words of a filter, checked."""

import difflib
from collections.abc import Iterable, Sequence

from aipolicy.catalogue.names import folded
from aipolicy.errors import UsageError
from aipolicy.model.vocabulary import registries

_NEAREST = 5


def registry_words(option: str, given: Iterable[str], registry: str) -> list[str]:
    """Return the words of a registry that are meant by id or by a label in any language, or raise UsageError."""
    meant = {
        folded(name): word.id
        for word in registries()[registry].values()
        for name in (word.id, word.en, word.zh, word.ko)
    }
    found = [meant.get(folded(name), name) for name in given]
    check_choices(option, found, list(registries()[registry]))
    return found


def check_choices(option: str, given: Iterable[str], allowed: Sequence[str]) -> None:
    """Raise UsageError for a word that is not allowed, with the nearest ones of a long list or all of a short one."""
    for word in given:
        if word not in allowed:
            holding = [one for one in allowed if word in one] if len(word) > 2 else []
            near = (holding or difflib.get_close_matches(word, allowed))[:_NEAREST]
            if near and len(allowed) > 12:
                raise UsageError(
                    "{option} {word!r} is not known. Did you mean {names}?",
                    option=option,
                    word=word,
                    names=", ".join(near),
                )
            raise UsageError(
                "{option} {word!r} is not known. Choose one of {names}.",
                option=option,
                word=word,
                names=", ".join(allowed),
            )
