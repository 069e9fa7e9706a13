"""Parts that several pages have."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from aipolicy.model.vocabulary import label, words
from aipolicy.render.document import Block, Cell, Heading, Item, Items, Row, Table
from aipolicy.render.safe import dead
from aipolicy.render.words import conversion, sentence
from aipolicy.rows.documents import MeasureRow, PackageRow
from aipolicy.rows.evidence import DiscrepancyRow, SourceRow
from aipolicy.rows.figures import IndicatorRow, TermRow

SECTIONS = {
    "measures": "Measures, by instrument",
    "targets": "Targets: what is to be reached, nobody's money",
    "funds": "Funds: capital to be invested, not given away",
    "equity": "Equity: stakes bought, and what they brought back",
}
References = Mapping[str, int]
"""Numbers of the sources in the list at the end of a page; empty where there is no list."""


class Aids(NamedTuple):
    """What the entries of a page refer to."""

    numbers: References
    judgements: Mapping[str, str]
    """What we make of each disagreement, by its full id."""


def disagreement_table(rows: Sequence[DiscrepancyRow]) -> Table:
    """Return what sources disagree on, each with what they say and our judgement."""
    return Table(
        ["About", "What they say", "Our judgement"],
        [
            Row([row.about, Items([Item(value) for value in row.values]), f"{row.judgement}\n({row.id})"])
            for row in rows
        ],
        [3, 5, 5],
    )


def disagreements(rows: Sequence[DiscrepancyRow]) -> list[Block]:
    """Return the section on what sources disagree on; none where they do not."""
    return [Heading("Where sources disagree"), disagreement_table(rows)] if rows else []


def source_line(row: SourceRow) -> str:
    """Return a source as a line of a bibliography; an address that must not be followed is written so."""
    address = row.address or "no address"
    if row.domain != "ordinary":
        address = f"{dead(address)} ({row.domain} domain: evidence only, do not open)"
    return f"{row.publisher}: {row.title}. {row.published or 'undated'}. {row.kind}, {row.language}. {address}"


def dates(row: PackageRow) -> str:
    """Return when a document was issued and applies, as far as it is known."""
    parts = [
        f"issued {row.issued}" if row.issued else "",
        f"from {row.effective_from}" if row.effective_from else "",
    ]
    parts.append(f"until {row.effective_until}" if row.effective_until else "")
    if not row.issued and (row.announced or row.year):
        parts.append(f"announced: {row.announced or row.year}")
    return ", ".join(filter(None, parts)) or "no date known"


def document_title(row: PackageRow) -> str:
    """Return the title of a document with what is in doubt about it."""
    marks = ["descriptive title"] if row.title_is_descriptive else []
    marks += ["after the cut-off"] if row.after_cut_off else []
    return row.title_en + (f" ({', '.join(marks)})" if marks else "")


def relations(row: PackageRow) -> list[str]:
    """Return how a document stands to others, a line each."""
    named = (("replaces", row.supersedes), ("replaced by", row.superseded_by), ("carries out", row.carries_out))
    return [f"{verb} {', '.join(ids)}" for verb, ids in named if ids]


def cited(sources: Sequence[str], references: References, locators: Mapping[str, str] | None = None) -> str:
    """Return the numbers of sources and where in them, such as ` [1; 4: clause 2]`, where the page lists them."""
    known = sorted((references[source], (locators or {}).get(source)) for source in sources if source in references)
    return f" [{'; '.join(f'{number}: {where}' if where else str(number) for number, where in known)}]" if known else ""


def _term_item(row: TermRow, references: References) -> Item:
    """Return a figure that says itself what it is, with what stands beside it."""
    scope = f"scope: {row.scope}" if row.scope else ""
    aside = "; ".join(filter(None, (conversion(row), scope, row.note)))
    return Item(sentence(row) + cited(row.sources, references, row.locators), aside)


def figure_items(rows: Sequence[TermRow], aids: Aids, discrepancies: Sequence[str] = ()) -> list[Item]:
    """Return the figures of a measure, then what we make of the disagreements about them or about the measure."""
    doubts = dict.fromkeys([id_ for row in rows for id_ in row.discrepancies] + list(discrepancies))
    items = [_term_item(row, aids.numbers) for row in rows]
    return items + [Item("sources disagree", f"{aids.judgements[id_]} ({id_}, see below)") for id_ in doubts]


def measure_table(measures: Sequence[MeasureRow], terms: Sequence[TermRow], aids: Aids) -> Table:
    """Return measures by instrument, each with its figures and with what is not known of it."""
    rows: list[Row] = []
    for instrument, group in groupby(sorted(measures, key=_by_instrument), lambda row: row.instrument):
        rows.append(Row([label("instrument", instrument), ""], is_group=True))
        rows += [Row([_measure(row, aids.numbers), _figures(row, terms, aids)]) for row in group]
    return Table(["Measure", "Figures"], rows, [4, 5])


def _by_instrument(row: MeasureRow) -> int:
    return words("instrument").index(row.instrument)


def _measure(row: MeasureRow, references: References) -> Cell:
    clause = f", clause {row.clause}" if row.clause else ""
    who = ", ".join(label("beneficiary", word) for word in row.beneficiaries)
    items = [
        Item(f"{row.title_en}{clause}{cited(row.sources, references, row.locators)}", row.summary),
        Item("for", who) if who else None,
        Item("if", "; ".join(row.conditions)) if row.conditions else None,
        Item("only with", ", ".join(row.needs)) if row.needs else None,
        Item("not together with", ", ".join(row.excludes)) if row.excludes else None,
        Item("note", row.note) if row.note else None,
        Item("id", row.id + ("" if row.id.startswith(row.package) else f", of {row.package}")),
    ]
    return Items([item for item in items if item])


def _figures(measure: MeasureRow, terms: Sequence[TermRow], aids: Aids) -> Cell:
    items = figure_items([row for row in terms if row.measure == measure.id], aids, measure.discrepancies)
    if measure.gap:
        items.append(Item("not known", measure.gap))
    return Items(items) if items else "no figure"


def indicator_table(rows: Sequence[IndicatorRow], figures: Sequence[str]) -> Table:
    """Return indicators with their years; `figures` are their words."""
    return Table(
        ["Indicator", "Year", "Figure", "Note"],
        [
            Row(
                [
                    row.metric_label + (f", {row.subject}" if row.subject else ""),
                    f"{row.year or 'unknown'}{f', {row.period}' if row.period else ''}",
                    figure,
                    "; ".join(filter(None, (conversion(row), row.note))),
                ]
            )
            for row, figure in zip(rows, figures, strict=True)
        ],
        [4, 2, 4, 5],
    )
