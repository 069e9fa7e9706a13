"""Circles in what should be a line of descent."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise


def circles(links: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Yield the circles in links, each as ids of which every one leads to the next and the last to the first."""
    left = {start: set(ends) for start, ends in links.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            path: list[str] = error.args[1][::-1]  # the sorter tells of it from the end
            yield path[:-1]
            for start, end in pairwise(path):
                left[start].discard(end)
        else:
            return
