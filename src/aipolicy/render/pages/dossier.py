"""The page of `show`."""

import datetime as dt
from collections.abc import Sequence

from aipolicy.dossier import Dossier, Parent
from aipolicy.model.package import MAY_APPLY, Force
from aipolicy.model.term import APART
from aipolicy.render.document import Block, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.parts import (
    SECTIONS,
    Aids,
    References,
    cited,
    dates,
    disagreements,
    document_title,
    figure_items,
    indicator_table,
    measure_table,
    relations,
    source_line,
)
from aipolicy.render.words import FORCE, LEGEND, statistic
from aipolicy.rows.documents import MeasureRow, PackageRow
from aipolicy.rows.figures import TermRow

_ORDER: tuple[Force, ...] = (*MAY_APPLY, "not-yet", "ended")


def page(dossier: Dossier, as_of: dt.date, *, with_sources: bool) -> Document:
    """Return the dossier as a document; with sources, figures refer to a numbered list at the end."""
    references = {row.id: number for number, row in enumerate(dossier.sources, 1)} if with_sources else {}
    aids = Aids(references, {row.id: row.judgement for row in dossier.discrepancies})
    alive = [row for row in dossier.measures if row.force in MAY_APPLY]
    others = [row for row in dossier.measures if row.force not in MAY_APPLY]
    blocks: list[Block] = [
        Heading(f"{_title(dossier)}, as of {as_of}", 1),
        *_who_and_where(dossier, references),
    ]
    blocks += _documents(dossier.packages, references)
    blocks += _holdings("Measures", alive, dossier.terms, aids)
    blocks += _holdings("Of documents that have ended or are not in force", others, dossier.terms, aids)
    if dossier.indicators:
        figures = [statistic(row) + cited(row.sources, references, row.locators) for row in dossier.indicators]
        blocks += [Heading("Indicators"), indicator_table(dossier.indicators, figures)]
    for parent in dossier.parents:
        blocks += _parent(parent, aids, in_full=dossier.with_parents)
    blocks += disagreements(dossier.discrepancies)
    if dossier.terms or dossier.indicators:
        blocks.append(Paragraph(LEGEND))
    if with_sources:
        lines = [Row([str(references[row.id]), source_line(row)]) for row in dossier.sources]
        blocks += [Heading("Sources"), Table(["No.", "Source"], lines, [1, 14])]
    return Document(blocks)


def _title(dossier: Dossier) -> str:
    titles = {row.id: row.title_en for row in dossier.packages} | {row.id: row.title_en for row in dossier.measures}
    if dossier.of in titles:
        return titles[dossier.of]
    names = ", ".join(filter(None, (dossier.place.name_zh, dossier.place.name_ko)))
    return dossier.place.name_en + (f" ({names})" if names else "")


def _who_and_where(dossier: Dossier, references: References) -> list[Block]:
    place = dossier.place
    around = " in ".join(parent.place.name_en for parent in dossier.parents)
    facts = [
        (
            "codes",
            ", ".join(filter(None, (place.division_code and f"GB/T 2260 {place.division_code}", place.iso_3166_2))),
        ),
        ("also called", ", ".join(place.aliases)),
        ("inside it", ", ".join(f"{row.name_en} ({row.id})" for row in dossier.districts)),
    ]
    where = f"{place.name_en}, {place.level}{f' in {around}' if around else ''} (id: {place.id})"
    table = Table(["place", where], [Row([name, text]) for name, text in facts if text], whole=1)
    profile = [Item(f"{row.topic}{cited(row.sources, references, row.locators)}", row.text) for row in dossier.profile]
    return [table, Items(profile)] if profile else [table]


def _documents(packages: Sequence[PackageRow], references: References) -> list[Block]:
    if not packages:
        return [Paragraph("No document of this place is in the catalogue.")]
    rows = []
    for force in _ORDER:
        for row in packages:
            if row.force == force:
                facts = (document_title(row), row.title_zh, row.document_number, row.issuer_en, row.id)
                document = "\n".join(filter(None, facts)) + cited(row.sources, references)
                state = "\n".join([FORCE[force], row.standing, dates(row), *relations(row), f"checked {row.checked}"])
                gap = f"Not known: {row.gap}" if row.gap else None
                rows.append(Row([document, state, "\n".join(filter(None, (row.coverage, gap, row.note)))]))
    return [Heading("Documents"), Table(["Document", "State", "What was read"], rows, [5, 3, 6])]


def _holdings(title: str, measures: Sequence[MeasureRow], terms: Sequence[TermRow], aids: Aids) -> list[Block]:
    """Return measures with their figures, then targets, funds and equity each in a table of its own."""
    ids = {row.id for row in measures}
    own = [row for row in terms if row.measure in ids]
    figures = [row for row in own if row.kind not in APART]
    with_figures = {row.measure for row in figures}
    kept = [row for row in measures if row.id in with_figures or not row.terms]
    if not own and not kept:
        return []
    blocks: list[Block] = [Heading(title)]
    if kept:
        blocks.append(measure_table(kept, figures, aids))
    for section, heading in SECTIONS.items():
        found = [row for row in own if APART.get(row.kind) == section]
        if found:
            blocks += [Heading(heading, 3), _apart(found, aids)]
    return blocks


def _apart(rows: Sequence[TermRow], aids: Aids) -> Table:
    titles = dict.fromkeys((row.measure, row.measure_title) for row in rows)
    return Table(
        ["Measure", "Figures"],
        [
            Row([f"{title}\n{id_}", Items(figure_items([row for row in rows if row.measure == id_], aids))])
            for id_, title in titles
        ],
        [3, 5],
    )


def _parent(parent: Parent, aids: Aids, *, in_full: bool) -> list[Block]:
    heading = Heading(f"What {parent.place.name_en} adds")
    if not parent.packages:
        return [heading, Paragraph("Nothing that is in force is in the catalogue.")]
    if in_full:
        documents = _documents(parent.packages, aids.numbers)
        return [heading, *documents, *_holdings("Measures", parent.measures, parent.terms, aids)]
    items = [
        Item(
            f"{row.title_en} ({FORCE[row.force]}, {row.id})",
            "; ".join(measure.title_en for measure in parent.measures if measure.package == row.id),
        )
        for row in parent.packages
    ]
    return [heading, Items(items), Paragraph(f"In full: --with-parents, or aipolicy show {parent.place.id}")]
