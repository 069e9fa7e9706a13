"""What a rate or an award pays in a year, before its ceilings."""

from decimal import Decimal
from typing import NamedTuple

from aipolicy.estimator.limits import MONTHS, OF_ONE, OF_PROJECT, number_of
from aipolicy.estimator.line import Why
from aipolicy.estimator.rule import Rule
from aipolicy.model.firm import Firm
from aipolicy.model.term import Figure, Number

_FLOORS = ("at-least", "more-than")


class Sum(NamedTuple):
    """What a rate or an award pays in a year before its ceilings."""

    raw: Decimal
    base: str | None = None
    """Of a rate: what it is a share of in the end; of one that is taken off a loan's rate, the interest."""
    base_value: Decimal | None = None
    share: Decimal = Decimal(0)
    """Of a rate: which part of the base."""
    number: Number | None = None


def sum_of(rule: Rule) -> Sum | tuple[Why, str]:
    """Return what a rate or an award of a measure pays the firm in a class, or why that can't be computed."""
    if rule.term.bound in _FLOORS:
        return "floor-alone", vars(rule.term)["unit"]
    if vars(rule.term)["kind"] == "award":
        return _award(rule)
    found, limit = _share(rule), rule.other("within")
    if limit is None or not isinstance(found, Sum):
        return found
    most = _share(rule._replace(term=limit))
    return min(found, most, key=lambda one: one.raw) if isinstance(most, Sum) else most


def _award(rule: Rule) -> Sum | tuple[Why, str]:
    """Return a fixed sum, times the number of what it is paid for each of."""
    term = rule.term
    if vars(term)["unit"] != rule.firm.currency:
        return "currency", vars(term)["unit"]
    number = number_of(term, rule.tier, rule.firm)
    if number is None and term.per not in OF_ONE:
        return "number-not-told", term.per
    return Sum(
        Decimal(term.value) * (MONTHS if term.period == "monthly" else 1) * (1 if number is None else number),
        number=number,
    )


def _share(rule: Rule) -> Sum | tuple[Why, str]:
    """Return a share of what a firm pays or earns."""
    base: str = vars(rule.term)["base"]
    if rule.measure.instrument == "tax-incentive":
        return "tax-rate", base
    if base == "unstated":
        return "base-unstated", base
    if rule.term.per not in OF_PROJECT and number_of(rule.term, rule.tier, rule.firm) is None:
        return "number-not-told", rule.term.per
    return _points_off(rule.term, rule.firm) if vars(rule.term)["unit"] != "percent" else _percent(rule, base)


def _points_off(term: Figure, firm: Firm) -> Sum | tuple[Why, str]:
    """Return what percentage points off a loan's rate save of its interest."""
    interest, percent = firm.figure("loan-interest"), firm.figure("loan-rate")
    if interest is None or not percent:
        return "points-off-a-rate", "loan-interest"
    share = min(Decimal(term.value) / percent, Decimal(1))
    return Sum(interest * share, "loan-interest", interest, share)


def _percent(rule: Rule, base: str) -> Sum | tuple[Why, str]:
    """Return a share of the base, or of the part of it above a threshold, or for one kind of chips."""
    chips = rule.tier.compute if rule.tier else None
    value = rule.firm.figure(base, home_grown=None if chips is None else chips == "home-grown")
    if value is None:
        return ("not-told" if rule.firm.figure(base) is None else "split-not-told"), base
    above, share = rule.other("above"), Decimal(rule.term.value) / 100
    counting = max(value - above.value, Decimal(0)) if above else value
    return Sum(counting * share, base, value, share)
