"""Statistics of a place: never mixed with terms."""

from aipolicy.model.record import Record, record
from aipolicy.model.term import Bound, Conversion, Metric, Number, Unit


@record
class Indicator(Record):
    """One statistic."""

    id: str
    """Key within the place."""
    jurisdiction: str
    """Id of the place."""
    metric: Metric
    """What is counted, a word of the registry."""
    value: Number
    """The number in its unit, the upper end of a range."""
    unit: Unit
    """A word of the registry."""
    bound: Bound
    """Whether it is exact, a floor, a guess or a range."""
    sources: tuple[str, ...]
    """Ids of the sources that state it, at least one."""
    locators: dict[str, str] | None = None
    """Where in a source it stands, by source id."""
    value_min: Number | None = None
    """Lower end of a range."""
    year: int | None = None
    """Year that it is for."""
    period: str | None = None
    """The part of the year or the span of years, in words, where it is not the whole of one year."""
    subject: str | None = None
    """Whose number it is, or what it narrows down to."""
    note: str | None = None
    """What a careful reader should know of it."""
    conversions: tuple[Conversion, ...] = ()
    """What articles print beside it in other currencies."""
