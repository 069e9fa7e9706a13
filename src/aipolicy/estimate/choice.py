"""What limits what can be had together: ceilings, classes, measures that exclude one another."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

from aipolicy.catalogue.place import Place
from aipolicy.estimate.result import Line, Met
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import CURRENCIES, Figure

OF_ONE = ("firm", "body", "unstated", "total")
"""Beneficiaries of whom a firm is one."""
OF_PROJECT = (*OF_ONE, "project", "contract", "order")
"""The same where a firm tells of one project, contract or order."""
_MOST_TRIED = 12


def is_of(term: Figure, tier: Tier | None) -> bool:
    """Return whether a term holds for a class: it is of that class, or of all."""
    return term.tier in (None, tier.id if tier else None)


def ceilings(measure: Measure, tier: Tier | None, subject: str | None) -> list[Figure]:
    """Return the ceilings on money that limit what a firm gets of a measure in a class and for a subject.

    Without a class and a subject, those that hold for all.
    """
    return [
        one
        for one in measure.term
        if vars(one)["kind"] == "cap"
        and vars(one)["unit"] in CURRENCIES
        and one.per in OF_PROJECT
        and is_of(one, tier)
        and one.subject in (None, subject)
    ]


def shares(measure: Measure, lines: Sequence[Line], eligible: Collection[Met]) -> list[int]:
    """Return what of each line of a measure is counted, where only lines are that are so eligible.

    A firm is in one class, so of rates of one base the one that gives most is counted; but those for home-grown and for
    other chips share the base, and stand together against those for the whole of it. A ceiling for all classes holds
    for all lines together.
    """
    able = [number for number, line in enumerate(lines) if line.eligible in eligible]
    bases: dict[object, list[int]] = {}
    for number in able:
        bases.setdefault((lines[number].base, lines[number].per), []).append(number)
    chosen = {number for own in bases.values() for number in _best(lines, own)}
    room = min((int(one.value) for one in ceilings(measure, None, None)), default=None)
    found = []
    for number, line in enumerate(lines):
        amount = line.amount if number in chosen else 0
        if room is not None:
            amount = min(amount, room)
            room -= amount
        found.append(amount)
    return found


def _best(lines: Sequence[Line], alternatives: Sequence[int]) -> list[int]:
    """Return the best of alternatives: a line for the whole base, or one for each kind of chips."""
    by_chips: dict[str | None, list[int]] = {}
    for number in alternatives:
        by_chips.setdefault(lines[number].chips, []).append(number)
    best = {chips: max(own, key=lambda number: lines[number].amount) for chips, own in by_chips.items()}
    split = [number for chips, number in best.items() if chips]
    whole = [number for chips, number in best.items() if not chips]
    return max(split, whole, key=lambda chosen: sum(lines[number].amount for number in chosen))


def admissible(place: Place, lines: Sequence[Line]) -> list[Line]:
    """Return the lines, of measures that exclude one another only those counted that give most together.

    All sets of them are tried; of more than a dozen, those that give most are taken one after another.
    """
    measures = {line.measure for line in lines if line.possible}
    entangled = sorted(id_ for id_ in measures if measures & set(place.exclusions.get(id_, ())))
    kept = _kept(place, lines, entangled)
    return [replace(one, possible=0, sure=0) if one.measure in {*entangled} - kept else one for one in lines]


def _kept(place: Place, lines: Sequence[Line], entangled: Sequence[str]) -> set[str]:
    def gain(chosen: Collection[str]) -> int:
        return sum(line.possible for line in lines if line.measure in chosen)

    def fits(id_: str, others: Collection[str]) -> bool:
        return not {*others} & {*place.exclusions.get(id_, ())}

    if len(entangled) > _MOST_TRIED:
        taken: list[str] = []
        for id_ in sorted(entangled, key=lambda id_: (-gain([id_]), id_)):
            taken += [id_] if fits(id_, taken) else []
        return {*taken}
    sets = (chosen for size in range(len(entangled) + 1) for chosen in combinations(entangled, size))
    return {*max((one for one in sets if all(fits(id_, one) for id_ in one)), key=gain)}
