"""What the page of `estimate` says of one line: the sum written out, and whether the firm fits."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from aipolicy.estimator.line import About, Check, LeftOut, Line, Met
from aipolicy.estimator.result import PlaceEstimate
from aipolicy.messages import noted
from aipolicy.model.term import Currency, Number
from aipolicy.render.document import Item, Items, Row
from aipolicy.render.pages.parts import References, cited, not_known
from aipolicy.render.phrases import FORCE, PER, RANK, SIZE, STAGE, STANDING
from aipolicy.render.voice import Voice
from aipolicy.render.words import in_line, quantity
from aipolicy.rows.exchange import Converted

_MET: dict[Met, str] = {
    "yes": noted("fits, as far as checked"),
    "no": noted("does not fit"),
    "unknown": noted("may fit"),
}
_ANSWER: dict[Met, str] = {"yes": noted("met"), "no": noted("not met"), "unknown": noted("the profile does not tell")}
_OPEN: dict[About, str] = {
    "force": noted("not known"),
    "recognised-by": noted("no profile tells it"),
    "class": noted("no profile tells it"),
    "needs": noted("no profile tells it"),
}
"""Why it is open whether something is met, where the profile is not to blame."""
_NAMES: dict[About, Mapping[Any, str]] = {"stage": STAGE, "size": SIZE, "recognised-by": RANK}
_REGISTRIES: dict[About, str] = {"beneficiary": "beneficiary", "condition": "condition"}
_ABOUT: dict[About, str] = {
    "force": noted("the document applies"),
    "beneficiary": noted("for {asked}"),
    "stage": noted("stage: {asked}"),
    "size": noted("size: {asked}"),
    "recognised-by": noted("recognised or run by: {asked}"),
    "class": noted("class: {asked}"),
    "condition": noted("{asked}"),
    "threshold": noted("{base}: {asked}"),
    "needs": noted("together with {asked}"),
}
_LEFT_OUT: dict[LeftOut, str] = {
    "does-not-fit": noted("the firm does not fit"),
    "another-class": noted("one of several is counted, and another pays as much or more: {instead}"),
    "excluded": noted("not added to {instead}, which pays as much or more"),
    "needs": noted("needs {instead}"),
    "ceiling": noted("within the shared ceiling {instead}"),
    "spending": noted("the whole spending is covered by then"),
    "for-people": noted("paid to the people hired, not to the firm"),
}


def money(amount: int, currency: Currency, ours: Converted | None, say: Voice) -> str:
    """Return a sum, and what it is in the reader's currency."""
    if not amount:
        return "-"
    if ours:
        say.uses_rate(currency, ours)
    about = say.t("about {amount}", amount=say.amount(ours.amount, ours.currency)) if ours else ""
    return say.with_details(say.amount(amount, currency), about)


def line_row(line: Line, one: PlaceEstimate, references: References, say: Voice) -> Row:
    """Return the row of a line that is counted."""
    title = say.join([say.own(line.measure_title), say.clause(line.clause) if line.clause else ""], ", ")
    if line.jurisdiction != one.place.id:
        title = say.t("{title}, of {place}", title=title, place=line.jurisdiction_name)
    title += cited(line.sources, references, say, line.locators)
    marks = [say.t(STANDING[line.standing])] if line.standing != "official" else []
    marks += [say.t(FORCE[line.force])] if line.force != "in-force" else []
    marks += [say.t("ends {date}", date=say.date(line.until))] if line.until else []
    how = say.with_marks(_how(line, say), *marks, say.origin(line))
    total = money(line.amount, line.currency, line.amount_converted, say)
    if not line.possible:
        how = say.join([how, say.t("in the first sum alone"), _why(line, one, say)])
    elif line.possible < line.amount:
        part = say.t("of it counted: {amount}", amount=say.amount(line.possible, line.currency))
        how = say.join([how, part, _why(line, one, say)])
    fits = [say.t(_MET[line.eligible]), *(check_text(check, say) for check in line.checks)]
    if line.conditions:
        fits.append(say.t("also asked: {conditions}", conditions=say.join(map(say.prose, line.conditions))))
    if line.gap:
        fits.append(not_known(line.gap, say))
    return Row([f"{title}\n{line.term}", f"{total}\n{how}", Items([say.item(text) for text in fits])])


