"""Sources that disagree."""

from typing import Literal

from aipolicy.model.record import Record, record

Disagreement = Literal[
    "two-values", "definition", "wording", "year", "attribution", "conversion", "arithmetic", "rank", "unit",
    "source-mismatch", "headline-against-body",
]  # fmt: skip


@record
class Discrepancy(Record):
    """Two sources, or a source and itself, that do not agree; what each says and what we make of it."""

    id: str
    """Key within the place."""
    jurisdiction: str
    """Id of the place."""
    about: str
    """The question on which they differ."""
    kind: Disagreement
    """In what they differ."""
    values: tuple[str, ...]
    """What each says, with who says it."""
    sources: tuple[str, ...]
    """Ids of the sources that differ."""
    judgement: str
    """What we make of it, and why."""
    concerns: tuple[str, ...] = ()
    """What is in doubt: full ids of terms (measure#term) and indicators (place/indicator), or ids of measures."""
    locators: dict[str, str] | None = None
    """Where in a source it stands, by source id."""
