"""AI incentive packages of Chinese provinces and cities, each figure with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from aipolicy.api import Policies
    from aipolicy.model.reader import Reader

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


def load(path: str | PathLike[str] | None = None, reader: Reader | None = None) -> Policies:
    """Return a catalogue to ask: the one that travels with aipolicy, or the one whose front page stands at `path`.

    Labels are in the language of the reader (`aipolicy.model.reader.Reader`), in English without one, and money is
    converted into his currency. Raises aipolicy.errors.UsageError where there is no catalogue, CatalogueError with
    every fault where it is broken.
    """
    from pathlib import Path  # `aipolicy --version` needs none of this

    from aipolicy.api import Policies
    from aipolicy.catalogue.catalogue import Catalogue
    from aipolicy.model.reader import Reader

    return Policies(Catalogue(None if path is None else Path(path), reader or Reader()))
