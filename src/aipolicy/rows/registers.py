"""Rows of the registers: places and instruments."""

from collections.abc import Iterator

from aipolicy.catalogue.entries import profile_key
from aipolicy.catalogue.layer import Layering
from aipolicy.catalogue.place import Place
from aipolicy.model.jurisdiction import Jurisdiction, Level
from aipolicy.model.record import Record, record
from aipolicy.model.vocabulary import registries


@record
class JurisdictionRow(Record):
    """A place."""

    id: str
    level: Level
    name_en: str
    name_zh: str | None
    name_ko: str | None
    aliases: tuple[str, ...]
    parent: str | None
    division_code: str | None
    """GB/T 2260."""
    iso_3166_2: str | None
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed it; null for the first."""


@record
class ProfileRow(Record):
    """A fact about a place that has no number."""

    jurisdiction: str
    topic: str
    """What it is about, in a word or two."""
    text: str
    sources: tuple[str, ...]
    locators: dict[str, str]
    """Where in a source it stands, by source id."""
    layer: str | None
    """The uppermost catalogue laid over the first that gave or changed it or its sources; null for the first."""


@record
class InstrumentRow(Record):
    """A word of the registry of instruments."""

    id: str
    label_en: str
    label_zh: str
    label_ko: str
    stip: str | None
    """Class in the OECD STIP taxonomy of policy instruments, edition 2019."""
    means: str
    measures: int
    """How many measures of the answer's places use it."""


def jurisdiction_row(place: Jurisdiction, layering: Layering) -> JurisdictionRow:
    """Return a place as a row."""
    return JurisdictionRow(
        id=place.id,
        level=place.level,
        name_en=place.name.en,
        name_zh=place.name.zh,
        name_ko=place.name.ko,
        aliases=place.aliases,
        parent=place.parent,
        division_code=place.division_code,
        iso_3166_2=place.iso_3166_2,
        layer=layering.of(f"jurisdiction {place.id}"),
    )


def profile_rows(place: Place) -> Iterator[ProfileRow]:
    """Yield the facts of a place in the order of its file."""
    for one in place.holdings.profile:
        yield ProfileRow(
            jurisdiction=one.jurisdiction,
            topic=one.topic,
            text=one.text,
            sources=one.sources,
            locators=one.locators or {},
            layer=place.layer(profile_key(vars(one)), cites=one.sources),
        )


def instrument_rows(used: list[str]) -> Iterator[InstrumentRow]:
    """Yield the registry of instruments; `used` holds the instrument of every measure in question."""
    for word in registries()["instrument"].values():
        yield InstrumentRow(
            id=word.id,
            label_en=word.en,
            label_zh=word.zh,
            label_ko=word.ko,
            stip=word.stip,
            means=word.means,
            measures=used.count(word.id),
        )
