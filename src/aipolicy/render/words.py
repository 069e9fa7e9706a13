"""Figures in a reader's words."""

from aipolicy.messages import noted
from aipolicy.model.term import CURRENCIES, Kind
from aipolicy.model.vocabulary import label
from aipolicy.render.numbers import noun_before
from aipolicy.render.phrases import BASIS, BOUND, FORCE, KIND, PER, PERIOD, SHARE, SHARE_PERIOD, STANDING
from aipolicy.render.voice import Voice
from aipolicy.rows.conversions import ConversionRow
from aipolicy.rows.figures import TermRow
from aipolicy.rows.indicators import IndicatorRow

_OFF = 5
"""Percent between a printed conversion and ours from which a reader is told."""
_AT_MOST: dict[Kind, str] = {
    "duration": noted("for up to {amount}"),
    "count": noted("at most {amount}"),
    "threshold": noted("at most {amount}"),
}
_WHOSE = {
    "return": noted("{figure} on {company}"),
    "percent": noted("{figure} of {company}"),
    "money": noted("{figure} in {company}"),
}


def quantity(row: TermRow | IndicatorRow, say: Voice, base: str = "") -> str:
    """Return the bare figure with its bound: `up to CNY 5 million`, `1 to 3%`.

    With a base it is a share of that: `up to 30% of compute rent`.
    """
    pattern = (SHARE if base else BOUND)[row.bound]
    if row.bound == "at-most" and isinstance(row, TermRow):
        pattern = _AT_MOST.get(row.kind, pattern)
    low = say.low_end(row.value_min, row.unit) if row.value_min is not None else ""
    noun = noun_before(row.unit, say.language)
    amount = say.amount(row.value, row.unit).removeprefix(noun)
    return noun + say.t(pattern, low=low, amount=amount, base=base)


def converted(row: TermRow | IndicatorRow, say: Voice) -> str:
    """Return what a sum is in the reader's currency, and what articles print if that is far off; empty for no sum."""
    if not say.currency or row.unit not in CURRENCIES or row.unit == say.currency:
        return ""
    ours = row.converted
    if not ours:
        return say.t("no rate into {currency}", currency=say.currency)
    say.uses_rate(row.unit, ours)
    amount = say.amount(ours.amount, ours.currency)
    if ours.amount_min is not None:
        amount = say.t(BOUND["range"], low=say.low_end(ours.amount_min, ours.currency), amount=amount)
    printed = [
        _sum(one, say)
        for one in row.conversions
        if one.currency == ours.currency
        and not -_OFF * ours.amount <= (one.amount - ours.amount) * 100 <= _OFF * ours.amount
    ]
    about = say.t("about {amount}", amount=amount)
    return say.t("{about}, in print {printed}", about=about, printed=say.join(printed, ", ")) if printed else about


def _sum(one: ConversionRow, say: Voice) -> str:
    """Return a sum as an article prints it."""
    text = say.t(BOUND[one.bound], amount=say.amount(one.amount, one.currency))
    return say.t("{text} (this can't be right)", text=text) if one.doubtful else text


def line_label(row: TermRow, say: Voice) -> str:
    """Return what figures of one line have in common: kind, base or metric, beneficiary."""
    unit = say.label("unit", row.unit)
    base = say.label("base", row.base or "unstated")
    words = [say.t("number of {unit}", unit=unit) if row.kind == "count" else say.t(KIND[row.kind])]
    if row.kind == "rate" and row.base in (None, "unstated"):
        words = [say.t("rate, base not stated")]
    elif row.kind == "rate":
        words = [say.t("rate of {base}", base=base)]
    elif row.kind == "threshold":
        words = [say.t("threshold: {base}", base=base)]
    elif row.kind == "target":
        words = [say.label("metric", row.metric or "share-of-total")]
    elif row.kind == "fund":
        words = [say.t("fund, {basis}", basis=say.t(BASIS[row.basis or "size"]))]
    if row.per != "total" or row.kind in ("budget", "cap", "award"):
        words.append(say.t(PER[row.per]))
    counted = label("metric", row.metric) if row.metric else ""
    is_said = label("unit", row.unit) in counted or (row.unit == "CNY" and row.kind in ("cap", "budget"))
    line = say.join(words, ", ")
    if row.kind in ("target", "threshold", "cap", "equity", "return", "budget") and not is_said:
        return say.t("{line}, in {unit}", line=line, unit=unit)
    return line


def in_line(row: TermRow, say: Voice) -> str:
    """Return a figure as it stands in a line whose label says the rest."""
    text = _timed(row, quantity(row, say), "", say)
    return _with_marks(
        text, row, say, _year(row, say), *map(say.prose, (row.company, row.holder, row.tier, row.subject))
    )


