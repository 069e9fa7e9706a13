"""What a run does not need, it does not import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.toml import TomlFile
from tests.conftest import process

PROBE = """
import sys
{setup}
sys.argv = ["aipolicy", *{arguments!r}]
from aipolicy.__main__ import main
try:
    main()
except SystemExit:
    pass
print([name for name in ("typer", "rich", "pydantic", "tomli", "babel") if name in sys.modules], file=sys.stderr)
"""
INSTALLED = "import aipolicy.catalogue.layer as module; module.is_installed = lambda: True"


def imported(*arguments: str, **environment: str) -> str:
    """Return which libraries a run imported, as if the package were installed from a wheel."""
    reads = not environment and not {"--version", "--help"} & set(arguments)
    code = PROBE.format(setup=INSTALLED if reads else "", arguments=list(arguments))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )
    return done.stderr.strip().splitlines()[-1]


def test_the_version_needs_no_library() -> None:
    assert imported("--version") == "[]"


def test_help_needs_typer_and_the_width_of_characters() -> None:
    assert imported("--help") == "['typer', 'rich']"
    assert imported("compare", "--help") == "['typer', 'rich']"


def test_completion_needs_neither_pydantic_nor_rich() -> None:
    words = {"_AIPOLICY_COMPLETE": "complete_bash", "COMP_WORDS": "aipolicy compare sh", "COMP_CWORD": "2"}
    assert imported(**words) == "['typer', 'tomli']"


def test_json_needs_neither_pydantic_nor_rich_nor_babel() -> None:
    for language in ("en", "ko"):
        call = ("compare", "shanghai", "zhejiang", "--format", "json", "--lang", language)
        assert imported(*call) == "['typer', 'tomli']"


def test_a_table_needs_no_pydantic() -> None:
    assert imported("compare", "shanghai", "zhejiang") == "['typer', 'rich', 'tomli', 'babel']"


def test_importing_the_package_reads_and_imports_nothing() -> None:
    code = "import sys, aipolicy; print([m for m in ('typer', 'rich', 'pydantic', 'tomli') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_library_needs_neither_pydantic_nor_what_draws_and_fits() -> None:
    names = ("typer", "rich", "pydantic", "pydantic_core", "networkx", "plotille")
    code = f"import sys, aipolicy.api; print([m for m in {names} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_one_place_reads_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    class Counted(TomlFile):
        def __init__(self, path: Path) -> None:
            read.append(path.name)
            super().__init__(path)

    monkeypatch.setattr("aipolicy.catalogue.layer.TomlFile", Counted)
    Catalogue().place("hefei")
    assert read == ["policies.toml", "hefei.toml"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("aipolicy compare sh", "shanghai"),
        ("aipolicy show hefei-ai-2019.pl", "hefei-ai-2019.platform-building"),
        ("aipolicy list --in zhe", "zhejiang"),
        ("aipolicy compare shanghai zhejiang --instrument compute-v", "compute-voucher"),
        ("aipolicy comp", "compare"),
    ],
)
def test_the_shell_completes(words: str, expected: str) -> None:
    count = str(len(words.split()) - 1)
    done = process(_AIPOLICY_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=count)
    assert expected in done.stdout.decode().split()
