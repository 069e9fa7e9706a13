"""A firm, as far as it tells of itself: what the rules of measures are applied to."""

from dataclasses import replace
from decimal import Decimal

from aipolicy.model.measure import Size, Stage
from aipolicy.model.record import Record, record
from aipolicy.model.term import Base, Currency, Number
from aipolicy.model.vocabulary import registries

_SMALLER = ("micro", "small", "medium")


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
    figures: dict[Base, Number] | None = None
    """By words of the registry of bases: sums a year, or of its one project, in the currency; else in their unit."""
    home_grown: dict[Base, Number] | None = None
    """Which part of such a sum goes to home-grown chips; without it the split is unknown."""

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The classes by size to which it belongs; none where it tells none."""
        if self.size in _SMALLER:
            return (self.size, "sme")
        return (self.size,) if self.size else ()

    def at_rate(self, rate: Decimal, currency: Currency) -> "Firm":
        """Return the firm with its sums in another currency, rounded down to whole units."""

        def converted(figures: dict[str, Number] | None) -> dict[str, Number]:
            return {base: one if unit_of(base) else int(one * rate) for base, one in (figures or {}).items()}

        return replace(self, currency=currency, figures=converted(self.figures), home_grown=converted(self.home_grown))

    def figure(self, base: str, *, home_grown: bool | None = None) -> Decimal | None:
        """Return one of its figures, or the part of it that goes to home-grown chips or does not; none if not told."""
        whole, part = (self.figures or {}).get(base), (self.home_grown or {}).get(base)
        if home_grown is None:
            return None if whole is None else Decimal(whole)
        if part is None or (whole is None and not home_grown):
            return None
        return Decimal(part) if home_grown else Decimal(whole or 0) - Decimal(part)


def unit_of(base: str) -> str:
    """Return the unit of a base, a word of the registry of units; empty for a sum of money."""
    return registries()["base"][base].unit
