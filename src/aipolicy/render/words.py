"""Figures in a reader's words."""

from decimal import Decimal

from aipolicy.model.package import Force
from aipolicy.model.term import CURRENCIES
from aipolicy.model.vocabulary import label
from aipolicy.rows.conversions import ConversionRow
from aipolicy.rows.figures import IndicatorRow, TermRow

_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
_BOUND = {
    "at-most": "up to ",
    "at-least": "at least ",
    "more-than": "over ",
    "less-than": "under ",
    "about": "about ",
}
_PERIOD = {"one-off": " once", "annual": " a year", "monthly": " a month"}
_SHARE_PERIOD = {"one-off": ", once", "annual": ", yearly", "monthly": ", monthly"}
_PER = {
    "total": "in all",
    "body": "per body",
    "dataset": "per data set",
    "square-metre": "per square metre",
    "unstated": "for whom not stated",
}
_BASIS = {
    "size": "size",
    "aim": "size aimed at",
    "phase": "one phase",
    "paid-in": "paid in",
    "contribution": "one holder's part",
    "sub-funds": "sub-funds with others' money",
    "invested": "invested so far",
}
_OFF = 5
"""Percent between a printed conversion and an official rate from which a reader is told."""
FORCE: dict[Force, str] = {
    "in-force": "in force",
    "not-yet": "not in force",
    "ended": "ended",
    "unknown": "force unknown",
}
LEGEND = (
    "No mark: an official text, often read in a copy, states the figure. [confirmed]: two independent sources do. "
    "[reported]: one source that is no official text does. [disputed]: sources disagree, see there. [part of ...]: a "
    "larger figure holds it, the two are never added. [not for AI alone]: the money is for other things too, or only. "
    "[force unknown]: whether the document applies on the day is not known. Where neither a year nor once is said, the "
    "text does not tell how often."
)


def number(value: int | Decimal) -> str:
    """Return a number with thousands set off by commas, exact."""
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def amount(value: int | Decimal, unit: str) -> str:
    """Return a number with its unit; money as `CNY 600 m`, never rounded."""
    if unit == "percent":
        return f"{number(value)} %"
    if unit in CURRENCIES:
        return f"{unit} {_short(value)}"
    if unit == "rank":
        return f"rank {number(value)}"
    name = label("unit", unit)
    return f"{number(value)} {_singular(name) if value == 1 else name}"


def _singular(plural: str) -> str:
    """Return the singular of a unit's English label."""
    if plural in ("people", "times"):
        return {"people": "person"}.get(plural, plural)
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")


def _short(value: int | Decimal) -> str:
    """Return a sum in the largest of tn, bn and m that needs three decimals at most."""
    for size, name in _SCALES:
        scaled = Decimal(value) / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{number(scaled.normalize() if scaled % 1 else Decimal(int(scaled)))} {name}"
    return number(value)


def quantity(row: TermRow | IndicatorRow) -> str:
    """Return the bare figure with its bound: `up to CNY 5 m`, `1 to 3 %`."""
    if row.value_min is not None:
        low = amount(row.value_min, row.unit) if row.unit in CURRENCIES else number(row.value_min)
        return f"{low} to {amount(row.value, row.unit)}"
    return f"{_BOUND.get(row.bound, '')}{amount(row.value, row.unit)}"


def per(row_per: str) -> str:
    """Return for whom a figure is."""
    return _PER.get(row_per, f"per {row_per}")


def line_label(row: TermRow) -> str:
    """Return what figures of one line have in common: kind, base or metric, beneficiary."""
    unit = label("unit", row.unit)
    words: list[str] = [f"number of {unit}" if row.kind == "count" else row.kind]
    if row.kind == "rate" and row.base in (None, "unstated"):
        words = ["rate, base not stated"]
    elif row.kind == "rate":
        words = [f"rate of {label('base', row.base or 'unstated')}"]
    elif row.kind == "threshold":
        words = [f"threshold: {label('base', row.base or 'unstated')}"]
    elif row.kind == "target":
        words = [label("metric", row.metric or "share-of-total")]
    elif row.kind == "fund":
        words = [f"fund, {_BASIS[row.basis or 'size']}"]
    if row.per != "total" or row.kind in ("budget", "cap", "award"):
        words.append(per(row.per))
    is_said = unit in words[0] or (row.unit == "CNY" and row.kind in ("cap", "budget"))
    if row.kind in ("target", "threshold", "cap", "equity", "return", "budget") and not is_said:
        words.append(f"in {unit}")
    return ", ".join(words)


