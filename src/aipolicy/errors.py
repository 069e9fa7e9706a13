"""What can go wrong, each with the exit status that a script sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar


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


class UsageError(AipolicyError):
    """The call can't be answered as it was put."""

    status = ExitStatus.USAGE


class NotFoundError(AipolicyError):
    """A name fits nothing, or more than one thing."""

    status = ExitStatus.NOT_FOUND

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a catalogue."""

    file: str
    """Path of the file."""
    line: int | None
    """Line of the entry or field, counted from 1; null where the file as a whole is meant."""
    entry: str
    """Id of the entry, or its place in the file where it has none; empty for the file as a whole."""
    field: str
    """Name of the key; empty for the entry as a whole."""
    problem: str
    """What was found and what is allowed."""
    advice: str
    """What to do."""

    def __str__(self) -> str:
        """Return the fault as one line."""
        where = ".".join(part for part in (self.entry, self.field) if part)
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {where + ': ' if where else ''}{self.problem}. {self.advice}"


class CatalogueError(AipolicyError):
    """A catalogue is broken; carries every fault that was found."""

    status = ExitStatus.INVALID

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        count = f"{len(faults)} fault{'s' if len(faults) != 1 else ''}"
        super().__init__("\n".join([f"the catalogue has {count}:", *map(str, faults)]))
