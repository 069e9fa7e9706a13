"""What stands in the files of a catalogue."""

import datetime as dt

from aipolicy.model.discrepancy import Discrepancy
from aipolicy.model.indicator import Indicator
from aipolicy.model.jurisdiction import Jurisdiction, Profile
from aipolicy.model.measure import Measure
from aipolicy.model.package import Package
from aipolicy.model.record import Record, record
from aipolicy.model.source import Source


@record
class Holdings(Record):
    """What is known of a place; the attributes are the table names of the file, one table an entry."""

    profile: tuple[Profile, ...] = ()
    source: tuple[Source, ...] = ()
    package: tuple[Package, ...] = ()
    measure: tuple[Measure, ...] = ()
    indicator: tuple[Indicator, ...] = ()
    discrepancy: tuple[Discrepancy, ...] = ()


@record
class FrontPage(Holdings):
    """The first file of a catalogue: the register of places, and the sources that several places cite.

    A small catalogue may hold everything in this one file.
    """

    schema_version: int
    """Version of the file format."""
    data_version: str
    """Version of the data: a date, and a number where a day has several."""
    title: str
    """What the catalogue is called."""
    licence: str
    """SPDX identifier of the licence of the data."""
    cut_off: dt.date | None = None
    """Last day up to which documents were looked for; later ones are single finds."""
    jurisdiction: tuple[Jurisdiction, ...]
    """The register of places."""
