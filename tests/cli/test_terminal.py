"""Terminals, pipes and encodings."""

import json
import os
import pty
import subprocess
import sys
from typing import Any

import pytest
from rich.cells import cell_len

from tests.conftest import SMALL, process

AIPOLICY = [sys.executable, "-m", "aipolicy"]


def on_terminal(*arguments: str, columns: int = 80, **environment: Any) -> tuple[int, str]:
    """Run the command with a terminal as its standard output; return the exit code and what it showed."""
    leader, follower = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns), **environment}
    with subprocess.Popen([*AIPOLICY, *arguments], stdout=follower, stderr=subprocess.PIPE, env=env) as run:
        os.close(follower)
        shown = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # Linux tells the end of a terminal so
                break
            if not chunk:
                break
            shown += chunk
        run.wait()
    os.close(leader)
    return run.returncode, shown.decode("utf-8").replace("\r\n", "\n")


def test_colour_on_a_terminal_only() -> None:
    assert "\x1b[1m" in on_terminal("list")[1]
    assert b"\x1b" not in process("list").stdout


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_variables(environment: dict[str, Any], coloured: bool) -> None:
    assert ("\x1b" in on_terminal("list", **environment)[1]) is coloured
    if "TERM" not in environment:
        assert (b"\x1b" in process("list", **environment).stdout) is coloured


@pytest.mark.parametrize("columns", [40, 80, 100, 140, 200])
@pytest.mark.parametrize(
    "call",
    [
        ("compare", "상하이", "浙江"),
        ("compare", "shanghai", "zhejiang", "hangzhou", "anhui", "hefei", "ningbo"),
        ("show", "hefei", "--sources"),
        ("list", "packages"),
        ("search", "算力券"),
    ],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_terminal(call: tuple[str, ...], columns: int) -> None:
    code, shown = on_terminal(*call, columns=columns, NO_COLOR="1")
    assert code == 0
    assert max(map(cell_len, shown.splitlines())) <= columns


@pytest.mark.parametrize("columns", ["0", "-5", "1", "wide", ""])
def test_odd_widths_do_no_harm(columns: str) -> None:
    done = process("show", "hefei", COLUMNS=columns)
    assert (done.returncode, done.stderr) == (0, b"")


def test_columns_become_blocks_where_they_do_not_fit() -> None:
    def has_columns(columns: int, *places: str) -> bool:
        _, shown = on_terminal("compare", *places, columns=columns, NO_COLOR="1")
        (head,) = [line for line in shown.splitlines() if line.startswith("At a glance")]
        assert ("Place" in head) is ("Shanghai" not in head)
        return "Shanghai" in head

    six = ("shanghai", "zhejiang", "hangzhou", "anhui", "hefei", "ningbo")
    assert not has_columns(60, *six[:2])
    assert has_columns(80, *six[:2])
    assert not has_columns(100, *six[:3])
    assert has_columns(140, *six[:3])
    assert has_columns(140, *six[:4])
    assert not has_columns(200, *six)


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}]
)
def test_a_pipe_gets_utf_8_whatever_the_encoding(format_: str, environment: dict[str, str]) -> None:
    done = process("list", "--in", "hefei", "--format", format_, **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "合肥" in done.stdout.decode("utf-8")
    assert "허페이" in done.stdout.decode("utf-8")


def test_a_terminal_that_can_not_show_a_script_gets_marks() -> None:
    code, shown = on_terminal("list", "--in", "hefei", PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert code == 0
    assert "Hefei, ???" in shown


def test_errors_survive_an_encoding_that_can_not_show_them() -> None:
    done = process("show", "아틀란티스", PYTHONIOENCODING="gbk:strict")
    assert done.returncode == 4
    assert b"\\uc544" in done.stderr


def test_head_ends_quietly() -> None:
    command = f"{sys.executable} -m aipolicy list terms --format json | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout == b"{0\n"


def test_json_is_indented_for_a_reader_only() -> None:
    _, shown = on_terminal("list", "--format", "json")
    piped = process("list", "--format", "json").stdout
    assert shown.startswith('{\n  "schema_version": 1,')
    assert piped.count(b"\n") == 1
    assert json.loads(shown) == json.loads(piped)


def test_data_is_shown_as_data() -> None:
    _, shown = on_terminal("show", "southport", "--sources", "--catalog", str(SMALL), columns=200, NO_COLOR="1")
    assert "\x1b" not in shown
    assert "[bold]Southport[/bold] Fund =1+1" in " ".join(shown.split())
    assert "\\x1b[31m" in shown
    assert "http://clone.example" not in shown
    assert "hxxp://clone.example/2" in shown.replace("\n", "").replace(" ", "")
