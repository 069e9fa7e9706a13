from pathlib import Path

import pytest

from aipolicy.catalogue import layer as module
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.compiled import compiled_path, read_compiled, write_compiled


def test_what_is_compiled_reads_as_the_same_records(real: Catalogue, tmp_path: Path) -> None:
    for path in real.files():
        to = tmp_path / path.name
        write_compiled(path, compiled_path(to))
        expected = real.front if path == real.layers[0].path else real.place(path.stem).holdings
        assert read_compiled(to) == expected


def test_a_file_that_was_not_compiled_is_read_itself(tmp_path: Path) -> None:
    assert read_compiled(tmp_path / "x.toml") is None


def test_a_compiled_form_beside_a_named_catalogue_is_never_read(
    small: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(small.layers[0].path.read_text("utf-8"), "utf-8")
    compiled_path(path).write_bytes(b"not to be read")
    monkeypatch.setattr(module, "is_installed", lambda: True)
    assert Catalogue(path).front == small.front
