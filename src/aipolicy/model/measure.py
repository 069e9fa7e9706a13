"""Single incentives of a package."""

from typing import Annotated, Literal

from aipolicy.model.record import OneWordOf, Record, record
from aipolicy.model.term import Term
from aipolicy.model.text import Text

Stage = Literal["startup", "growth", "mature"]
Size = Literal["micro", "small", "medium", "sme", "above-scale", "leading"]
Compute = Literal["home-grown", "other"]
People = Literal["recognised", "doctor", "master", "intern"]
"""Classes of people hired; `recognised` under a place's own scheme for talent."""
Rank = Literal["national", "provincial", "municipal", "district"]


@record
class Tier(Record):
    """A class of applicants or cases with terms of its own; its numbers are thresholds that name the tier."""

    id: str
    """Key within the measure."""
    label: str
    """The class in words."""
    for_all: bool = False
    """True for the ordinary class, to which belongs who is in no other."""
    stage: tuple[Stage, ...] = ()
    """Stages of a firm that belong to it."""
    size: tuple[Size, ...] = ()
    """Sizes of a firm that belong to it."""
    compute: Compute | None = None
    """Whether the computing runs on home-grown chips."""
    rank: tuple[Rank, ...] = ()
    """Level of government that recognised the applicant, or that runs the higher task."""
    people: People | None = None
    """People that it is for, of measures that pay for those whom a firm hires."""
    support_year: int | None = None
    """Year of support to which it applies, the first being 1: of shares that fall from year to year."""
    asks: tuple[Annotated[str, OneWordOf("condition")], ...] = ()
    """What a firm must be or do to belong to it, as far as a profile answers that: words of the registry."""


@record
class Measure(Record):
    """One incentive."""

    id: str
    """Key: package id, a dot, a word."""
    package: str
    """Id of the document that holds it."""
    instrument: Annotated[str, OneWordOf("instrument")]
    """Kind of incentive, a word of the registry."""
    title: Text
    """Title in the three languages."""
    summary: Text
    """What it offers, in our own words."""
    clause: str | None = None
    """Number of the clause."""
    beneficiaries: tuple[Annotated[str, OneWordOf("beneficiary")], ...] = ()
    """Who may have it, words of the registry."""
    conditions: tuple[str, ...] = ()
    """What is asked of them, in words."""
    asks: tuple[Annotated[str, OneWordOf("condition")], ...] = ()
    """What of it the profile of a firm answers: words of the registry."""
    sources: tuple[str, ...] = ()
    """Ids of the sources of the measure itself; each term has its own."""
    locators: dict[str, str] | None = None
    """Where in a source it stands, by source id."""
    gap: str | None = None
    """What the document surely says and we do not know."""
    excludes: tuple[str, ...] = ()
    """Ids of measures whose support is never added to this one's: nobody can have both, or one holds the other."""
    needs: tuple[str, ...] = ()
    """Ids of measures without which nobody can have this one."""
    note: str | None = None
    """What a careful reader should know of it."""
    tier: tuple[Tier, ...] = ()
    """Classes that its terms tell apart."""
    term: tuple[Term, ...] = ()
    """Its figures."""
