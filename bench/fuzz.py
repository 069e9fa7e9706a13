"""Mutated catalogues: none may end in anything but an answer or a told fault.

Run it from a checkout: python bench/fuzz.py [CASES] [SEED]. It changes bytes, tokens and the structure of our own
files, reads and shows the result, and prints how many were sound, how many refused, the slowest and the memory.
"""

import datetime as dt
import multiprocessing
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.dossier import dossier
from aipolicy.errors import CatalogueError, UsageError
from aipolicy.render import table
from aipolicy.render.pages.dossier import page
from aipolicy.render.voice import Voice
from aipolicy.validation import faults_of

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 22)
PLACES = ("hefei", "ningbo", "hongkong", "wuhu", "korea", "xian", "zhongshan")
TOKEN = re.compile(r'"[^"\n]*"|[A-Za-z_-]+|\d[\d_.-]*|\S')
ODD = (
    '"', "'", '"""', "[", "]", "{", "}", "=", ",", "#", "\n", "\\", "\x00", "\x1b[31m", "\u202e", "\ud7ff", "\ufeff",
    "-1", "0", "1e400", "nan", "inf", "9" * 400, "true", "[[", "]]", "2025-13-01", "0x", "{0.__class__}", "%s",
    "<script>", "=1+1", '"china"', "measure", "[[term]]", "[[measure]]", "id = ", "sources = []",
    "part_of = ", "[[[[[[[[",
)  # fmt: skip


def mutated(text: str, dice: random.Random) -> bytes:
    """Return a text with some bytes, tokens or lines changed."""
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        match dice.randrange(6):
            case 0:
                at = dice.randrange(len(text) + 1)
                text = text[:at] + dice.choice(ODD) + text[at + dice.randrange(3) :]
            case 1:
                tokens = list(TOKEN.finditer(text))
                one, other = dice.choice(tokens), dice.choice(tokens)
                text = text[: one.start()] + other[0] + text[one.end() :]
            case 2:
                lines = text.split("\n")
                lines.insert(dice.randrange(len(lines)), dice.choice(lines))
                text = "\n".join(lines)
            case 3:
                lines = text.split("\n")
                del lines[dice.randrange(len(lines))]
                text = "\n".join(lines)
            case 4:
                token = dice.choice(list(TOKEN.finditer(text)))
                text = text[: token.start()] + dice.choice(ODD) + text[token.end() :]
            case _:
                start = dice.randrange(len(text))
                text = text[:start] + text[start + dice.randrange(1, 200) :]
    data = bytearray(text.encode(errors="replace"))
    if dice.random() < 0.2:
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def run(seed: int) -> tuple[str, float, str]:
    """Read and show one mutated catalogue; return how it ended, the seconds, and what was unexpected."""
    dice = random.Random(seed)
    place = dice.choice(PLACES)
    front = (ROOT / "data" / "policies.toml").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.toml"
        (Path(folder) / "mine").mkdir()
        is_front = dice.random() < 0.2
        path.write_bytes(mutated(front, dice) if is_front else front.encode())
        text = (ROOT / "data" / "policies" / f"{place}.toml").read_text("utf-8")
        (Path(folder) / "mine" / f"{place}.toml").write_bytes(text.encode() if is_front else mutated(text, dice))
        start = time.perf_counter()
        try:
            faults_of([[path]], DAY)
            catalogue = Catalogue(path)
            table.render(page(dossier(catalogue, place, DAY), DAY, Voice(), with_sources=True), width=80, color=False)
            end = "sound"
        except (CatalogueError, UsageError):
            end = "refused"
        except Exception as error:
            return "crashed", time.perf_counter() - start, f"seed {seed}: {type(error).__name__}: {error}"
        return end, time.perf_counter() - start, ""


if __name__ == "__main__":
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with multiprocessing.Pool() as pool:
        results = pool.map(run, range(first, first + cases), chunksize=50)
    ends = Counter(end for end, _, _ in results)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"{cases} cases: {dict(ends)}; slowest {max(seconds for _, seconds, _ in results):.2f} s; {memory} MB at most"
    )
    print(*sorted({what for _, _, what in results if what})[:20], sep="\n")
    sys.exit(ends["crashed"] > 0)
