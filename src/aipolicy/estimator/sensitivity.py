"""How the sums of places follow one figure of the firm."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from aipolicy.catalogue.firm import checked
from aipolicy.catalogue.firm_changes import base_of, number
from aipolicy.choices import check_choices
from aipolicy.errors import UsageError
from aipolicy.estimator.curve import Bite, Point, Vary
from aipolicy.estimator.result import Estimate, PlaceEstimate
from aipolicy.messages import noted
from aipolicy.model.firm import Firm
from aipolicy.model.vocabulary import words

_MOST_VALUES = 201
_NO_RANGE = noted("--vary {text!r} is no range. Write it as compute_rent=0:20m:1m: from, to, step.")


def vary_of(text: str) -> Vary:
    """Return what `compute_rent=0:20m:1m` asks for: a figure, from where to where, and by which step.

    Raises UsageError.
    """
    name, _, rest = text.partition("=")
    check_choices("--vary", [base := base_of(name)], [word for word in words("base") if word != "unstated"])
    first, last, step = (number(part) for part in [*rest.split(":"), "", "", ""][:3])
    if first is None or last is None or step is None or rest.count(":") != 2:
        raise UsageError(_NO_RANGE, text=text)
    return Vary(base=base, first=first, last=last, step=step)


def varied(firm: Firm, vary: Vary, estimated: Callable[[Firm], Estimate]) -> Estimate:
    """Return the estimate of a firm with, for each place, the two sums at each value of one of its figures.

    `estimated` answers for a firm. With them stands where ceilings are reached on the way. Raises UsageError for a
    range that is none, CatalogueError where the firm can't be so at one of its ends.
    """
    text = f"{vary.base}={vary.first}:{vary.last}:{vary.step}"
    if not (vary.first < vary.last and vary.step > 0):
        raise UsageError(_NO_RANGE, text=text)
    if (vary.last - vary.first) / vary.step > _MOST_VALUES - 1:
        raise UsageError(
            "--vary {text!r} has more than {most} values. Take a larger step.", text=text, most=_MOST_VALUES
        )
    for end in (vary.first, vary.last):
        checked(firm.with_figure(vary.base, end))
    at = {value: _by_place(estimated(firm.with_figure(vary.base, value))) for value in vary.values}
    found = estimated(firm)
    places = []
    for one in found.places:
        own = {value: places_then[one.place.id] for value, places_then in at.items()}
        curve = [
            Point(jurisdiction=one.place.id, currency=one.currency, value=value, sure=then.sure, possible=then.possible)
            for value, then in own.items()
        ]
        bites = sorted(_bites(own[vary.first], own[vary.last], vary), key=lambda bite: (bite.value, bite.term))
        places.append(replace(one, curve=curve, bites=bites))
    return replace(found, vary=vary, places=places)


def _by_place(found: Estimate) -> dict[str, PlaceEstimate]:
    return {one.place.id: one for one in found.places}


def _bites(first: PlaceEstimate, last: PlaceEstimate, vary: Vary) -> Iterator[Bite]:
    """Yield where counted rates come to their ceilings; a base runs straight from its first value to its last."""
    began = {(line.term, line.tier): line.base_value for line in first.lines}
    for line in last.lines:
        start, end, reached = began.get((line.term, line.tier)), line.base_value, line.ceiling_at
        if reached is None or start is None or end is None or start == end or not (line.possible or line.sure):
            continue
        part = Decimal(reached - start) / (end - start)
        if 0 < part <= 1:
            value = (vary.first + part * (vary.last - vary.first)).to_integral_value(ROUND_CEILING)
            yield Bite(term=line.term, measure_title=line.measure_title, value=int(value))
