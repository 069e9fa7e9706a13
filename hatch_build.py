"""Puts into the wheel what is read faster in compiled form: the catalogue, and the texts in other languages."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compiled(BuildHookInterface):
    """Compiles when a wheel is built; an editable install reads the files themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled form of each file beside the file."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from aipolicy.catalogue.compiled import compiled_path, write_compiled
        from aipolicy.messages import compile_po

        self.made = tempfile.TemporaryDirectory()
        front = root / "data" / "policies.toml"
        places = front.with_suffix("")
        for number, path in enumerate([front, *sorted(places.glob("*.toml"))]):
            made = Path(self.made.name) / f"{number}.pickle"
            write_compiled(path, made)
            build_data["force_include"][str(made)] = f"aipolicy/{compiled_path(path).relative_to(root).as_posix()}"
        for number, (path, inside) in enumerate(_texts(root)):
            made = Path(self.made.name) / f"{number}.mo"
            made.write_bytes(compile_po(path))
            build_data["force_include"][str(made)] = inside.with_suffix(".mo").as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        if version != "editable":
            self.made.cleanup()


def _texts(root: Path) -> list[tuple[Path, Path]]:
    """Return the translations, each with where it stands in the wheel."""
    of_catalogue = [(path, "aipolicy" / path.relative_to(root)) for path in root.glob("data/**/*.po")]
    of_program = [(path, path.relative_to(root / "src")) for path in root.glob("src/aipolicy/locale/*.po")]
    return sorted(of_catalogue + of_program)
