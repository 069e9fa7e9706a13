"""What can go wrong, each with the exit status that a script sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, ClassVar, Literal, NamedTuple

from aipolicy.messages import Translate, said, spoken


class ExitStatus(IntEnum):
    """Exit codes of the command."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    INVALID = 3
    NOT_FOUND = 4


class AipolicyError(Exception):
    """Base of every error that is the user's to read; its text says what, where and what to do."""

    status: ClassVar[ExitStatus] = ExitStatus.FAILED

    def __init__(self, template: str, **details: Any) -> None:
        super().__init__(said(template, **details))

    def spoken(self, translate: Translate) -> str:
        """Return its text in the language of `translate`."""
        return str(spoken(self.args[0], translate))


class UsageError(AipolicyError):
    """The call can't be answered as it was put."""

    status = ExitStatus.USAGE


class NotFoundError(AipolicyError):
    """A name fits nothing, or more than one thing."""

    status = ExitStatus.NOT_FOUND

    def __init__(self, template: str, candidates: Sequence[str] = (), **details: Any) -> None:
        super().__init__(template, **details)
        self.candidates = tuple(candidates)


class Position(NamedTuple):
    """A place in a text."""

    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""


Weight = Literal["error", "warning", "note"]
"""An error makes a catalogue unreadable; a warning is likely a mistake; a note is worth a look."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a catalogue."""

    file: str
    """Path of the file."""
    place: Position | None
    """Place of the entry or field; null where the file as a whole is meant."""
    entry: str
    """Id of the entry, or its place in the file where it has none; empty for the file as a whole."""
    field: str
    """Name of the key; empty for the entry as a whole."""
    problem: str
    """What was found and what is allowed."""
    advice: str
    """What to do."""
    weight: Weight = "error"

    def __str__(self) -> str:
        """Return the fault as one line."""
        return self.spoken(str)

    def spoken(self, translate: Translate) -> str:
        """Return the fault as one line in the language of `translate`."""
        where = ".".join(part for part in (self.entry, self.field) if part)
        place = f"{self.file}:{self.place.line}:{self.place.column}" if self.place else self.file
        what = said("{problem}. {advice}", problem=self.problem, advice=self.advice).spoken(translate)
        return f"{place}: {where + ': ' if where else ''}{what}"


class CatalogueError(AipolicyError):
    """A catalogue, or the profile of a firm, is broken; carries every fault that was found."""

    status = ExitStatus.INVALID

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("{faults}", faults=self.spoken(str))

    def spoken(self, translate: Translate) -> str:
        """Return a line a fault, after one with their number."""
        head = said("faults found: {count}", count=len(self.faults)).spoken(translate)
        return "\n".join([head, *(fault.spoken(translate) for fault in self.faults)])
