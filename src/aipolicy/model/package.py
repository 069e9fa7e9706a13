"""Official documents."""

import datetime as dt
from typing import Literal

from aipolicy.model.record import Record, record
from aipolicy.model.text import Text

Status = Literal["in-force", "draft", "expired", "superseded", "unknown"]
Force = Literal["not-yet", "in-force", "ended", "unknown"]
"""What an `as of` date makes of a package."""

MAY_APPLY: tuple[Force, ...] = ("in-force", "unknown")
"""What is compared and shown first: a package of which nothing says that it does not apply."""


@record
class Package(Record):
    """One official document, or one practice where no document is known."""

    id: str
    """Key: place, subject, year."""
    jurisdiction: str
    """Id of the place that issued it."""
    title: Text
    """Title in the three languages."""
    title_is_descriptive: bool = False
    """True where the official title was not found and ours only describes the document."""
    issuer: Text
    """Who issued it."""
    status: Status
    """What is known of its validity at the time of the last check."""
    coverage: str
    """Which part of the document was read, in words."""
    checked: dt.date
    """When it was last checked."""
    sources: tuple[str, ...]
    """Ids of the sources that tell of it."""
    document_number: str | None = None
    """Number of the document (文号)."""
    announced: str | None = None
    """When it became known, in words, where no date of issue is known."""
    year: int | None = None
    """Year in which it came out, where no date of issue is known."""
    issued: dt.date | None = None
    """Date of issue."""
    effective_from: dt.date | None = None
    """First day on which it applies."""
    effective_until: dt.date | None = None
    """Last day on which it applies."""
    supersedes: tuple[str, ...] = ()
    """Ids of the packages of the same place that it replaces."""
    carries_out: tuple[str, ...] = ()
    """Ids of the packages, of the same place or of one around it, that it carries out."""
    gap: str | None = None
    """What is known to exist and not known in detail, and where to look for it."""
    note: str | None = None
    """What a careful reader should know of it."""

    @property
    def start(self) -> dt.date | None:
        """The first day on which it can have applied, as far as it is known."""
        return self.effective_from or self.issued

    @property
    def _earliest(self) -> dt.date | None:
        """The day before which it can't have applied, as far as it is known."""
        return self.start or (dt.date(self.year, 1, 1) if self.year else None)

    def force(self, as_of: dt.date) -> Force:
        """Return whether the package is in force on a date; unknown is said, never guessed.

        A draft is not yet in force. A package without an end date is taken as in force from its start as long as
        nothing says otherwise; one that is known to have ended, on a day that is not known, has ended by the day
        it was checked.
        """
        is_over = self.status in ("expired", "superseded")
        if self.status == "draft" or (self._earliest and as_of < self._earliest):
            return "not-yet"
        if (self.effective_until and as_of > self.effective_until) or (is_over and as_of >= self.checked):
            return "ended"
        has_term = self.start and self.effective_until
        is_running = self.status == "in-force" and (self.start or as_of >= self.checked)
        return "in-force" if has_term or is_running else "unknown"
