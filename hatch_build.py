"""Puts the catalogue into the wheel in its compiled form too: see `aipolicy.catalogue.compiled`."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogue(BuildHookInterface):
    """Compiles the catalogue when a wheel is built; an editable install reads the files themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled form of each file beside the file."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from aipolicy.catalogue.compiled import compiled_path, write_compiled

        self.made = tempfile.TemporaryDirectory()
        front = root / "data" / "policies.toml"
        for number, path in enumerate([front, *sorted(front.with_suffix("").glob("*.toml"))]):
            made = Path(self.made.name) / str(number)
            write_compiled(path, made)
            build_data["force_include"][str(made)] = f"aipolicy/{compiled_path(path).relative_to(root).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel."""
        if version != "editable":
            self.made.cleanup()
