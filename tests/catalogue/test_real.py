"""The catalogue that travels with aipolicy."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli

from aipolicy.catalogue import layer as module
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.form import rewritten
from aipolicy.catalogue.place import Place
from aipolicy.model.record import Record
from aipolicy.model.vocabulary import registries
from aipolicy.render.phrases import LANGUAGE
from aipolicy.render.safe import visible
from tools.dictionary import SECTION, dictionary

LEFTOVER = re.compile(r"\?\?|TODO|FIXME|XXX|</?[a-z][^>]*>|&#?\w+;|\*\*|__|\]\(|\ufffd")


@pytest.fixture(scope="module")
def places(real: Catalogue) -> list[Place]:
    """Every place; reading them checks every file."""
    return list(real.places())


def test_it_holds_the_places_of_the_issue(real: Catalogue) -> None:
    wanted = {"china", "shanghai", "zhejiang", "hangzhou", "ningbo", "anhui", "hefei"}
    assert wanted <= set(real.register)
    assert all(real.place(id_).holdings.package for id_ in wanted)


def test_unchecked_reading_makes_the_same_records(places: list[Place], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_installed", lambda: True)
    unchecked = Catalogue()
    for place in places:
        assert unchecked.place(place.jurisdiction.id).holdings == place.holdings


def test_ids_are_unique_over_all_files(real: Catalogue, places: list[Place]) -> None:
    sources = Counter(source.id for source in real.front.source)
    entries = Counter[str]()
    for place in places:
        sources.update(source.id for source in place.holdings.source)
        entries.update([*place.packages, *place.measures])
    assert [id_ for ids in (sources, entries) for id_, count in ids.items() if count > 1] == []


def test_every_source_is_cited(real: Catalogue, places: list[Place]) -> None:
    everything = str([place.holdings for place in places])
    sources = [*real.front.source, *(source for place in places for source in place.holdings.source)]
    unused = [
        source.id for source in sources if everything.count(f"'{source.id}'") <= (source not in real.front.source)
    ]
    assert unused == []


def test_codes_are_those_of_the_parents(real: Catalogue) -> None:
    for place in real.register.values():
        parent = real.register[place.parent] if place.parent else None
        if place.division_code and parent and parent.division_code:
            prefix = parent.division_code.rstrip("0")
            assert place.division_code.startswith(prefix), place.id


def test_levels_go_down(real: Catalogue) -> None:
    order = ["national", "province", "municipality", "city", "district"]
    for place in real.register.values():
        if place.parent:
            assert order.index(place.level) > order.index(real.register[place.parent].level), place.id


def test_a_package_in_force_has_not_ended_when_it_was_checked(places: list[Place]) -> None:
    for place in places:
        for package in place.holdings.package:
            if package.status == "in-force" and package.effective_until:
                assert package.effective_until >= package.checked, package.id


def texts(data: Any) -> Iterator[str]:
    """Yield every text of an entry and of the entries in it."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | tuple):
        for item in data:
            yield from texts(item)
    elif isinstance(data, Record):
        yield from texts([value for name, value in vars(data).items() if name != "address"])


def faults(text: str) -> list[str]:
    """Return what has no place in a text that is read: markup, hidden characters, an editor's leftovers."""
    return [*LEFTOVER.findall(text), *(["hidden"] if visible(text) != text else []), *(["blank"] if not text else [])]


@pytest.mark.parametrize(
    "text",
    [
        "<b>sum</b>", "one&nbsp;sum", "&#20;sum", "**sum**", "__sum__", "[page](https://x.cn)", "sum??", "TODO",
        "FIXME", "XXX", "\ufffdsum", "\x1b[1m", "\u200b", "",
    ],
)  # fmt: skip
def test_faults_of_texts_are_seen(text: str) -> None:
    assert faults(text)
    assert not faults("up to 30% of the contract (算力券); see clause 1")


def test_texts_hold_no_markup_and_no_leftovers(real: Catalogue, places: list[Place]) -> None:
    found = list(texts([real.front, *(place.holdings for place in places)]))
    assert "算力券" in found
    assert [text for text in found if faults(text)] == []


def test_every_language_of_a_source_has_a_name(real: Catalogue, places: list[Place]) -> None:
    sources = [*real.front.source, *(source for place in places for source in place.holdings.source)]
    assert {source.language for source in sources} == set(LANGUAGE)


def test_every_word_of_the_registries_is_used(places: list[Place]) -> None:
    measures = [measure for place in places for measure in place.holdings.measure]
    figures = [
        *(vars(term) for measure in measures for term in measure.term),
        *(vars(indicator) for place in places for indicator in place.holdings.indicator),
    ]
    used = {name: {figure[name] for figure in figures if figure.get(name)} for name in ("base", "metric", "unit")}
    used["instrument"] = {measure.instrument for measure in measures}
    used["beneficiary"] = {word for measure in measures for word in measure.beneficiaries}
    asked = [word for measure in measures for word in measure.asks]
    used["condition"] = {*asked, *(word for measure in measures for tier in measure.tier for word in tier.asks)}
    # Printed conversions and exchange rates are in these, though no figure is.
    used["unit"] |= {"KRW", "EUR", "JPY"}
    assert {name: set(words) - used[name] for name, words in registries().items()} == {name: set() for name in used}


