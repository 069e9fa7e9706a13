"""What pages say of documents and sources: titles, dates, relations, lines of a bibliography."""

from aipolicy.messages import noted
from aipolicy.render.phrases import DOMAIN, LANGUAGE, SOURCE_KIND
from aipolicy.render.safe import dead
from aipolicy.render.voice import Voice
from aipolicy.rows.documents import PackageRow
from aipolicy.rows.evidence import SourceRow


def source_line(row: SourceRow, say: Voice) -> str:
    """Return a source as a line of a bibliography; an address that must not be followed is written so."""
    address = row.address or say.t("no address")
    if row.domain != "ordinary":
        address = say.with_details(dead(address), say.t(DOMAIN[row.domain]))
    line = say.t(
        "{publisher}: {title}. {published}. {kind}, {language}. {address}",
        publisher=row.publisher,
        title=row.title,
        published=row.published or say.t("undated"),
        kind=say.t(SOURCE_KIND[row.kind]),
        language=say.t(LANGUAGE[row.language]) if row.language in LANGUAGE else row.language,
        address=address,
    )
    return say.with_marks(line, say.origin(row))


def dates(row: PackageRow, say: Voice) -> str:
    """Return when a document was issued and applies, as far as it is known."""
    parts = []
    if not row.issued and (row.announced or row.year):
        when = say.prose(row.announced) or say.period(str(row.year))
        parts.append(say.t("announced: {when}", when=when))
    parts += [
        say.t(pattern, date=say.date(day))
        for pattern, day in (
            (noted("issued {date}"), row.issued),
            (noted("from {date}"), row.effective_from),
            (noted("until {date}"), row.effective_until),
        )
        if day
    ]
    return say.join(parts, ", ") or say.t("no date known")


def document_title(row: PackageRow, say: Voice) -> str:
    """Return the title of a document with what is in doubt about it."""
    marks = [say.t("descriptive title")] if row.title_is_descriptive else []
    marks += [say.t("after the cut-off")] if row.after_cut_off else []
    return say.with_details(say.title(row), *marks)


def other_titles(row: PackageRow, say: Voice) -> list[str]:
    """Return the Chinese title as the document prints it, for readers of another language."""
    return [row.title_zh] if row.title_zh and say.language != "zh" else []


def relations(row: PackageRow, say: Voice) -> list[str]:
    """Return how a document stands to others, a line each."""
    named = (
        (noted("replaces {ids}"), row.supersedes),
        (noted("replaced by {ids}"), row.superseded_by),
        (noted("carries out {ids}"), row.carries_out),
    )
    return [say.t(pattern, ids=", ".join(ids)) for pattern, ids in named if ids]
