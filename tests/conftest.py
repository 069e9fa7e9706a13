"""What the tests share: a small catalogue, and the command run in process or as one."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.cli.app import run

settings.register_profile(
    "steady",
    derandomize=True,
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("deep", settings.get_profile("steady"), derandomize=False, max_examples=2_000)
settings.load_profile("steady")
"""The same cases in every run; `pytest --hypothesis-profile deep tests/test_any_catalogue.py` looks for new ones."""

SMALL = Path(__file__).parent / "data" / "small.toml"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def small() -> Catalogue:
    return Catalogue(SMALL)


@pytest.fixture(scope="session")
def real() -> Catalogue:
    return Catalogue()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*os.environ]:
        if name.startswith(("AIPOLICY_", "LC_")) or name in (
            "LANG",
            "FORCE_COLOR",
            "NO_COLOR",
            "COLUMNS",
            "GITHUB_ACTIONS",
        ):
            monkeypatch.delenv(name)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command line in this process."""

    def call(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["aipolicy", *arguments])
        code = run()
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return call


def process(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "aipolicy", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the small catalogue with some changes to its text; return its path."""
    text = SMALL.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path
