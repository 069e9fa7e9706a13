"""The catalogue speaks of one thing in one way, as data/glossary.toml says."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.model.text import Text
from tests.catalogue.test_real import faults

DATA = Path(__file__).parents[2] / "data"
TERMS: list[dict[str, Any]] = tomllib.loads((DATA / "glossary.toml").read_text("utf-8"))["term"]
OTHERS = ("ko", "zh")


@pytest.fixture(scope="module")
def summaries(real: Catalogue) -> dict[str, Text]:
    return {measure.id: measure.summary for place in real.places() for measure in place.holdings.measure}


@pytest.fixture(scope="module")
def texts(real: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """Everything that the catalogue says in Korean and in Chinese, each with where."""
    found: dict[str, list[tuple[str, str]]] = {language: [] for language in OTHERS}
    for id_, text in _three(real):
        for language in OTHERS:
            found[language].append((id_, getattr(text, language)))
    for language in OTHERS:
        for path in sorted((DATA / "policies").glob(f"*.{language}.po")):
            with path.open("rb") as file:
                found[language] += [(path.name, str(message.string)) for message in read_po(file) if message.id]
    return found


def _three(real: Catalogue) -> Iterator[tuple[str, Text]]:
    for place in real.places():
        for package in place.holdings.package:
            yield from ((package.id, package.title), (package.id, package.issuer))
        for measure in place.holdings.measure:
            yield from ((measure.id, measure.title), (measure.id, measure.summary))


def test_names_titles_and_summaries_stand_in_three_languages(real: Catalogue) -> None:
    for id_, text in _three(real):
        assert text.zh, id_
        assert text.ko, id_
    assert all(place.name.zh and place.name.ko for place in real.register.values())


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["en"])
def test_a_summary_uses_the_term(summaries: dict[str, Text], term: dict[str, Any]) -> None:
    pattern = re.compile(rf"\b{term['en']}(s|es)?\b", re.IGNORECASE)
    named = {id_: text for id_, text in summaries.items() if pattern.search(text.en)}
    assert named, "a term that no summary uses"
    for id_, text in named.items():
        for language in OTHERS:
            assert any(word in getattr(text, language) for word in term[language]), (id_, text)


@pytest.mark.parametrize("language", OTHERS)
def test_other_renderings_stand_nowhere(texts: dict[str, list[tuple[str, str]]], language: str) -> None:
    wrong = [word for term in TERMS for word in term.get(f"not_{language}", [])]
    found = [(id_, word, text) for id_, text in texts[language] for word in wrong if re.search(word, text)]
    assert not found, found


def test_each_language_keeps_its_marks(texts: dict[str, list[tuple[str, str]]]) -> None:
    assert not [one for one in texts["ko"] if re.search("[，。；：（）]", one[1])]
    assert not [one for one in texts["zh"] if re.search("[\u4e00-\u9fff][,;:!?](?=[\u4e00-\u9fff])", one[1])]


def test_translations_hold_no_markup_and_no_leftovers(texts: dict[str, list[tuple[str, str]]]) -> None:
    assert [one for language in OTHERS for one in texts[language] if faults(one[1])] == []


def test_summaries_have_the_numbers_of_the_english_ones(summaries: dict[str, Text]) -> None:
    for id_, text in summaries.items():
        for number in re.findall(r"\d+(?:\.\d+)?(?= ?(?:%|percent))|\b(?:19|20)\d\d\b", text.en):
            for language in OTHERS:
                assert number in getattr(text, language), (id_, text)
