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

import aipolicy
from aipolicy.cli.app import COMMANDS
from aipolicy.listing import Noun
from tests.conftest import process
from tools import derived

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
    (mine,) = (text for text in re.findall(r"```toml\n((?:.*\n)*?)```", README) if "[[source]]" in text)
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
        assert all(
            f"`aipolicy {command}" in text for command in COMMANDS if command not in ("fmt", "schema", "firm")
        ), name
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
    (tmp_path / "mine" / "demo.toml").write_text(sample, "utf-8")
    place = Catalogue(front).place("demo")
    assert [measure.id for measure in place.holdings.measure] == ["demo-compute-2026.compute"]


def test_readme_and_changelog_count_right() -> None:
    policies = aipolicy.load()
    counts = {noun: policies.list(noun).total for noun in get_args(Noun)}
    for text in (README, (ROOT / "CHANGELOG.md").read_text("utf-8")):
        plain = " ".join(text.split()).replace("disagreements", "discrepancies")
        assert f"{counts['jurisdictions']} places: China" in plain
        for noun in ("packages", "measures", "terms", "indicators", "discrepancies", "sources"):
            assert f"{counts[noun]:,} {noun}" in plain, noun


def test_what_follows_from_the_catalogue_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = aipolicy.load().catalogue.data_version
    for name in ("tests/data/ids.txt", "README.md", "CHANGELOG.md", "data/README.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / name).read_text("utf-8")
        path.write_text(text.replace("380 packages", "1 packages").replace(version, "2020.01.01"), "utf-8")
    ids = (tmp_path / "tests/data/ids.txt").read_text("utf-8").splitlines()
    (tmp_path / "tests/data/ids.txt").write_text("\n".join(["place of-old", *ids[1:]]) + "\n", "utf-8")
    monkeypatch.setattr(derived, "ROOT", tmp_path)
    monkeypatch.setattr(derived, "IDS", tmp_path / "tests/data/ids.txt")
    monkeypatch.setattr(derived, "_output", lambda found: found[0])
    derived.main()
    for name in ("README.md", "CHANGELOG.md", "data/README.md"):
        assert (tmp_path / name).read_text("utf-8") == (ROOT / name).read_text("utf-8")
    assert (tmp_path / "tests/data/ids.txt").read_text("utf-8").splitlines() == sorted([*ids, "place of-old"])
