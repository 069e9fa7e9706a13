"""Whether a question costs the same in a catalogue of 10 and 100 times as many places.

Run it from an environment into which the wheel was installed: python bench/growth.py [ROUNDS]
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from aipolicy.paths import data_folder
from bench.timing import AIPOLICY, Run, medians, report

SIZES = (1, 10, 100)
GOALS = {10: 1.15, 100: 2.0}


def grow(folder: Path, times: int) -> Path:
    """Write a catalogue with so many copies of every place under other ids; return its front page."""
    front = (data_folder() / "policies.toml").read_text("utf-8")
    register, _, sources = front.partition("[[source]]")
    head, *entries = register.split("[[jurisdiction]]")
    files = {path.stem: path.read_text("utf-8") for path in (data_folder() / "policies").glob("*.toml")}
    places = folder / f"times-{times}"
    places.mkdir()
    copies = []
    for number in range(times):
        mark = f"-{number}" if number else ""
        copies += [_renamed(entry, list(files), mark) for entry in entries]
        for place, text in files.items():
            (places / f"{place}{mark}.toml").write_text(_renamed(text, list(files), mark), "utf-8")
    path = folder / f"times-{times}.toml"
    path.write_text("[[jurisdiction]]".join([head, *copies]) + "[[source]]" + sources, "utf-8")
    return path


def _renamed(text: str, places: list[str], mark: str) -> str:
    for key in ("id", "parent", "jurisdiction"):
        for place in places:
            text = text.replace(f'{key} = "{place}"', f'{key} = "{place}{mark}"')
    return text


def main(rounds: int) -> int:
    """Measure and report; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        runs = {}
        for size in SIZES:
            command = [AIPOLICY, "compare", "shanghai", "zhejiang", "--catalog", str(grow(Path(folder), size))]
            runs[f"table x{size}"] = Run(command)
            runs[f"json x{size}"] = Run([*command, "--format", "json"])
        goals = [(f"{kind} x{size}", f"{kind} x1", goal) for kind in ("table", "json") for size, goal in GOALS.items()]
        return not report(medians(runs, rounds), goals)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 11))
