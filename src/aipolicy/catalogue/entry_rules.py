"""What must hold within one entry, beyond its shape."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from aipolicy.catalogue.entries import Entries
from aipolicy.messages import said
from aipolicy.model.discrepancy import Discrepancy
from aipolicy.model.file import FrontPage
from aipolicy.model.indicator import Indicator
from aipolicy.model.package import Package
from aipolicy.model.source import Source
from aipolicy.model.term import CURRENCIES, Figure
from aipolicy.model.text import Text

SCHEMA_VERSION = 1
"""Version of the file format that is read."""
_LARGEST, _DECIMALS = 10**18, 9
_LONGEST_ID = 100
_CONCERNED = ("term", "indicator", "measure", "package")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
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


def jurisdiction_rules(front: FrontPage, entries: Entries) -> Iterator[Broken]:
    """Yield what is wrong with the register: ids, names, codes, parents."""
    for jurisdiction in front.jurisdiction:
        key = f"jurisdiction {jurisdiction.id}"
        yield from id_rule(key, jurisdiction.id)
        if not all(name.strip() for name in (*jurisdiction.name.all(), jurisdiction.name.en, *jurisdiction.aliases)):
            yield Broken(key, "name", said("or an alias is empty"), said("Fill it or leave it out"))
        if jurisdiction.parent and f"jurisdiction {jurisdiction.parent}" not in entries:
            yield Broken(
                key,
                "parent",
                said("{parent!r} is no jurisdiction here", parent=jurisdiction.parent),
                entries.nearest(jurisdiction.parent, "jurisdiction"),
            )
        if jurisdiction.division_code and not re.fullmatch(r"\d{6}", jurisdiction.division_code):
            yield Broken(
                key,
                "division_code",
                said("{division_code!r} is not six digits", division_code=jurisdiction.division_code),
                said("Write the code of GB/T 2260"),
            )


def source_rules(source: Source, shared_sources: frozenset[str]) -> Iterator[Broken]:
    """Yield what is wrong with a source: id, date, address."""
    key = f"source {source.id}"
    yield from id_rule(key, source.id)
    if source.id in shared_sources:
        yield Broken(key, "id", said("stands on the front page too"), said("Keep it in one place"))
    if source.published and not _is_date(source.published):
        yield Broken(
            key,
            "published",
            said("{published!r} is no date", published=source.published),
            said("Write YYYY, YYYY-MM or YYYY-MM-DD"),
        )
    if source.address and not _ADDRESS.fullmatch(source.address):
        yield Broken(
            key,
            "address",
            said("{address!r} is not one web address", address=source.address),
            said("Write one http or https address"),
        )


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return bool(_DATE.fullmatch(text))


def package_rules(package: Package, entries: Entries) -> Iterator[Broken]:
    """Yield what is wrong with a package: id, title, dates, what it supersedes."""
    key = f"package {package.id}"
    yield from title_rule(key, package.title)
    yield from id_rule(key, package.id)
    yield from year_rule(key, package.year)
    start = package.start
    if start and package.effective_until and package.effective_until < start:
        problem = said(
            "{effective_until} is before its start, {start}", effective_until=package.effective_until, start=start
        )
        yield Broken(key, "effective_until", problem, said("Mend one of the dates"))
    for other in package.supersedes:
        if f"package {other}" not in entries:
            problem = said("{other!r} is no package here", other=other)
            yield Broken(key, "supersedes", problem, entries.nearest(other, "package", own=package.id))


def title_rule(key: str, title: Text) -> Iterator[Broken]:
    """Yield a fault for an empty title."""
    if not title.en.strip():
        yield Broken(key, "title.en", said("is empty"), said("Write the English title, or describe it"))


def year_rule(key: str, year: int | None) -> Iterator[Broken]:
    """Yield a fault for what is no year."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        yield Broken(key, "year", said("{year} is no year", year=year), said("Write four digits, such as 2025"))


def number_rules(key: str, row: Figure | Indicator) -> Iterator[Broken]:
    """Yield what is wrong with the number of a term or an indicator: size, sign, range, whole money."""
    yield from year_rule(key, row.year)
    unit: str = row.unit  # type: ignore[union-attr]
    is_money = unit in CURRENCIES
    for name, value in (("value", row.value), ("value_min", row.value_min or 0)):
        if not -_LARGEST <= value <= _LARGEST or (isinstance(value, Decimal) and value != round(value, _DECIMALS)):
            advice = said(
                "Write at most {largest:,}, with {decimals} decimals at most", largest=_LARGEST, decimals=_DECIMALS
            )
            yield Broken(key, name, said("is larger or finer than any figure of a policy"), advice)
            return
    if any(conversion.amount < 0 for conversion in row.conversions):
        yield Broken(key, "conversions", said("holds a negative sum"), said("Write a sum of zero or more"))
    if row.value < 0 and isinstance(row, Figure):
        yield Broken(key, "value", said("{value} is negative", value=row.value), said("Write a sum of zero or more"))
    if is_money and isinstance(row, Figure) and isinstance(row.value, Decimal):
        yield Broken(
            key,
            "value",
            said("{value} is not a whole number of {unit}", value=row.value, unit=unit),
            said("Write money as an integer"),
        )
    if row.bound == "range" and row.value_min is None:
        yield Broken(key, "bound", said("is range, but no value_min gives its lower end"), said("Add value_min"))
    elif row.bound != "range" and row.value_min is not None:
        advice = said('Say bound = "range", or take value_min out')
        yield Broken(key, "value_min", said("is a lower end, but bound is {bound}", bound=row.bound), advice)
    elif row.value_min is not None and row.value_min >= row.value:
        yield Broken(
            key,
            "value_min",
            said("{value_min} is not below {value}", value_min=row.value_min, value=row.value),
            said("Put the lower end in value_min"),
        )


def discrepancy_rules(discrepancy: Discrepancy, entries: Entries) -> Iterator[Broken]:
    """Yield what is wrong with a discrepancy: id, values, what it concerns."""
    key = f"discrepancy {discrepancy.jurisdiction}/{discrepancy.id}"
    yield from id_rule(key, discrepancy.id)
    if not discrepancy.values:
        yield Broken(
            key,
            "values",
            said("is empty"),
            said('Write what each side says, such as ["5 million (law)", "8 million (a newspaper)"]'),
        )
    for concern in discrepancy.concerns:
        if not any(f"{table} {concern}" in entries for table in _CONCERNED):
            advice = entries.nearest(concern, *_CONCERNED)
            yield Broken(key, "concerns", said("{concern!r} is nothing here", concern=concern), advice)


def id_rule(key: str, name: str) -> Iterator[Broken]:
    """Yield a fault for what is no id."""
    if len(name) > _LONGEST_ID or not _ID.fullmatch(name):
        shown = name if len(name) <= _LONGEST_ID else f"{name[:20]}..."
        advice = said("Use at most {most} lower-case letters, digits, hyphens and dots", most=_LONGEST_ID)
        yield Broken(key, "id", said("{shown!r} is no id", shown=shown), advice)
