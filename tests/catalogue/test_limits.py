"""What no catalogue needs is refused, with a message of its own, before it can do harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aipolicy.catalogue import toml
from tests.conftest import SMALL, Outcome, changed

Command = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("The list of centres.", "x" * 20_001, "holds a text of 20,001 characters, more than 20,000"),
        ('aliases = ["NP"', "aliases = [" + '"a",' * 100_001 + '"NP"', "entries in one table, more than 100,000"),
        ("value = 5_000_000\n", "value = " + "9" * 30 + "\n", "holds a whole number of 100 bits"),
        ('aliases = ["NP"', "aliases = " + "[" * 500 + "]" * 500 + '\nmore = ["NP"', "nested too deeply"),
    ],
)
def test_what_is_too_long_or_too_deep_is_refused(
    command: Command, tmp_path: Path, old: str, new: str, words: str
) -> None:
    outcome = command("validate", str(changed(tmp_path, (old, new))))
    assert outcome.code == 3
    assert words in outcome.out


def test_a_file_that_is_too_large_is_not_read(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toml, "LARGEST_FILE", 1_000)
    outcome = command("list", "--catalog", str(changed(tmp_path)))
    assert (outcome.code, outcome.out) == (3, "")
    assert "is larger than" in outcome.err


def test_a_pipe_is_not_waited_for(command: Command, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    outcome = command("list", "--catalog", str(tmp_path / "pipe.toml"))
    assert (outcome.code, outcome.out) == (2, "")
    assert "is no ordinary file" in outcome.err


def test_a_link_out_of_the_folder_is_refused(command: Command, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "mine").mkdir(parents=True)
    (home / "mine.toml").write_bytes(SMALL.read_bytes())
    (tmp_path / "elsewhere.toml").write_text("", "utf-8")
    (home / "mine" / "southport-harbour.toml").symlink_to(tmp_path / "elsewhere.toml")
    outcome = command("list", "--catalog", str(home / "mine.toml"))
    assert (outcome.code, outcome.out) == (3, "")
    assert "is a link that leads out of" in outcome.err
