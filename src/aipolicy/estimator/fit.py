"""Sums of lines cut to what several of them may have together: exactly the most that fits."""

from collections.abc import Sequence
from typing import NamedTuple

from aipolicy.estimator.limits import ByYear, Limit, within

_START, _END = "start", "end"


class Bound(NamedTuple):
    """A limit for several lines, by their numbers."""

    limit: Limit
    lines: Sequence[int]
    ceiling: str | None = None
    """Full id of the ceiling; none for what the firm spends."""


def fitted(amounts: Sequence[ByYear], bounds: Sequence[Bound]) -> list[ByYear]:
    """Return the amounts cut so that every bound is kept and their sum is the most that fits, the first first.

    Bounds of which each holds all lines of another, or none of them, are kept by cutting one after another, the inner
    ones first. Where they cross (a ceiling for several spendings, a spending with several ceilings) the most is the
    maximum flow from the spendings through lines and years to the ceilings.
    """
    inner_first = sorted(bounds, key=lambda one: (len(one.lines), not one.limit.yearly))
    cut = list(amounts)
    for one in inner_first:
        for number, own in zip(one.lines, within([cut[number] for number in one.lines], one.limit), strict=True):
            cut[number] = own
    if not any(_cross(one, other) for one in bounds for other in bounds):
        return cut
    best = _flow(amounts, inner_first)
    return best if sum(map(sum, best)) > sum(map(sum, cut)) else cut


def _cross(one: Bound, other: Bound) -> bool:
    shared = {*one.lines} & {*other.lines}
    return bool(shared) and shared not in ({*one.lines}, {*other.lines})


def _flow(amounts: Sequence[ByYear], inner_first: Sequence[Bound]) -> list[ByYear]:
    import networkx  # few estimates need it, and it takes a while to load

    graph: networkx.DiGraph[object] = networkx.DiGraph()
    for number, own in enumerate(amounts):
        over = [(at, one) for at, one in enumerate(inner_first) if number in one.lines]
        for year, amount in enumerate(own):
            nodes = [((f"bound {at}", year if one.limit.yearly else None), one) for at, one in over]
            path = [
                *((node, one.limit.most) for node, one in nodes[::-1] if not one.ceiling),
                ((number, year), amount),
                *((node, one.limit.most) for node, one in nodes if one.ceiling),
            ]
            before: object = _START
            for node, most in path:
                graph.add_edge(before, (node, "in"))
                graph.add_edge((node, "in"), (node, "out"), capacity=most)
                before = (node, "out")
            graph.add_edge(before, _END)
    _, flow = networkx.maximum_flow(graph, _START, _END)
    return [
        tuple(flow[(number, year), "in"][(number, year), "out"] for year in range(len(own)))
        for number, own in enumerate(amounts)
    ]
