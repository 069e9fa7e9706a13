"""Places: the nation, provinces, municipalities, cities, districts."""

from typing import Literal

from aipolicy.model.record import Record, record
from aipolicy.model.text import Text

Level = Literal["national", "province", "municipality", "city", "district"]
"""A municipality (直辖市) stands at the level of a province."""


@record
class Jurisdiction(Record):
    """A place that issues measures."""

    id: str
    """Lower-case English name, words joined by hyphens."""
    level: Level
    """Where it stands in the order of government."""
    name: Text
    """Name in the three languages."""
    aliases: tuple[str, ...] = ()
    """Other names by which it is found."""
    parent: str | None = None
    """Id of the place one level up, whose measures apply here too."""
    division_code: str | None = None
    """GB/T 2260 code of the administrative division, six digits."""
    iso_3166_2: str | None = None
    """ISO 3166-2 code; ISO 3166-1 alpha-2 for a nation."""


@record
class Profile(Record):
    """A fact about a place that has no number."""

    jurisdiction: str
    """Id of the place."""
    topic: str
    """What it is about, in a word or two."""
    text: str
    """The fact, in our own words."""
    sources: tuple[str, ...]
    """Ids of the sources that say so."""
    locators: dict[str, str] | None = None
    """Where in a source it stands, by source id."""
