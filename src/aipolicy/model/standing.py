"""How well a figure is sourced: derived from its sources, never stored."""

from collections.abc import Iterable
from typing import Literal

from aipolicy.model.source import Source

Standing = Literal["official", "confirmed", "reported", "disputed"]


def standing(sources: Iterable[Source], *, is_disputed: bool) -> Standing:
    """Return the standing of a figure.

    disputed: a discrepancy names it. official: an official text states it. confirmed: two sources that do not
    repeat one another state it. reported: one source states it, be it a newspaper, a law firm or an office's own
    summary.
    """
    if is_disputed:
        return "disputed"
    sources = list(sources)
    if any(source.is_official_text for source in sources):
        return "official"
    return "confirmed" if len({source.origin or source.id for source in sources}) > 1 else "reported"
