"""What rests on which source."""

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.model.record import Record, record
from aipolicy.rows.evidence import SourceRow, source_rows


@record
class Bibliography(Record):
    """Sources, each with what rests on it, by id."""

    of: str | None
    """Id of the place, package or measure in question; null for the whole catalogue."""
    rows: list[SourceRow]


def bibliography(catalogue: Catalogue, of: str | None = None) -> Bibliography:
    """Return the sources of a place (by any name), of a package or measure (by id), or of everything.

    Raises NotFoundError.
    """
    if of is None:
        return Bibliography(of=None, rows=source_rows(catalogue.places()))
    place, entry = catalogue.resolve(of)
    id_ = entry.id if entry else place.jurisdiction.id
    return Bibliography(of=id_, rows=source_rows([place], entry.id if entry else None))
