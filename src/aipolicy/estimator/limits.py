"""Ceilings: which hold for what, and sums cut to them."""

from collections.abc import Sequence
from typing import NamedTuple

from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import CURRENCIES, Figure, Period

OF_ONE = ("firm", "body", "unstated", "total")
"""Beneficiaries of whom a firm is one."""
OF_PROJECT = (*OF_ONE, "project", "contract", "order")
"""The same where a firm tells of one project, contract or order."""
_ALTOGETHER: tuple[Period, ...] = ("programme", "one-off")
ByYear = tuple[int, ...]
"""Whole units of a currency for each year asked about."""


class Limit(NamedTuple):
    """The most that may be had: of each year, or of all years together."""

    most: int
    yearly: bool


def limit(cap: Figure) -> Limit:
    """Return a ceiling as a limit; one of which the text does not say for how long stands for each year."""
    return Limit(int(cap.value), cap.period not in _ALTOGETHER)


def within(amounts: Sequence[ByYear], one: Limit) -> list[ByYear]:
    """Return amounts, year by year and the first first, cut so that together they stay within a limit."""
    years = len(amounts[0]) if amounts else 0
    left = [one.most] * (years if one.yearly else 1)
    found = [list(own) for own in amounts]
    for year in range(years):
        of = year if one.yearly else 0
        for own in found:
            own[year] = min(own[year], left[of])
            left[of] -= own[year]
    return [tuple(own) for own in found]


def is_of(term: Figure, tier: Tier | None) -> bool:
    """Return whether a term holds for a class: it is of that class, or of all."""
    return term.tier in (None, tier.id if tier else None)


def ceilings(measure: Measure, tier: Tier | None, subject: str | None) -> list[Figure]:
    """Return the ceilings on money that limit what a firm gets of a measure in a class and for a subject.

    Without a class and a subject, those that hold for all.
    """
    return [
        one
        for one in measure.term
        if vars(one)["kind"] == "cap"
        and vars(one)["unit"] in CURRENCIES
        and one.per in OF_PROJECT
        and is_of(one, tier)
        and one.subject in (None, subject)
    ]
