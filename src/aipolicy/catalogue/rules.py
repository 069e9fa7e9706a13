"""What must hold between the entries of a file, beyond the shape of each."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from aipolicy.catalogue.entries import FRONT, Entries, profile_key
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import Fault
from aipolicy.model.discrepancy import Discrepancy
from aipolicy.model.file import FrontPage, Holdings
from aipolicy.model.indicator import Indicator
from aipolicy.model.measure import Measure
from aipolicy.model.package import Package
from aipolicy.model.source import Source
from aipolicy.model.term import CURRENCIES, Figure
from aipolicy.model.text import Text

SCHEMA_VERSION = 1
"""Version of the file format that is read."""
_LARGEST, _DECIMALS = 10**18, 9
_LONGEST_ID = 100
_ID = re.compile(r"[a-z0-9]+([-.][a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}\\^`|\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


class Broken(NamedTuple):
    """A rule that an entry breaks."""

    key: str
    """Table name and full id of the entry, as `Entries` has them."""
    field: str
    problem: str
    advice: str


def broken_rules(
    holdings: Holdings, entries: Entries, file: TomlFile, shared_sources: frozenset[str], place: str | None
) -> list[Fault]:
    """Return a fault for every rule that the file breaks."""
    faults = []
    for key, field, problem, advice in _broken(holdings, entries, shared_sources, place):
        path = entries.paths[key][-1]
        line = file.line((*path, field) if field else path)
        faults.append(Fault(str(file.path), line, key.split(" ", 1)[1], field, problem, advice))
    return faults


def _broken(
    holdings: Holdings, entries: Entries, shared_sources: frozenset[str], place: str | None
) -> Iterator[Broken]:
    for key, paths in entries.paths.items():
        if len(paths) > 1:
            yield Broken(key, "id", f"stands {len(paths)} times", "Give each entry an id of its own")
    if isinstance(holdings, FrontPage):
        yield from _jurisdictions(holdings, entries)
        if holdings.schema_version != SCHEMA_VERSION:
            advice = f"This aipolicy reads {SCHEMA_VERSION}"
            yield Broken(FRONT, "schema_version", f"{holdings.schema_version} is not known", advice)
    for source in holdings.source:
        yield from _source(source, shared_sources)
    for package in holdings.package:
        yield from _package(package, entries)
    for measure in holdings.measure:
        yield from _measure(measure, entries)
    for indicator in holdings.indicator:
        key = f"indicator {indicator.jurisdiction}/{indicator.id}"
        yield from _id(key, indicator.id)
        yield from _number(key, indicator)
    for discrepancy in holdings.discrepancy:
        yield from _discrepancy(discrepancy, entries)
    yield from _unsourced(holdings, entries, shared_sources)
    for key, jurisdiction in _places(holdings):
        if place and jurisdiction != place:
            yield Broken(key, "jurisdiction", f"is {jurisdiction!r} in the file of {place}", "Move it, or mend the id")
        elif not place and f"jurisdiction {jurisdiction}" not in entries:
            yield Broken(key, "jurisdiction", f"{jurisdiction!r} is not in the register", "Add it or mend the id")


def _unsourced(holdings: Holdings, entries: Entries, shared_sources: frozenset[str]) -> Iterator[Broken]:
    for key, sources, others, must_cite in _citations(holdings):
        if must_cite and not sources:
            yield Broken(key, "sources", "names no source", "Every figure has its source: name one")
        for id_ in dict.fromkeys((*sources, *others)):
            if f"source {id_}" not in entries and id_ not in shared_sources:
                yield Broken(key, "sources", f"names {id_!r}, which is no source here", "Add the source or mend the id")


def _jurisdictions(front: FrontPage, entries: Entries) -> Iterator[Broken]:
    parents = {one.id: one.parent for one in front.jurisdiction}
    for jurisdiction in front.jurisdiction:
        key = f"jurisdiction {jurisdiction.id}"
        yield from _id(key, jurisdiction.id)
        if not all(name.strip() for name in (*jurisdiction.name.all(), jurisdiction.name.en, *jurisdiction.aliases)):
            yield Broken(key, "name", "or an alias is empty", "Fill it or leave it out")
        if jurisdiction.parent and f"jurisdiction {jurisdiction.parent}" not in entries:
            yield Broken(key, "parent", f"{jurisdiction.parent!r} is no jurisdiction here", "Add it or mend the id")
        elif _is_inside_itself(jurisdiction.id, parents):
            yield Broken(key, "parent", "leads in a circle back to itself", "Mend the parent of one of them")
        if jurisdiction.division_code and not re.fullmatch(r"\d{6}", jurisdiction.division_code):
            yield Broken(
                key,
                "division_code",
                f"{jurisdiction.division_code!r} is no GB/T 2260 code",
                "Write six digits",
            )


def _is_inside_itself(id_: str, parents: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    at = parents[id_]
    while at and at not in seen and at != id_:
        seen.add(at)
        at = parents.get(at)
    return at == id_


def _source(source: Source, shared_sources: frozenset[str]) -> Iterator[Broken]:
    key = f"source {source.id}"
    yield from _id(key, source.id)
    if source.id in shared_sources:
        yield Broken(key, "id", "stands on the front page too", "Keep it in one place")
    if source.published and not _is_date(source.published):
        yield Broken(key, "published", f"{source.published!r} is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD")
    if source.address and not _ADDRESS.fullmatch(source.address):
        yield Broken(key, "address", f"{source.address!r} is not one web address", "Write one http or https address")


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return bool(_DATE.fullmatch(text))


def _package(package: Package, entries: Entries) -> Iterator[Broken]:
    key = f"package {package.id}"
    yield from _title(key, package.title)
    yield from _id(key, package.id)
    start = package.start
    if start and package.effective_until and package.effective_until < start:
        problem = f"{package.effective_until} is before its start, {start}"
        yield Broken(key, "effective_until", problem, "Mend one of the dates")
    for other in package.supersedes:
        if other == package.id:
            yield Broken(key, "supersedes", "names the package itself", "Name the one that it replaces")
        if f"package {other}" not in entries:
            yield Broken(key, "supersedes", f"{other!r} is no package here", "Add it or mend the id")


def _title(key: str, title: Text) -> Iterator[Broken]:
    if not title.en.strip():
        yield Broken(key, "title", "is empty", "Write the English title, or describe the document")


def _measure(measure: Measure, entries: Entries) -> Iterator[Broken]:
    key = f"measure {measure.id}"
    yield from _title(key, measure.title)
    yield from _id(key, measure.id)
    if f"package {measure.package}" not in entries:
        yield Broken(key, "package", f"{measure.package!r} is no package here", "Add it or mend the id")
    if not (measure.term or measure.gap or measure.instrument == "regulation"):
        yield Broken(key, "gap", "has no terms and does not say what is unknown", "Add terms, or say it in gap")
    tiers = {tier.id for tier in measure.tier}
    for id_ in tiers:
        yield from _id(f"tier {measure.id}#{id_}", id_)
    for term in measure.term:
        term_key = f"term {measure.id}#{term.id}"
        yield from _id(term_key, term.id)
        yield from _number(term_key, term)
        if term.tier and term.tier not in tiers:
            yield Broken(term_key, "tier", f"{term.tier!r} is no tier of the measure", "Add the tier or mend the id")
        if term.part_of == f"{measure.id}#{term.id}":
            yield Broken(term_key, "part_of", "names the term itself", "Name the larger term")
        if term.part_of and f"term {term.part_of}" not in entries:
            yield Broken(term_key, "part_of", f"{term.part_of!r} is no term here", "Write measure#term")
        if term.kind in ("rate", "equity", "budget") and term.unit == "percent" and term.value > 100:
            yield Broken(
                term_key,
                "value",
                f"{term.value} percent is more than the whole",
                "Mend the value or the unit",
            )


def _number(key: str, row: Figure | Indicator) -> Iterator[Broken]:
    unit: str = row.unit  # type: ignore[union-attr]
    is_money = unit in CURRENCIES
    for name, value in (("value", row.value), ("value_min", row.value_min or 0)):
        if not -_LARGEST <= value <= _LARGEST or (isinstance(value, Decimal) and value != round(value, _DECIMALS)):
            advice = f"Write at most {_LARGEST:,}, with {_DECIMALS} decimals at most"
            yield Broken(key, name, "is larger or finer than any figure of a policy", advice)
            return
    if any(conversion.amount < 0 for conversion in row.conversions):
        yield Broken(key, "conversions", "holds a negative sum", "Write a sum of zero or more")
    if row.value < 0 and isinstance(row, Figure):
        yield Broken(key, "value", f"{row.value} is negative", "Write a sum of zero or more")
    if is_money and isinstance(row, Figure) and isinstance(row.value, Decimal):
        yield Broken(key, "value", f"{row.value} is not a whole number of {unit}", "Write money as an integer")
    if (row.bound == "range") != (row.value_min is not None):
        yield Broken(key, "value_min", "a range has a lower end, and only a range has one", "Mend bound or value_min")
    elif row.value_min is not None and row.value_min >= row.value:
        yield Broken(key, "value_min", f"{row.value_min} is not below {row.value}", "Put the lower end in value_min")


def _discrepancy(discrepancy: Discrepancy, entries: Entries) -> Iterator[Broken]:
    key = f"discrepancy {discrepancy.jurisdiction}/{discrepancy.id}"
    yield from _id(key, discrepancy.id)
    if not discrepancy.values:
        yield Broken(key, "values", "is empty", "Write what each side says")
    for concern in discrepancy.concerns:
        if not any(f"{table} {concern}" in entries for table in ("term", "indicator", "measure", "package")):
            advice = "Write measure#term, place/indicator or the id of a measure"
            yield Broken(key, "concerns", f"{concern!r} is nothing here", advice)


def _id(key: str, name: str) -> Iterator[Broken]:
    if len(name) > _LONGEST_ID or not _ID.fullmatch(name):
        shown = name if len(name) <= _LONGEST_ID else f"{name[:20]}..."
        advice = f"Use at most {_LONGEST_ID} lower-case letters, digits, hyphens and dots"
        yield Broken(key, "id", f"{shown!r} is no id", advice)


def _citations(holdings: Holdings) -> Iterator[tuple[str, tuple[str, ...], Iterable[str], bool]]:
    """Every entry that cites: its key, its sources, those that it names otherwise, and whether it must have one."""
    for profile in holdings.profile:
        yield profile_key(vars(profile)), profile.sources, profile.locators or (), True
    for package in holdings.package:
        yield f"package {package.id}", package.sources, (), True
    for measure in holdings.measure:
        yield f"measure {measure.id}", measure.sources, measure.locators or (), not measure.term
        for term in measure.term:
            yield f"term {measure.id}#{term.id}", term.sources, _asides(term), True
    for indicator in holdings.indicator:
        yield f"indicator {indicator.jurisdiction}/{indicator.id}", indicator.sources, _asides(indicator), True
    for discrepancy in holdings.discrepancy:
        key = f"discrepancy {discrepancy.jurisdiction}/{discrepancy.id}"
        yield key, discrepancy.sources, discrepancy.locators or (), True


def _asides(row: Figure | Indicator) -> Iterator[str]:
    yield from row.locators or ()
    yield from (conversion.source for conversion in row.conversions)


def _places(holdings: Holdings) -> Iterator[tuple[str, str]]:
    for profile in holdings.profile:
        yield profile_key(vars(profile)), profile.jurisdiction
    for package in holdings.package:
        yield f"package {package.id}", package.jurisdiction
    for indicator in holdings.indicator:
        yield f"indicator {indicator.jurisdiction}/{indicator.id}", indicator.jurisdiction
    for discrepancy in holdings.discrepancy:
        yield f"discrepancy {discrepancy.jurisdiction}/{discrepancy.id}", discrepancy.jurisdiction
