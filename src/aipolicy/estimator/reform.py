"""What a changed catalogue changes for a firm."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from aipolicy.estimator.line import Line
from aipolicy.estimator.result import ChangedLine, Estimate, PlaceEstimate, Reform, Sums

Asking = Callable[[Sequence[str]], Estimate]
"""An estimate for places by their names, or for all without any."""


def reformed(names: Sequence[str], before: Asking, after: Asking) -> Estimate:
    """Return the estimate under a reform, each place of it with what the reform changes for the firm.

    Places that pay something under one of the two catalogues alone are among them; what the other does not know pays
    nothing there.
    """
    was = {one.place.id: one for one in before(()).places}
    every = list(names) or list(was | {one.place.id: one for one in after(()).places})
    found = after(every)
    return replace(found, places=[replace(one, reform=_reform(was.get(one.place.id), one)) for one in found.places])


def _reform(before: PlaceEstimate | None, after: PlaceEstimate) -> Reform:
    was, now = ({(line.term, line.tier): line for line in one.lines} if one else {} for one in (before, after))
    changed = [_changed(after, line, was.get(key), now.get(key)) for key, line in (was | now).items()]
    return Reform(
        before=Sums(sure=before.sure if before else 0, possible=before.possible if before else 0),
        lines=[one for one in changed if (one.sure, one.possible) != (one.sure_before, one.possible_before)],
    )


def _changed(place: PlaceEstimate, line: Line, before: Line | None, after: Line | None) -> ChangedLine:
    return ChangedLine(
        jurisdiction=place.place.id,
        currency=place.currency,
        measure=line.measure,
        measure_title=line.measure_title,
        term=line.term,
        tier=line.tier,
        sure_before=before.sure if before else 0,
        sure=after.sure if after else 0,
        possible_before=before.possible if before else 0,
        possible=after.possible if after else 0,
    )
