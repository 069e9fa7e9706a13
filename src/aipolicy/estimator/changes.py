"""What a firm would have to change to get more in a place."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from aipolicy.estimator.line import Check
from aipolicy.estimator.result import Change, PlaceEstimate
from aipolicy.model.firm import REGISTERED, Firm, share_of
from aipolicy.model.term import CURRENCIES

_IN_HAND = ("threshold", "condition")
"""What a firm can change; its stage and size it can't at will."""
_FINEST = Decimal("0.01")


def changes(found: PlaceEstimate, firm: Firm, estimated: Callable[[Firm], PlaceEstimate]) -> list[Change]:
    """Return what a firm would have to change to get more of a measure, and of its place, the largest gain first.

    The firm is that in the currency of the place; `estimated` gives what the place would pay another one. Each line for
    which the firm does not fit is tried by itself.
    """
    better: dict[tuple[str, ...], Change] = {}
    for line in found.lines:
        missing = tuple(check for check in line.checks if check.met == "no")
        asked = tuple(id_ for check in missing for id_ in check.asked)
        if not missing or asked in better or not all(check.about in _IN_HAND for check in missing):
            continue
        other = firm
        for check in sorted(missing, key=_is_ratio):  # a ratio follows from figures that may change too
            other = _changed(other, check, line.jurisdiction)
        then = estimated(other)
        is_its_own = _of(then, line.measure) > _of(found, line.measure)
        better[asked] = Change(
            measure=line.measure,
            measure_title=line.measure_title,
            term=line.term,
            missing=missing,
            gain=then.possible - found.possible if is_its_own else 0,
            gain_converted=None,
        )
    return sorted((one for one in better.values() if one.gain > 0), key=lambda one: (-one.gain, one.term))


def _of(place: PlaceEstimate, measure: str) -> int:
    return sum(line.possible for line in place.lines if line.measure == measure)


def _is_ratio(check: Check) -> bool:
    return bool(check.threshold and check.threshold.base and share_of(check.threshold.base))


def _changed(firm: Firm, check: Check, place: str) -> Firm:
    """Return the firm as a check of a place asks for it, just past a threshold that must be passed."""
    if check.threshold and check.threshold.base:
        step = Decimal(1) if check.threshold.unit in CURRENCIES else _FINEST
        past = {"more-than": step, "less-than": -step}.get(check.threshold.bound, Decimal(0))
        return firm.with_figure(check.threshold.base, check.threshold.value + past)
    if check.asked == (REGISTERED,):
        return replace(firm, registered=[*(firm.registered or ()), place])
    return replace(firm, conditions={**(firm.conditions or {}), check.asked[0]: True})
