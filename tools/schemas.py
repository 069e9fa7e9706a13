"""Write the JSON Schemas of the file formats and of the answers into schemas/: python tools/schemas.py."""

import json
from collections.abc import Iterator
from pathlib import Path

from aipolicy.schema import ANSWERS, FILES, schema

FOLDER = Path(__file__).parents[1] / "schemas"


def texts() -> Iterator[tuple[Path, str]]:
    """Yield each file with the text that it should have."""
    for of in (*FILES, *ANSWERS):
        yield FOLDER / f"{of}.json", json.dumps(schema(of), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in texts():
        path.write_text(text, "utf-8")
