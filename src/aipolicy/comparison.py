"""What a comparison is asked, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from aipolicy.model.package import Force
from aipolicy.model.record import Record, record
from aipolicy.model.standing import Standing
from aipolicy.model.term import Kind
from aipolicy.rows.documents import MeasureRow
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow
from aipolicy.rows.figures import TermRow
from aipolicy.rows.registers import JurisdictionRow


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What to compare; an empty filter lets all pass."""

    instrument: Sequence[str] = ()
    kind: Sequence[str] = ()
    beneficiary: Sequence[str] = ()
    differences: bool = False
    """Leave out lines in which all places say the same."""
    with_parents: bool = False
    """Add what the places around each place offer there."""


@record
class Glance(Record):
    """One place in a few numbers; nothing here adds unlike sums."""

    place: str
    packages: dict[Force, int]
    """Documents by their state on the date; where the comparison is narrowed, those of measures compared here."""
    measures: int
    """Measures compared here."""
    without_figures: int
    """Measures of which no figure is known."""
    terms: dict[Kind, int]
    """Figures compared here, by kind."""
    standing: dict[Standing, int]
    """Figures compared here, by how well they are sourced."""
    largest_budget: TermRow | None
    """The largest single envelope in yuan for AI alone that is no part of another such envelope."""
    largest_fund: TermRow | None
    """The largest single fund in yuan for AI alone, by its committed size."""
    headline_targets: list[TermRow]
    """Targets for the AI industry in yuan, of one metric: core revenue, else revenue, else core output, else output."""
    only_here: list[str]
    """Instruments that no other place of the comparison uses."""


@record
class Line(Record):
    """Comparable figures: same kind, unit and beneficiary, and the same base, metric or basis."""

    kind: Kind
    unit: str
    per: str
    base: str | None
    metric: str | None
    basis: str | None
    differs: bool
    """Whether the places differ, be it that one says nothing."""
    cells: dict[str, list[TermRow]]
    """Figures by place; an empty list where the catalogue has none."""


@record
class Group(Record):
    """One instrument of the measures, or one of the sections that stand apart."""

    section: str
    """`measures`, `targets`, `funds` or `equity`."""
    instrument: str | None
    """Of measures: the instrument; null in the other sections."""
    lines: list[Line]
    silent: dict[str, list[MeasureRow]]
    """Measures without figures, by place."""


@record
class Comparison(Record):
    """Several places side by side."""

    scope: Scope
    """What was asked for."""
    places: list[JurisdictionRow]
    """In the order in which they were named."""
    glance: list[Glance]
    """One a place, in the same order."""
    groups: list[Group]
    """Measures by instrument in the order of the registry, then targets, funds, equity."""
    discrepancies: list[DiscrepancyRow]
    """Disagreements about figures that are shown."""
    sources: list[SourceRow]
    """Sources of the figures that are shown, by id."""
