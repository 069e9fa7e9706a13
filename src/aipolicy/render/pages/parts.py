"""Parts that several pages have."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from aipolicy.messages import noted
from aipolicy.model.vocabulary import words
from aipolicy.render.document import Block, Cell, Heading, Item, Items, Row, Table
from aipolicy.render.voice import Voice
from aipolicy.render.words import conversion, sentence
from aipolicy.rows.documents import MeasureRow
from aipolicy.rows.evidence import DiscrepancyRow
from aipolicy.rows.figures import TermRow
from aipolicy.rows.indicators import IndicatorRow

SECTIONS = {
    "measures": noted("Measures, by instrument"),
    "targets": noted("Targets: what is to be reached, nobody's money"),
    "funds": noted("Funds: capital to be invested, not given away"),
    "equity": noted("Equity: stakes bought, and what they brought back"),
}
References = Mapping[str, int]
"""Numbers of the sources in the list at the end of a page; empty where there is no list."""


class Aids(NamedTuple):
    """What the entries of a page refer to."""

    numbers: References
    judgements: Mapping[str, str]
    """What we make of each disagreement, by its full id."""


def not_known(gap: str | None, say: Voice) -> str:
    """Return what is not known of an entry, said to be so; empty where nothing is noted."""
    return say.t("Not known: {gap}", gap=say.prose(gap)) if gap else ""


def disagreement_table(rows: Sequence[DiscrepancyRow], say: Voice) -> Table:
    """Return what sources disagree on, each with what they say and our judgement."""
    return Table(
        [say.t("About"), say.t("What they say"), say.t("Our judgement")],
        [
            Row(
                [
                    say.with_marks(say.prose(row.about), say.origin(row)),
                    Items([Item(say.prose(value)) for value in row.values]),
                    f"{say.prose(row.judgement)}\n{say.with_details('', row.id).strip()}",
                ]
            )
            for row in rows
        ],
        [3, 5, 5],
    )


def disagreements(rows: Sequence[DiscrepancyRow], say: Voice) -> list[Block]:
    """Return the section on what sources disagree on; none where they do not."""
    return [Heading(say.t("Where sources disagree")), disagreement_table(rows, say)] if rows else []


def cited(sources: Sequence[str], references: References, say: Voice, locators: Mapping[str, str] | None = None) -> str:
    """Return the numbers of sources and where in them, such as ` [1; 4: clause 2]`, where the page lists them."""
    known = sorted((references[source], (locators or {}).get(source)) for source in sources if source in references)
    places = (say.join([str(number), say.prose(where)], ": ") for number, where in known)
    return f" [{say.join(places)}]" if known else ""


def _term_item(row: TermRow, references: References, say: Voice) -> Item:
    """Return a figure that says itself what it is, with what stands beside it."""
    scope = say.t("scope: {scope}", scope=say.prose(row.scope)) if row.scope else ""
    aside = say.join([conversion(row, say), say.prose(row.note), scope])
    return say.item(sentence(row, say) + cited(row.sources, references, say, row.locators), aside)


def figure_items(rows: Sequence[TermRow], aids: Aids, say: Voice, discrepancies: Sequence[str] = ()) -> list[Item]:
    """Return the figures of a measure, then what we make of the disagreements about them or about the measure."""
    doubts = dict.fromkeys([id_ for row in rows for id_ in row.discrepancies] + list(discrepancies))
    items = [_term_item(row, aids.numbers, say) for row in rows]
    for id_ in doubts:
        judgement = say.t("{judgement} ({id}, see below)", judgement=say.prose(aids.judgements[id_]), id=id_)
        items.append(say.item(say.t("sources disagree"), judgement))
    return items


def measure_table(measures: Sequence[MeasureRow], terms: Sequence[TermRow], aids: Aids, say: Voice) -> Table:
    """Return measures by instrument, each with its figures and with what is not known of it."""
    rows: list[Row] = []
    for instrument, group in groupby(sorted(measures, key=_by_instrument), lambda row: row.instrument):
        rows.append(Row([say.label("instrument", instrument), ""], is_group=True))
        rows += [Row([_measure(row, aids.numbers, say), _figures(row, terms, aids, say)]) for row in group]
    return Table([say.t("Measure"), say.t("Figures")], rows, [4, 5])


def _by_instrument(row: MeasureRow) -> int:
    return words("instrument").index(row.instrument)


def clause_of(clause: str, document: str, say: Voice) -> str:
    """Return a clause with its document."""
    return say.t("{clause} of {document}", clause=say.clause(clause), document=document)


def summary(row: MeasureRow, say: Voice) -> str:
    """Return what a measure offers; the English text, so marked, where it is known in no other language."""
    spoken = {"en": row.summary, "zh": row.summary_zh, "ko": row.summary_ko}[say.language]
    return spoken or say.prose(row.summary)


def _measure(row: MeasureRow, references: References, say: Voice) -> Cell:
    title = say.title(row)
    if row.clause:
        title = say.join([title, say.clause(row.clause)], ", ")
    whose = row.id if row.id.startswith(row.package) else say.t("{id}, of {document}", id=row.id, document=row.package)
    facts = (
        (say.t("for"), say.listed(say.label("beneficiary", word) for word in row.beneficiaries)),
        (say.t("if"), say.join(map(say.prose, row.conditions))),
        (say.t("only with"), ", ".join(row.needs)),
        (say.t("never added to"), ", ".join(row.excludes)),
        (say.t("note"), say.prose(row.note)),
        ("id", whose),
    )
    head = say.item(title + cited(row.sources, references, say, row.locators), summary(row, say))
    return Items([head, *(say.item(name, text) for name, text in facts if text)])


def _figures(measure: MeasureRow, terms: Sequence[TermRow], aids: Aids, say: Voice) -> Cell:
    items = figure_items([row for row in terms if row.measure == measure.id], aids, say, measure.discrepancies)
    if measure.gap:
        items.append(say.item(say.t("not known"), say.prose(measure.gap)))
    return Items(items) if items else say.t("no figure")


def indicator_name(row: IndicatorRow, say: Voice) -> str:
    """Return what is counted, and of whom."""
    return say.join([row.metric_label, say.prose(row.subject)], ", ")


def indicator_table(rows: Sequence[IndicatorRow], figures: Sequence[str], say: Voice) -> Table:
    """Return indicators with their years; `figures` are their words."""
    return Table(
        [say.t("Indicator"), say.t("Year"), say.t("Figure"), say.t("Note")],
        [
            Row(
                [
                    indicator_name(row, say),
                    say.with_details(
                        say.period(str(row.year)) if row.year else say.t("unknown"), say.prose(row.period)
                    ),
                    figure,
                    say.join([conversion(row, say), say.prose(row.note)]),
                ]
            )
            for row, figure in zip(rows, figures, strict=True)
        ],
        [4, 2, 4, 5],
    )
