"""What a firm would have to change to get more of a measure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from aipolicy.catalogue.place import Place
from aipolicy.estimator.choice import Counted
from aipolicy.estimator.question import Question
from aipolicy.estimator.result import Change, Check
from aipolicy.estimator.rules import of_measure
from aipolicy.model.firm import REGISTERED, Firm
from aipolicy.model.measure import Measure
from aipolicy.model.term import CURRENCIES
from aipolicy.rows.exchange import converted

_IN_HAND = ("threshold", "condition")
"""What a firm can change; its stage and size it can't at will."""
_FINEST = Decimal("0.01")


def changes(
    place: Place, measure: Measure, counted: Sequence[Counted], firm: Firm, asked: Question
) -> Iterator[Change]:
    """Yield what a firm would have to change to get more of a measure than what is counted of it now."""
    now = _sum(counted)
    told = set()
    for line in (one.line for one in counted if one.line.eligible == "no"):
        missing = tuple(check for check in line.checks if check.met == "no")
        about = tuple(check.asked for check in missing)
        if about in told or not all(check.about in _IN_HAND for check in missing):
            continue
        told.add(about)
        other = firm
        for check in missing:
            other = _changed(other, check, place)
        then, _ = of_measure(place, measure, other, asked)
        if (gain := _sum(then) - now) > 0:
            yield Change(
                measure=measure.id,
                measure_title=line.measure_title,
                term=line.term,
                missing=missing,
                gain=gain,
                gain_converted=converted(gain, None, line.currency, asked.as_of.year, place.reader),
            )


def _sum(counted: Sequence[Counted]) -> int:
    return sum(sum(one.possible) for one in counted)


def _changed(firm: Firm, check: Check, place: Place) -> Firm:
    """Return the firm as a check asks for it, just past a threshold that must be passed."""
    if check.threshold and check.threshold.base:
        step = Decimal(1) if check.threshold.unit in CURRENCIES else _FINEST
        past = {"more-than": step, "less-than": -step}.get(check.threshold.bound, Decimal(0))
        return firm.with_figure(check.threshold.base, check.threshold.value + past)
    if check.asked == (REGISTERED,):
        return replace(firm, registered=[*(firm.registered or ()), place.jurisdiction.id])
    return replace(firm, conditions={**(firm.conditions or {}), check.asked[0]: True})
