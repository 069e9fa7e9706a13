"""The figures of the catalogue that travels with aipolicy: what a careful editor would ask of each."""

import datetime as dt
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.model.measure import Measure
from aipolicy.model.term import Figure
from aipolicy.rows.figures import TermRow, term_rows
from aipolicy.rows.indicators import IndicatorRow, indicator_rows

DAY = dt.date(2026, 11, 22)
OFFICIAL_HOSTS = (".gov.cn", ".gov.hk", ".gov", ".nio.com", ".npc.gov.cn")


@pytest.fixture(scope="module")
def places(real: Catalogue) -> list[Place]:
    return real.places()


@pytest.fixture(scope="module")
def terms(places: list[Place]) -> list[tuple[str, Measure, Figure]]:
    """Every term with its full id and its measure."""
    return [
        (f"{measure.id}#{term.id}", measure, term)
        for place in places
        for measure in place.holdings.measure
        for term in measure.term
    ]


def money(term: Figure) -> bool:
    return bool(vars(term)["unit"] == "CNY")


def test_money_is_of_a_sane_size(terms: list[tuple[str, Measure, Figure]]) -> None:
    bounds = {
        "cap": (100, 10**9),
        "award": (100, 10**9),
        "budget": (10**6, 2 * 10**12),
        "fund": (10**6, 2 * 10**12),
        "equity": (10**6, 10**11),
        "target": (10**6, 10**14),
    }
    for id_, _, term in terms:
        kind = vars(term)["kind"]
        if money(term) and kind in bounds and term.per != "square-metre":
            low, high = bounds[kind]
            assert low <= term.value <= high, id_


def test_a_part_is_no_larger_than_its_whole(places: list[Place]) -> None:
    for place in places:
        for id_, (_, term) in place.terms.items():
            if term.part_of:
                _, whole = place.terms[term.part_of]
                if vars(term)["unit"] == vars(whole)["unit"]:
                    assert term.value <= whole.value, f"{id_} in {term.part_of}"


def test_no_figure_stands_twice_in_a_measure(terms: list[tuple[str, Measure, Figure]]) -> None:
    def content(measure: Measure, term: Figure) -> tuple[object, ...]:
        own = {key: value for key, value in vars(term).items() if key not in ("id", "sources", "locators", "note")}
        return (measure.id, repr(own))

    twice = [one for one, count in Counter(content(measure, term) for _, measure, term in terms).items() if count > 1]
    assert twice == []


def test_every_tier_has_a_term(places: list[Place]) -> None:
    for place in places:
        for measure in place.holdings.measure:
            assert {tier.id for tier in measure.tier} == {term.tier for term in measure.term if term.tier}, measure.id


def test_general_funds_are_not_taken_for_ai_money(terms: list[tuple[str, Measure, Figure]]) -> None:
    for id_, _, term in terms:
        if vars(term)["kind"] == "fund" and vars(term)["basis"] == "sub-funds":
            assert term.scope, f"{id_}: a sum of sub-funds holds other people's money for other things"


def test_years_are_years(terms: list[tuple[str, Measure, Figure]]) -> None:
    for id_, _, term in terms:
        assert term.year is None or 2000 <= term.year <= 2050, id_
        assert not (vars(term)["unit"] in ("years",) and term.value > 30), id_


def test_printed_conversions_agree_with_official_rates_or_are_called_wrong(places: list[Place]) -> None:
    far = []
    told = {
        source
        for place in places
        for one in place.holdings.discrepancy
        if one.kind == "conversion"
        for source in one.sources
    }
    for place in places:
        rows: list[TermRow | IndicatorRow] = [*term_rows(place, DAY), *indicator_rows(place)]
        for row in rows:
            for printed in row.conversions:
                if printed.off_percent and abs(printed.off_percent) > 5 and printed.source not in told:
                    far.append((row.value, printed.source, printed.off_percent))
    assert far == []


def test_an_official_text_stands_on_an_official_site(real: Catalogue, places: list[Place]) -> None:
    sources = [*real.front.source, *(source for place in places for source in place.holdings.source)]
    elsewhere = [
        (source.id, source.address)
        for source in sources
        if source.kind == "official-text"
        and source.address
        and not f".{urlsplit(source.address).hostname}".endswith(OFFICIAL_HOSTS)
    ]
    assert elsewhere == []


def test_every_address_is_that_of_one_source(real: Catalogue, places: list[Place]) -> None:
    sources = [*real.front.source, *(source for place in places for source in place.holdings.source)]
    addresses = Counter(source.address.split("://")[1].rstrip("/") for source in sources if source.address)
    assert [address for address, count in addresses.items() if count > 1] == []


def test_dates_are_in_order(places: list[Place]) -> None:
    for place in places:
        for package in place.holdings.package:
            known = [date for date in (package.issued, package.effective_until) if date]
            assert all(one <= other for one, other in pairwise(known)), package.id
            assert not package.issued or package.issued <= package.checked, package.id
            for id_ in package.supersedes:
                old = place.packages[id_]
                assert not (old.issued and package.issued) or old.issued <= package.issued, package.id


def test_what_is_superseded_says_so(places: list[Place]) -> None:
    for place in places:
        for id_ in place.successors:
            assert place.packages[id_].status in ("superseded", "expired", "draft", "unknown"), id_


def test_titles_are_not_duplicated(places: list[Place]) -> None:
    for place in places:
        titles = Counter(package.title.en for package in place.holdings.package)
        assert [title for title, count in titles.items() if count > 1] == []
        measures = Counter((measure.package, measure.title.en) for measure in place.holdings.measure)
        assert [title for title, count in measures.items() if count > 1] == []


def test_titles_stand_in_three_languages(places: list[Place]) -> None:
    for place in places:
        titles = {one.id: one.title for one in place.holdings.package}
        titles |= {one.id: one.title for one in place.holdings.measure}
        assert [id_ for id_, title in titles.items() if len(title.all()) < 3] == []


def test_summaries_are_ours(places: list[Place]) -> None:
    quoted = [
        measure.id
        for place in places
        for measure in place.holdings.measure
        if any(mark in measure.summary.en for mark in ("“", "”", "「", "」", '"'))
    ]
    assert quoted == []


def test_rates_are_within_the_whole(terms: list[tuple[str, Measure, Figure]]) -> None:
    for id_, _, term in terms:
        if vars(term)["kind"] == "rate":
            assert Decimal(0) < term.value <= 100, id_
