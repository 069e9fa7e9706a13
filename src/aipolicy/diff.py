"""What changed between two catalogues, or between two dates."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.entries import profile_key, shown
from aipolicy.catalogue.place import Place
from aipolicy.model.record import Record, record
from aipolicy.model.text import Text
from aipolicy.rows.evidence import source_rows
from aipolicy.rows.figures import TermRow, term_rows

Noun = Literal["jurisdiction", "profile", "package", "measure", "term", "indicator", "discrepancy", "source"]


@record
class FieldChange(Record):
    """One key of an entry; between two dates, `force`: what the date makes of a document."""

    field: str
    """Key; a text has one for each language, such as `title.zh`."""
    before: Any
    """Null where it was not there."""
    after: Any
    """Null where it is no longer there."""


@record
class Change(Record):
    """An entry that came, went or changed."""

    jurisdiction: str
    jurisdiction_name: str
    noun: Noun
    id: str
    """Full id: measure#term, place/indicator, place/discrepancy, place/topic and text of a fact, or the id itself."""
    title: str
    """Title, name or subject in the language of the answer."""
    change: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...]
    """What changed of it; empty for what came or went."""
    before: TermRow | None
    """Of a figure: as it was."""
    after: TermRow | None
    """Of a figure: as it is."""


@record
class Difference(Record):
    """What changed, in the order of the register and of the files."""

    dates: tuple[dt.date, ...]
    """The two dates, the earlier first; empty between two catalogues."""
    total: int
    changes: list[Change]


_Entry = tuple[str, Record]
"""Title and record."""


def difference(old: Catalogue, new: Catalogue, as_of: dt.date, place: str | None = None) -> Difference:
    """Return what changed from one catalogue to another, of one place (by any name) or of all.

    Raises NotFoundError for a place that the new one does not know, CatalogueError with the faults of a broken one.
    """
    ids = [new.find(place).id] if place else list(dict.fromkeys((*new.register, *old.register)))
    changes = [change for id_ in ids for change in _of_place(_place(old, id_), _place(new, id_), as_of)]
    shared = {one.id for one in (*old.front.source, *new.front.source)}  # told once, though several places cite it
    once = {one.id: one for one in reversed(changes) if one.noun == "source" and one.id in shared}
    changes = [one for one in changes if one.noun != "source" or once.get(one.id, one) is one]
    return Difference(dates=(), total=len(changes), changes=changes)


def force_difference(catalogue: Catalogue, first: dt.date, last: dt.date, place: str | None = None) -> Difference:
    """Return the documents whose force on the last date is another than on the first, of one place or of all."""
    places = [catalogue.place(catalogue.find(place).id)] if place else catalogue.places()
    changes = [
        _change(
            one,
            "package",
            package.id,
            package.title.spoken(one.reader.language),
            "changed",
            (FieldChange(field="force", before=one.force(package, first), after=one.force(package, last)),),
        )
        for one in places
        for package in one.holdings.package
        if one.force(package, first) != one.force(package, last)
    ]
    return Difference(dates=(first, last), total=len(changes), changes=changes)


def _place(catalogue: Catalogue, id_: str) -> Place | None:
    return catalogue.place(id_) if id_ in catalogue.register else None


def _of_place(old: Place | None, new: Place | None, as_of: dt.date) -> Iterator[Change]:
    here = new or old
    assert here
    if old and new and _is_same(old, new):
        return
    cited = [row.id for row in source_rows(filter(None, (old, new)))]  # also those of the front page
    before, after = _entries(old, cited), _entries(new, cited)
    rows_before, rows_after = _rows(old, as_of), _rows(new, as_of)
    for key in dict.fromkeys((*after, *before)):
        noun, id_ = key
        title = (after.get(key) or before[key])[0]
        figures = (rows_before.get(id_), rows_after.get(id_)) if noun == "term" else (None, None)
        if key not in before:
            yield _change(here, noun, id_, title, "added", (), *figures)
        elif key not in after:
            yield _change(here, noun, id_, title, "removed", (), *figures)
        elif fields := tuple(_fields(before[key][1], after[key][1])):
            yield _change(here, noun, id_, title, "changed", fields, *figures)


def _is_same(old: Place, new: Place) -> bool:
    return (old.jurisdiction, old.holdings, old.sources) == (new.jurisdiction, new.holdings, new.sources)


def _change(
    place: Place,
    noun: Noun,
    id_: str,
    title: str,
    change: Literal["added", "removed", "changed"],
    fields: tuple[FieldChange, ...],
    before: TermRow | None = None,
    after: TermRow | None = None,
) -> Change:
    return Change(
        jurisdiction=place.jurisdiction.id,
        jurisdiction_name=place.name,
        noun=noun,
        id=id_,
        title=title,
        change=change,
        fields=fields,
        before=before,
        after=after,
    )


def _rows(place: Place | None, as_of: dt.date) -> Mapping[str, TermRow]:
    return {row.term: row for row in term_rows(place, as_of)} if place else {}


def _entries(place: Place | None, sources: Sequence[str]) -> dict[tuple[Noun, str], _Entry]:
    """Return the entries of a place by noun and full id, with some of the sources that it knows."""
    if not place:
        return {}
    here, holdings, language = place.jurisdiction, place.holdings, place.reader.language
    found: dict[tuple[Noun, str], _Entry] = {("jurisdiction", here.id): (place.name, here)}
    found |= {("profile", shown(profile_key(vars(one)))): (one.topic, one) for one in holdings.profile}
    found |= {("package", one.id): (one.title.spoken(language), one) for one in holdings.package}
    for measure in holdings.measure:
        title = measure.title.spoken(language)
        found["measure", measure.id] = (title, measure)
        found |= {("term", f"{measure.id}#{term.id}"): (title, term) for term in measure.term}
    found |= {("indicator", f"{here.id}/{one.id}"): (one.id, one) for one in holdings.indicator}
    found |= {("discrepancy", f"{here.id}/{one.id}"): (one.about, one) for one in holdings.discrepancy}
    known = (place.sources[id_] for id_ in sources if id_ in place.sources)
    found |= {("source", one.id): (one.title, one) for one in known}
    return found


def _fields(old: Record, new: Record) -> Iterator[FieldChange]:
    """Yield the keys of an entry that differ; terms are entries of their own."""
    before, after = vars(old), vars(new)
    for name in dict.fromkeys((*after, *before)):
        one, other = before.get(name), after.get(name)
        if isinstance(one, Text) and isinstance(other, Text):
            yield from (replace(inner, field=f"{name}.{inner.field}") for inner in _fields(one, other))
        elif name != "term" and one != other:
            yield FieldChange(field=name, before=one, after=other)
