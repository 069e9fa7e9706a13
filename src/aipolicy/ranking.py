"""What a ranking is asked, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aipolicy.model.record import Record, record
from aipolicy.model.term import Kind
from aipolicy.rows.documents import MeasureRow
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow
from aipolicy.rows.figures import TermRow

Reason = Literal["smaller", "part", "wider-than-ai", "narrower", "class"]
"""Why a figure has no rank: its place has a larger one in the order, a larger figure of the order holds it, its money
is for more than AI, it is a target for less than its metric says, or it is for one class where others get less."""
Tier = Literal["nation", "provinces", "cities", "districts"]
"""Levels of government that are ranked among themselves where a figure grows with the place; municipalities are
provinces."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which figures to rank; nothing given lets all pass."""

    kind: str
    instrument: str | None = None
    unit: str | None = None
    per: str | None = None
    base: str | None = None
    metric: str | None = None
    basis: str | None = None
    level: Sequence[str] = ()


@record
class RankedRow(TermRow):
    """A figure with its rank among those with which it is compared."""

    among: Tier | None
    """Of what grows with the place: the level of government among which it is ranked; null where all are together."""
    rank: int | None
    """1 is the largest; equal figures share a rank; null where the figure is not ranked."""
    unranked: Reason | None
    """Why it is not."""


@record
class Ranking(Record):
    """Places by one kind of figure; what was asked for where no place has such a figure."""

    kind: Kind
    unit: str | None
    per: str | None
    base: str | None
    metric: str | None
    basis: str | None
    instrument: str | None
    """The instrument to which the ranking was narrowed."""
    rows: list[RankedRow]
    """By period, then by year for targets, then by level, then by rank; those without a rank after the others."""
    others: list[TermRow]
    """Figures of the same kind and instrument that are not comparable with the ranked ones."""
    without_figure: list[MeasureRow]
    """Measures of the instrument, of places that have no figure of the kind in force."""
    discrepancies: list[DiscrepancyRow]
    sources: list[SourceRow]
