"""The page of `search`."""

from aipolicy.messages import noted
from aipolicy.render.document import Document, Items, Paragraph, Row, Table
from aipolicy.render.phrases import FORCE
from aipolicy.render.voice import Voice
from aipolicy.search import Findings, Hit, Match

_NOUN = {"jurisdiction": noted("place"), "package": noted("document"), "measure": noted("measure")}
_FIELD = {
    "name": noted("name"),
    "title": noted("title"),
    "instrument": noted("instrument"),
    "summary": noted("summary"),
    "conditions": noted("if"),
    "note": noted("note"),
    "place": noted("place"),
}


def page(findings: Findings, say: Voice) -> Document:
    """Return the hits as a table, each with the texts in which it matched."""
    words = " ".join(findings.words)
    if not findings.hits:
        nothing = say.t(
            "Nothing holds all of: {words}. Try fewer or other words, in any of three languages.", words=words
        )
        return Document([Paragraph(nothing)])
    rows = [
        Row(
            [
                hit.jurisdiction_name,
                f"{say.own(hit.title)}\n{_kind(hit, say)}",
                Items([say.item(say.t(_FIELD[match.field]), _text(match, say)) for match in hit.matches]),
            ]
        )
        for hit in findings.hits
    ]
    shown = len(findings.hits)
    count = say.tn("{count} found", "{count} found", findings.total)
    if shown < findings.total:
        count = say.t("{shown} of {total} found", shown=say.number(shown), total=say.number(findings.total))
    return Document([Table([say.t("Place"), say.t("What"), say.t("Where it matched")], rows), Paragraph(count)])


def _text(match: Match, say: Voice) -> str:
    """Return the text in which it matched; notes and conditions are searched in English, and shown translated."""
    return say.prose(match.text) if match.field in ("conditions", "note") else match.text


def _kind(hit: Hit, say: Voice) -> str:
    kind = f"{say.t(_NOUN[hit.noun])} {hit.id}"
    return say.join([kind, say.t(FORCE[hit.force]) if hit.force else "", say.origin(hit)], ", ")