# Read in the evidence by hand: the figure, and where it stands there.
AMOUNTS = [
    ("shanghai", "shanghai-ai-application-2025.compute-voucher", "budget", 600_000_000, "CNY"),
    ("shanghai", "shanghai-ai-application-2025.model-voucher", "budget", 300_000_000, "CNY"),
    ("shanghai", "shanghai-ai-application-2025.corpus-voucher", "budget", 100_000_000, "CNY"),
    ("shanghai", "shanghai-leading-industry-funds-2024.ai-fund", "fund", 22_501_000_000, "CNY"),
    ("shanghai", "shanghai-modelling-2024.targets", "target", 100_000, "PFLOPS"),
    ("zhejiang", "zhejiang-ai-innovation-2025.targets", "target", 1_000_000_000_000, "CNY"),
    ("zhejiang", "zhejiang-ai-innovation-2025.rd-subsidy", "rate", 20, "percent"),
    ("zhejiang", "zhejiang-ai-innovation-2025.consumer-discount", "cap", 2_000, "CNY"),
    ("hangzhou", "hangzhou-ai-highland-2025.compute-voucher", "cap", 8_000_000, "CNY"),
    ("hangzhou", "hangzhou-8plus4-2025.budget", "budget", Decimal("15.72"), "percent"),
    ("anhui", "anhui-ai-2020.innovation-projects", "rate", 50, "percent"),
    ("anhui", "anhui-speech-valley-2021.annual-allocation", "budget", 800_000_000, "CNY"),
    ("hefei", "hefei-state-capital.nio-2020", "equity", 7_000_000_000, "CNY"),
    ("hefei", "hefei-state-capital.nio-2020", "equity", Decimal("24.1"), "percent"),
    ("hefei", "hefei-state-capital.nio-2020", "return", Decimal("5.5"), "times"),
    ("hefei", "hefei-ai-2019.rd-projects", "cap", 30_000_000, "CNY"),
    ("china", "china-big-fund.phase-3", "fund", 344_000_000_000, "CNY"),
    ("china", "china-national-ai-fund-2025.fund", "fund", 60_060_000_000, "CNY"),
]


@pytest.mark.parametrize(("place", "measure", "kind", "value", "unit"), AMOUNTS)
def test_amounts_checked_by_hand(
    real: Catalogue, place: str, measure: str, kind: str, value: int | Decimal, unit: str
) -> None:
    terms = real.place(place).measures[measure].term
    assert (kind, value, unit) in [(term.kind, term.value, term.unit) for term in terms]


def test_the_trillion_is_a_target_for_2027_and_doubt_stands_with_it(real: Catalogue) -> None:
    place = real.place("zhejiang")
    (term,) = [t for t in place.measures["zhejiang-ai-innovation-2025.targets"].term if t.value == 10**12]
    assert (term.kind, term.year, term.bound) == ("target", 2027, "more-than")
    full_id = f"zhejiang-ai-innovation-2025.targets#{term.id}"
    assert "headline-against-body" in {doubt.kind for doubt in place.discrepancies_on(full_id)}


def test_nio_tells_the_city_from_the_group(real: Catalogue) -> None:
    terms = real.place("hefei").measures["hefei-state-capital.nio-2020"].term
    stakes = {(term.value, term.unit): term.holder for term in terms if term.kind == "equity"}
    assert "all" in stakes[7_000_000_000, "CNY"]
    assert stakes[5_000_000_000, "CNY"] == stakes[17, "percent"] != stakes[7_000_000_000, "CNY"]


def test_the_wrong_won_conversion_is_flagged(real: Catalogue) -> None:
    place = real.place("hefei")
    (gdp,) = [one for one in place.holdings.indicator if one.metric == "gdp" and one.year == 2011]
    assert [one.doubtful for one in gdp.conversions] == [True]
    assert place.indicator_standing(gdp) == "disputed"


def test_ids_stay_for_ever(real: Catalogue, places: list[Place]) -> None:
    """Scripts know ids: one that was published stays, and a new one enters the list (`sort -u` of both)."""
    known = (Path(__file__).parents[1] / "data" / "ids.txt").read_text("utf-8").splitlines()
    found = [*(f"place {id_}" for id_ in real.register), *(f"source {source.id}" for source in real.front.source)]
    for place in places:
        found += [f"source {source.id}" for source in place.holdings.source]
        found += [f"package {id_}" for id_ in place.packages]
        found += [f"measure {id_}" for id_ in place.measures]
        found += [f"term {id_}" for id_ in place.terms]
        found += [f"indicator {one.jurisdiction}/{one.id}" for one in place.holdings.indicator]
        found += [f"discrepancy {one.jurisdiction}/{one.id}" for one in place.holdings.discrepancy]
    assert set(known) - set(found) == set(), "gone"
    assert set(found) - set(known) == set(), "new: add them to tests/data/ids.txt"
    assert known == sorted(known)


def test_the_files_are_in_canonical_form(real: Catalogue) -> None:
    assert [path.name for path, _ in rewritten(real)] == []


def test_the_dictionary_is_that_of_the_model() -> None:
    readme = (Path(__file__).parents[2] / "data" / "README.md").read_text("utf-8")
    section = SECTION.search(readme)
    assert section
    assert section[0] == dictionary()


def test_what_was_left_out_has_a_reason_and_is_not_here(real: Catalogue, places: list[Place]) -> None:
    rows = tomli.loads((real.layers[0].path.parent / "left-out.toml").read_text("utf-8"))["left_out"]
    here = {id_ for place in places for id_ in place.packages} | {id_ for place in places for id_ in place.sources}
    assert all(row["reason"].endswith(".") for row in rows)
    assert [row["id"] for row in rows if row["id"] in here] == []
    ids = "\n".join([*here, *real.register, *(id_ for place in places for id_ in (*place.measures, *place.terms))])
    for row in rows:
        named = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*-\d{4}[\w.#-]*\w", row["reason"])
        assert all(id_ in ids for id_ in named), row
