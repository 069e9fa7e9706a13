"""Bring the texts in other languages up to date with the English ones: python tools/messages.py.

It finds every text of the program and of the catalogue that is translated, keeps the translations of those that stayed,
adds the others empty and drops what is no longer said.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from typer.core import TyperCommand, TyperGroup

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.prose import prose
from aipolicy.cli.app import app
from aipolicy.cli.help import paragraphs
from aipolicy.messages import LANGUAGES

SOURCE = Path(__file__).parents[1] / "src" / "aipolicy"
_ERRORS = ("UsageError", "NotFoundError", "AipolicyError")
_KEYWORDS = {"noted": None, "said": None, "t": None, "tn": (1, 2), "counted": (1, 2), **dict.fromkeys(_ERRORS)}
"""Functions and classes whose first text is translated."""
_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""Chinese and Korean have one form for any number."""


def of_program() -> Catalog:
    """Return every text of the program that is translated, in the order of the alphabet, and where it stands."""
    found: dict[str | tuple[str, ...], set[str]] = {}
    for file, _, message, _, _ in extract_from_dir(SOURCE, [("**.py", "python")], keywords=_KEYWORDS):
        found.setdefault(message, set()).add(file)
    for text in _help_texts():
        found.setdefault(text, set()).add("cli")
    texts = Catalog()
    for message in sorted(found, key=str):
        texts.add(message, locations=[(file, 0) for file in sorted(found[message])])
    return texts


def _help_texts() -> Iterator[str]:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    context = group.make_context("aipolicy", [], resilient_parsing=True)
    commands = [group.get_command(context, name) for name in group.list_commands(context)]
    for command in (group, *filter(None, commands)):
        assert isinstance(command, TyperGroup | TyperCommand)
        yield from paragraphs(command)
        yield from filter(None, (getattr(param, "help", None) for param in command.get_params(context)))


def of_catalogue() -> Iterator[tuple[Path, Catalog]]:
    """Yield the files of the catalogue that have texts, each with them in its order."""
    catalogue = Catalogue()
    for path in catalogue.files():
        holdings = catalogue.front if path == catalogue.layers[0].path else catalogue.place(path.stem).holdings
        texts = Catalog()
        for text in prose(holdings):
            texts.add(text)
        if len(texts):
            yield path, texts


def update(path: Path, texts: Catalog, language: str) -> int:
    """Write a .po file with these texts; return how many are still to be translated."""
    known = read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=language)
    fresh = Catalog(locale=language)
    for message in texts:
        if message.id:
            old = known.get(message.id)
            fresh.add(message.id, old.string if old else None, locations=message.locations)
    with path.open("wb") as file:
        file.write(_HEADER.format(language=language).encode())
        write_po(file, fresh, width=120, omit_header=True, include_lineno=False)
    return sum(bool(message.id and not message.string) for message in fresh)


def main() -> int:
    """Update every file; return 1 where something is still to be translated."""
    missing = 0
    program = of_program()
    for language in LANGUAGES[1:]:
        missing += update(SOURCE / "locale" / f"{language}.po", program, language)
    for path, texts in of_catalogue():
        for language in LANGUAGES[1:]:
            missing += update(path.with_suffix(f".{language}.po"), texts, language)
    print(f"{missing} texts are still to be translated")
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
