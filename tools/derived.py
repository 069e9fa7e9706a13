"""Write anew what follows from the catalogue: output, counts and version in the READMEs and CHANGELOG, the list of ids.

Run it from a checkout after a change of the data or of a page: python -m tools.derived
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import aipolicy
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.listing import Noun

ROOT = Path(__file__).parents[1]
IDS = ROOT / "tests" / "data" / "ids.txt"
_CONSOLE = re.compile(r"```console\n\$ aipolicy (.*)\n((?:.*\n)*?)```")
_CUT = "...\n"
"""Last line of an output of which the README shows the beginning."""
_PLAIN = {"COLUMNS": "80", "PATH": ""}


def main() -> None:
    """Write the files that change and print their names."""
    policies = aipolicy.load()
    counts = {noun: policies.list(noun).total for noun in get_args(Noun)}
    version = policies.catalogue.data_version
    for path in (*sorted(ROOT.glob("README*.md")), ROOT / "data" / "README.md", ROOT / "CHANGELOG.md"):
        _rewrite(path, lambda text: _versioned(_counted(_CONSOLE.sub(_output, text), counts), version))
    known = set(IDS.read_text("utf-8").splitlines())
    _rewrite(IDS, lambda _: "".join(f"{id_}\n" for id_ in sorted(known | ids(policies.catalogue))))


def ids(catalogue: Catalogue) -> set[str]:
    """Return every id of a catalogue with its noun."""
    found = {f"place {id_}" for id_ in catalogue.register} | {f"source {one.id}" for one in catalogue.front.source}
    for place in catalogue.places():
        found |= {f"source {one.id}" for one in place.holdings.source}
        found |= {f"package {id_}" for id_ in place.packages} | {f"measure {id_}" for id_ in place.measures}
        found |= {f"term {id_}" for id_ in place.terms}
        found |= {f"indicator {one.jurisdiction}/{one.id}" for one in place.holdings.indicator}
        found |= {f"discrepancy {one.jurisdiction}/{one.id}" for one in place.holdings.discrepancy}
    return found


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    if (after := change(before)) != before:
        path.write_text(after, "utf-8")
        print(path.relative_to(ROOT))


def _output(found: re.Match[str]) -> str:
    call = [sys.executable, "-m", "aipolicy", *shlex.split(found[1])]
    shown = subprocess.run(call, capture_output=True, check=True, cwd=ROOT, env=_PLAIN).stdout.decode("utf-8")
    if found[2].endswith(_CUT):
        length = found[2].count("\n") - 1
        shown = "".join(shown.splitlines(keepends=True)[:length]) + _CUT
    return f"```console\n$ aipolicy {found[1]}\n{shown}```"


_NAMES: dict[str, Noun] = {
    "places: China": "jurisdictions", "packages": "packages", "measures": "measures", "terms": "terms",
    "indicators": "indicators", "discrepancies": "discrepancies", "disagreements": "discrepancies",
    "sources": "sources",
}  # fmt: skip
_COUNT = re.compile(r"\d[\d,]* places: China(?:.|\n)*?[\d,]+\ssources")


def _counted(text: str, counts: Mapping[Noun, int]) -> str:
    """Return a text in which the sentence that counts the catalogue has its numbers."""

    def right(sentence: re.Match[str]) -> str:
        counted = sentence[0]
        for name, noun in _NAMES.items():
            counted = re.sub(rf"\d[\d,]*(?=\s{name})", f"{counts[noun]:,}", counted)
        return counted

    return _COUNT.sub(right, text)


def _versioned(text: str, version: str) -> str:
    """Return a text that names the version of the data as it is: to cite it, and of the newest line of changes."""
    return re.sub(
        r"(?<=version\n> )[\d.]+\d(?=\. CC)|(?<=^- Data )[\d.]+\d(?=, with)", version, text, flags=re.MULTILINE
    )


if __name__ == "__main__":
    main()
