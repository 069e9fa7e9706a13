"""What is known to exist and is not known in detail: the list of work of whoever improves the catalogue."""

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.choices import check_choices
from aipolicy.messages import noted
from aipolicy.model.measure import Measure
from aipolicy.model.package import Package
from aipolicy.model.record import Record, record
from aipolicy.model.source import Domain
from aipolicy.rows.evidence import source_rows

Lack = Literal["text", "title", "date", "document", "detail", "original"]
"""What can be lacking: any official text of a document, its title, its dates or force, something about it, something
in one of its measures; of a source, the page of which a mirror or a hijacked domain shows a copy."""

_COPIED: dict[Domain, str] = {
    "mirror": noted("The page of which a mirror domain shows a copy."),
    "hijacked": noted("The page of which a hijacked domain shows a copy."),
}


@record
class GapRow(Record):
    """One thing that is not known."""

    jurisdiction: str
    jurisdiction_name: str
    kind: Lack
    entry: str
    """Id of the package, measure or source."""
    title: str
    missing: str
    """What is not known."""
    clause: str | None
    """Number of the clause of the document that is meant, where it is not the whole document."""
    look_for: str
    """Where it may be found: the document, by the names under which it was published."""
    sources: tuple[str, ...]
    """Ids of the sources that are known."""
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed the entry; null for the first."""


@record
class Gaps(Record):
    """What is not known of some places, or of all, in the order of the register and the files."""

    places: list[str]
    """Ids of the places that were asked for; empty for all."""
    total: int
    rows: list[GapRow]


def gaps(catalogue: Catalogue, names: Sequence[str] = (), kinds: Sequence[str] = ()) -> Gaps:
    """Return what is not known of places (by any name), or of all; raises NotFoundError, and UsageError for a kind."""
    check_choices("--kind", kinds, get_args(Lack))
    ids = list(dict.fromkeys(catalogue.find(name).id for name in names))
    places = [catalogue.place(id_) for id_ in ids] if ids else catalogue.places()
    rows = [row for place in places for row in _of_place(place) if not kinds or row.kind in kinds]
    rows = list({(row.entry, row.kind): row for row in reversed(rows)}.values())[::-1]  # a shared source once
    return Gaps(places=ids, total=len(rows), rows=rows)


def _of_place(place: Place) -> Iterator[GapRow]:
    for package in place.holdings.package:
        measures = [measure for measure in place.holdings.measure if measure.package == package.id]
        for kind, missing in _of_package(place, package, measures):
            yield _row(place, kind, package, package, missing)
        for measure in measures:
            if measure.gap:
                yield _row(place, "detail", package, measure, measure.gap)
    for source in source_rows([place]):
        if source.domain != "ordinary":
            yield GapRow(
                jurisdiction=place.jurisdiction.id,
                jurisdiction_name=place.name,
                kind="original",
                entry=source.id,
                title=source.title,
                missing=_COPIED[source.domain],
                clause=None,
                look_for=f"{source.publisher}: {source.title}",
                sources=(source.id,),
                layer=source.layer,
            )


def _of_package(place: Place, package: Package, measures: Sequence[Measure]) -> Iterator[tuple[Lack, str]]:
    cited = {*package.sources}.union(*(term.sources for measure in measures for term in measure.term))
    if not any(place.sources[id_].is_official_text for id_ in cited):
        yield "text", noted("Any official text: what is known of it stands in reports and summaries.")
    if package.title_is_descriptive and package.document_number:
        yield "title", noted("The official title.")
    elif package.title_is_descriptive:
        yield "title", noted("The official title and the document number.")
    if not package.start:
        yield "date", noted("The day of issue, and from when it applies.")
    elif package.status == "unknown":
        yield "date", noted("Whether it is in force.")
    if package.gap:
        yield "document", package.gap


def _row(place: Place, kind: Lack, package: Package, entry: Package | Measure, missing: str) -> GapRow:
    names = (package.title.zh or package.title.en, package.document_number, package.issuer.zh or package.issuer.en)
    return GapRow(
        jurisdiction=place.jurisdiction.id,
        jurisdiction_name=place.name,
        kind=kind,
        entry=entry.id,
        title=entry.title.spoken(place.reader.language),
        missing=missing,
        clause=entry.clause if isinstance(entry, Measure) else None,
        look_for=", ".join(filter(None, names)),
        sources=entry.sources or package.sources,
        layer=place.package_layer(package, f"measure {entry.id}"),
    )
