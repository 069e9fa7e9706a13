"""Where a figure is read: pages, documents, articles."""

from typing import Literal

from aipolicy.model.record import Record, record

SourceKind = Literal["official-text", "repost-of-official-text", "official-summary", "press", "law-firm", "think-tank"]
Domain = Literal["ordinary", "mirror", "hijacked"]
"""A page on a mirror or hijacked domain is kept as evidence; its address is never a live link."""


@record
class Source(Record):
    """A page that was read."""

    id: str
    """Key by which figures name it."""
    title: str
    """Title as printed, in its own language."""
    publisher: str
    """Who put it out."""
    kind: SourceKind
    """How near it is to the text of the document."""
    language: str
    """ISO 639-1 code of the page's language."""
    address: str | None = None
    """Web address where it was seen; null for a printed or unaddressed text."""
    domain: Domain = "ordinary"
    """Whether the address stands on the publisher's kind of site or on a mirror or hijacked one."""
    published: str | None = None
    """Date of publication as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601)."""
    published_note: str | None = None
    """How the date was found where it is not printed."""
    seen: str | None = None
    """What of it could be read."""
    origin: str | None = None
    """A name shared by sources that repeat one text or one wire story: they count as one."""
    note: str | None = None
    """What a careful reader should know of it."""

    @property
    def is_official_text(self) -> bool:
        """Whether it carries the wording of an official document, on a domain that can be trusted with it."""
        return self.kind in ("official-text", "repost-of-official-text") and self.domain != "hijacked"
