"""Sums of lines cut to what several of them may have together: the most that fits."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from aipolicy.estimator.limits import ByYear

_START, _END = "start", "end"
Cell = tuple[int, int]
"""A line, by its number, in a year."""


class Bound(NamedTuple):
    """The most that some lines may have together in some years."""

    most: int
    cells: frozenset[Cell]
    ceiling: str | None = None
    """Full id of the ceiling; none for what the firm spends."""


def fitted(amounts: Sequence[ByYear], bounds: Sequence[Bound]) -> list[ByYear]:
    """Return the amounts cut so that every bound is kept and their sum is the most that fits.

    Bounds of which each holds all cells of another, or none of them, are kept by cutting one after another, the inner
    ones first. Where spending crosses ceilings (a ceiling for several spendings, or for several years) the most is the
    maximum flow from the spendings through the cells to the ceilings. Ceilings that cross one another fit no flow: then
    the cuts are filled up again as far as there is room, which keeps every bound and may be less than the most.
    """
    cut = {(line, year): amount for line, own in enumerate(amounts) for year, amount in enumerate(own)}
    whole = dict(cut)
    bounds = [one for one in bounds if sum(whole[cell] for cell in one.cells) > one.most]  # the others keep themselves
    inner_first = sorted(bounds, key=lambda one: len(one.cells))
    for one in inner_first:
        left = one.most
        for cell in sorted(one.cells, key=lambda cell: (cell[1], cell[0])):
            cut[cell] = min(cut[cell], left)
            left -= cut[cell]
    if any(one.cells & other.cells not in (set(), one.cells, other.cells) for one, other in combinations(bounds, 2)):
        flow = _flow(whole, inner_first)
        kept = all(sum(flow[cell] for cell in one.cells) <= one.most for one in bounds)
        cut = flow if kept and sum(flow.values()) > sum(cut.values()) else cut
    for cell in sorted(cut, key=lambda cell: (cell[1], cell[0])):  # what a cut took without need
        room = [one.most - sum(cut[other] for other in one.cells) for one in bounds if cell in one.cells]
        cut[cell] += min([whole[cell] - cut[cell], *room])
    return [tuple(cut[line, year] for year in range(len(own))) for line, own in enumerate(amounts)]


def altogether(own: ByYear, most: int) -> ByYear:
    """Return the amounts of years cut so that they are no more than that together, the first years first."""
    (found,) = fitted([own], [Bound(most, frozenset((0, year) for year in range(len(own))))])
    return found


def _flow(amounts: dict[Cell, int], inner_first: Sequence[Bound]) -> dict[Cell, int]:
    import networkx  # few estimates need it, and it takes a while to load

    graph: networkx.DiGraph[object] = networkx.DiGraph()
    for cell, amount in amounts.items():
        over = [(f"bound {at}", one) for at, one in enumerate(inner_first) if cell in one.cells]
        path: list[tuple[object, int]] = [
            *((name, one.most) for name, one in over[::-1] if not one.ceiling),
            (cell, amount),
            *((name, one.most) for name, one in over if one.ceiling),
        ]
        before: object = _START
        for node, most in path:
            graph.add_edge(before, (node, "in"))
            graph.add_edge((node, "in"), (node, "out"), capacity=most)
            before = (node, "out")
        graph.add_edge(before, _END)
    _, flow = networkx.maximum_flow(graph, _START, _END)
    return {cell: flow[cell, "in"][cell, "out"] for cell in amounts}