def left_out(line: Line, one: PlaceEstimate, say: Voice) -> Item:
    """Return what is said of a line that is not counted: what it would pay by itself, and why it is not."""
    missed = [check_text(check, say) for check in line.checks if check.met == "no"]
    title = say.join([say.own(line.measure_title), line.term], ", ")
    text = say.t("{title}: {amount}", title=title, amount=say.amount(line.amount, line.currency))
    return say.item(say.with_details(text, _how(line, say)), say.join([_why(line, one, say), *missed]))


def _why(line: Line, one: PlaceEstimate, say: Voice) -> str:
    """Return why a line is not counted whole, with what is counted instead: classes in words, all else by its id."""
    lost = ("another-class", "does-not-fit")
    others = [
        other
        for other in one.lines
        if other.term in line.left_out_for and other is not line and (other.possible or other.left_out not in lost)
    ]
    classes = dict.fromkeys(say.prose(other.tier) or other.term for other in others)
    instead = say.listed(classes if line.left_out == "another-class" else line.left_out_for)
    return say.t(_LEFT_OUT[line.left_out], instead=instead) if line.left_out else ""


def _how(line: Line, say: Voice) -> str:
    """Return the sum written out: `30% of CNY 5 million (compute rent), up to CNY 1 million a year`."""
    if line.base is None:
        factors = [say.amount(line.value, line.currency)]
        if line.number is not None:
            factors.append(say.t("{number} ({each})", number=say.number(line.number), each=say.t(PER[line.per])))
        factors += [say.t("12 months")] if line.period == "monthly" else []
        how = " × ".join(factors)
    else:
        base = say.with_details(say.amount(line.base_value or 0, line.currency), say.label("base", line.base))
        if line.above:
            limit = say.amount(line.above.value, line.currency)
            base = say.t("what of {base} is above {amount}", base=base, amount=limit)
        how = say.t("{rate} of {base}", rate=say.amount(line.value, line.unit), base=base)
        if line.loan_rate is not None:
            points, rate = say.amount(line.value, line.unit), say.amount(line.loan_rate, "percent")
            how = say.t("{points} off a loan at {rate}, of {base}", points=points, rate=rate, base=base)
    limits = [in_line(replace(cap, tier=None, subject=None), say) for cap in line.caps]
    limits += [quantity(line.within, say, say.label("base", line.within.base or "unstated"))] if line.within else []
    limits += [quantity(line.duration, say)] if line.duration else []
    how = say.join([how, *limits], ", ")
    if len(line.by_year) > 1:
        how = say.t("{how}; by year: {sums}", how=how, sums=say.listed(map(say.number, line.by_year)))
    return say.with_details(how, say.prose(line.tier))


def check_text(check: Check, say: Voice) -> str:
    """Return what is asked, what the firm tells of it, and whether that will do."""
    is_of_part = bool(check.threshold and check.threshold.subject)
    about: About = "class" if is_of_part else check.about  # no figure of a profile is for a part
    answer = _OPEN.get(about, _ANSWER["unknown"]) if check.met == "unknown" else _ANSWER[check.met]
    return say.join([asked_text(check, say), say.t(answer)], ": ")


def asked_text(check: Check, say: Voice) -> str:
    """Return what is asked, and what the firm tells of it: `revenue: over CNY 20 million (CNY 18 million)`."""
    asked = say.listed(_word(check.about, word, say) for word in check.asked)
    told = "" if check.told is None else _word(check.about, check.told, say)
    base = ""
    if row := check.threshold:
        base = say.with_details(say.label("base", row.base or "unstated"), say.prose(row.subject))
        asked = quantity(row, say)
        told = say.amount(check.told, row.unit) if isinstance(check.told, int | Decimal) else ""
    return say.with_details(say.t(_ABOUT[check.about], asked=asked, base=base), told)


def _word(about: About, word: Number | str, say: Voice) -> str:
    """Return a word that is asked for or told, in the reader's language."""
    if about in _REGISTRIES:
        return say.label(_REGISTRIES[about], str(word))
    names: dict[str, str] = {**_NAMES.get(about, {})}
    text = str(word)
    return say.t(names[text]) if text in names else say.prose(text) if about == "class" else text
