"""The page of `show`."""

import datetime as dt
from collections.abc import Iterator, Sequence

from aipolicy.dossier import Dossier, Parent
from aipolicy.layers import LayerRow
from aipolicy.messages import noted
from aipolicy.model.package import MAY_APPLY, Force
from aipolicy.model.term import APART
from aipolicy.render.document import Block, Document, Heading, Items, Paragraph, Row, Table
from aipolicy.render.pages.changes import change_items
from aipolicy.render.pages.documents import dates, document_title, other_titles, relations, source_line
from aipolicy.render.pages.parts import (
    SECTIONS,
    Aids,
    References,
    cited,
    disagreements,
    figure_items,
    indicator_table,
    measure_table,
    not_known,
)
from aipolicy.render.phrases import FORCE, LEGEND, LEVEL, STANDING
from aipolicy.render.voice import Voice
from aipolicy.render.words import statistic
from aipolicy.rows.documents import MeasureRow, PackageRow
from aipolicy.rows.figures import TermRow

_ORDER: tuple[Force, ...] = (*MAY_APPLY, "not-yet", "ended")


def page(dossier: Dossier, as_of: dt.date, say: Voice, *, with_sources: bool) -> Document:
    """Return the dossier as a document; with sources, figures refer to a numbered list at the end."""
    references = {row.id: number for number, row in enumerate(dossier.sources, 1)} if with_sources else {}
    aids = Aids(references, {row.id: row.judgement for row in dossier.discrepancies})
    alive = [row for row in dossier.measures if row.force in MAY_APPLY]
    others = [row for row in dossier.measures if row.force not in MAY_APPLY]
    blocks: list[Block] = [
        Heading(say.t("{subject}, as of {date}", subject=_title(dossier, say), date=say.date(as_of)), 1),
        *_who_and_where(dossier, references, say),
    ]
    blocks += _documents(dossier.packages, references, say)
    blocks += _holdings(say.t("Measures"), alive, dossier.terms, aids, say)
    not_now = say.t("Of documents that have ended or are not in force")
    blocks += _holdings(not_now, others, dossier.terms, aids, say)
    if dossier.indicators:
        figures = [
            statistic(row, say) + cited(row.sources, references, say, row.locators) for row in dossier.indicators
        ]
        blocks += [Heading(say.t("Indicators")), indicator_table(dossier.indicators, figures, say)]
    for parent in dossier.parents:
        blocks += _parent(parent, aids, say, in_full=dossier.with_parents)
    blocks += disagreements(dossier.discrepancies, say)
    if dossier.layers:
        blocks += [Heading(say.t("What further catalogues add and change")), *_layers(dossier.layers, say)]
    if dossier.terms or dossier.indicators:
        blocks.append(Paragraph(say.t(LEGEND)))
    if with_sources:
        lines = [Row([str(references[row.id]), source_line(row, say)]) for row in dossier.sources]
        blocks += [Heading(say.t("Sources")), Table([say.t("No."), say.t("Source")], lines, [1, 14])]
    return Document(blocks)


def _layers(layers: Sequence[LayerRow], say: Voice) -> Iterator[Block]:
    for row in layers:
        yield Heading(say.with_details(row.layer, row.title, row.data_version), 3)
        if row.changes:
            yield change_items(row.changes, say)
        else:
            broken = noted("The catalogues below it are not sound by themselves: what it changes can't be told.")
            yield Paragraph(say.t(broken if row.changes is None else noted("Nothing here.")))


def _title(dossier: Dossier, say: Voice) -> str:
    """Return the title of what is shown; a place has its names in the other languages behind it."""
    titles = {row.id: say.title(row) for row in dossier.packages} | {row.id: say.title(row) for row in dossier.measures}
    if dossier.of in titles:
        return titles[dossier.of]
    place = dossier.place
    name = say.name(place)
    others = [other for other in (place.name_en, place.name_zh) if other and other != name]
    return say.t("{name} ({others})", name=name, others=say.listed(others)) if others else name


