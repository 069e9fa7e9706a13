"""AI incentive packages of Chinese provinces and cities, each figure with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from os import PathLike

    from aipolicy.api import Policies
    from aipolicy.estimator.result import Estimate
    from aipolicy.model.firm import Firm
    from aipolicy.model.reader import Reader

__version__ = "0.1.0"
__all__ = ["__version__", "estimate", "load"]


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


def estimate(firm: Firm | str | PathLike[str], *places: str, as_of: dt.date | None = None) -> Estimate:
    """Return what places, or all, would pay a firm at most, by the catalogue that travels with aipolicy.

    The firm is a profile or the path of one. A date that is not given is today. What else may be asked,
    `load().estimate` takes. Raises aipolicy.errors.UsageError where there is no profile, CatalogueError with every
    fault of a broken one, NotFoundError for a place.
    """
    from pathlib import Path

    from aipolicy.catalogue.firm import read_firm
    from aipolicy.model.firm import Firm

    profile = firm if isinstance(firm, Firm) else read_firm(Path(firm))
    return load().estimate(profile, *places, as_of=as_of)
