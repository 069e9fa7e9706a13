"""In which years a sum is paid."""

from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from aipolicy.estimator.fit import altogether
from aipolicy.estimator.limits import MONTHS, ByYear
from aipolicy.estimator.line import Met
from aipolicy.estimator.rule import Rule
from aipolicy.model.term import Figure

_OF_ONE_THING = ("project", "contract", "order", "product", "model", "dataset", "event")
"""What a sum is paid for once, where the text does not say otherwise."""


class Horizon(NamedTuple):
    """Whether a sum is paid year after year, and what it comes to in each year asked about."""

    repeats: Met
    yearly: ByYear
    """Within the ceilings of a year."""
    by_year: ByYear
    """Within those for all years too, which are used up from the first on."""


def horizon(rule: Rule, raw: Decimal) -> Horizon:
    """Return what a yearly sum comes to within ceilings, as long as it lasts and its document applies.

    It runs from the first year asked about, or is paid in the one year of support for which it is. A sum is rounded
    down to whole units in each year.
    """
    asked, tier = rule.asked, rule.tier
    repeats = _repeats(rule.term, rule.duration, is_for_one_year=bool(tier and tier.support_year))
    first = tier.support_year - 1 if tier and tier.support_year else 0
    months = _months(rule.duration) if rule.duration and repeats == "yes" else asked.years * MONTHS
    lasts = asked.runs_until(rule.place.packages[rule.measure.package].effective_until)
    end = min(lasts, first + 1 if repeats == "no" else asked.years)

    def paid(year: int) -> int:
        paying = max(0, min(MONTHS, months - year * MONTHS)) if first <= year < end else 0
        whole = int((raw * paying / MONTHS).to_integral_value(ROUND_FLOOR))
        return min([whole, *(one.most for one in rule.limits(paying) if one.yearly)])

    yearly = tuple(paid(year) for year in range(asked.years))
    total = min((one.most for one in rule.limits() if not one.yearly), default=sum(yearly))
    return Horizon(repeats, yearly, altogether(yearly, total))


def _repeats(term: Figure, duration: Figure | None, *, is_for_one_year: bool) -> Met:
    """Return whether a sum is paid year after year."""
    if is_for_one_year or term.period in ("one-off", "programme"):
        return "no"
    if term.period in ("annual", "monthly") or duration:
        return "yes"
    return "no" if term.per in _OF_ONE_THING else "unknown"


def _months(duration: Figure) -> int:
    return int(duration.value * (1 if vars(duration)["unit"] == "months" else MONTHS))
