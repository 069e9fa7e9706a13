from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
import tomli

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.form import KEYS, canonical, rewritten
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import AipolicyError, CatalogueError
from aipolicy.model.file import FrontPage
from aipolicy.model.term import Term
from tests.conftest import changed


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "a.toml"
    path.write_text(text, "utf-8")
    return canonical(TomlFile(path))


PACKAGE = """
# about the measure
[[measure]]
title.en = "M"   # beside "a # in quotes"
id = "p.m"
package = "p"
  # above the term
  [[measure.term]]
  value = 600000000
  id = "t"
  sources = ["a", # inside
    "b"]
[[source]]
id = "b"
# a free remark
[[source]]
id = "a"
[[package]]
title = {zh = "文", en = "Paper"}
id = "p"
# the last line
"""
CANONICAL = """# Sources

# a free remark
[[source]]
id = "a"

[[source]]
id = "b"

# Paper

[[package]]
id = "p"
title.en = "Paper"
title.zh = "文"

# about the measure
[[measure]]
id = "p.m"
package = "p"
# beside "a # in quotes"
title.en = "M"

  # above the term
  [[measure.term]]
  id = "t"
  value = 600_000_000
  # inside
  sources = ["a", "b"]

# the last line
"""


def test_the_form_has_one_order_and_keeps_every_comment(tmp_path: Path) -> None:
    assert written(tmp_path, PACKAGE) == CANONICAL


def test_comments_in_odd_places_are_kept_and_texts_are_none(tmp_path: Path) -> None:
    text = """
[[jurisdiction]]
id = "a"  # the id
[jurisdiction.name]
# above a name
en = "A"
[[measure]]
id = "p.m"
package = "p"
[[measure.term]]
id = "t"
  [[measure.term.conversions]]
  # above an amount
  amount = 1
[[package]]
id = "p"
title.en = "P"
note = \"\"\"
# no comment, and 'a' # b
\"\"\"
"""
    new = written(tmp_path, text.replace("\n", "\r\n"))
    assert [line.strip() for line in new.splitlines() if line.strip().startswith("#")] == [
        "# Places", "# the id", "# above a name", "# P", "# above an amount",
    ]  # fmt: skip
    assert tomli.loads(new)["package"][0]["note"] == "# no comment, and 'a' # b\n"
    assert written(tmp_path, new) == new


def test_what_is_canonical_stays_as_it_is(tmp_path: Path) -> None:
    assert written(tmp_path, CANONICAL) == CANONICAL


@pytest.mark.parametrize(
    "value",
    ['"a \\"quoted\\" \\\\ text\\n\\u0000\\u007f"', "2025-12-31", "-5", "0.10", "true", "[]", '{ a = 1, "b c" = "d" }'],
)
def test_values_mean_the_same(tmp_path: Path, value: str) -> None:
    text = f'[[source]]\nid = "a"\nnote = {value}\n'
    assert tomli.loads(written(tmp_path, text)) == tomli.loads(text)


def test_an_empty_table_is_left_out(tmp_path: Path) -> None:
    path = changed(tmp_path, ('data_version = "test"\n', 'data_version = "test"\nprofile = []\n'))
    ((_, text),) = rewritten(Catalogue(path))
    assert "profile" not in text


def test_a_long_list_stands_in_lines(tmp_path: Path) -> None:
    texts = ", ".join(f'"{letter * 50}"' for letter in "abc")
    assert f'values = [\n  "{"a" * 50}",\n  "' in written(tmp_path, f'[[source]]\nid = "a"\nvalues = [{texts}]\n')


def test_every_key_of_the_model_has_its_place() -> None:
    tables = [get_args(field.type)[0] for field in fields(FrontPage) if get_args(field.type)]
    records = [table for table in tables if hasattr(table, "__dataclass_fields__")]
    measure = next(record for record in records if record.__name__ == "Measure")
    inner = [get_args(measure.__dataclass_fields__[name].type)[0] for name in ("tier",)]
    keys = {
        field.name for record in [FrontPage, *records, *inner, *get_args(get_args(Term)[0])] for field in fields(record)
    }
    nested = {"jurisdiction", "source", "profile", "package", "measure", "indicator", "discrepancy", "term"}
    assert keys - nested <= set(KEYS)
    assert len(KEYS) == len(set(KEYS))


def test_a_rewritten_catalogue_reads_the_same(tmp_path: Path, small: Catalogue) -> None:
    path = changed(tmp_path)
    ((_, text),) = rewritten(Catalogue(path))
    path.write_text(text, "utf-8")
    again = Catalogue(path)
    assert [place.packages for place in again.places()] == [place.packages for place in small.places()]
    assert [place.measures for place in again.places()] == [place.measures for place in small.places()]
    assert list(rewritten(again)) == []


def test_what_is_broken_is_not_rewritten(tmp_path: Path) -> None:
    path = changed(tmp_path, ('status = "in-force"', 'status = "valid"'))
    with pytest.raises(CatalogueError, match="'valid' is not allowed"):
        list(rewritten(Catalogue(path)))


def test_a_file_that_would_not_mean_the_same_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aipolicy.catalogue.form.canonical", lambda file: file.text.replace("600_000_000", "6"))
    with pytest.raises(AipolicyError, match="would not mean the same"):
        list(rewritten(Catalogue(changed(tmp_path))))


def test_the_line_that_names_a_schema_stays_the_first(tmp_path: Path) -> None:
    path = changed(tmp_path)
    path.write_text("#:schema ../schemas/catalogue.json\n" + path.read_text("utf-8"), "utf-8")
    ((_, text),) = rewritten(Catalogue(path))
    assert text.startswith("#:schema ../schemas/catalogue.json\n\n# A catalogue of three invented places")
    assert text.count("#:schema") == 1
    path.write_text(text, "utf-8")
    assert list(rewritten(Catalogue(path))) == []
