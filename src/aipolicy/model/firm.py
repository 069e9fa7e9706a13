"""A firm, as far as it tells of itself: what the rules of measures are applied to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil
from typing import Annotated, Literal

from aipolicy.model.measure import People, Size, Stage
from aipolicy.model.record import OneWordOf, Record, record
from aipolicy.model.term import Base, Currency, Number
from aipolicy.model.vocabulary import registries

REGISTERED = "registered"
"""The one condition that is answered by places."""
SMALLER: tuple[Size, ...] = ("micro", "small", "medium")
"""Classes by size of which each is an `sme`."""
_MAY_BE: dict[Size, tuple[Size, ...]] = {
    "sme": SMALLER,
    "above-scale": ("small", "medium", "sme", "leading"),
    "leading": ("above-scale",),
    "medium": ("above-scale",),
    "small": ("above-scale",),
}
"""What a firm of a class may be besides."""
_DECIMALS = 9
"""Those of a ratio, beyond which it is rounded: a conversion must not push it below a threshold."""
Condition = Annotated[str, OneWordOf("condition")]
Countable = Literal["project", "contract", "order", "platform", "team", "product", "model", "dataset", "event"]
"""What a fixed sum may be paid for each of."""


@record
class Firm(Record):
    """What a firm spends, earns and is; what it does not tell is unknown, never zero."""

    name: str
    """What the profile is called."""
    currency: Currency = "CNY"
    """Currency of its sums (ISO 4217)."""
    stage: Stage | None = None
    """How far it has grown."""
    size: Size | None = None
    """Its class by size; the small ones are an `sme` too."""
    registered: list[str] | None = None
    """Ids of the places in which it is registered."""
    conditions: dict[Condition, bool] | None = None
    """What it is or does, its sector among that: words of the registry of conditions, with true or false."""
    figures: dict[Base, Number] | None = None
    """By words of the registry of bases: sums a year, or of its one project, in the currency; else in their unit."""
    home_grown: dict[Base, Number] | None = None
    """Which part of such a sum goes to home-grown chips; without it the split is unknown."""
    numbers: dict[Countable, int] | None = None
    """How many it has of what a fixed sum is paid for each of, such as products or models."""
    people: dict[People, int] | None = None
    """How many people of a class it hires."""

    def is_sized(self, sizes: Sequence[Size]) -> bool | None:
        """Return whether it is of one of some classes by size; none where that is open.

        The small ones are an `sme` too; an `sme` may be any of them. Above scale is what statistics count: such a firm
        may be of any size but micro.
        """
        may_be = _MAY_BE.get(self.size, ()) if self.size else SMALLER
        if self.size in sizes or (self.size in SMALLER and "sme" in sizes):
            return True
        return None if self.size is None or set(may_be) & set(sizes) else False

    def at_rate(self, rate: Decimal, currency: Currency) -> "Firm":
        """Return the firm with its sums in another currency, not rounded."""

        def converted(figures: Mapping[str, Number] | None) -> dict[str, Number]:
            return {base: one if unit_of(base) else one * rate for base, one in (figures or {}).items()}

        return replace(self, currency=currency, figures=converted(self.figures), home_grown=converted(self.home_grown))

    def figure(self, base: str, *, home_grown: bool | None = None) -> Decimal | None:
        """Return one of its figures, or the part of it that goes to home-grown chips or does not; none if not told.

        A ratio that is not told follows from its two figures, where both are; a sum from its parts, as far as they are.
        """
        whole, part = (self.figures or {}).get(base), (self.home_grown or {}).get(base)
        if home_grown is None:
            return self._derived(base) if whole is None else Decimal(whole)
        if part is None or (whole is None and not home_grown):
            return None
        return Decimal(part) if home_grown else max(Decimal(whole or 0) - Decimal(part), Decimal(0))

    def _derived(self, base: str) -> Decimal | None:
        parts = [part for part in map(self.figure, parts_of(base)) if part is not None]
        if not share_of(base):
            return sum(parts, Decimal(0)) if parts else None
        above, below = map(self.figure, share_of(base))
        return round(above * 100 / below, _DECIMALS) if above is not None and below else None

    def with_figure(self, base: str, value: Number) -> "Firm":
        """Return the firm with another figure, and with the same share of it for home-grown chips.

        With a ratio that follows from two figures, the upper one is changed for it; a told sum grows with a part.
        """
        figures, home_grown = {**(self.figures or {})}, {**(self.home_grown or {})}
        if share_of(base) and base not in figures and (whole := self.figure(share_of(base)[1])):
            base, value = share_of(base)[0], ceil(value * whole / 100)
        for above in [one for one in figures if base in parts_of(one)]:
            figures[above] += value - figures.get(base, 0)
        if base in home_grown:
            share = Decimal(value) / figures[base] if figures.get(base) else 1
            home_grown[base] = min(home_grown[base] * share, value)
        return replace(self, figures=figures | {base: value}, home_grown=home_grown or self.home_grown)

    def fulfils(self, condition: str) -> bool | None:
        """Return what it answers to a condition but that of its place; none if it does not tell."""
        return (self.conditions or {}).get(condition)


def unit_of(base: str) -> str:
    """Return the unit of a base, a word of the registry of units; empty for a sum of money."""
    return registries()["base"][base].unit


def parts_of(base: str) -> tuple[str, ...]:
    """Return the bases of which one is the sum; none for one that is no sum."""
    return registries()["base"][base].parts


def share_of(base: str) -> tuple[str, ...]:
    """Return the two bases of which one is the first in percent of the second; none for one that is no share."""
    return registries()["base"][base].share_of
