"""The page of `list`."""

from collections.abc import Callable
from typing import Any

from aipolicy.listing import Listing, Noun
from aipolicy.messages import counted, noted
from aipolicy.render.document import Block, Cell, Document, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.documents import dates, document_title, other_titles, source_line
from aipolicy.render.pages.parts import indicator_name
from aipolicy.render.phrases import FORCE, LEGEND, LEVEL, STANDING
from aipolicy.render.voice import Voice
from aipolicy.render.words import sentence, statistic
from aipolicy.rows.registers import InstrumentRow

_Cells = Callable[[Any, Voice], list[Cell]]
_VIEWS: dict[Noun, tuple[list[str], int, _Cells]] = {
    "jurisdictions": (
        [noted("Id"), noted("Level"), noted("In"), noted("Name"), noted("Codes")],
        3,
        lambda row, say: [
            row.id,
            say.t(LEVEL[row.level]),
            row.parent or "",
            say.with_marks(
                ", ".join(dict.fromkeys(filter(None, (say.name(row), row.name_en, row.name_zh, row.name_ko)))),
                say.origin(row),
            ),
            " ".join(filter(None, (row.division_code, row.iso_3166_2))),
        ],
    ),
    "packages": (
        [noted("Place"), noted("Document"), noted("State"), noted("Dates"), noted("No. of measures")],
        0,
        lambda row, say: [
            row.jurisdiction_name,
            _lines(
                document_title(row, say),
                *other_titles(row, say),
                row.id,
            ),
            _lines(say.t(FORCE[row.force]), say.t(STANDING[row.standing])),
            dates(row, say),
            str(row.measures),
        ],
    ),
    "measures": (
        [noted("Place"), noted("Measure"), noted("Instrument"), noted("For"), noted("Figures"), noted("State")],
        0,
        lambda row, say: [
            row.jurisdiction_name,
            _lines(say.title(row), row.id),
            row.instrument_label,
            say.listed(say.label("beneficiary", word) for word in row.beneficiaries),
            str(row.terms) if row.terms else say.t("not known"),
            say.t(FORCE[row.force]),
        ],
    ),
    "terms": (
        [noted("Place"), noted("Measure"), noted("Instrument"), noted("Figure")],
        0,
        lambda row, say: [row.jurisdiction_name, say.own(row.measure_title), row.instrument_label, sentence(row, say)],
    ),
    "indicators": (
        [noted("Place"), noted("Indicator"), noted("Year"), noted("Figure")],
        0,
        lambda row, say: [
            row.jurisdiction_name,
            indicator_name(row, say),
            say.period(str(row.year)) if row.year else "",
            statistic(row, say),
        ],
    ),
    "discrepancies": (
        [noted("About"), noted("What they say"), noted("Our judgement")],
        0,
        lambda row, say: [
            _lines(say.with_marks(say.prose(row.about), say.origin(row)), row.id),
            Items([Item(say.prose(value)) for value in row.values]),
            say.prose(row.judgement),
        ],
    ),
    "instruments": (
        [noted("Instrument"), noted("Label"), noted("Elsewhere"), noted("OECD STIP class"), noted("No. of measures")],
        1,
        lambda row, say: [row.id, *_labels(row, say), row.stip or "", str(row.measures)],
    ),
    "sources": (
        [noted("Source"), noted("Supports")],
        0,
        lambda row, say: [_lines(source_line(row, say), row.id), str(len(row.supports))],
    ),
}
_COUNT: dict[Noun, tuple[str, str]] = {
    "jurisdictions": counted("{count} jurisdiction", "{count} jurisdictions"),
    "packages": counted("{count} package", "{count} packages"),
    "measures": counted("{count} measure", "{count} measures"),
    "terms": counted("{count} term", "{count} terms"),
    "indicators": counted("{count} indicator", "{count} indicators"),
    "discrepancies": counted("{count} discrepancy", "{count} discrepancies"),
    "instruments": counted("{count} instrument", "{count} instruments"),
    "sources": counted("{count} source", "{count} sources"),
}


def page(listing: Listing, say: Voice) -> Document:
    """Return the rows as a table, with how many of how many they are."""
    columns, whole, cells = _VIEWS[listing.of]
    table = Table([say.t(column) for column in columns], [Row(cells(row, say)) for row in listing.rows], whole=whole)
    blocks: list[Block] = [table] if listing.rows else []
    blocks.append(Paragraph(say.join([_count(listing, say), _undated(listing, say)])))
    if listing.rows and listing.of in ("terms", "indicators"):
        blocks.append(Paragraph(say.t(LEGEND)))
    return Document(blocks)


def _count(listing: Listing, say: Voice) -> str:
    if not listing.total:
        return say.t("Nothing fits the filters")
    count = say.tn(*_COUNT[listing.of], listing.total)
    if len(listing.rows) == listing.total:
        return count
    return say.t("{shown} of {all}", shown=say.number(len(listing.rows)), all=count)


def _undated(listing: Listing, say: Voice) -> str:
    if not listing.undated:
        return ""
    more = counted(
        "{count} more has no date that is known and is left out",
        "{count} more have no date that is known and are left out",
    )
    return say.tn(*more, listing.undated)


def _labels(row: InstrumentRow, say: Voice) -> tuple[str, str]:
    """Return the label of an instrument in the reader's language, and those in the others."""
    labels = {"en": row.label_en, "zh": row.label_zh, "ko": row.label_ko}
    return labels.pop(say.language), ", ".join(labels.values())


def _lines(*texts: str | None) -> str:
    return "\n".join(filter(None, texts))
