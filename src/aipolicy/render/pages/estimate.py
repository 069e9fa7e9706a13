"""The page of `estimate`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, cast

from aipolicy.estimate.result import About, Check, Estimate, Line, Met, NotComputed, PlaceEstimate, Why
from aipolicy.messages import noted
from aipolicy.model.term import Currency, Number, Per
from aipolicy.render.document import Block, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.phrases import FORCE, PER, RANK, SIZE, STAGE, STANDING
from aipolicy.render.voice import Voice
from aipolicy.render.words import quantity
from aipolicy.rows.exchange import Converted

_NO_ADVICE = noted(
    "An upper bound from public texts, as of {date}, and no advice: what an office pays depends on its call, its "
    "budget and its judgement. Sums are rounded down to whole units. Where documents pay for the same spending, all "
    "are counted up to the whole of it, unless one excludes the other. What is not computed is not zero."
)
_FEW = 5
"""Places up to which those of which nothing was computed are told in full too."""
_MET: dict[Met, str] = {
    "yes": noted("fits, as far as checked"),
    "no": noted("does not fit"),
    "unknown": noted("may fit"),
}
_ANSWER: dict[Met, str] = {"yes": noted("met"), "no": noted("not met"), "unknown": noted("the profile does not tell")}
_NAMES: dict[About, Mapping[Any, str]] = {"stage": STAGE, "size": SIZE, "recognised-by": RANK}
_WORDS: dict[Why, str] = {
    "not-told": "base",
    "split-not-told": "base",
    "not-for-firms": "beneficiary",
    "in-kind": "unit",
}
"""The registries of what is missing, by the reason."""
_ABOUT: dict[About, str] = {
    "force": noted("the document applies"),
    "beneficiary": noted("for {asked}"),
    "stage": noted("stage: {asked}"),
    "size": noted("size: {asked}"),
    "recognised-by": noted("recognised or run by: {asked}"),
    "class": noted("class: {asked}"),
    "threshold": noted("threshold {asked}"),
}
_WHY: dict[Why, str] = {
    "base-unstated": noted("the text does not say what the rate is a share of"),
    "points-off-a-rate": noted("percentage points off an interest rate"),
    "tax-rate": noted("the rate of a tax, not of a payment"),
    "not-told": noted("the profile does not tell: {what}"),
    "split-not-told": noted("the profile does not tell which part goes to home-grown chips: {what}"),
    "number-not-told": noted("{what}, and the profile does not tell how many"),
    "in-kind": noted("given in kind: {what}"),
    "cap-alone": noted("only a ceiling is known"),
    "currency": noted("in another currency: {what}"),
    "not-for-firms": noted("not for firms but for: {what}"),
}


def page(estimate: Estimate, as_of: dt.date, say: Voice) -> Document:
    """Return the places in a table, then each with its sums and with what could not be computed."""
    title = say.t("{firm}: at most, as of {date}", firm=estimate.firm.name, date=say.date(as_of))
    blocks: list[Block] = [Heading(title, 1), Paragraph(say.t(_NO_ADVICE, date=say.date(as_of)))]
    rows = [
        Row(
            [
                say.name(one.place),
                _money(one.sure, one.currency, one.sure_converted, say),
                _money(one.possible, one.currency, one.possible_converted, say),
                str(len(one.not_computed)),
            ]
        )
        for one in estimate.places
        if one.lines
    ]
    heads = [
        say.t("Place"),
        say.t("Where it fits, as far as checked"),
        say.t("With where it may fit"),
        say.t("Not computed"),
    ]
    blocks += [Table(heads, rows)] if rows else []
    nothing = [
        say.with_details(say.name(one.place), str(len(one.not_computed) or ""))
        for one in estimate.places
        if not one.lines
    ]
    if nothing:
        text = say.t("Nothing could be computed of (with the number of figures): {places}", places=say.listed(nothing))
        blocks.append(Paragraph(text))
    for one in estimate.places:
        if one.lines or (one.not_computed and len(estimate.places) <= _FEW):
            blocks += [Heading(say.name(one.place)), *_place(one, estimate.firm.currency, say)]
    return Document(blocks)


def _money(amount: int, currency: Currency, ours: Converted | None, say: Voice) -> str:
    """Return a sum, and what it is in the reader's currency."""
    if not amount:
        return "-"
    if ours:
        say.uses_rate(currency, ours)
    about = say.t("about {amount}", amount=say.amount(ours.amount, ours.currency)) if ours else ""
    return say.with_details(say.amount(amount, currency), about)


