"""Every kind of fault, with the words and the place that its message must hold."""

import re
from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import CatalogueError, UsageError
from tests.conftest import SMALL, changed


def faults(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    """Return the faults of the small catalogue after some changes to its text."""
    path = changed(tmp_path, *changes)
    with pytest.raises(CatalogueError) as error:
        Catalogue(path)
    return [str(fault).removeprefix(f"{path}:") for fault in error.value.faults]


CAP = "northport-vouchers-2025.compute#cap"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("coverage = ", "covrage = ", "northport-vouchers-2025.covrage: is not a known key. Did you mean coverage"),
        ('coverage = "The whole text."\n', "", "northport-vouchers-2025.coverage: is missing. Add it"),
        ('status = "in-force"', 'status = "valid"', "status: 'valid' is not allowed. Allowed: in-force, draft"),
        ('base = "compute-rent"', 'base = "compute-rents"', "'compute-rents' is not allowed. Did you mean"),
        ('kind = "cap"', 'kind = "ceiling"', f"{CAP}.kind: 'ceiling' is not allowed. Allowed: budget"),
        ("value = 5_000_000\n", 'value = "5 m"\n', f"{CAP}.value: '5 m' is not a number"),
        ("value = 5_000_000\n", "value = true\n", f"{CAP}.value: true is not a number"),
        ("value = 5_000_000\n", "value = -5\n", f"{CAP}.value: -5 is negative"),
        ("value = 5_000_000\n", "value = 5.5\n", f"{CAP}.value: 5.5 is not a whole number of CNY"),
        ("value = 50.5\n", "value = 505\n", "rate-young.value: 505 percent is more than the whole"),
        ('sources = ["gazette", "wire-a"]', 'sources = ["gazette", "wire-x"]', "'wire-x', which is no source here"),
        ('sources = ["gazette", "wire-a"]', "sources = []", "budget.sources: names no source"),
        ('sources = ["gazette", "wire-a"]', 'sources = "gazette"', "sources: 'gazette' is not a list"),
        ('tier = "young"', 'tier = "old"', "rate-young.tier: 'old' is no tier of the measure"),
        ('#size"', '#sizes"', "'southport-fund-2024.fund#sizes' is no term here"),
        ("value_min = 1\n", "", "northport/firms-2020.bound: is range, but no value_min gives its lower end. Add"),
        ('kind = "cap"', 'kind = "ceiling"\n  perr = "firm"', f"{CAP}.kind: 'ceiling' is not allowed"),
        ('status = "in-force"\n', "", "status: is missing. Add it: one of in-force, draft, expired, superseded,"),
        ("checked = 2026-01-01\n", "", "checked: is missing. Add it: a date such as 2025-12-31"),
        ('issuer = { en = "Northport City" }\n', "", 'issuer: is missing. Add it: issuer.en = "..."'),
        ('  base = "compute-rent"\n', "", "base: is missing. Add it: a word of the kind base; `aipolicy schema cat"),
        ('gap = "The sums."', 'gap = "x"\ntier = ["young"]', "Write it as [[measure.tier]] with the keys id, label"),
        ("[[discrepancy]]", "[discrepancy]", "discrepancy: is one table, not a list of them. Write [[discrep"),
        ("issued = 2025-03-01", "issued = 2025-03-01T10:00:00", "issued: 2025-03-01 10:00:00"),
        ('#size"', '#sise"', "Did you mean southport-fund-2024.fund#size? Or add it"),
        (
            "  base = \"compute-rent\"",
            '  base = "compute-rent"\n  part_of = "southport-fund-2024.fund#size"',
            "rate.part_of: 'southport-fund-2024.fund#size' is an entry of southport, not of northport. Name one of",
        ),
        (
            'status = "in-force"',
            'status = "in-force"\nsupersedes = ["southport-fund-2024"]',
            "supersedes: 'southport-fund-2024' is an entry of southport, not of northport",
        ),
        ('"northport/gdp-2011"]', '"southport-fund-2024.fund"]', "'southport-fund-2024.fund' is an entry of southport"),
        ('id = "rate-young"', 'id = "rate"', "northport-vouchers-2025.compute#rate.id: stands 2 times"),
        ('id = "wire-b"', 'id = "wire-a"', "wire-a.id: stands 2 times"),
        ("effective_until = 2027-03-31", "effective_until = 2025-03-31", "2025-03-31 is before its start, 2025-04-01"),
        ("issued = 2025-03-01", 'issued = "2025-03-01"', "northport-vouchers-2025.issued"),
        ('published = "2025-03"', 'published = "March"', "wire-a.published: 'March' is no date"),
        ('address = "https://a.example/1"', 'address = "a.example"', "'a.example' is not one web address"),
        ('parent = "northland"', 'parent = "westland"', "northport.parent: 'westland' is no jurisdiction here"),
        ('division_code = "990100"', 'division_code = "99"', "northport.division_code: '99' is not six digits"),
        ('id = "northport"', 'id = "North Port"', "'North Port' is no id"),
        ('gap = "The sums."', "", "southport-fund-2024.silent.gap: has no terms"),
        ('"northport/gdp-2011"]', '"northport/gdp-2012"]', "concerns: 'northport/gdp-2012' is nothing here"),
        ('bound = "range"', 'bound = "exact"', "northport/firms-2020.value_min: is a lower end, but bound is exact"),
        ("value_min = 1", "value_min = 5", "5 is not below 3"),
        ('package = "southport-fund-2024"', 'package = "x"', "fund.package: 'x' is no package here"),
        ("schema_version = 1\n", "", "schema_version: is missing"),
        ("[[package]]", "[[pakage]]", "pakage: is not a known key."),
        ("value = 5_000_000\n", "value = 1e999999\n", f"{CAP}.value: is larger or finer than any figure of a policy"),
        ("value = 5_000_000\n", "value = nan\n", f"{CAP}.value: "),
        ("value = 5_000_000\n", "value = -inf\n", f"{CAP}.value: "),
        ("value = 5_000_000\n", f"value = {'9' * 5000}\n", "is not TOML"),
        ('parent = "northland"', 'parent = "northport"', "northport.parent: leads in a circle: northport. Mend"),
        ("value_min = 1", "value_min = 1e-999", "value_min: is larger or finer than any figure"),
        ("amount = 116_000_000_000", "amount = -1", "conversions: holds a negative sum"),
        ("amount = 116_000_000_000", f"amount = 0x{'f' * 6000}", "holds a whole number of 24000 bits"),
        ('id = "young"', 'id = "Young ones"', "'Young ones' is no id"),
        ('id = "cap"', 'id = ""', "'' is no id"),
        ('id = "northland"', f'id = "{"n" * 300}"', "is no id. Use at most 100"),
        ('jurisdiction = "southport"', 'jurisdiction = "sowthport"', "'sowthport' is not in the register"),
        ("schema_version = 1", "schema_version = 2", "schema_version: 2 is not known. This aipolicy reads 1"),
        ('published = "2025-03"', 'published = "2025-02-31"', "wire-a.published: '2025-02-31' is no date"),
        ('"https://a.example/1"', '"https://a.example/}\\u001b]0;x"', "is not one web address"),
        ('#size"', '#paid-in"', "part_of: leads in a circle: southport-fund-2024.fund#paid-in"),
        ('name = { en = "Northport"', 'name = { fr = "Northport"', "name.fr: is not a known key. Known keys: en, zh"),
        ('title = { en = "Aims for 2027" }', "title = {}", "northport-vouchers-2025.aims.title.en: is missing"),
        ('id = "cap"\n', 'id = "cap"\n  bonus = 1\n', f"{CAP}.bonus: is not a known key. Did you mean bound?"),
        ('kind = "cap"', 'kind = "kap"', f"{CAP}.kind: 'kap' is not allowed"),
        ('title = { en = "Aims for 2027" }', 'title = { en = " " }', "northport-vouchers-2025.aims.title.en: is empty"),
        ('name = { en = "Harbour District" }', 'name = "Harbour"', "is not a table. Write it as a table with the keys"),
        ('aliases = ["NP"', 'aliases = [""', "northport.name: or an alias is empty"),
        ('values = ["an investment (headline)", "a target (text)"]', "values = []", "values: is empty"),
        ('metric = "gdp"', "metric = 1", "metric: '1' is not allowed"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    found = faults(tmp_path, (old, new))
    assert any(expected in fault for fault in found), found


def test_every_fault_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    changes = [
        ("value = 5_000_000\n", "value = -5\n"),
        ('status = "in-force"', 'status = "valid"'),
        ('tier = "young"', 'tier = "old"'),
        ('published = "2025-03"', 'published = "March"'),
        ("[[discrepancy]]\n", "[[discrepancy]]\ncolour = 1\n"),
    ]
    found = faults(tmp_path, *changes)
    text = (tmp_path / "mine.toml").read_text("utf-8").splitlines()
    lines = {fault.split(": ")[1].rpartition(".")[2]: text[int(fault.split(":")[0]) - 1] for fault in found}
    assert len(found) == 5
    assert lines == {
        "value": "  value = -5",
        "status": 'status = "valid"',
        "tier": '  tier = "old"',
        "published": 'published = "March"',
        "colour": "colour = 1",
    }
    assert [int(fault.split(":")[0]) for fault in found] == sorted(int(fault.split(":")[0]) for fault in found)


def test_a_file_that_is_not_toml_is_told_with_its_line(tmp_path: Path) -> None:
    found = faults(tmp_path, ('data_version = "test"', "data_version = test"))
    assert re.match(r"3:16: is not TOML: ", found[0])


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (None, UsageError, "no catalogue at"),
        (b"\xd6\xd0", CatalogueError, "is not UTF-8: byte 0xd6 at offset 0"),
        (b"", CatalogueError, "jurisdiction: is missing"),
        (b"a = [" + b"[" * 5000, CatalogueError, "nested too deeply|is not TOML"),
    ],
)
def test_a_file_that_can_not_be_a_catalogue(
    tmp_path: Path, content: bytes | None, error: type[Exception], words: str
) -> None:
    path = tmp_path / "x.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error, match=words):
        Catalogue(path)


