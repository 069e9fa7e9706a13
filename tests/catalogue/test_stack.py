"""Catalogues laid over one another: later ones add, and change by id, field by field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import CatalogueError
from tests.conftest import SMALL

HEAD = 'schema_version = 1\ndata_version = "mine"\ntitle = "Mine"\nlicence = "CC0-1.0"\n'
CALL = '[[source]]\nid = "call"\ntitle = "A call"\npublisher = "Us"\nkind = "press"\nlanguage = "en"\n'
COMPUTE = '[[measure]]\nid = "northport-vouchers-2025.compute"\n'
CAP = """
  [[measure.term]]
  id = "cap"
  value = 8_000_000
  sources = ["call"]
"""
WESTPORT = """
[[jurisdiction]]
id = "westport"
level = "city"
name = { en = "Westport" }

[[package]]
id = "westport-2026"
jurisdiction = "westport"
title.en = "Westport Measures"
issuer.en = "Westport"
status = "in-force"
issued = 2026-01-01
coverage = "All of it."
checked = 2026-02-01
sources = ["call"]

[[measure]]
id = "westport-2026.compute"
package = "westport-2026"
instrument = "compute-voucher"
title.en = "Vouchers"
summary.en = "Vouchers for computing."
beneficiaries = ["firm"]

  [[measure.term]]
  id = "cap"
  kind = "cap"
  value = 1_000_000
  unit = "CNY"
  bound = "at-most"
  per = "firm"
  period = "annual"
  sources = ["call"]
"""


@pytest.fixture(params=["one file", "a file a place"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The small catalogue in both of its forms."""
    text = SMALL.read_text("utf-8")
    front = tmp_path / "base.toml"
    if request.param == "one file":
        front.write_text(text, "utf-8")
        return front
    registers, places = text[: text.index("[[package]]")], text[text.index("[[package]]") :]
    front.write_text(registers, "utf-8")
    (tmp_path / "base").mkdir()
    own = {"northport": "", "southport": ""}
    for chunk in places.split("\n[["):
        entry = chunk if chunk.startswith("[[") else f"[[{chunk}"
        own["southport" if "southport" in entry.split("\n\n")[0] else "northport"] += f"{entry}\n"
    for place, entries in own.items():
        (tmp_path / "base" / f"{place}.toml").write_text(entries, "utf-8")
    return front


@pytest.fixture
def over(base: Path, tmp_path: Path) -> Callable[..., Catalogue]:
    """Make a catalogue of one file and lay it over the small one."""

    def lay(*parts: str) -> Catalogue:
        path = tmp_path / "mine.toml"
        path.write_text("\n".join((HEAD, CALL, *parts)), "utf-8")
        return Catalogue(base, path)

    return lay


def test_a_layer_with_nothing_of_its_own_changes_nothing(base: Path, over: Callable[..., Catalogue]) -> None:
    alone, both = Catalogue(base), over()
    for id_ in alone.register:
        assert both.place(id_).holdings == alone.place(id_).holdings


def test_a_figure_is_changed_field_by_field(base: Path, over: Callable[..., Catalogue]) -> None:
    catalogue = over(COMPUTE, CAP)
    _, before = Catalogue(base).place("northport").terms["northport-vouchers-2025.compute#cap"]
    _, after = catalogue.place("northport").terms["northport-vouchers-2025.compute#cap"]
    assert (before.value, after.value) == (5_000_000, 8_000_000)
    assert after.sources == ("call",)
    own = {"value", "sources"}
    assert {key: one for key, one in vars(after).items() if key not in own} == {
        key: one for key, one in vars(before).items() if key not in own
    }
    assert catalogue.layer_of == {
        "term northport-vouchers-2025.compute#cap": str(catalogue.layers[1].path),
        "source call": str(catalogue.layers[1].path),
    }


