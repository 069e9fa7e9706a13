"""What a rate or an award pays in a year, before its ceilings."""

from decimal import Decimal
from typing import Any, NamedTuple

from aipolicy.estimator.limits import OF_ONE, OF_PROJECT
from aipolicy.estimator.result import Why
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import Figure, Number

_MONTHS = 12


class Sum(NamedTuple):
    """What a rate or an award pays in a year before its ceilings."""

    raw: Decimal
    base_value: Decimal | None = None
    number: Number | None = None
    above: Figure | None = None


def sum_of(measure: Measure, term: Figure, tier: Tier | None, firm: Firm) -> Sum | tuple[Why, str]:
    """Return what a rate or an award of a measure pays the firm in a class, or why that can't be computed."""
    if vars(term)["kind"] == "award":
        return _award(term, tier, firm)
    found = _share(measure, term, tier, firm)
    limit = next((one for one in measure.term if one.id == vars(term)["within"]), None)
    if limit is None or not isinstance(found, Sum):
        return found
    most = _share(measure, limit, tier, firm)
    return found._replace(raw=min(found.raw, most.raw)) if isinstance(most, Sum) else most


def _award(term: Figure, tier: Tier | None, firm: Firm) -> Sum | tuple[Why, str]:
    """Return a fixed sum, times the number of what it is paid for each of."""
    if vars(term)["unit"] != firm.currency:
        return "currency", vars(term)["unit"]
    number = _number(term, tier, firm)
    if number is None and term.per not in OF_ONE:
        return "number-not-told", term.per
    yearly = Decimal(term.value) * (_MONTHS if term.period == "monthly" else 1)
    return Sum(yearly) if number is None else Sum(yearly * number, number=number)


def _number(term: Figure, tier: Tier | None, firm: Firm) -> Number | None:
    """Return how many a firm tells of what a sum is paid for each of."""
    if term.per == "square-metre":
        return firm.figure("floor-area")
    if term.per == "person":
        return (firm.people or {}).get(tier.people) if tier and tier.people else None
    numbers: dict[Any, int] = {**(firm.numbers or {})}
    return numbers.get(term.per)


def _share(measure: Measure, term: Figure, tier: Tier | None, firm: Firm) -> Sum | tuple[Why, str]:
    """Return a share of what a firm pays or earns."""
    base: str = vars(term)["base"]
    if measure.instrument == "tax-incentive":
        return "tax-rate", base
    if base == "unstated":
        return "base-unstated", base
    if term.per not in OF_PROJECT:
        return "number-not-told", term.per
    return _points_off(term, firm) if vars(term)["unit"] != "percent" else _percent(measure, term, tier, firm)


def _points_off(term: Figure, firm: Firm) -> Sum | tuple[Why, str]:
    """Return what percentage points off a loan's rate save of its interest."""
    interest, percent = firm.figure("loan-interest"), firm.figure("loan-rate")
    if interest is None or not percent:
        return "points-off-a-rate", "loan-interest"
    return Sum(interest * min(Decimal(term.value) / percent, Decimal(1)), base_value=interest)


def _percent(measure: Measure, term: Figure, tier: Tier | None, firm: Firm) -> Sum | tuple[Why, str]:
    """Return a share of the base, or of the part of it above a threshold, or for one kind of chips."""
    base: str = vars(term)["base"]
    chips = tier.compute if tier else None
    value = firm.figure(base, home_grown=None if chips is None else chips == "home-grown")
    if value is None:
        return ("not-told" if firm.figure(base) is None else "split-not-told"), base
    above = next((one for one in measure.term if one.id == vars(term)["above"]), None)
    counting = max(value - above.value, Decimal(0)) if above else value
    return Sum(counting * Decimal(term.value) / 100, base_value=value, above=above)