def test_a_folder_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is a folder. Give its front page"):
        Catalogue(tmp_path)


def folder_catalogue(tmp_path: Path, **files: str) -> Catalogue:
    """Return a catalogue with the register of the small one and these place files."""
    front = tmp_path / "mine.toml"
    front.write_text(SMALL.read_text("utf-8").split("[[package]]")[0], "utf-8")
    (tmp_path / "mine").mkdir()
    for place, text in files.items():
        (tmp_path / "mine" / f"{place}.toml").write_text(text, "utf-8")
    return Catalogue(front)


def test_the_faults_of_all_places_come_at_once(tmp_path: Path) -> None:
    catalogue = folder_catalogue(tmp_path, northport="a = 1\n", southport="b = 1\n")
    with pytest.raises(CatalogueError) as error:
        catalogue.places()
    assert [fault.field for fault in error.value.faults] == ["a", "b"]


def test_a_file_of_no_place_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="'nothport' is not in the register"):
        folder_catalogue(tmp_path, nothport="")


def test_a_profile_of_another_place_is_a_fault(tmp_path: Path) -> None:
    profile = '[[profile]]\njurisdiction = "southport"\ntopic = "t"\ntext = "x"\nsources = ["gazette"]\n'
    with pytest.raises(CatalogueError, match="is 'southport' in the file of northport"):
        folder_catalogue(tmp_path, northport=profile).place("northport")


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "mine" / "northport.toml").mkdir(parents=True)
    front = tmp_path / "mine.toml"
    front.write_text(SMALL.read_text("utf-8").split("[[package]]")[0], "utf-8")
    with pytest.raises(CatalogueError, match="can't be read"):
        Catalogue(front).place("northport")


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "bom.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.read_bytes())
    assert Catalogue(path).front.data_version == "test"


def test_a_place_file_is_checked_when_it_is_read(tmp_path: Path) -> None:
    front = tmp_path / "mine.toml"
    front.write_text(SMALL.read_text("utf-8").split("[[package]]")[0], "utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "northport.toml").write_text(
        '[[indicator]]\nid = "x"\njurisdiction = "southport"\nmetric = "gdp"\nvalue = 1\nunit = "CNY"\n'
        'bound = "exact"\nsources = ["gazette"]\n',
        "utf-8",
    )
    catalogue = Catalogue(front)
    assert catalogue.place("southport").holdings.package == ()
    with pytest.raises(CatalogueError, match="is 'southport' in the file of northport"):
        catalogue.place("northport")
