"""The page of `estimate`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

from aipolicy.estimator.line import NotComputed, Why
from aipolicy.estimator.result import Change, Estimate, PlaceEstimate
from aipolicy.messages import noted
from aipolicy.model.standing import Standing
from aipolicy.model.term import Per
from aipolicy.render.document import Block, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.pages.documents import source_line
from aipolicy.render.pages.estimate_lines import asked_text, left_out, line_row, money
from aipolicy.render.pages.estimate_whatif import curves, reforms
from aipolicy.render.pages.parts import References, disagreements
from aipolicy.render.phrases import PER, STANDING
from aipolicy.render.voice import Voice
from aipolicy.render.words import in_line

_NO_ADVICE = noted(
    "An upper bound from public texts, as of {date}, and no advice: what an office pays depends on its call, its "
    "budget and its judgement. Sums are rounded down to whole units. Where documents pay for the same spending, all "
    "are counted up to the whole of it, unless one excludes the other; of the classes of a measure one for each "
    "spending. What is not computed is not zero."
)
_YEARS = noted(
    "For {years} years, with the same figures in each: what is paid every year is counted as long as it lasts and its "
    "document applies; where the text does not say whether it comes again, the first sum has it once."
)
_FEW = 5
"""Places up to which those of which nothing was computed are told in full too, and sources are listed."""
_WORDS: dict[Why, str] = {
    "not-told": "base",
    "split-not-told": "base",
    "not-for-firms": "beneficiary",
    "in-kind": "unit",
}
"""The registries of what is missing, by the reason."""
_WHY: dict[Why, str] = {
    "base-unstated": noted("the text does not say what the rate is a share of"),
    "points-off-a-rate": noted("percentage points off an interest rate, and the profile does not tell loan-rate"),
    "tax-rate": noted("the rate of a tax, not of a payment"),
    "not-told": noted("the profile does not tell: {what}"),
    "split-not-told": noted("the profile does not tell which part goes to home-grown chips: {what}"),
    "number-not-told": noted("{what}, and the profile does not tell how many"),
    "in-kind": noted("given in kind: {what}"),
    "cap-alone": noted("only a ceiling is known"),
    "floor-alone": noted("only a floor is known"),
    "currency": noted("in another currency: {what}"),
    "not-for-firms": noted("not for firms but for: {what}"),
    "standing": noted("its sources are weaker than asked for: {what}"),
}


def page(estimate: Estimate, as_of: dt.date, say: Voice, *, width: int | None, by_instrument: bool) -> Document:
    """Return the places in a table, then each with its sums and with what could not be computed.

    Where one figure was varied, or a reform asked about, that is shown instead of the sums of each place.
    """
    title = say.t("{firm}: at most, as of {date}", firm=estimate.firm.name, date=say.date(as_of))
    blocks: list[Block] = [Heading(title, 1), Paragraph(say.t(_NO_ADVICE, date=say.date(as_of)))]
    if estimate.years > 1:
        blocks.append(Paragraph(say.t(_YEARS, years=say.number(estimate.years))))
    if estimate.min_standing != "disputed":
        least = say.t(STANDING[estimate.min_standing])
        blocks.append(Paragraph(say.t("Only rates and awards that are at least: {standing}.", standing=least)))
    if estimate.vary:
        return Document([*blocks, *curves(estimate, estimate.vary, say, width)])
    if any(one.reform for one in estimate.places):
        return Document([*blocks, *reforms(estimate, say)])
    blocks += _overview(estimate, say, by_instrument=by_instrument)
    paying = [one for one in estimate.places if one.lines]
    is_short = len(paying) <= _FEW
    references = {row.id: number for number, row in enumerate(estimate.sources, 1)} if is_short else {}
    for one in estimate.places:
        if one.lines or (one.not_computed and len(estimate.places) <= _FEW):
            blocks += [Heading(say.name(one.place)), *_place(one, estimate, references, say)]
    if is_short:
        blocks += disagreements(estimate.discrepancies, say)
        lines = [Row([str(references[row.id]), source_line(row, say)]) for row in estimate.sources]
        blocks += [Heading(say.t("Sources")), Table([say.t("No."), say.t("Source")], lines)] if lines else []
    else:
        text = say.t(
            "The sources of the lines are listed for {most} places or fewer: name them.", most=say.number(_FEW)
        )
        blocks.append(Paragraph(text))
    return Document(blocks)


def _overview(estimate: Estimate, say: Voice, *, by_instrument: bool) -> Iterator[Block]:
    """Yield the table of places of which something was computed, and the names of the others."""
    rows = []
    for one in estimate.places:
        if one.lines:
            sums = [
                money(one.sure, one.currency, one.sure_converted, say),
                money(one.possible, one.currency, one.possible_converted, say),
            ]
            rows.append(Row([say.name(one.place), *sums, str(len(one.not_computed))], is_group=by_instrument))
            if by_instrument:
                rows += [
                    Row(
                        [
                            part.instrument_label,
                            money(part.sure, one.currency, None, say),
                            money(part.possible, one.currency, None, say),
                            "",
                        ]
                    )
                    for part in one.by_instrument
                ]
    heads = [
        say.t("Place"),
        say.t("Where it fits, as far as checked"),
        say.t("With where it may fit"),
        say.t("Not computed"),
    ]
    if rows:
        yield Table(heads, rows)
    nothing = [
        say.with_details(say.name(one.place), str(len(one.not_computed) or ""))
        for one in estimate.places
        if not one.lines
    ]
    if nothing:
        text = say.t("Nothing could be computed of (with the number of figures): {places}", places=say.listed(nothing))
        yield Paragraph(text)


def _place(one: PlaceEstimate, estimate: Estimate, references: References, say: Voice) -> Iterator[Block]:
    if one.rate:
        currency = estimate.firm.currency
        rate = say.t("{one} = {rate}", one=say.amount(1, currency), rate=say.amount(one.rate, one.currency))
        official = noted("The firm's sums are converted at the official average of {period}: {rate}.")
        own = noted("The firm's sums are converted at your rate: {rate}.")
        period = say.period(one.rate_period) if one.rate_period else ""
        yield Paragraph(say.t(official if period else own, period=period, rate=rate))
    if estimate.years > 1 and one.lines:
        years = say.listed(money(year.possible, one.currency, None, say) for year in one.by_year)
        yield Paragraph(say.t("Year by year, with where it may fit: {sums}", sums=years))
    if counted := [line for line in one.lines if line.possible or line.sure]:
        heads = [say.t("Measure"), say.t("Sum"), say.t("Whether the firm fits")]
        yield Table(heads, [line_row(line, one, references, say) for line in counted], [4, 5, 4])
    if others := [line for line in one.lines if line.amount and not (line.possible or line.sure)]:
        yield Heading(say.t("Not counted"), 3)
        yield Items([left_out(line, one, say) for line in others])
    if one.changes:
        yield Heading(say.t("What the firm would have to change"), 3)
        yield Items([_change(change, one, say) for change in one.changes])
    if one.budgets:
        yield Heading(say.t("Budgets: ceilings for all firms together, not applied"), 3)
        yield Items([say.item(say.own(row.measure_title), in_line(row, say)) for row in one.budgets])
    if one.not_computed:
        yield Heading(say.t("Not computed"), 3)
        yield Items(_reasons(one.not_computed, say))


def _change(change: Change, one: PlaceEstimate, say: Voice) -> Item:
    gain = money(change.gain, one.currency, change.gain_converted, say)
    return say.item(
        say.join(asked_text(check, say) for check in change.missing),
        say.t("then up to {gain} more: {measure}", gain=gain, measure=say.own(change.measure_title)),
    )


def _reasons(missing: Sequence[NotComputed], say: Voice) -> list[Item]:
    """Return the reasons, each with the measures that it keeps from being computed."""

    def reason(one: NotComputed) -> str:
        if one.why == "number-not-told":
            return say.t(_WHY[one.why], what=say.t(PER[cast(Per, one.what)]))
        if one.why == "standing":
            return say.t(_WHY[one.why], what=say.t(STANDING[cast(Standing, one.what)]))
        words_of = _WORDS.get(one.why)
        return say.t(_WHY[one.why], what=say.label(words_of, one.what) if words_of else one.what)

    grouped = groupby(sorted(missing, key=lambda one: (one.why, one.what)), reason)
    return [
        say.item(text, say.join(dict.fromkeys(say.own(one.measure_title) for one in group))) for text, group in grouped
    ]
