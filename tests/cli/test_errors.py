"""Bad input: what is said, on which stream, with which exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SMALL, Outcome, process

Command = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (("show", "atlantis"), 4, "no place, package or measure is called 'atlantis'"),
        (("show", "shangai"), 4, "Did you mean shanghai"),
        (("compare", "atlantis", "hefei"), 4, "no place is called 'atlantis'"),
        (("show", "hefei-ai-2018"), 4, "Did you mean hefei-ai-2019"),
        (("search", ""), 2, "there is nothing to look for"),
        (("show", "h"), 4, "fits several places"),
        (("compare", "shanghai"), 2, "two places or more"),
        (("compare", "shanghai", "上海"), 2, "shanghai is named 2 times"),
        (("compare", "shanghai", "zhejiang", "--kind", "gift"), 2, "--kind 'gift' is not known"),
        (("compare", "shanghai", "zhejiang", "--instrument", "rd-grants"), 2, "Did you mean rd-grant"),
        (("compare",), 2, "Missing argument"),
        (("list", "towns"), 2, "'towns' is not one of"),
        (("list", "--format", "xml"), 2, "'xml' is not one of 'table', 'json', 'csv', 'markdown'"),
        (("list", "terms", "--sort", "value"), 2, "can't be ranked together"),
        (("list", "--limit", "0"), 2, "0 is not in the range"),
        (("list", "--level", "town"), 2, "Choose one of national"),
        (("list", "--as-of", "yesterday"), 2, "'yesterday' is no date. Write it as YYYY-MM-DD"),
        (("list", "packages", "--since", "2025-13-01"), 2, "'2025-13-01' is no day, month or year"),
        (("list", "--colour"), 2, "No such option: --colour"),
        (("lst",), 2, "No such command 'lst'"),
        (("list", "--catalog", "/no/such/file.toml"), 2, "no catalogue at /no/such/file.toml"),
        (("fmt", "--catalog", "a", "--catalog", "b"), 2, "more than one catalogue"),
        (("list", "--as-of", "20250301"), 2, "is no date"),
        (("list", "--sort", "nonsense", "--in", "china"), 2, "no column 'nonsense'"),
        (("list", "--catalog", "/"), 2, "/ is a folder. Give its front page"),
        (("sources", "nowhere"), 4, "no place, package or measure is called 'nowhere'"),
        (("search",), 2, "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_bad_input_is_told_plainly(command: Command, call: tuple[str, ...], code: int, words: str) -> None:
    outcome = command(*call)
    assert (outcome.code, outcome.out) == (code, "")
    assert words in " ".join(outcome.err.split())
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd6\xd0", "is not UTF-8"),
        (b"a = ", "is not TOML"),
        (b"colour = 1", "colour: is not a known key"),
        (b"", "is missing"),
    ],
)
def test_a_broken_catalogue_ends_with_3(command: Command, tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    outcome = command("list", "--catalog", str(path), "--format", "json")
    assert (outcome.code, outcome.out) == (3, "")
    assert str(path) in outcome.err
    assert words in outcome.err


def test_faults_do_not_pass_escapes_on(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(SMALL.read_text("utf-8").replace('"in-force"', '"\\u001b[31mred"'), "utf-8")
    outcome = command("list", "--catalog", str(path))
    assert outcome.code == 3
    assert "\x1b" not in outcome.err


def test_a_file_that_can_not_be_written_stays_as_it_was(command: Command, tmp_path: Path) -> None:
    outcome = command("list", "--output", str(tmp_path / "no" / "folder.txt"))
    assert (outcome.code, outcome.out) == (1, "")
    assert "can't be written" in outcome.err


def test_an_interrupted_write_leaves_the_old_file(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    assert command("list", "--output", str(target)).code == 130
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_fault_of_our_own_shows_no_traceback_unless_asked(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("aipolicy.listing.listing", fail)
    outcome = command("list")
    assert outcome.code == 1
    assert "a fault of aipolicy itself: ZeroDivisionError: x" in outcome.err
    debugged = command("--debug", "list")
    assert debugged.code == 1
    assert "Traceback" in debugged.err
    assert command("--debug", "show", "atlantis").code == 4


def test_a_process_ends_with_the_same_code() -> None:
    done = process("show", "atlantis")
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.startswith(b"aipolicy: no place, package or measure is called 'atlantis'.")
