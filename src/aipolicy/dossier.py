"""All that is known of one place, package or measure."""

import datetime as dt
from dataclasses import replace

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.layers import LayerRow, layer_rows
from aipolicy.model.package import MAY_APPLY
from aipolicy.model.record import Record, record
from aipolicy.rows.documents import MeasureRow, PackageRow, measure_rows, package_rows
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow, discrepancy_rows, source_rows
from aipolicy.rows.figures import TermRow, term_rows
from aipolicy.rows.indicators import IndicatorRow, indicator_rows
from aipolicy.rows.registers import JurisdictionRow, ProfileRow, jurisdiction_row, profile_rows


@record
class Parent(Record):
    """What a place one or more levels up adds: its measures apply here too."""

    place: JurisdictionRow
    packages: list[PackageRow]
    """Its documents that are in force, or may be, on the date."""
    measures: list[MeasureRow]
    """Their measures."""
    terms: list[TermRow]
    """Their figures; empty unless asked for."""


@record
class Dossier(Record):
    """A place with its holdings, or the part of them that one package or measure is."""

    of: str
    """Id of the place, package or measure that was asked for."""
    place: JurisdictionRow
    districts: list[JurisdictionRow]
    """Places one level inside it."""
    profile: list[ProfileRow]
    packages: list[PackageRow]
    measures: list[MeasureRow]
    terms: list[TermRow]
    indicators: list[IndicatorRow]
    discrepancies: list[DiscrepancyRow]
    sources: list[SourceRow]
    parents: list[Parent]
    """The places around it, the nearest first."""
    with_parents: bool
    """Whether the figures of the places around it were asked for."""
    layers: list[LayerRow]
    """What each catalogue laid over the first makes of it; empty unless asked for."""


def dossier(
    catalogue: Catalogue, name: str, as_of: dt.date, *, with_parents: bool = False, with_layers: bool = False
) -> Dossier:
    """Return the dossier of a place (by any name), a package or a measure (by id), or raise NotFoundError."""
    place, entry = catalogue.resolve(name)
    here = place.jurisdiction
    around = [] if entry else [catalogue.place(id_) for id_ in catalogue.ancestors(here.id)]
    parents = [_parent(one, as_of, with_parents) for one in around]
    doubted = {id_ for parent in parents for row in parent.terms for id_ in row.discrepancies}
    if with_parents:
        doubted |= {id_ for parent in parents for row in parent.measures for id_ in row.discrepancies}
    inherited = (row for one in around for row in discrepancy_rows(one) if row.id in doubted)
    shown = [place, *around] if with_parents else [place]
    whole = Dossier(
        of=here.id,
        place=jurisdiction_row(here, place.layering),
        districts=[jurisdiction_row(child, place.layering) for child in catalogue.children(here.id)],
        profile=list(profile_rows(place)),
        packages=list(package_rows(place, as_of)),
        measures=list(measure_rows(place, as_of)),
        terms=list(term_rows(place, as_of)),
        indicators=list(indicator_rows(place)),
        discrepancies=[*discrepancy_rows(place), *inherited],
        sources=source_rows(shown, entry.id if entry else None),
        parents=parents,
        with_parents=with_parents,
        layers=layer_rows(catalogue, here.id, as_of, entry.id if entry else None) if with_layers else [],
    )
    return _narrowed(whole, entry.id) if entry else whole


def _parent(place: Place, as_of: dt.date, in_full: bool) -> Parent:
    return Parent(
        place=jurisdiction_row(place.jurisdiction, place.layering),
        packages=[row for row in package_rows(place, as_of) if row.force in MAY_APPLY],
        measures=[row for row in measure_rows(place, as_of) if row.force in MAY_APPLY],
        terms=[row for row in term_rows(place, as_of) if in_full and row.force in MAY_APPLY],
    )


def _narrowed(whole: Dossier, id_: str) -> Dossier:
    """Return the part of a dossier that belongs to a package or measure."""
    measures = [row for row in whole.measures if id_ in (row.id, row.package)]
    ids = {id_, *(row.id for row in measures)}
    terms = [row for row in whole.terms if row.measure in ids]
    concerned = ids | {row.term for row in terms}
    return replace(
        whole,
        of=id_,
        districts=[],
        profile=[],
        packages=[row for row in whole.packages if row.id == id_ or row.id in {m.package for m in measures}],
        measures=measures,
        terms=terms,
        indicators=[],
        discrepancies=[row for row in whole.discrepancies if concerned & set(row.concerns)],
    )
