"""Sources as a BibTeX bibliography."""

from aipolicy.bibliography import Bibliography
from aipolicy.render.safe import dead, visible_line
from aipolicy.rows.evidence import SourceRow

_SPECIAL = {
    **{mark: f"\\{mark}" for mark in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


def render(bibliography: Bibliography) -> str:
    """Return one `@misc` entry a source, in UTF-8; an address that must not be followed stands in the note only."""
    return "\n".join(map(_entry, bibliography.rows))


def _entry(row: SourceRow) -> str:
    is_live = row.domain == "ordinary"
    notes = [row.kind, row.seen and f"seen: {row.seen}"]
    if row.address and not is_live:
        notes.append(f"on a {row.domain} domain, not to be opened: {dead(row.address)}")
    date = (row.published or "").split("-")
    fields = {
        "title": row.title,
        "author": "{" + _escaped(row.publisher) + "}",
        "year": date[0],
        "month": date[1].lstrip("0") if len(date) > 1 else "",
        "url": visible_line(row.address or "") if is_live else "",
        "language": row.language,
        "note": "; ".join(filter(None, notes)),
    }
    raw = ("author", "url")
    lines = [f"  {name} = {{{value if name in raw else _escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{row.id},", *lines, "}", ""])


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(mark, mark) for mark in visible_line(text))
