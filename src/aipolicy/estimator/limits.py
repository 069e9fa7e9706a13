"""Ceilings: which hold for what, and how much that is."""

from typing import Any, NamedTuple

from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import CURRENCIES, Figure, Number, Period

OF_ONE = ("firm", "body", "unstated", "total")
"""Beneficiaries of whom a firm is one."""
OF_PROJECT = (*OF_ONE, "project", "contract", "order")
"""The same where a firm tells of one project, contract or order."""
MONTHS = 12
_ALTOGETHER: tuple[Period, ...] = ("programme", "one-off")
ByYear = tuple[int, ...]
"""Whole units of a currency for each year asked about."""


class Limit(NamedTuple):
    """The most that may be had: of each year, or of all years together."""

    most: int
    yearly: bool


def limit(cap: Figure, times: Number | None, months: int = MONTHS) -> Limit:
    """Return a ceiling as a limit: times the number of what it is for each of, if that is told, and times the months.

    One of which the text does not say for how long stands for each year.
    """
    each = cap.value * (1 if times is None else times)
    return Limit(int(each * months if cap.period == "monthly" else each), cap.period not in _ALTOGETHER)


def number_of(term: Figure, tier: Tier | None, firm: Firm) -> Number | None:
    """Return how many a firm tells of what a figure is for each of; none where it is for one, or nothing is told."""
    if term.per == "square-metre":
        return firm.figure("floor-area")
    if term.per == "person":
        return (firm.people or {}).get(tier.people) if tier and tier.people else None
    numbers: dict[Any, int] = {**(firm.numbers or {})}
    return numbers.get(term.per)


def is_of(term: Figure, tier: Tier | None) -> bool:
    """Return whether a term holds for a class: it is of that class, or of all."""
    return term.tier in (None, tier.id if tier else None)


def ceilings(measure: Measure, term: Figure, tier: Tier | None) -> list[Figure]:
    """Return the ceilings on money that limit what a firm gets of a rate or an award in a class."""
    return [
        one
        for one in measure.term
        if vars(one)["kind"] == "cap"
        and vars(one)["unit"] in CURRENCIES
        and one.per in (*OF_PROJECT, term.per)
        and is_of(one, tier)
        and one.subject in (None, term.subject)
    ]
