"""Data shown as data: nothing in a catalogue is obeyed by a terminal, a spreadsheet or a Markdown reader."""

import re

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
"""Control characters but tab and line feed, and marks that turn or hide text."""
_HIDDEN = re.compile(f"[{_CONTROLS}]")
_HIDDEN_OR_GAP = re.compile(f"[{_CONTROLS}\t\n]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def visible(text: str) -> str:
    """Return the text with control characters and direction marks written out, such as `\\x1b`."""
    return text if text.isprintable() else _HIDDEN.sub(_escape, text)


def visible_line(text: str) -> str:
    """Return the text as one line; a line feed or tab becomes a space."""
    return _HIDDEN_OR_GAP.sub(lambda found: " " if found[0] in "\n\t" else _escape(found), text)


def json_safe(document: str) -> str:
    """Return a JSON document in which characters that a terminal obeys are escaped, as JSON allows."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def spreadsheet_safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before one."""
    text = visible(text)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def markdown_safe(text: str) -> str:
    """Return the text with the marks of Markdown and HTML escaped."""
    return _MARKDOWN.sub(r"\\\1", visible_line(text))


def dead(address: str) -> str:
    """Return an address that can be read but not followed: `hxxp` for `http`."""
    return re.sub(r"^http", "hxxp", address)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