def _place(one: PlaceEstimate, firm_currency: Currency, say: Voice) -> list[Block]:
    blocks: list[Block] = []
    if one.rate and one.rate_period:
        rate = say.t("{one} = {rate}", one=say.amount(1, firm_currency), rate=say.amount(one.rate, one.currency))
        text = say.t(
            "The firm's sums are converted at the official average of {period}: {rate}.",
            period=say.period(one.rate_period),
            rate=rate,
        )
        blocks.append(Paragraph(text))
    if one.lines:
        heads = [say.t("Measure"), say.t("Sum"), say.t("Whether the firm fits")]
        blocks.append(Table(heads, [_line(line, one, say) for line in one.lines], [4, 5, 4]))
    if one.not_computed:
        blocks += [Heading(say.t("Not computed"), 3), Items(_reasons(one.not_computed, say))]
    return blocks


def _line(line: Line, one: PlaceEstimate, say: Voice) -> Row:
    title = say.join([say.own(line.measure_title), say.clause(line.clause) if line.clause else ""], ", ")
    if line.jurisdiction != one.place.id:
        title = say.t("{title}, of {place}", title=title, place=line.jurisdiction_name)
    marks = [say.t(STANDING[line.standing])] if line.standing != "official" else []
    marks += [say.t(FORCE[line.force])] if line.force != "in-force" else []
    how = say.with_marks(say.with_details(_how(line, say), say.prose(line.tier)), *marks, say.origin(line))
    total = _money(line.amount, line.currency, line.amount_converted, say)
    if line.sure and not line.possible:
        how = say.join([how, say.t("in the first sum alone: another class may pay more")])
    elif not line.possible:
        how = say.join([how, say.t("not counted: another class or measure pays more, or the firm does not fit")])
    elif line.possible < line.amount:
        part = say.t("of it counted within a shared ceiling: {amount}", amount=say.amount(line.possible, line.currency))
        how = say.join([how, part])
    fits = [say.t(_MET[line.eligible]), *(_check(check, say) for check in line.checks)]
    if line.conditions:
        fits.append(say.t("also asked: {conditions}", conditions=say.join(map(say.prose, line.conditions))))
    return Row([f"{title}\n{line.term}", f"{total}\n{how}", Items([say.item(text) for text in fits])])


def _how(line: Line, say: Voice) -> str:
    """Return the sum written out: `30% of CNY 5 million (compute rent), capped at CNY 1 million`."""
    if line.base is None:
        how = say.amount(line.value, line.currency)
        how = say.t("12 times {amount}", amount=how) if line.period == "monthly" else how
    else:
        base = say.with_details(say.amount(line.base_value or 0, line.currency), say.label("base", line.base))
        how = say.t("{rate} of {base}", rate=say.amount(line.value, "percent"), base=base)
    if line.cap is not None:
        how = say.t("{how}, capped at {cap}", how=how, cap=say.amount(line.cap, line.currency))
    return say.join([how, quantity(line.duration, say) if line.duration else ""], ", ")


def _check(check: Check, say: Voice) -> str:
    asked = say.listed(_word(check.about, word, say) for word in check.asked)
    told = "" if check.told is None else _word(check.about, check.told, say)
    text = say.with_details(say.t(_ABOUT[check.about], asked=asked), told)
    return say.join([text, say.t(_ANSWER[check.met])], ": ")


def _word(about: About, word: Number | str, say: Voice) -> str:
    """Return a word that is asked for or told, in the reader's language; a number as he writes it."""
    if not isinstance(word, str):
        return say.number(word)
    if about == "beneficiary":
        return say.label("beneficiary", word)
    names: dict[str, str] = {**_NAMES.get(about, {})}
    return say.t(names[word]) if word in names else say.prose(word) if about == "class" else word


def _reasons(missing: Sequence[NotComputed], say: Voice) -> list[Item]:
    """Return the reasons, each with the measures that it keeps from being computed."""

    def reason(one: NotComputed) -> str:
        if one.why == "number-not-told":
            return say.t(_WHY[one.why], what=say.t(PER[cast(Per, one.what)]))
        words_of = _WORDS.get(one.why)
        return say.t(_WHY[one.why], what=say.label(words_of, one.what) if words_of else one.what)

    grouped = groupby(sorted(missing, key=lambda one: (one.why, one.what)), reason)
    return [
        say.item(text, say.join(dict.fromkeys(say.own(one.measure_title) for one in group))) for text, group in grouped
    ]
