"""Words of a filter, checked."""

import difflib
from collections.abc import Iterable, Sequence

from aipolicy.errors import UsageError


def check_choices(option: str, given: Iterable[str], allowed: Sequence[str]) -> None:
    """Raise UsageError for a word that is not allowed, with the nearest ones or all of a short list."""
    for word in given:
        if word not in allowed:
            near = difflib.get_close_matches(word, allowed, n=3)
            if len(allowed) <= 12:
                hint = f"Choose one of {', '.join(allowed)}."
            else:
                hint = (
                    f"Did you mean {' or '.join(near)}?" if near else "`aipolicy list instruments` shows instruments."
                )
            raise UsageError(f"{option} {word!r} is not known. {hint}")