def in_line(row: TermRow) -> str:
    """Return a figure as it stands in a line whose label says the rest."""
    return _with_marks(f"{quantity(row)}{_when(row)}", row, _year(row), row.company, row.holder, row.tier, row.subject)


def sentence(row: TermRow) -> str:
    """Return a figure that says itself what it is: `rate: up to 30 % of compute rent per contract`."""
    kind = "share of a budget" if row.kind == "budget" and row.unit == "percent" else row.kind
    words = f"{kind}: {quantity(row)}"
    if row.kind in ("rate", "threshold"):
        words += f" of {label('base', row.base or 'unstated')}"
    elif row.kind == "target":
        words = f"target, {label('metric', row.metric or 'share-of-total')}: {quantity(row)}"
    elif row.kind in ("equity", "return"):
        link = "on" if row.kind == "return" else "of" if row.unit == "percent" else "in"
        words += f" {link} {row.company}" * bool(row.company) + f", {row.holder}" * bool(row.holder)
    if row.per not in ("total", "unstated") and row.kind not in ("equity", "return"):
        words += f" {per(row.per)}"
    basis = _BASIS[row.basis] if row.basis and row.basis != "size" else None
    for_whom = _PER["unstated"] if row.per == "unstated" and row.kind in ("rate", "cap", "award") else None
    return _with_marks(f"{words}{_when(row)}", row, _year(row), basis, for_whom, row.tier, row.subject)


def statistic(row: IndicatorRow) -> str:
    """Return the figure of an indicator with its marks."""
    standing = "" if row.standing == "official" else f" [{row.standing}]"
    return f"{quantity(row)}{standing}"


def conversion(row: TermRow | IndicatorRow) -> str:
    """Return what articles print beside a figure in other currencies; empty where they print nothing."""
    return "; ".join(
        f"printed as {_BOUND.get(one.bound, '')}{amount(one.amount, one.currency)}{_at_rate(one, row.unit)}"
        for one in row.conversions
    )


def _at_rate(one: ConversionRow, unit: str) -> str:
    """Return the rate that a printed conversion implies, and how far it is off where that can't be rounding."""
    words = f", at {number(one.rate)} {one.currency} per {unit}" if one.rate else ""
    if one.off_percent is not None and abs(one.off_percent) > _OFF:
        words += f", {abs(one.off_percent)} % {'above' if one.off_percent > 0 else 'below'} the official rate"
        words += f" of {one.rate_period}"
    return words + (" (this can't be right)" if one.doubtful else "")


def _when(row: TermRow) -> str:
    """Return how often, or when a target is to be reached: ` a year`, ` in 2027`, ` by 2027`."""
    if row.kind == "target" and row.year:
        return f" {'in' if row.period == 'annual' else 'by'} {row.year}"
    if row.kind in ("rate", "threshold"):  # "30 % a year" would read like interest
        return _SHARE_PERIOD.get(row.period, "")
    if row.period == "programme" and row.kind in ("budget", "cap", "award") and row.unit in CURRENCIES:
        return " over its whole term"
    return "" if row.kind in ("equity", "return") else _PERIOD.get(row.period, "")


def _year(row: TermRow) -> str | None:
    """Return the year that a figure is for, unless it is said with when a target is to be reached."""
    return str(row.year) if row.year and row.kind != "target" else None


def _part(row: TermRow) -> str:
    """Return of what a figure is a part: `part of CNY 1 bn`, with the measure where it is another."""
    if (row.part_of_value, row.part_of_unit) == (row.value, row.unit):
        return f"the same money as {row.part_of_title}"
    whole = amount(row.part_of_value or 0, row.part_of_unit or "")
    return f"part of {whole}" + (f", {row.part_of_title}" if row.part_of_title != row.measure_title else "")


def _with_marks(text: str, row: TermRow, *details: str | None) -> str:
    """Return the text with details in parentheses, and with every reason for care in square brackets."""
    known = [detail for detail in details if detail]
    marks: list[str] = [row.standing] if row.standing != "official" else []
    marks += ["not for AI alone"] if row.scope else []
    marks += [_part(row)] if row.part_of else []
    marks += [FORCE[row.force]] if row.force != "in-force" else []
    return text + (f" ({'; '.join(known)})" if known else "") + (f" [{', '.join(marks)}]" if marks else "")
