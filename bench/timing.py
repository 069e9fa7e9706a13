"""Timing whole processes in turn, so that a noisy machine is as noisy for each."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

AIPOLICY = str(Path(sys.executable).with_name("aipolicy"))


class Run(NamedTuple):
    """A process to time."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = {}


def medians(runs: Mapping[str, Run], rounds: int) -> dict[str, float]:
    """Return the median time of each run in milliseconds; every round does each run once."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            start = time.perf_counter()
            subprocess.run(
                run.arguments,
                stdout=subprocess.DEVNULL,
                check=True,
                cwd="/",
                env={**os.environ, **run.environment},
            )
            if number:  # the first round warms the caches of the machine
                times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def report(measured: Mapping[str, float], ratios: Sequence[tuple[str, str, float]]) -> bool:
    """Print medians and ratios with their goals; return whether every goal was reached."""
    for name, value in measured.items():
        print(f"{name:<12} {value:7.1f} ms")
    reached = True
    for one, other, goal in ratios:
        ratio = measured[one] / measured[other]
        reached &= ratio <= goal
        print(f"{one} / {other}: {ratio:.2f} (goal: at most {goal})")
    return reached
