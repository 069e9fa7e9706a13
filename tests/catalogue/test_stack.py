"""Catalogues laid over one another: later ones add, and change by id, field by field."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import CatalogueError, UsageError
from aipolicy.model.reader import Reader
from aipolicy.rows.documents import measure_rows
from aipolicy.rows.figures import term_rows
from tests.conftest import SMALL

DAY = dt.date(2026, 6, 1)
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


def in_folder(tmp_path: Path) -> Path:
    """Write the small catalogue with a file a place; return its front page."""
    text = SMALL.read_text("utf-8")
    front = tmp_path / "base.toml"
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


@pytest.fixture(params=["one file", "a file a place"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The small catalogue in both of its forms."""
    if request.param == "a file a place":
        return in_folder(tmp_path)
    front = tmp_path / "base.toml"
    front.write_bytes(SMALL.read_bytes())
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
    assert catalogue.place("northport").layering.depths == {
        "term northport-vouchers-2025.compute#cap": 1,
        "source call": 1,
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
    assert gone.place("northport").layering.of("package northport-vouchers-2025") == str(gone.layers[1].path)


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
    assert catalogue.place("northport").layering.of("term northport-vouchers-2025.compute#cap") == str(third)
    below = catalogue.up_to(2)
    assert below.place("northport").terms["northport-vouchers-2025.compute#cap"][1].value == 8_000_000


@pytest.mark.parametrize(
    ("parts", "line", "words"),
    [
        ((COMPUTE.replace("compute", "compte"), CAP), "[[measure]]", "Did you mean northport-vouchers-2025.compute"),
        (
            (COMPUTE, CAP.replace('sources = ["call"]', "")),
            "  [[measure.term]]",
            "northport-vouchers-2025.compute#cap.sources: are still those of the figure that is changed",
        ),
        (
            (COMPUTE, CAP.replace('"cap"', '"capp"')),
            '  id = "capp"',
            "'capp' stands in no layer below. Did you mean cap",
        ),
        ((COMPUTE, CAP.replace("8_000_000", '"8"')), '  value = "8"', "is not a number"),
        ((COMPUTE, CAP.replace("call", "cole")), '  sources = ["cole"]', "names 'cole', which is no source here"),
        (
            (COMPUTE, CAP + '  without = ["base"]'),
            '  without = ["base"]',
            "#cap.without: 'base' is no key of the entry",
        ),
        ((COMPUTE, CAP + '  without = ["unit"]'), '  without = ["unit"]', "is missing"),
        ((COMPUTE, CAP + '  without = "note"'), '  without = "note"', "is no list of keys"),
        ((COMPUTE, CAP + '  kind = "rate"'), "  [[measure.term]]", "base: is missing"),
        (
            (COMPUTE, CAP, COMPUTE.replace("\n", " # again\n")),
            'id = "northport-vouchers-2025.compute" # again',
            "twice",
        ),
        ((COMPUTE + 'package = "nowhere"\n', CAP), "[[measure]]", "'nowhere' stands in no layer below"),
        ((COMPUTE, CAP + '  locators = { cole = "x" }'), '  locators = { cole = "x" }', "names 'cole'"),
        (('[[package]]\nid = "northport-vouchers-2025"\ntitle.en = ""\n',), 'title.en = ""', "title.en: is empty"),
        (('[[indicator]]\nid = "gdp"\njurisdiction = "northpart"\n',), 'id = "gdp"', "'gdp' stands in no layer below"),
        (('[[source]]\nid = "wire-x"\nnote = "y"\n',), 'id = "wire-x"', "Did you mean wire-"),
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


def test_all_that_a_layer_says_wrong_of_those_below_is_told_at_once(over: Callable[..., Catalogue]) -> None:
    with pytest.raises(CatalogueError) as error:
        over(
            COMPUTE + "without = ['x']\n", CAP.replace('sources = ["call"]', ""), CAP.replace('"cap"', '"rates"')
        ).places()
    assert [fault.field for fault in error.value.faults] == ["without", "sources", "id"]


def test_a_catalogue_is_named_once(base: Path) -> None:
    with pytest.raises(UsageError, match="named twice"):
        Catalogue(base, base)


def test_lower_sheets_stay_as_they_were_read(over: Callable[..., Catalogue]) -> None:
    catalogue = over(
        COMPUTE, CAP, '[[package]]\nid = "northport-vouchers-2025"\ntitle.en = "X"\nwithout = ["issued"]\n'
    )
    catalogue.places()
    for place in (None, "northport"):
        file = catalogue.layers[0].sheet(place)
        assert file.tables == TomlFile(file.path).tables


@pytest.mark.parametrize(
    "source",
    [
        '[[source]]\nid = "own"\npublisher = "Them"\n',
        '[[source]]\nid = "own"\ntitle = "A page"\npublisher = "Them"\nkind = "press"\nlanguage = "en"\n',
    ],
    ids=["in part", "whole"],
)
def test_a_source_in_the_file_of_a_place_is_changed_there(tmp_path: Path, source: str) -> None:
    base = in_folder(tmp_path)
    file = base.with_suffix("") / "southport.toml"
    own = '[[source]]\nid = "own"\ntitle = "A page"\npublisher = "Us"\nkind = "press"\nlanguage = "en"\n\n'
    file.write_text(own + file.read_text("utf-8"), "utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(source, "utf-8")
    catalogue = Catalogue(base, mine)
    catalogue.places()
    assert catalogue.place("southport").sources["own"].publisher == "Them"
    assert catalogue.place("southport").layering.of("source own") == str(mine)


def test_a_changed_class_marks_its_measure_and_figures(over: Callable[..., Catalogue]) -> None:
    place = over(COMPUTE, '  [[measure.tier]]\n  id = "young"\n  label = "the young"\n').place("northport")
    (measure, *_) = measure_rows(place, DAY)
    assert measure.layer
    layers = {row.term.partition("#")[2]: row.layer for row in term_rows(place, DAY)}
    assert layers["rate-young"]
    assert layers["cap"] is None


def test_what_a_figure_rests_on_marks_it(over: Callable[..., Catalogue]) -> None:
    place = over('[[source]]\nid = "wire-a"\nkind = "official-text"\n').place("northport")
    rows = {row.term.partition("#")[2]: row for row in term_rows(place, DAY)}
    assert rows["rate"].standing == "official"
    assert rows["rate"].layer
    assert rows["cap"].layer is None


def test_the_header_of_the_lowest_counts(base: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text("schema_version = 1\ncut_off = 2020-01-01\n" + CALL + WESTPORT, "utf-8")
    catalogue = Catalogue(base, mine)
    assert catalogue.front.cut_off is None
    base.write_text("cut_off = 2020-01-01\n" + base.read_text("utf-8"), "utf-8")
    catalogue = Catalogue(base, mine)
    assert catalogue.place("northport").is_late(catalogue.place("northport").packages["northport-vouchers-2025"])
    assert not catalogue.place("westport").is_late(catalogue.place("westport").packages["westport-2026"])


@pytest.mark.parametrize("lowest", [False, True])
def test_each_layer_is_of_a_known_version(base: Path, tmp_path: Path, lowest: bool) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(HEAD if lowest else "schema_version = 99\n", "utf-8")
    if lowest:
        base.write_text(base.read_text("utf-8").replace("schema_version = 1", "schema_version = 99"), "utf-8")
    with pytest.raises(CatalogueError, match="schema_version: 99 is not known") as error:
        Catalogue(base, mine)
    assert [fault.file for fault in error.value.faults] == [str(base if lowest else mine)]


def test_tables_of_those_below_are_not_taken_away(over: Callable[..., Catalogue], base: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('without = ["measure"]\n', "utf-8")
    with pytest.raises(CatalogueError, match="without: is not a known key"):
        Catalogue(base, mine)


def test_a_key_that_is_taken_away_may_be_given_anew(over: Callable[..., Catalogue]) -> None:
    for keys in (
        'document_number = "7"\nwithout = ["document_number"]',
        'without = ["document_number"]\ndocument_number = "7"',
    ):
        place = over('[[package]]\nid = "northport-vouchers-2025"\n' + keys + "\n").place("northport")
        assert place.packages["northport-vouchers-2025"].document_number == "7"


def test_an_id_is_not_taken_away(over: Callable[..., Catalogue]) -> None:
    with pytest.raises(CatalogueError, match="'id' is no key of the entry below that can be taken away"):
        over(COMPUTE, CAP + '  without = ["id"]').places()


def test_a_fault_is_told_of_the_sheet_that_gave_it(base: Path, over: Callable[..., Catalogue], tmp_path: Path) -> None:
    second = over(COMPUTE, CAP)
    third = tmp_path / "third.toml"
    term = CAP.replace("8_000_000", '"x"').replace('"cap"', '"new"') + '  kind = "cap"\n'
    third.write_text(COMPUTE + 'without = ["term"]\n' + term, "utf-8")
    with pytest.raises(CatalogueError) as error:
        Catalogue(base, second.layers[1].path, third).places()
    assert {fault.file for fault in error.value.faults if fault.entry.endswith("#new")} == {str(third)}


@pytest.mark.parametrize(
    "keys",
    [
        f"without = [0x{'f' * 6000}]",
        f"schema_version = 0x{'f' * 6000}",
        f'[[profile]]\njurisdiction = "northport"\ntopic = "x"\ntext = 0x{"f" * 6000}',
        "schema_version = true",
    ],
)
def test_what_can_not_be_written_out_is_refused(base: Path, tmp_path: Path, keys: str) -> None:
    mine = tmp_path / "mine.toml"
    entry = '[[package]]\nid = "northport-vouchers-2025"\n' if keys.startswith("without") else ""
    mine.write_text(entry + keys + "\n", "utf-8")
    with pytest.raises(CatalogueError):
        Catalogue(base, mine).places()


def test_a_link_to_itself_is_refused(base: Path) -> None:
    base.with_suffix("").mkdir(exist_ok=True)
    (base.with_suffix("") / "northland.toml").symlink_to("northland.toml")
    with pytest.raises(CatalogueError):
        Catalogue(base).places()


def test_a_whole_source_may_be_cited_by_any_place(tmp_path: Path) -> None:
    base = in_folder(tmp_path)
    file = base.with_suffix("") / "southport.toml"
    own = CALL.replace("A call", "Another call")
    file.write_text(own + file.read_text("utf-8"), "utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text("\n".join((CALL, COMPUTE, CAP)), "utf-8")
    catalogue = Catalogue(base, mine)
    assert [catalogue.place(id_).sources["call"].title for id_ in ("northport", "southport")] == ["A call"] * 2


def test_one_entry_in_both_forms_of_a_layer_is_a_fault(tmp_path: Path) -> None:
    base, mine = in_folder(tmp_path), tmp_path / "mine.toml"
    (tmp_path / "mine").mkdir()
    mine.write_text(CALL + COMPUTE + CAP, "utf-8")
    (tmp_path / "mine" / "northport.toml").write_text(COMPUTE + CAP.replace("8_", "9_"), "utf-8")
    with pytest.raises(CatalogueError, match=r"stands twice, first at .*mine.toml:7"):
        Catalogue(base, mine).places()


def test_texts_of_an_upper_layer_are_translated(base: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(COMPUTE + 'note = "A new note."\n', "utf-8")
    (tmp_path / "mine.ko.po").write_text('msgid "A new note."\nmsgstr "새 참고."\n', "utf-8")
    catalogue = Catalogue(base, mine, reader=Reader(language="ko"))
    catalogue.place("northport")
    assert catalogue.translations()("A new note.") == "새 참고."


def test_what_leads_out_of_the_folder_is_not_read(base: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text('[[package]]\nid = "northport-secret"\n', "utf-8")
    base.with_suffix("").mkdir(exist_ok=True)
    (tmp_path / "elsewhere").mkdir()
    mine = tmp_path / "elsewhere" / "mine.toml"
    mine.write_text('[[measure]]\nid = "northport-secrez"\n', "utf-8")
    (base.with_suffix("") / "northland.toml").symlink_to("/etc/hostname")
    with pytest.raises(CatalogueError) as error:
        Catalogue(base, mine)
    assert [fault.problem.startswith("is a link that leads out of") for fault in error.value.faults] == [True]


def test_entries_beside_a_file_of_their_place_are_refused_in_any_layer(base: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "southport.toml").write_text("", "utf-8")
    profile = '[[profile]]\njurisdiction = "southport"\ntopic = "x"\ntext = "y"\nsources = ["gazette"]\n'
    mine.write_text(profile, "utf-8")
    with pytest.raises(CatalogueError, match="holds entries of southport, which has a file of its own"):
        Catalogue(base, mine)


def test_our_own_stays_in_its_fast_form_where_nothing_lies_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    class Counted(TomlFile):
        def __init__(self, path: Path) -> None:
            read.append(path.name)
            super().__init__(path)

    monkeypatch.setattr("aipolicy.catalogue.layer.is_installed", lambda: True)
    monkeypatch.setattr("aipolicy.catalogue.layer.TomlFile", Counted)
    mine = tmp_path / "mine.toml"
    cap = 'id = "cap"\n  value = 10_000_000\n  sources = ["call"]\n'
    mine.write_text(
        CALL + f'[[measure]]\nid = "hangzhou-ai-highland-2025.compute-voucher"\n  [[measure.term]]\n  {cap}', "utf-8"
    )
    catalogue = Catalogue(None, mine)
    checked: list[str | None] = []
    monkeypatch.setattr("aipolicy.catalogue.check.checked", lambda *given: checked.append(given[3]))
    catalogue.place("ningbo")
    assert checked == []
    assert read == ["policies.toml", "mine.toml", "hangzhou.toml", "ningbo.toml"]
    monkeypatch.undo()
    assert catalogue.place("hangzhou").terms["hangzhou-ai-highland-2025.compute-voucher#cap"][1].value == 10_000_000
