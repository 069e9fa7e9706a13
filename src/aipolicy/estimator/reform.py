"""What a changed catalogue changes for a firm."""

from collections.abc import Sequence
from dataclasses import replace

from aipolicy.estimator.result import ChangedLine, Estimate, Line, PlaceEstimate, Reform, Sums


def reformed(before: Estimate, after: Estimate) -> Estimate:
    """Return the estimate under a reform, each place of it with what the reform changes for the firm."""
    was = {one.place.id: one for one in before.places}
    return replace(after, places=[replace(one, reform=_reform(was.get(one.place.id), one)) for one in after.places])


def _reform(before: PlaceEstimate | None, after: PlaceEstimate) -> Reform:
    was, now = _counted(before.lines if before else []), _counted(after.lines)
    lines = [
        ChangedLine(
            jurisdiction=after.place.id,
            currency=after.currency,
            measure=line.measure,
            measure_title=line.measure_title,
            term=line.term,
            tier=line.tier,
            before=was[key].possible if key in was else 0,
            after=now[key].possible if key in now else 0,
        )
        for key, line in (was | now).items()
        if (was[key].possible if key in was else 0) != (now[key].possible if key in now else 0)
    ]
    sums = Sums(sure=before.sure if before else 0, possible=before.possible if before else 0)
    return Reform(before=sums, lines=lines)


def _counted(lines: Sequence[Line]) -> dict[tuple[str, str | None], Line]:
    return {(line.term, line.tier): line for line in lines}
