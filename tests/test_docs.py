"""What the README shows is what the command does."""

import contextlib
import io
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from aipolicy.cli.app import COMMANDS
from aipolicy.listing import Noun
from tests.conftest import process

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ALL = {path.name: path.read_text("utf-8") for path in sorted(ROOT.glob("README*.md"))}
CONSOLE = [
    found for text in ALL.values() for found in re.findall(r"```console\n\$ (aipolicy .*)\n((?:.*\n)*?)```", text)
]
BLOCKS = [block for text in ALL.values() for block in re.findall(r"```sh\n((?:.*\n)*?)```", text)]
SHELL = [line for block in BLOCKS for line in block.splitlines()]
PYTHON = re.findall(r"```python\n((?:.*\n)*?)```", README)


@pytest.mark.parametrize(("command", "expected"), CONSOLE, ids=[command for command, _ in CONSOLE])
def test_output_in_the_readme_is_real(command: str, expected: str) -> None:
    done = process(*shlex.split(command)[1:], COLUMNS="80")
    shown = done.stdout.decode("utf-8")
    for part in expected.split("...\n"):
        assert part in shown
    assert done.returncode == 0


@pytest.mark.parametrize("line", [line for line in SHELL if line.startswith("aipolicy ")])
def test_commands_in_the_readme_run(line: str, tmp_path: Path) -> None:
    (mine,) = re.findall(r"```toml\n((?:.*\n)*?)```", README)
    (tmp_path / "mine.toml").write_text(mine, "utf-8")
    command = re.split(r" [|>] ", line)[0]
    done = subprocess.run([sys.executable, "-m", *shlex.split(command)], capture_output=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("code", PYTHON)
def test_python_in_the_readme_runs(code: str) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    assert "shanghai exact 1000000000 CNY programme confirmed None\n" in out.getvalue()
    assert "zhejiang about 500000000 CNY unstated reported None\n" in out.getvalue()


def test_each_language_has_a_readme_that_starts_the_same_way() -> None:
    assert set(ALL) == {"README.md", "README.ko.md", "README.zh.md"}
    for name, text in ALL.items():
        assert "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/aipolicy compare" in text, name
        assert all(f"`aipolicy {command}" in text for command in COMMANDS if command not in ("fmt", "schema")), name
        assert "```console\n$ aipolicy compare" in text, name


def test_the_readme_has_examples() -> None:
    assert len(CONSOLE) >= 4
    assert len([line for line in SHELL if line.startswith("aipolicy ")]) >= 4
    assert len(PYTHON) == 1


def test_every_command_option_and_exit_code_is_documented() -> None:
    from aipolicy.errors import ExitStatus

    for name in COMMANDS:
        assert f"`aipolicy {name}" in README
        options = set(re.findall(r"--[a-z][a-z-]+", process(name, "--help").stdout.decode()))
        assert options - {"--help", "--install-completion", "--show-completion"} <= set(
            re.findall(r"--[a-z-]+", README)
        )
    assert all(f"| {status.value} |" in README for status in ExitStatus)


def test_the_data_version_is_the_one_to_cite() -> None:
    front = (ROOT / "data" / "policies.toml").read_text("utf-8")
    version = re.search(r'data_version = "(.*)"', front)
    assert version
    for text in (README, (ROOT / "data" / "README.md").read_text("utf-8")):
        assert version[1] in text.replace("\n> ", " ")


def test_every_dependency_is_named_with_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for dependency in wanted:
        name = re.match(r"[A-Za-z-]+", dependency)
        assert name
        assert f"`{name[0]}`" in contributing, dependency


def test_the_sample_package_is_sound(tmp_path: Path) -> None:
    from aipolicy.catalogue.catalogue import Catalogue

    sample, page = re.findall(r"```toml\n((?:.*\n)*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    front = tmp_path / "mine.toml"
    front.write_text(page, "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "wuhu.toml").write_text(sample, "utf-8")
    place = Catalogue(front).place("wuhu")
    assert [measure.id for measure in place.holdings.measure] == ["wuhu-example-2026.compute"]


def test_the_changelog_counts_right() -> None:
    import aipolicy

    policies = aipolicy.load()
    changelog = " ".join((ROOT / "CHANGELOG.md").read_text("utf-8").split())
    counts = [
        f"{policies.list(noun).total} {noun}" for noun in get_args(Noun) if noun not in ("jurisdictions", "instruments")
    ]
    assert f"{policies.list('jurisdictions').total} places" in changelog
    for count in counts:
        assert count in changelog, count