def _who_and_where(dossier: Dossier, references: References, say: Voice) -> list[Block]:
    place = dossier.place
    codes = [place.division_code and f"GB/T 2260 {place.division_code}", place.iso_3166_2]
    facts = [
        (say.t("codes"), say.listed(codes)),
        (say.t("also called"), say.listed(place.aliases)),
        (say.t("inside it"), say.listed(say.with_details(say.name(row), row.id) for row in dossier.districts)),
    ]
    around = [say.name(parent.place) for parent in dossier.parents]
    where = say.join([say.name(place), say.t(LEVEL[place.level]), say.within(around)], ", ")
    rows = [Row([name, text]) for name, text in facts if text]
    here = say.with_details(where, say.join(["id", place.id], ": "))
    table = Table([say.t("place"), here], rows, whole=1)
    profile = [
        say.item(
            say.with_marks(say.prose(row.topic), say.origin(row)) + cited(row.sources, references, say, row.locators),
            say.prose(row.text),
        )
        for row in dossier.profile
    ]
    return [table, Items(profile)] if profile else [table]


def _documents(packages: Sequence[PackageRow], references: References, say: Voice) -> list[Block]:
    if not packages:
        return [Paragraph(say.t("No document of this place is in the catalogue."))]
    rows = [_document(row, references, say) for force in _ORDER for row in packages if row.force == force]
    heads = [say.t("Document"), say.t("State"), say.t("What was read")]
    return [Heading(say.t("Documents")), Table(heads, rows, [5, 3, 6])]


def _document(row: PackageRow, references: References, say: Voice) -> Row:
    names = (document_title(row, say), *other_titles(row, say), row.document_number)
    facts = (*names, say.of(row, "issuer"), row.id)
    state = (
        say.t(FORCE[row.force]),
        say.t(STANDING[row.standing]),
        dates(row, say),
        *relations(row, say),
        say.t("checked {date}", date=say.date(row.checked)),
    )
    read = (say.prose(row.coverage), not_known(row.gap, say), say.prose(row.note))
    document = "\n".join(filter(None, facts)) + cited(row.sources, references, say)
    return Row([document, "\n".join(state), "\n".join(filter(None, read))])


def _holdings(
    title: str, measures: Sequence[MeasureRow], terms: Sequence[TermRow], aids: Aids, say: Voice
) -> list[Block]:
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
        blocks.append(measure_table(kept, figures, aids, say))
    for section, heading in SECTIONS.items():
        found = [row for row in own if APART.get(row.kind) == section]
        if found:
            inner = say.t(heading) if title == say.t("Measures") else say.join([title, say.t(heading)], ": ")
            blocks += [Heading(inner, 3), _apart(found, aids, say)]
    return blocks


def _apart(rows: Sequence[TermRow], aids: Aids, say: Voice) -> Table:
    titles = dict.fromkeys((row.measure, say.own(row.measure_title)) for row in rows)
    return Table(
        [say.t("Measure"), say.t("Figures")],
        [
            Row([f"{title}\n{id_}", Items(figure_items([row for row in rows if row.measure == id_], aids, say))])
            for id_, title in titles
        ],
        [3, 5],
    )


def _parent(parent: Parent, aids: Aids, say: Voice, *, in_full: bool) -> list[Block]:
    heading = Heading(say.t("What {place} adds", place=say.name(parent.place)))
    if not parent.packages:
        return [heading, Paragraph(say.t("Nothing that is in force is in the catalogue."))]
    if in_full:
        documents = _documents(parent.packages, aids.numbers, say)
        return [heading, *documents, *_holdings(say.t("Measures"), parent.measures, parent.terms, aids, say)]
    items = []
    for row in parent.packages:
        title = say.with_details(say.title(row), say.t(FORCE[row.force]), row.id)
        items.append(say.item(title, say.join(say.title(one) for one in parent.measures if one.package == row.id)))
    more = say.t("In full: --with-parents, or aipolicy show {place}", place=parent.place.id)
    return [heading, Items(items), Paragraph(more)]
