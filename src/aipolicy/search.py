"""Finding packages, measures and places by words in three languages."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.names import folded
from aipolicy.catalogue.place import Place
from aipolicy.errors import UsageError
from aipolicy.model.package import Force
from aipolicy.model.record import Record, record
from aipolicy.model.text import Text
from aipolicy.model.vocabulary import registries

_WEIGHTS = {"name": 8, "title": 5, "instrument": 4, "summary": 2, "conditions": 1, "note": 1, "place": 1}


@record
class Match(Record):
    """Where the words were found."""

    field: str
    """`name`, `title`, `instrument`, `summary`, `conditions`, `note` or `place`."""
    text: str
    """The text in which they stand."""


@record
class Hit(Record):
    """One entry that holds every word."""

    score: int
    """The higher, the better it fits; of no meaning beyond the order."""
    noun: Literal["jurisdiction", "package", "measure"]
    id: str
    title: str
    jurisdiction: str
    jurisdiction_name: str
    force: Force | None
    """State of the document on the date; null for a place."""
    matches: list[Match]
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed the entry; null for the first."""


@record
class Findings(Record):
    """The entries that hold every word, the best first."""

    words: list[str]
    total: int
    hits: list[Hit]


@dataclass(frozen=True)
class _Entry:
    noun: Literal["jurisdiction", "package", "measure"]
    id: str
    title: Text
    force: Force | None
    texts: list[tuple[str, str]]
    """Field and text, one a language."""


def search(catalogue: Catalogue, words: Sequence[str], as_of: dt.date, limit: int | None = None) -> Findings:
    """Return the places, packages and measures in which every word stands, in any of the three languages.

    A word fits where it begins a word, or anywhere in a Chinese or Korean text; case, width and an English plural do
    not matter. The names of its place are an entry's words too, but do not suffice. Raises UsageError where there
    are no words.
    """
    wanted = [word for text in words for word in folded(text).split()]
    if not wanted:
        raise UsageError("there is nothing to look for. Give a word or more, in English, Chinese or Korean.")
    hits = [
        hit for place in catalogue.places() for entry in _entries(place, as_of) if (hit := _hit(place, entry, wanted))
    ]
    hits.sort(key=_rank)
    return Findings(words=wanted, total=len(hits), hits=hits[:limit])


def _rank(hit: Hit) -> tuple[int, bool, int, str]:
    """Order by score, then what is in force, then by how much of the texts the words are."""
    length = sum(len(match.text) for match in hit.matches)
    return (-hit.score, hit.force not in ("in-force", None), length, hit.id)


def _entries(place: Place, as_of: dt.date) -> Iterator[_Entry]:
    here = place.jurisdiction
    names = (*here.name.all(), *here.aliases)
    yield _Entry("jurisdiction", here.id, here.name, None, [("name", name) for name in names])
    of_place = [("place", name) for name in names]
    for package in place.holdings.package:
        texts = [("title", title) for title in package.title.all()]
        texts += [("title", package.document_number)] if package.document_number else []
        texts += [("note", package.note)] if package.note else []
        yield _Entry("package", package.id, package.title, place.force(package, as_of), texts + of_place)
    for measure in place.holdings.measure:
        word = registries()["instrument"][measure.instrument]
        texts = [("title", title) for title in measure.title.all()]
        texts += [("instrument", text) for text in (word.en, word.zh, word.ko)]
        texts += [("summary", text) for text in measure.summary.all()]
        texts += [("conditions", text) for text in measure.conditions]
        texts += [("note", measure.note)] if measure.note else []
        force = place.force(place.packages[measure.package], as_of)
        yield _Entry("measure", measure.id, measure.title, force, texts + of_place)


def _hit(place: Place, entry: _Entry, wanted: list[str]) -> Hit | None:
    best: dict[str, tuple[int, Match]] = {}
    for field, text in entry.texts:
        hay = f" {folded(text)}"
        for word in wanted:
            if _stands_in(word, hay) and _WEIGHTS[field] > best.get(word, (0,))[0]:
                best[word] = (_WEIGHTS[field] + (hay == f" {word}"), Match(field=field, text=text))
    if len(best) < len(set(wanted)) or {match.field for _, match in best.values()} == {"place"}:
        return None
    return Hit(
        score=sum(weight for weight, _ in best.values()),
        noun=entry.noun,
        id=entry.id,
        title=entry.title.spoken(place.reader.language),
        jurisdiction=place.jurisdiction.id,
        jurisdiction_name=place.name,
        force=entry.force,
        matches=list({(match.field, match.text): match for _, match in best.values()}.values()),
        layer=place.layer(f"{entry.noun} {entry.id}"),
    )


def _stands_in(word: str, hay: str) -> bool:
    """Return whether a word begins a word of the text; scripts without gaps have no beginnings to look for."""
    if not word.isascii():
        return word in hay
    stem = word.removesuffix("s") if len(word) > 3 else word
    return f" {stem}" in hay or f"({stem}" in hay