def sentence(row: TermRow, say: Voice) -> str:
    """Return a figure that says itself what it is: `rate: up to 30% of compute rent per contract`."""
    kind = say.t(noted("share of a budget") if row.kind == "budget" and row.unit == "percent" else KIND[row.kind])
    base = say.label("base", row.base or "unstated")
    figure = quantity(row, say, base if row.kind == "rate" else "")
    if row.kind == "threshold":
        figure = say.t("{base} of {figure}", base=base, figure=figure)
    elif row.kind == "target":
        kind = say.t("target, {metric}", metric=say.label("metric", row.metric or "share-of-total"))
    elif row.kind in ("equity", "return"):
        figure = _stake(row, figure, say)
    is_for_each = row.per not in ("total", "unstated") and row.kind not in ("equity", "return")
    figure = _timed(row, figure, say.t(PER[row.per]) if is_for_each else "", say)
    text = say.t("{kind}: {figure}", kind=kind, figure=figure)
    basis = say.t(BASIS[row.basis]) if row.basis and row.basis != "size" else None
    for_whom = say.t(PER["unstated"]) if row.per == "unstated" and row.kind in ("rate", "cap", "award") else None
    return _with_marks(text, row, say, _year(row, say), basis, for_whom, say.prose(row.tier), say.prose(row.subject))


def _stake(row: TermRow, figure: str, say: Voice) -> str:
    """Return the figure of a stake or a return with in whom and whose it is."""
    way = "return" if row.kind == "return" else "percent" if row.unit == "percent" else "money"
    if row.company:
        figure = say.t(_WHOSE[way], figure=figure, company=say.prose(row.company))
    return say.join([figure, say.prose(row.holder)], ", ")


def statistic(row: IndicatorRow, say: Voice) -> str:
    """Return the figure of an indicator with its marks."""
    text = say.with_details(quantity(row, say), converted(row, say))
    return say.with_marks(text, say.t(STANDING[row.standing]) if row.standing != "official" else "", say.origin(row))


def conversion(row: TermRow | IndicatorRow, say: Voice) -> str:
    """Return what articles print beside a figure in other currencies; empty where they print nothing."""
    return say.join(_printed(one, row.unit, say) for one in row.conversions)


def _printed(one: ConversionRow, unit: str, say: Voice) -> str:
    """Return a printed conversion with the rate that it implies, and how far it is off where that can't be rounding."""
    words = [say.t("printed as {amount}", amount=_sum(one, say))]
    if one.rate:
        words.append(say.t("at {rate} per {one}", rate=say.amount(one.rate, one.currency), one=say.amount(1, unit)))
    if one.off_percent is not None and one.rate_period and abs(one.off_percent) > _OFF:
        off = say.amount(abs(one.off_percent), "percent")
        above = noted("{off} above the official rate of {period}")
        below = noted("{off} below the official rate of {period}")
        pattern = above if one.off_percent > 0 else below
        words.append(say.t(pattern, off=off, period=say.period(one.rate_period)))
    return say.join(words, ", ")


def _timed(row: TermRow, figure: str, per: str, say: Voice) -> str:
    """Return a figure with for whom, and with how often or when a target is to be reached."""
    if row.kind in ("rate", "threshold"):
        when = SHARE_PERIOD[row.period]
        if row.kind == "threshold" and row.period == "annual":
            when = noted("within a year")
        pattern = noted("{share} {per}") if row.kind == "rate" else noted("{figure} {per}")
        figure = say.t(pattern, share=figure, figure=figure, per=per) if per else figure
        return say.t("{figure}, {when}", figure=figure, when=say.t(when)) if when else figure
    if when := _when(row, say):
        pattern = noted("{figure} {per} {when}") if per else noted("{figure} {when}")
        return say.t(pattern, figure=figure, per=per, when=when)
    return say.t("{figure} {per}", figure=figure, per=per) if per else figure


def _when(row: TermRow, say: Voice) -> str:
    if row.kind == "target" and row.year:
        return say.t(noted("in {year}") if row.period == "annual" else noted("by {year}"), year=row.year)
    is_sum = row.kind in ("budget", "cap", "award") and row.unit in CURRENCIES
    is_said = row.kind not in ("equity", "return") and (row.period != "programme" or is_sum)
    return say.t(PERIOD[row.period]) if is_said and PERIOD[row.period] else ""


def _year(row: TermRow, say: Voice) -> str | None:
    """Return the year that a figure is for, unless it is said with when a target is to be reached."""
    return say.period(str(row.year)) if row.year and row.kind != "target" else None


def _part(row: TermRow, say: Voice) -> str:
    """Return of what a figure is a part: `part of CNY 1 billion`, with the measure where it is another."""
    title = row.part_of_title or ""
    if (row.part_of_value, row.part_of_unit) == (row.value, row.unit):
        return say.t("the same money as {title}", title=title)
    whole = say.amount(row.part_of_value or 0, row.part_of_unit or "")
    if title == row.measure_title:
        return say.t("part of {whole}", whole=whole)
    return say.t("part of {whole}, {title}", whole=whole, title=title)


def _with_marks(text: str, row: TermRow, say: Voice, *details: str | None) -> str:
    """Return the text with its conversion and details in parentheses, and with every reason for care in brackets."""
    marks = [say.t(STANDING[row.standing])] if row.standing != "official" else []
    marks += [say.t("not for AI alone")] if row.scope else []
    marks += [_part(row, say)] if row.part_of else []
    marks += [say.t(FORCE[row.force])] if row.force != "in-force" else []
    marks += [say.origin(row)]
    return say.with_marks(say.with_details(text, converted(row, say), *details), *marks)
