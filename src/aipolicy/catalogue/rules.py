"""What must hold between the entries of a file."""

from collections.abc import Iterable, Iterator

from aipolicy.catalogue.circles import circles
from aipolicy.catalogue.entries import FRONT, Entries, profile_key, shown
from aipolicy.catalogue.entry_rules import (
    SCHEMA_VERSION,
    Broken,
    discrepancy_rules,
    id_rule,
    jurisdiction_rules,
    number_rules,
    package_rules,
    source_rules,
)
from aipolicy.catalogue.measure_rules import measure_rules
from aipolicy.catalogue.toml import Sheet
from aipolicy.errors import Fault
from aipolicy.messages import said
from aipolicy.model.file import FrontPage, Holdings
from aipolicy.model.record import Record


def broken_rules(
    holdings: Holdings, entries: Entries, sheet: Sheet, shared_sources: frozenset[str], place: str | None
) -> list[Fault]:
    """Return a fault for every rule that the file breaks."""
    faults = list(_twice(entries, sheet))
    for key, field, problem, advice in _broken(holdings, entries, shared_sources, place):
        paths = entries.paths[key][::-1]  # of two with one id the last is at fault, if it has the field at all
        names = field.split(".") if field else []
        path = next((one for one in paths if sheet.has((*one, *names))), paths[0])
        at = sheet.where((*path, *names))
        faults.append(Fault(*at, shown(key), field, problem, advice))
    return faults


def _twice(entries: Entries, sheet: Sheet) -> Iterator[Fault]:
    for key, (first, *others) in entries.paths.items():
        if others:
            file, place = sheet.where(first)
            where = f"{file}:{place.line}" if place else file
            problem = said("stands {count} times, first at {where}", count=len(others) + 1, where=where)
            advice = said("Give each entry an id of its own")
            yield Fault(*sheet.where((*others[-1], "id")), shown(key), "id", problem, advice)


def _broken(
    holdings: Holdings, entries: Entries, shared_sources: frozenset[str], place: str | None
) -> Iterator[Broken]:
    if isinstance(holdings, FrontPage):
        yield from jurisdiction_rules(holdings, entries)
        if holdings.schema_version != SCHEMA_VERSION:
            advice = said("This aipolicy reads {version}", version=SCHEMA_VERSION)
            yield Broken(
                FRONT,
                "schema_version",
                said("{schema_version} is not known", schema_version=holdings.schema_version),
                advice,
            )
    for source in holdings.source:
        yield from source_rules(source, shared_sources)
    for package in holdings.package:
        yield from package_rules(package, entries)
    for measure in holdings.measure:
        yield from measure_rules(measure, entries)
    for indicator in holdings.indicator:
        key = f"indicator {indicator.jurisdiction}/{indicator.id}"
        yield from id_rule(key, indicator.id)
        yield from number_rules(key, indicator)
    for discrepancy in holdings.discrepancy:
        yield from discrepancy_rules(discrepancy, entries)
    yield from _circles(holdings)
    yield from _across(holdings)
    yield from _unsourced(holdings, entries, shared_sources)
    for key, jurisdiction in _places(holdings):
        if place and jurisdiction != place:
            yield Broken(
                key,
                "jurisdiction",
                said("is {jurisdiction!r} in the file of {place}", jurisdiction=jurisdiction, place=place),
                said("Move it, or mend the id"),
            )
        elif not place and f"jurisdiction {jurisdiction}" not in entries:
            yield Broken(
                key,
                "jurisdiction",
                said("{jurisdiction!r} is not in the register", jurisdiction=jurisdiction),
                entries.nearest(jurisdiction, "jurisdiction"),
            )


