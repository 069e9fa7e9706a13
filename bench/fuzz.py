"""Mutated catalogues: none may end in anything but an answer or its faults.

Run it from a checkout: python bench/fuzz.py [CASES] [SEED]. It changes bytes, tokens, lines and the structure of our
own files and of the tests' catalogue, alone or laid over another, validates the result and asks it, each by the
command line, and prints the exit codes, the slowest call and the memory. What ends with another exit code than 0 and 3
is told with its seed.
"""

import contextlib
import datetime as dt
import io
import multiprocessing
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import tomli
import tomli_w

sys.path.insert(0, str(Path(__file__).parents[1]))

from aipolicy.cli.app import run as run_command
from aipolicy.errors import ExitStatus

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "data" / "small.toml"
PLACES = ("hefei", "ningbo", "hongkong", "wuhu", "korea", "xian", "zhongshan")
TOKEN = re.compile(r'"[^"\n]*"|[A-Za-z_-]+|\d[\d_.-]*|\S')
ODD = (
    '"', "'", '"""', "[", "]", "{", "}", "=", ",", "#", "\n", "\\", "\x00", "\x1b[31m", "\u202e", "\ud7ff", "\ufeff",
    "-1", "0", "1e400", "nan", "inf", "9" * 400, "true", "[[", "]]", "2025-13-01", "0x", "{0.__class__}", "%s",
    "<script>", "=1+1", '"china"', "measure", "[[term]]", "[[measure]]", "id = ", "sources = []",
    "part_of = ", "[[[[[[[[", "0x" + "f" * 6000, 'without = ["unit"]',
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    -1, 0, 2**63, 1.5, 1e300, float("nan"), True, "", "x" * 30_000, "\x1b[31m", "china", "2025-01-01", [], {}, [[]],
    [{}], {"id": []}, [{"id": {}}], dt.date(1, 1, 1), dt.datetime(2025, 1, 1), dt.time(1), [1] * 1000,
)  # fmt: skip
OVER = ROOT / "tests" / "data" / "over.toml"
"""Entries of the tests' catalogue, changed in part."""
ALLOWED = ExitStatus.DONE, ExitStatus.INVALID


class Outcome(NamedTuple):
    """How the calls on one mutated catalogue ended."""

    codes: tuple[int, ...]
    seconds: float
    """Of the slowest call."""
    told: str
    """What was unexpected."""


def mutated(text: str, dice: random.Random) -> bytes:
    """Return a text with some bytes, tokens, lines or values changed."""
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        text = dice.choice(WAYS)(text, dice) if text else "x"
    data = bytearray(text.encode(errors="replace"))
    if data and dice.random() < 0.2:
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _insert(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(ODD) + text[at + dice.randrange(3) :]


def _copy_token(text: str, dice: random.Random) -> str:
    start, end = _token(text, dice)
    other = slice(*_token(text, dice))
    return text[:start] + text[other] + text[end:]


def _odd_token(text: str, dice: random.Random) -> str:
    start, end = _token(text, dice)
    return text[:start] + dice.choice(ODD) + text[end:]


def _token(text: str, dice: random.Random) -> tuple[int, int]:
    """Return where a token begins and ends, or the beginning of a text that has none."""
    return dice.choice([found.span() for found in TOKEN.finditer(text)] or [(0, 0)])


def _repeat_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(dice.randrange(len(lines)), dice.choice(lines))
    return "\n".join(lines)


def _drop_line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    del lines[dice.randrange(len(lines))]
    return "\n".join(lines)


def _cut(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    return text[:start] + text[start + dice.randrange(1, 200) :]


def _restructure(text: str, dice: random.Random) -> str:
    """Put an odd value, a copy of another value or nothing somewhere in the tables; a text that is no TOML stays."""
    try:
        tables = tomli.loads(text)
    except ValueError:
        return text
    nodes = list(_nodes(tables))
    if not nodes:
        return text
    (holder, key), (giver, other) = dice.choice(nodes), dice.choice(nodes)
    match dice.randrange(3):
        case 0:
            holder[key] = dice.choice(VALUES)
        case 1:
            holder[key] = giver[other]
        case _:
            del holder[key]
    try:
        return tomli_w.dumps(tables)
    except (RecursionError, TypeError, ValueError):  # a table in itself, a value that TOML does not have
        return text


def _nodes(value: Any) -> list[tuple[Any, Any]]:
    inner = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [(value, key) for key, _ in inner] + [node for _, one in inner for node in _nodes(one)]


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _insert, _copy_token, _odd_token, _repeat_line, _drop_line, _cut, _restructure, _restructure,
)  # fmt: skip


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8")


def written(folder: Path, dice: random.Random) -> list[str]:
    """Write a mutated catalogue; return the paths to ask, the lowest first."""
    path = folder / "mine.toml"
    if dice.random() < 0.4:
        path.write_bytes(mutated(_text(SMALL), dice))
        third = folder / "third.toml"
        third.write_bytes(mutated(_text(OVER), dice))
        orders = [path], [SMALL, path], [path, SMALL], [SMALL, third], [SMALL, path, third], [path, third, SMALL]
        return [str(one) for one in dice.choice(orders)]
    place = dice.choice(PLACES)
    front, own = _text(ROOT / "data" / "policies.toml"), _text(ROOT / "data" / "policies" / f"{place}.toml")
    is_front = dice.random() < 0.2
    path.write_bytes(mutated(front, dice) if is_front else front.encode())
    (folder / "mine").mkdir()
    (folder / "mine" / f"{place}.toml").write_bytes(own.encode() if is_front else mutated(own, dice))
    return [str(SMALL), str(path)] if dice.random() < 0.2 else [str(path)]


def run(seed: int) -> Outcome:
    """Validate one mutated catalogue and ask it."""
    dice = random.Random(seed)
    codes, slowest, told = [], 0.0, ""
    with tempfile.TemporaryDirectory() as folder:
        layers = [word for path in written(Path(folder), dice) for word in ("--catalog", path)]
        format_ = dice.choice(("table", "json", "csv", "markdown"))
        what = dice.choice((["terms"], ["measures"], ["sources"], ["packages"]))
        calls = [["validate"], ["list", *what, "--format", format_]]
        if len(layers) > 2 and str(SMALL) in layers:
            calls.append(["show", "northport", "--layers", "--format", format_])
        for call in calls:
            start = time.perf_counter()
            code, said = _called([*call, "--as-of", "2026-11-22", *layers])
            slowest = max(slowest, time.perf_counter() - start)
            codes.append(code)
            told += "" if code in ALLOWED else f"seed {seed}: {call[0]} ended with {code}: {said[:300]}\n"
    return Outcome(tuple(codes), slowest, told)


def _called(arguments: list[str]) -> tuple[int, str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    argv = patch.object(sys, "argv", ["aipolicy", *arguments])
    with argv, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_command()
    err.flush()
    return int(code), err.buffer.getvalue().decode()


if __name__ == "__main__":
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with multiprocessing.Pool() as pool:
        results = pool.map(run, range(first, first + cases), chunksize=50)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    ends = Counter(code for outcome in results for code in outcome.codes)
    print(f"{cases} cases, {ends.total()} calls, by exit code: {dict(sorted(ends.items()))}")
    print(f"slowest call {max(outcome.seconds for outcome in results):.2f} s; at most {memory} MB")
    print(*[outcome.told for outcome in results if outcome.told][:20], sep="", end="")
    sys.exit(not set(ends) <= set(ALLOWED))
