"""The page of `search`."""

from aipolicy.render.document import Document, Item, Items, Paragraph, Row, Table
from aipolicy.render.words import FORCE
from aipolicy.search import Findings


def page(findings: Findings) -> Document:
    """Return the hits as a table, each with the texts in which it matched."""
    words = " ".join(findings.words)
    if not findings.hits:
        return Document(
            [Paragraph(f"Nothing holds all of: {words}. Try fewer or other words, in any of three languages.")]
        )
    rows = [
        Row(
            [
                hit.jurisdiction_name,
                f"{hit.title}\n{hit.noun} {hit.id}{f', {FORCE[hit.force]}' if hit.force else ''}",
                Items([Item(match.field, match.text) for match in hit.matches]),
            ]
        )
        for hit in findings.hits
    ]
    shown = len(findings.hits)
    count = f"{findings.total} found" if shown == findings.total else f"{shown} of {findings.total} found"
    return Document([Table(["Place", "What", "Where it matched"], rows), Paragraph(count)])