def _circles(holdings: Holdings) -> Iterator[Broken]:
    links: dict[tuple[str, str], dict[str, Iterable[str]]] = {
        ("package", "supersedes"): {one.id: one.supersedes for one in holdings.package},
        ("term", "part_of"): {
            f"{measure.id}#{term.id}": filter(None, [term.part_of])
            for measure in holdings.measure
            for term in measure.term
        },
    }
    if isinstance(holdings, FrontPage):
        links["jurisdiction", "parent"] = {one.id: filter(None, [one.parent]) for one in holdings.jurisdiction}
    for (noun, field), ends in links.items():
        for circle in circles(ends):
            problem = said("leads in a circle: {names}", names=", ".join(circle))
            yield Broken(f"{noun} {circle[0]}", field, problem, said("Mend one of the links"))


def _across(holdings: Holdings) -> Iterator[Broken]:
    """Yield what names an entry of another place, as only a file of several places can."""
    homes = {package.id: package.jurisdiction for package in holdings.package}
    homes |= {measure.id: homes.get(measure.package, "") for measure in holdings.measure}
    homes |= {f"{one.jurisdiction}/{one.id}": one.jurisdiction for one in holdings.indicator}
    links: list[tuple[str, str, str, Iterable[str]]] = [
        *((f"package {one.id}", one.jurisdiction, "supersedes", one.supersedes) for one in holdings.package),
        *(
            (f"term {measure.id}#{term.id}", homes[measure.id], "part_of", filter(None, [term.part_of]))
            for measure in holdings.measure
            for term in measure.term
        ),
        *(
            (f"discrepancy {one.jurisdiction}/{one.id}", one.jurisdiction, "concerns", one.concerns)
            for one in holdings.discrepancy
        ),
    ]
    for key, home, field, names in links:
        for name in names:
            other = homes.get(name.split("#")[0])
            if other and home and other != home:
                problem = said("{name!r} is an entry of {other}, not of {home}", name=name, other=other, home=home)
                yield Broken(key, field, problem, said("Name one of the same place"))


def _unsourced(holdings: Holdings, entries: Entries, shared_sources: frozenset[str]) -> Iterator[Broken]:
    for key, cited, must_cite in _citations(holdings):
        if must_cite and not cited["sources"]:
            yield Broken(key, "sources", said("names no source"), said("Every figure has its source: name one"))
        for id_, field in {id_: field for field, ids in reversed(cited.items()) for id_ in ids}.items():
            if f"source {id_}" not in entries and id_ not in shared_sources:
                problem = said("names {id!r}, which is no source here", id=id_)
                yield Broken(key, field, problem, entries.nearest(id_, "source"))


def _citations(holdings: Holdings) -> Iterator[tuple[str, dict[str, Iterable[str]], bool]]:
    """Every entry that cites: its key, ids of sources by the fields that name them, and whether it must have one."""
    for profile in holdings.profile:
        yield profile_key(vars(profile)), _cited(profile), True
    for package in holdings.package:
        yield f"package {package.id}", _cited(package), True
    for measure in holdings.measure:
        yield f"measure {measure.id}", _cited(measure), not measure.term
        for term in measure.term:
            yield f"term {measure.id}#{term.id}", _cited(term), True
    for indicator in holdings.indicator:
        yield f"indicator {indicator.jurisdiction}/{indicator.id}", _cited(indicator), True
    for discrepancy in holdings.discrepancy:
        yield f"discrepancy {discrepancy.jurisdiction}/{discrepancy.id}", _cited(discrepancy), True


def _cited(entry: Record) -> dict[str, Iterable[str]]:
    own = vars(entry)
    conversions = [conversion.source for conversion in own.get("conversions", ())]
    return {"sources": own["sources"], "locators": own.get("locators") or (), "conversions": conversions}


def _places(holdings: Holdings) -> Iterator[tuple[str, str]]:
    for profile in holdings.profile:
        yield profile_key(vars(profile)), profile.jurisdiction
    for package in holdings.package:
        yield f"package {package.id}", package.jurisdiction
    for indicator in holdings.indicator:
        yield f"indicator {indicator.jurisdiction}/{indicator.id}", indicator.jurisdiction
    for discrepancy in holdings.discrepancy:
        yield f"discrepancy {discrepancy.jurisdiction}/{discrepancy.id}", discrepancy.jurisdiction
