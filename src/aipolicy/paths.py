"""Where the data stands: in the installed package, or beside the sources in a checkout."""

from pathlib import Path

BUILTIN = "builtin"
"""Word for the catalogue that travels with aipolicy."""
_PACKAGE = Path(__file__).parent


def data_folder() -> Path:
    """Return the folder of the catalogue that travels with aipolicy."""
    return _PACKAGE / "data" if is_installed() else _PACKAGE.parents[1] / "data"


def is_installed() -> bool:
    """Return whether the data lies inside the package, as a wheel puts it; an editable install has it outside."""
    return (_PACKAGE / "data").is_dir()
