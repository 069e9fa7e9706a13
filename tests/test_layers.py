"""Imports run one way, down the floors that CONTRIBUTING.md lists."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "aipolicy"
FLOORS = ("messages", "paths", "hidden", "errors", "model", "catalogue", "rows", "", "render", "schema", "api", "cli")
"""From the lowest; the empty name is the floor of the pure functions."""


def floor(module: str) -> int:
    """Return the floor of a module, given as `catalogue.toml`."""
    name = module.split(".")[0]
    return FLOORS.index(name if name in FLOORS else "")


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_file_imports_only_from_its_floor_and_below(path: Path) -> None:
    own = path.relative_to(SOURCE).with_suffix("").as_posix().replace("/", ".")
    if own in ("__init__", "__main__"):
        return
    imported = re.findall(r"(?:from|import) aipolicy\.([\w.]+)", path.read_text("utf-8"))
    assert [one for one in imported if floor(one) > floor(own)] == []
