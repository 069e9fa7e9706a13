"""Guided fuzzing of the loader: inputs that reach new code are kept and mutated further.

Run it from a checkout with the extra `fuzz`: python bench/guided.py [SECONDS]. A file that ends in anything but a sound
catalogue or its faults, takes over 2 seconds or 500 MB stops it, and is written to the working folder as
crash-*, timeout-* or oom-*.
"""

import datetime as dt
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["aipolicy"]):
    from aipolicy.catalogue.catalogue import Catalogue
    from aipolicy.doubts import doubts
    from aipolicy.errors import CatalogueError

SMALL = Path(__file__).parents[1] / "tests" / "data" / "small.toml"
DAY = dt.date(2026, 11, 22)
FOLDER = Path(tempfile.mkdtemp())
MINE = FOLDER / "mine.toml"


def read(data: bytes) -> None:
    """Read a file alone, and laid over a sound catalogue."""
    MINE.write_bytes(data)
    for paths in ((MINE,), (SMALL, MINE)):
        try:
            doubts(Catalogue(*paths), DAY)
        except CatalogueError as error:
            str(error)


if __name__ == "__main__":
    corpus = FOLDER / "corpus"
    corpus.mkdir()
    whole = SMALL.read_bytes()
    for number, entry in enumerate([whole, *whole.split(b"\n\n")]):
        (corpus / str(number)).write_bytes(entry)
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    limits = [f"-max_total_time={seconds}", "-max_len=20000", "-rss_limit_mb=500", "-timeout=2"]
    atheris.Setup([sys.argv[0], str(corpus), *limits], read)
    atheris.Fuzz()
