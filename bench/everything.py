"""What questions over the whole catalogue cost, as ratios to importing the libraries that a run needs.

Run it from an environment into which the wheel was installed: python bench/everything.py [ROUNDS]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.startup import LIBRARIES
from bench.timing import AIPOLICY, Run, medians, report

EXAMPLE = Path(__file__).parents[1] / "examples" / "startup.toml"
QUESTIONS = {
    "list": ["list"],
    "list packages": ["list", "packages"],
    "list terms": ["list", "terms"],
    "search": ["search", "voucher"],
    "rank": ["rank", "--instrument", "compute-voucher", "--kind", "cap", "--per", "firm"],
    "timeline": ["timeline"],
    "gaps": ["gaps"],
    "estimate": ["estimate", str(EXAMPLE)],
    "estimate --vary": ["estimate", str(EXAMPLE), "--vary", "compute_rent=0:20m:1m"],
}
GOALS = dict.fromkeys(QUESTIONS, 2.0) | {"estimate": 3.0, "estimate --vary": 10.0}
"""The start-up, and at most as much again; every place weighed once, or 21 times, may take more."""


def main(rounds: int) -> int:
    """Measure and report; return the exit code."""
    runs = {"libraries": Run([sys.executable, "-c", LIBRARIES])}
    runs |= {name: Run([AIPOLICY, *arguments]) for name, arguments in QUESTIONS.items()}
    return not report(medians(runs, rounds), [(name, "libraries", goal) for name, goal in GOALS.items()])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 11))
