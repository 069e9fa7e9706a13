"""What of one measure is counted: a firm is in one of its classes."""

from collections.abc import Sequence
from typing import NamedTuple

from aipolicy.estimator.checks import for_firms
from aipolicy.estimator.limits import ByYear
from aipolicy.estimator.result import LeftOut, Line
from aipolicy.model.measure import Measure


class Counted(NamedTuple):
    """A line with what of it is in the two sums, year by year, and why it is not there whole."""

    line: Line
    possible: ByYear
    sure: ByYear
    left_out: LeftOut | None = None
    left_out_for: tuple[str, ...] = ()


def counted_of(measure: Measure, lines: Sequence[Line]) -> list[Counted]:
    """Return what of each line of a measure is counted as long as no other measure is looked at.

    Of rates of one base for several classes, and of awards, the one that gives most in a year is counted; but those for
    home-grown and for other chips share the base, and stand together against those for the whole of it. What is paid to
    the people whom a firm hires is not the firm's.
    """
    if not for_firms(measure):
        return [Counted(line, _none(line), _none(line), "for-people") for line in lines]
    possible = _counted(lines, [_none(one) if one.eligible == "no" else one.by_year for one in lines])
    sure = _counted(lines, [_surely(one) for one in lines])
    whole = [line for line, most in zip(lines, possible, strict=True) if most == line.by_year]
    some = [line for line, most in zip(lines, possible, strict=True) if any(most)]
    return [
        Counted(line, most, least, *(_why(line, some) if line not in whole else ()))
        for line, most, least in zip(lines, possible, sure, strict=True)
    ]


def _none(line: Line) -> ByYear:
    return (0,) * len(line.by_year)


def _surely(line: Line) -> ByYear:
    """Return what a firm gets that surely fits: in the first year alone where nothing says that it comes again."""
    if line.eligible != "yes":
        return _none(line)
    return line.by_year[:1] + _none(line)[1:] if line.repeats == "unknown" else line.by_year


def _counted(lines: Sequence[Line], own: Sequence[ByYear]) -> list[ByYear]:
    """Return what of each line is counted where it would give so much by itself: in each year the best class."""
    alike: dict[object, list[int]] = {}
    for number, line in enumerate(lines):
        alike.setdefault((line.base, line.per), []).append(number)
    years = [
        {number for group in alike.values() for number in _best(lines, [one[year] for one in own], group)}
        for year in range(max(map(len, own), default=0))
    ]
    return [
        tuple(paid if number in years[year] else 0 for year, paid in enumerate(one)) for number, one in enumerate(own)
    ]


def _best(lines: Sequence[Line], own: Sequence[int], alternatives: Sequence[int]) -> list[int]:
    """Return the best of alternatives: a line for the whole base, or one for each kind of chips."""
    by_chips: dict[str | None, list[int]] = {}
    for number in alternatives:
        by_chips.setdefault(lines[number].chips, []).append(number)
    best = {chips: max(group, key=own.__getitem__) for chips, group in by_chips.items()}
    split = [number for chips, number in best.items() if chips]
    whole = [number for chips, number in best.items() if not chips]
    return max(split, whole, key=lambda numbers: sum(own[number] for number in numbers))


def _why(line: Line, counted: Sequence[Line]) -> tuple[LeftOut, tuple[str, ...]]:
    """Return why a line is not counted, or not in every year."""
    if line.eligible == "no":
        return "does-not-fit", ()
    own = (line.base, line.per)
    return "another-class", tuple(one.term for one in counted if (one.base, one.per) == own and one is not line)
