"""In which years a sum is paid."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from aipolicy.estimator.limits import ByYear, limit, within
from aipolicy.estimator.question import Question
from aipolicy.estimator.result import Met
from aipolicy.model.measure import Tier
from aipolicy.model.package import Package
from aipolicy.model.term import Figure

_MONTHS = 12
_OF_ONE_THING = ("project", "contract", "order", "product", "model", "dataset", "event")
"""What a sum is paid for once, where the text does not say otherwise."""


class Horizon(NamedTuple):
    """Whether a sum is paid year after year, and what it comes to in each year asked about."""

    repeats: Met
    by_year: ByYear


def horizon(
    raw: Decimal,
    term: Figure,
    tier: Tier | None,
    caps: Sequence[Figure],
    duration: Figure | None,
    package: Package,
    asked: Question,
) -> Horizon:
    """Return what a yearly sum comes to within ceilings, as long as it lasts and its document applies.

    It runs from the first year asked about, or is paid in the one year of support for which it is. A sum is rounded
    down to whole units in each year.
    """
    repeats = _repeats(term, tier, duration)
    first = tier.support_year - 1 if tier and tier.support_year else 0
    months = _months(duration) if duration and repeats == "yes" else asked.years * _MONTHS
    end = min(asked.runs_until(package.effective_until), first + 1 if repeats == "no" else asked.years)
    by_year: ByYear = tuple(
        int((raw * max(0, min(_MONTHS, months - year * _MONTHS)) / _MONTHS).to_integral_value(ROUND_FLOOR))
        if first <= year < end
        else 0
        for year in range(asked.years)
    )
    for cap in caps:
        (by_year,) = within([by_year], limit(cap))
    return Horizon(repeats, by_year)


def _repeats(term: Figure, tier: Tier | None, duration: Figure | None) -> Met:
    """Return whether a sum is paid year after year."""
    if (tier and tier.support_year) or term.period in ("one-off", "programme"):
        return "no"
    if term.period in ("annual", "monthly") or duration:
        return "yes"
    return "no" if term.per in _OF_ONE_THING else "unknown"


def _months(duration: Figure) -> int:
    return int(duration.value * (1 if vars(duration)["unit"] == "months" else _MONTHS))
