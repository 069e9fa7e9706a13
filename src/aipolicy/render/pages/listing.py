"""The page of `list`."""

from collections.abc import Callable
from typing import Any

from aipolicy.listing import Listing, Noun
from aipolicy.model.vocabulary import label
from aipolicy.render.document import Block, Document, Paragraph, Row, Table
from aipolicy.render.pages.parts import dates, document_title, source_line
from aipolicy.render.words import FORCE, LEGEND, sentence, statistic

_Cells = Callable[[Any], list[str]]
_VIEWS: dict[Noun, tuple[list[str], int, _Cells]] = {
    "jurisdictions": (
        ["Id", "Level", "In", "Name", "Codes"],
        3,
        lambda row: [
            row.id,
            row.level,
            row.parent or "",
            ", ".join(filter(None, (row.name_en, row.name_zh, row.name_ko))),
            " ".join(filter(None, (row.division_code, row.iso_3166_2))),
        ],
    ),
    "packages": (
        ["Place", "Document", "State", "Dates", "Measures"],
        0,
        lambda row: [
            row.jurisdiction_name,
            _lines(
                document_title(row),
                row.title_zh,
                row.id,
            ),
            _lines(FORCE[row.force], row.standing),
            dates(row),
            str(row.measures),
        ],
    ),
    "measures": (
        ["Place", "Measure", "Instrument", "For", "Figures", "State"],
        0,
        lambda row: [
            row.jurisdiction_name,
            _lines(row.title_en, row.id),
            row.instrument_label,
            ", ".join(label("beneficiary", word) for word in row.beneficiaries),
            str(row.terms) if row.terms else "not known",
            FORCE[row.force],
        ],
    ),
    "terms": (
        ["Place", "Measure", "Instrument", "Figure"],
        0,
        lambda row: [row.jurisdiction_name, row.measure_title, row.instrument_label, sentence(row)],
    ),
    "indicators": (
        ["Place", "Indicator", "Year", "Figure"],
        0,
        lambda row: [
            row.jurisdiction_name,
            row.metric_label + (f", {row.subject}" if row.subject else ""),
            str(row.year or ""),
            statistic(row),
        ],
    ),
    "discrepancies": (
        ["About", "What they say", "Our judgement"],
        0,
        lambda row: [_lines(row.about, row.id), _lines(*row.values), row.judgement],
    ),
    "instruments": (
        ["Instrument", "In Chinese and Korean", "OECD STIP class", "Measures"],
        1,
        lambda row: [row.id, f"{row.label_zh}, {row.label_ko}", row.stip or "", str(row.measures)],
    ),
    "sources": (
        ["Source", "Supports"],
        0,
        lambda row: [_lines(source_line(row), row.id), str(len(row.supports))],
    ),
}
_SINGULAR: dict[Noun, str] = {noun: noun.removesuffix("s") for noun in _VIEWS} | {"discrepancies": "discrepancy"}


def page(listing: Listing) -> Document:
    """Return the rows as a table, with how many of how many they are."""
    columns, whole, cells = _VIEWS[listing.of]
    noun = _SINGULAR[listing.of] if listing.total == 1 else listing.of
    count = f"{listing.total} {noun}"
    if len(listing.rows) < listing.total:
        count = f"{len(listing.rows)} of {count}"
    if not listing.total:
        count = f"No {listing.of} fit the filters"
    if listing.undated:
        count += f"; {listing.undated} more have no date that is known and are left out"
    blocks: list[Block] = [Table(columns, [Row(cells(row)) for row in listing.rows], whole=whole)]
    blocks = [*blocks, Paragraph(count)] if listing.rows else [Paragraph(count)]
    if listing.rows and listing.of in ("terms", "indicators"):
        blocks.append(Paragraph(LEGEND))
    return Document(blocks)


def _lines(*texts: str | None) -> str:
    return "\n".join(filter(None, texts))