def test_a_place_is_added_and_the_others_stay(base: Path, over: Callable[..., Catalogue]) -> None:
    catalogue = over(WESTPORT)
    assert [*catalogue.register] == [*Catalogue(base).register, "westport"]
    assert [*catalogue.place("westport").terms] == ["westport-2026.compute#cap"]
    assert catalogue.data_version == "test+mine"


def test_a_catalogue_of_one_file_works_alone_as_well(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("\n".join((HEAD, CALL, WESTPORT)), "utf-8")
    assert [*Catalogue(path).place("westport").terms] == ["westport-2026.compute#cap"]


def test_keys_are_taken_away(over: Callable[..., Catalogue]) -> None:
    gone = over('[[package]]\nid = "northport-vouchers-2025"\nwithout = ["effective_until", "document_number"]\n')
    package = gone.place("northport").packages["northport-vouchers-2025"]
    assert (package.effective_until, package.document_number) == (None, None)
    assert gone.layer_of["package northport-vouchers-2025"] == str(gone.layers[1].path)


def test_one_language_of_a_title_is_changed(over: Callable[..., Catalogue]) -> None:
    catalogue = over('[[package]]\nid = "northport-vouchers-2025"\ntitle.en = "Vouchers"\n')
    title = catalogue.place("northport").packages["northport-vouchers-2025"].title
    assert (title.en, title.zh) == ("Vouchers", "北港市算力券办法")


def test_three_layers_the_last_one_counts(base: Path, over: Callable[..., Catalogue], tmp_path: Path) -> None:
    second = over(COMPUTE, CAP)
    third = tmp_path / "third.toml"
    third.write_text(COMPUTE + CAP.replace("8_", "9_"), "utf-8")  # with no header: none is needed above the first
    catalogue = Catalogue(base, second.layers[1].path, third)
    assert catalogue.place("northport").terms["northport-vouchers-2025.compute#cap"][1].value == 9_000_000
    assert catalogue.layer_of["term northport-vouchers-2025.compute#cap"] == str(third)
    below = catalogue.below()
    assert below
    assert below.place("northport").terms["northport-vouchers-2025.compute#cap"][1].value == 8_000_000


@pytest.mark.parametrize(
    ("parts", "line", "words"),
    [
        ((COMPUTE.replace("compute", "compte"), CAP), "[[measure]]", "Did you mean northport-vouchers-2025.compute"),
        (
            (COMPUTE, CAP.replace('sources = ["call"]', "")),
            "  [[measure.term]]",
            "still cites the sources of the figure",
        ),
        ((COMPUTE, CAP.replace('"cap"', '"cup"')), "  [[measure.term]]", "has no kind"),
        ((COMPUTE, CAP.replace("8_000_000", '"8"')), '  value = "8"', "is not a number"),
        ((COMPUTE, CAP.replace("call", "cole")), '  sources = ["cole"]', "names 'cole', which is no source here"),
        ((COMPUTE, CAP + '  without = ["base"]'), '  without = ["base"]', "'base' is no key of the entry below"),
        ((COMPUTE, CAP + '  without = ["unit"]'), '  without = ["unit"]', "is missing"),
        (
            (COMPUTE, CAP, COMPUTE.replace("\n", " # again\n")),
            'id = "northport-vouchers-2025.compute" # again',
            "stands 2",
        ),
        ((COMPUTE + 'package = "nowhere"\n', CAP), "[[measure]]", "'nowhere' stands in no layer below"),
    ],
)
def test_faults_stand_where_they_are_made(
    over: Callable[..., Catalogue], tmp_path: Path, parts: tuple[str, ...], line: str, words: str
) -> None:
    with pytest.raises(CatalogueError) as error:
        over(*parts).places()
    (fault,) = [fault for fault in error.value.faults if words in str(fault)]
    mine = tmp_path / "mine.toml"
    assert fault.file == str(mine)
    assert fault.place
    assert mine.read_text("utf-8").split("\n")[fault.place.line - 1] == line
