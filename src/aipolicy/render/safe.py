"""Data shown as data: nothing in a catalogue is obeyed by a terminal, a spreadsheet or a Markdown reader."""

import re

from aipolicy.hidden import CONTROLS, HIDDEN

_HIDDEN_OR_GAP = re.compile(f"[{CONTROLS}\t\n]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def visible(text: str) -> str:
    """Return the text with control characters and direction marks written out, such as `\\x1b`."""
    return text if text.isprintable() else HIDDEN.sub(_escape, text)


def visible_line(text: str) -> str:
    """Return the text as one line; a line feed or tab becomes a space."""
    return _HIDDEN_OR_GAP.sub(lambda found: " " if found[0] in "\n\t" else _escape(found), text)


def json_safe(document: str) -> str:
    """Return a JSON document in which characters that a terminal obeys are escaped, as JSON allows."""
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def spreadsheet_safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before one."""
    text = visible(text)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def markdown_safe(text: str) -> str:
    """Return the text with the marks of Markdown and HTML escaped."""
    return _MARKDOWN.sub(r"\\\1", visible_line(text))


def dead(address: str) -> str:
    """Return an address that can be read but not followed: `hxxp` for `http`."""
    return re.sub(r"^http", "hxxp", address)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
