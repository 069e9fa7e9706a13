"""What of one measure is counted: a firm is in one of its classes."""

from collections.abc import Sequence
from typing import NamedTuple

from aipolicy.estimator.checks import for_firms
from aipolicy.estimator.limits import ByYear
from aipolicy.estimator.line import LeftOut, Line
from aipolicy.model.firm import parts_of
from aipolicy.model.measure import Measure


class Counted(NamedTuple):
    """A line with what of it is in the two sums, year by year, and why it is not there whole."""

    line: Line
    possible: ByYear
    sure: ByYear
    left_out: LeftOut | None = None
    left_out_for: tuple[str, ...] = ()


def counted_of(measure: Measure, lines: Sequence[tuple[Line, ByYear]]) -> list[Counted]:
    """Return what of each line of a measure is counted as long as no other measure is looked at.

    A line comes with what it would pay in each year, before its ceilings for all years. Of rates of one spending for
    several classes, and of awards, the one that gives most in a year is counted, before what other measures leave is
    looked at; but those for home-grown and for other chips, or for parts of a sum, share it, and stand together against
    those for the whole of it, and people of several classes may all be hired. What is paid to the people whom a firm
    hires is not the firm's.
    """
    nothing = [(0,) * len(yearly) for _, yearly in lines]
    if not for_firms(measure):
        return [Counted(line, none, none, "for-people") for (line, _), none in zip(lines, nothing, strict=True)]
    own = [line for line, _ in lines]
    may = [none if line.eligible == "no" else paid for (line, paid), none in zip(lines, nothing, strict=True)]
    surely = [_surely(line, paid) for line, paid in lines]
    possible, sure = _counted(own, may), _counted(own, surely)
    some = [line for line, most in zip(own, possible, strict=True) if any(most)]
    return [
        Counted(line, most, least, *_why(line, most, [one for one in some if _kind(one, own) == _kind(line, own)]))
        for line, most, least in zip(own, possible, sure, strict=True)
    ]


def _surely(line: Line, paid: ByYear) -> ByYear:
    """Return what a firm gets that surely fits: in the first year alone where nothing says that it comes again."""
    years = 0 if line.eligible != "yes" else 1 if line.repeats == "unknown" else len(paid)
    return paid[:years] + (0,) * (len(paid) - years)


def _counted(lines: Sequence[Line], own: Sequence[ByYear]) -> list[ByYear]:
    """Return what of each line is counted where it would give so much by itself: in each year the best class."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for number, line in enumerate(lines):
        alike.setdefault(_kind(line, lines), []).append(number)
    years = [
        {number for kind, group in alike.items() for number in _best(lines, own, group, kind[0], year)}
        for year in range(max(map(len, own), default=0))
    ]
    return [
        tuple(paid if number in years[year] else 0 for year, paid in enumerate(one)) for number, one in enumerate(own)
    ]


def _kind(line: Line, lines: Sequence[Line]) -> tuple[object, ...]:
    """Return what lines have in common of which one is counted: the spending, or the sum that holds it, first."""
    sums = (one.base for one in lines if one.base and line.base in parts_of(one.base))
    return next(sums, line.base), line.per, line.tier if line.per == "person" else None


def _best(
    lines: Sequence[Line], own: Sequence[ByYear], alternatives: Sequence[int], spending: object, year: int
) -> list[int]:
    """Return the best of alternatives in a year: a line for the whole spending, or one for each part or kind of chips.

    A line whose ceiling for all years is used up gives way.
    """

    def gain(number: int) -> tuple[int, int]:
        return min(lines[number].by_year[year], own[number][year]), own[number][year]

    parts: dict[tuple[object, object], list[int]] = {}
    for number in alternatives:
        parts.setdefault((lines[number].base, lines[number].chips), []).append(number)
    best = {part: max(group, key=gain) for part, group in parts.items()}
    whole = [number for part, number in best.items() if part == (spending, None)]
    split = [number for part, number in best.items() if part != (spending, None)]
    return max(split, whole, key=lambda numbers: [sum(part) for part in zip((0, 0), *map(gain, numbers), strict=True)])


def _why(line: Line, counted: ByYear, alike: Sequence[Line]) -> tuple[LeftOut | None, tuple[str, ...]]:
    """Return why a line is not counted, or not in every year in which it would pay."""
    if line.eligible == "no":
        return "does-not-fit", ()
    if all(had >= paid for had, paid in zip(counted, line.by_year, strict=True)):
        return None, ()
    return "another-class", tuple(dict.fromkeys(one.term for one in alike if one is not line))
