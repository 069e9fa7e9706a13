"""What is likely a mistake in a catalogue that can be read: warnings, and notes of what is worth a look."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import NamedTuple

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.entries import Entries, profile_key, shown
from aipolicy.catalogue.names import clashes
from aipolicy.catalogue.place import Place
from aipolicy.catalogue.toml import Sheet
from aipolicy.errors import Fault, Weight
from aipolicy.hidden import HIDDEN
from aipolicy.messages import Message, said
from aipolicy.model.jurisdiction import Level
from aipolicy.model.measure import Measure
from aipolicy.model.record import Record
from aipolicy.model.source import Source
from aipolicy.model.term import CURRENCIES, Figure
from aipolicy.rows.conversions import conversion_rows

_STALE_AFTER = dt.timedelta(days=365)
_RATE_OFF = 20
"""Percent between a printed conversion and the official rate from which it is likely a slip."""
_HEIGHT: dict[Level, int] = {"national": 3, "province": 2, "municipality": 2, "city": 1, "district": 0}
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w+;|\[/?(?:bold|red|link)|\]\(https?:")
"""What a reader would take for HTML, for markup of a terminal, or of Markdown."""


class Doubt(NamedTuple):
    """What is likely wrong with an entry."""

    weight: Weight
    key: str
    """Table name and full id of the entry, as `Entries` has them."""
    field: str
    problem: Message
    advice: Message


def doubts(catalogue: Catalogue, as_of: dt.date) -> list[Fault]:
    """Return what is likely wrong in the files of a sound catalogue, file by file."""
    places = catalogue.places()
    cited = {id_ for place in places for id_ in _cited(place)}
    front = chain(_register(catalogue), _of_sources(catalogue.front.source, cited))
    found = [*_of_sheet(catalogue.sheet(None), front)]
    for place in places:
        found += _of_sheet(catalogue.sheet(place.jurisdiction.id), _of_place(place, as_of))
    return found


def _of_sheet(sheet: Sheet, doubts: Iterator[Doubt]) -> list[Fault]:
    entries = Entries(sheet.tables)
    found = []
    for doubt in doubts:
        path, *_ = entries.paths[doubt.key]
        at = sheet.where((*path, doubt.field) if doubt.field else path)
        found.append(Fault(*at, shown(doubt.key), doubt.field, doubt.problem, doubt.advice, doubt.weight))
    return sorted(found, key=lambda fault: (fault.file, fault.place or (0, 0)))


def _register(catalogue: Catalogue) -> Iterator[Doubt]:
    for place in catalogue.register.values():
        parent = catalogue.register[place.parent] if place.parent else None
        if parent and _HEIGHT[parent.level] <= _HEIGHT[place.level]:
            problem = said(
                "{parent} is no higher than {place} ({level})", parent=parent.id, place=place.id, level=place.level
            )
            yield Doubt("warning", f"jurisdiction {place.id}", "parent", problem, said("Mend the level or the parent"))
    for id_, other, name in clashes(catalogue.register):
        problem = said("{name!r} means {other} too, so neither is found by it", name=name, other=other)
        yield Doubt("warning", f"jurisdiction {id_}", "aliases", problem, said("Leave the name to one of them"))


def _of_place(place: Place, as_of: dt.date) -> Iterator[Doubt]:
    yield from _no_plain_texts(place)
    yield from _of_sources(place.holdings.source, _cited(place))
    for package in place.holdings.package:
        if as_of - package.checked > _STALE_AFTER:
            problem = said("{checked} is more than a year ago", checked=package.checked)
            yield Doubt("note", f"package {package.id}", "checked", problem, said("Look whether it still applies"))
    for measure in place.holdings.measure:
        yield from _of_measure(place, measure)


def _no_plain_texts(place: Place) -> Iterator[Doubt]:
    for key, entry in _entries(place):
        if any(_MARKUP.search(text) or HIDDEN.search(text) for text in _texts(entry)):
            problem = said("holds what looks like markup or a control character")
            yield Doubt("warning", key, "", problem, said("Write it as plain text"))


def _entries(place: Place) -> Iterator[tuple[str, Record]]:
    """Yield the entries of a place with their keys; a measure has its tiers and terms in it."""
    holdings, id_ = place.holdings, place.jurisdiction.id
    yield from ((profile_key(vars(one)), one) for one in holdings.profile)
    yield from ((f"source {one.id}", one) for one in holdings.source)
    yield from ((f"package {one.id}", one) for one in holdings.package)
    yield from ((f"measure {one.id}", one) for one in holdings.measure)
    yield from ((f"indicator {id_}/{one.id}", one) for one in holdings.indicator)
    yield from ((f"discrepancy {id_}/{one.id}", one) for one in holdings.discrepancy)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in an entry; an address has rules of its own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for one in value for text in _texts(one))
    elif isinstance(value, Record):
        yield from (text for name, one in vars(value).items() if name != "address" for text in _texts(one))


def _cited(place: Place) -> set[str]:
    terms = [term for measure in place.holdings.measure for term in measure.term]
    entries = [entry for key, entry in _entries(place) if not key.startswith("source ")]
    return {id_ for entry in (*entries, *terms) for id_ in vars(entry)["sources"]}


def _of_sources(sources: Iterable[Source], cited: set[str]) -> Iterator[Doubt]:
    for source in sources:
        if source.id not in cited:
            problem, advice = said("nothing cites it"), said("Cite it, or take it out")
            yield Doubt("note", f"source {source.id}", "", problem, advice)
        if source.kind == "official-text" and source.domain != "ordinary":
            problem = said("is no office's own text on a domain that is {domain}", domain=source.domain)
            advice = said("Say repost-of-official-text, or ordinary")
            yield Doubt("warning", f"source {source.id}", "kind", problem, advice)


def _of_measure(place: Place, measure: Measure) -> Iterator[Doubt]:
    for one, other in combinations(measure.term, 2):
        if _said(one) == _said(other):
            problem = said("says the same as {other}", other=other.id)
            yield Doubt("warning", f"term {measure.id}#{one.id}", "", problem, said("Keep one, or say how they differ"))
    yield from _awards_above_caps(measure)
    yield from _odd_parts(place, measure)
    for term in measure.term:
        for row in conversion_rows(term, place.sources):
            if row.off_percent is not None and abs(row.off_percent) > _RATE_OFF and not row.doubtful:
                problem = said(
                    "{amount:,} {currency} is {off} percent off the official rate",
                    amount=row.amount,
                    currency=row.currency,
                    off=row.off_percent,
                )
                advice = said("Look at the source again; if it prints so, say doubtful = true")
                yield Doubt("warning", f"term {measure.id}#{term.id}", "conversions", problem, advice)


def _said(term: Figure) -> dict[str, object]:
    """Return what a figure says, without its name and who says so."""
    aside = ("id", "sources", "locators", "note", "conversions")
    return {name: value for name, value in vars(term).items() if name not in aside}


def _awards_above_caps(measure: Measure) -> Iterator[Doubt]:
    caps: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for term in measure.term:
        own = vars(term)
        if own["kind"] == "cap" and own["unit"] in CURRENCIES and not term.subject:
            caps[own["unit"], term.per, term.period, term.tier].append(term)
    for term in measure.term:
        own = vars(term)
        for cap in caps.get((own["unit"], term.per, term.period, term.tier), ()) if own["kind"] == "award" else ():
            if term.value > cap.value:
                problem = said("{value:,} is above the cap {cap}", value=term.value, cap=cap.id)
                yield Doubt("warning", f"term {measure.id}#{term.id}", "value", problem, said("Mend one of the two"))


def _odd_parts(place: Place, measure: Measure) -> Iterator[Doubt]:
    """Yield the figures that can't be a part of what they say they are: they are larger, or not of the same thing."""
    for term in measure.term:
        if not term.part_of:
            continue
        key, whole = f"term {measure.id}#{term.id}", place.terms[term.part_of][1]
        if _counted_in(term) != _counted_in(whole):
            problem = said("{whole} is counted in another unit or base", whole=term.part_of)
            yield Doubt("warning", key, "part_of", problem, said("Name the figure that contains it"))
        elif term.value > whole.value and whole.bound not in ("at-least", "more-than", "about"):
            problem = said("{whole}, which should contain it, is smaller", whole=term.part_of)
            yield Doubt("warning", key, "part_of", problem, said("Mend one of the two"))


def _counted_in(term: Figure) -> tuple[object, object]:
    own = vars(term)
    return own["unit"], own.get("base")
