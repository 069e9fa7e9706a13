"""AI incentive packages of Chinese provinces and cities, each figure with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from aipolicy.api import Policies
    from aipolicy.model.reader import Reader

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


def load(*paths: str | PathLike[str], reader: Reader | None = None) -> Policies:
    """Return a catalogue to ask: the one that travels with aipolicy, or those whose front pages stand at `paths`.

    A later one lies over those before it: it adds entries, and changes theirs by id, field by field. The word
    `builtin` stands for the one that travels with aipolicy.

    Labels are in the language of the reader (`aipolicy.model.reader.Reader`), in English without one, and money is
    converted into his currency. Raises aipolicy.errors.UsageError where there is no catalogue, CatalogueError with
    every fault where it is broken.
    """
    from pathlib import Path  # `aipolicy --version` needs none of this

    from aipolicy.api import Policies
    from aipolicy.catalogue.catalogue import Catalogue
    from aipolicy.model.reader import Reader
    from aipolicy.paths import BUILTIN

    fronts = (None if path == BUILTIN else Path(path) for path in paths)
    return Policies(Catalogue(*fronts, reader=reader or Reader()))
