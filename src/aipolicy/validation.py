"""Every fault of a catalogue, and what is likely one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.doubts import doubts
from aipolicy.errors import CatalogueError, Fault, Weight
from aipolicy.model.record import Record, record


@record
class FaultRow(Record):
    """One thing that is wrong, or likely wrong."""

    file: str
    line: int | None
    """Counted from 1; null where the file as a whole is meant."""
    column: int | None
    """In characters, counted from 1."""
    weight: Weight
    """An error makes the catalogue unreadable; a warning is likely a mistake; a note is worth a look."""
    entry: str
    """Id of the entry; empty for the file as a whole."""
    field: str
    """Key in the entry; empty for the entry as a whole."""
    problem: str
    advice: str


@record
class Validation(Record):
    """What is wrong in some catalogues, file by file."""

    files: int
    """How many files were read; of a catalogue with errors, how many have some."""
    errors: int
    warnings: int
    notes: int
    faults: list[FaultRow]


def faults_of(stacks: Iterable[Sequence[Path]], as_of: dt.date) -> tuple[list[Fault], int]:
    """Return every fault of some catalogues, each one or several over one another, and how many files were read.

    Where one has errors, they are all; what is likely wrong is looked for in a sound one. Raises UsageError for a path
    where there is none.
    """
    found: list[Fault] = []
    files: set[Path] = set()
    for paths in stacks:
        try:
            catalogue = Catalogue(*paths)
            files.update(catalogue.files())
            found += doubts(catalogue, as_of)
        except CatalogueError as error:
            found += error.faults
            files.update(Path(fault.file) for fault in error.faults)
    return found, len(files)


def validation(faults: Sequence[Fault], files: int) -> Validation:
    """Return faults as a result."""
    rows = [
        FaultRow(
            file=fault.file,
            line=fault.place.line if fault.place else None,
            column=fault.place.column if fault.place else None,
            weight=fault.weight,
            entry=fault.entry,
            field=fault.field,
            problem=str(fault.problem),
            advice=str(fault.advice),
        )
        for fault in faults
    ]
    count = [row.weight for row in rows].count
    return Validation(files=files, errors=count("error"), warnings=count("warning"), notes=count("note"), faults=rows)
