"""Where things stand in a TOML text."""

from pathlib import Path

import pytest
import tomli

from aipolicy.catalogue.positions import Positions, TomlPath

TEXT = '''\
# a comment with "quotes" and [brackets]
title = "mine" # beside
name.en = "x"

[[place]]
  id = 'a # no comment'
  "odd key" = 1
  text = """first
second "quoted" line
[third] = 3
"""
  list = [
    "one", # a comment, with ] and "
    { en = "two", sources = ["s", "t"] },
    3.5,
  ]

  [[place.inner]]
  when = 2025-01-02
[[place]]
id = "b"
inline = { a = 1, b.c = { d = "e, f" } }
'''


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("title",), 2, 1),
        (("name",), 3, 1),
        (("name", "en"), 3, 1),
        (("place", 0), 5, 1),
        (("place", 0, "id"), 6, 3),
        (("place", 0, "odd key"), 7, 3),
        (("place", 0, "text"), 8, 3),
        (("place", 0, "list"), 12, 3),
        (("place", 0, "list", 0), 13, 5),
        (("place", 0, "list", 1), 14, 5),
        (("place", 0, "list", 1, "sources"), 14, 19),
        (("place", 0, "list", 1, "sources", 1), 14, 35),
        (("place", 0, "list", 2), 15, 5),
        (("place", 0, "inner", 0), 18, 3),
        (("place", 0, "inner", 0, "when"), 19, 3),
        (("place", 1), 20, 1),
        (("place", 1, "inline", "b", "c", "d"), 22, 27),
    ],
)
def test_everything_has_its_place(path: TomlPath, line: int, column: int) -> None:
    assert Positions(TEXT).of[path] == (line, column)


def test_lines_of_long_texts_are_known() -> None:
    assert Positions(TEXT).continued == {9, 10, 11}


def test_every_value_of_the_real_files_has_a_place() -> None:
    for path in sorted((Path(__file__).parents[2] / "data").glob("**/*.toml")):
        text = path.read_bytes().decode()
        known = Positions(text).of
        for found in _paths(tomli.loads(text)):
            assert found in known, (path, found)


def _paths(value: object, path: TomlPath = ()) -> list[TomlPath]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    here = [path] if path and not (isinstance(value, list) and value and isinstance(value[0], dict)) else []
    return here + [one for key, each in inner for one in _paths(each, (*path, key))]
