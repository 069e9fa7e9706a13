"""Words of a filter, checked."""

import difflib
from collections.abc import Iterable, Sequence

from aipolicy.errors import UsageError


def check_choices(option: str, given: Iterable[str], allowed: Sequence[str]) -> None:
    """Raise UsageError for a word that is not allowed, with the nearest ones of a long list or all of a short one."""
    for word in given:
        if word not in allowed:
            near = difflib.get_close_matches(word, allowed, n=3)
            if near and len(allowed) > 12:
                raise UsageError(f"{option} {word!r} is not known. Did you mean {' or '.join(near)}?")
            raise UsageError(f"{option} {word!r} is not known. Choose one of {', '.join(allowed)}.")
