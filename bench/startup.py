"""How long a run takes to start, as ratios to interpreters that do nothing.

Run it from an environment into which the wheel was installed: python bench/startup.py [ROUNDS]
(an editable install checks the catalogue at every run, which an installed one does not).
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.timing import AIPOLICY, Run, medians, report

LIBRARIES = "import typer, rich.console, rich.table, tomli; from pydantic import BaseModel"
COMPARE = [AIPOLICY, "compare", "shanghai", "zhejiang"]
RUNS = {
    "a bare": Run([sys.executable, "-c", "pass"]),
    "b libraries": Run([sys.executable, "-c", LIBRARIES]),
    "c table": Run(COMPARE),
    "c ko": Run([*COMPARE, "--lang", "ko", "--currency", "KRW"]),
    "c zh": Run([*COMPARE, "--lang", "zh", "--currency", "USD"]),
    "d json": Run([*COMPARE, "--format", "json"]),
    "d ko": Run([*COMPARE, "--format", "json", "--lang", "ko"]),
    "d zh": Run([*COMPARE, "--format", "json", "--lang", "zh"]),
    "e version": Run([AIPOLICY, "--version"]),
    "f complete": Run(
        [AIPOLICY],
        {"_AIPOLICY_COMPLETE": "complete_bash", "COMP_WORDS": "aipolicy compare sh", "COMP_CWORD": "2"},
    ),
}
GOALS = [
    ("c table", "b libraries", 1.25),
    ("c ko", "b libraries", 1.25),
    ("c zh", "b libraries", 1.25),
    ("d json", "b libraries", 0.9),
    ("d ko", "b libraries", 0.9),
    ("d zh", "b libraries", 0.9),
    ("e version", "a bare", 4.0),
    ("f complete", "b libraries", 0.6),
]

if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    sys.exit(not report(medians(RUNS, rounds), GOALS))
