"""Figures in a reader's words."""

from decimal import Decimal

from aipolicy.model.vocabulary import label
from aipolicy.rows.figures import IndicatorRow, TermRow

_CURRENCIES = ("CNY", "USD", "HKD", "KRW", "EUR", "JPY")
_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
_BOUND = {
    "at-most": "up to ",
    "at-least": "at least ",
    "more-than": "over ",
    "less-than": "under ",
    "about": "about ",
}
_PERIOD = {"one-off": " once", "annual": " a year", "monthly": " a month"}
_PER = {
    "total": "in all",
    "body": "per body",
    "dataset": "per data set",
    "square-metre": "per square metre",
    "unstated": "beneficiary unstated",
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
FORCE = {"in-force": "in force", "not-yet": "not in force", "ended": "ended", "unknown": "force unknown"}
LEGEND = (
    "How well a figure is sourced: no mark, an official text states it; [confirmed], two independent sources; "
    "[reported], one source that is no official text; [disputed], sources disagree, see below."
)


def number(value: int | Decimal) -> str:
    """Return a number with thousands set off by commas, exact."""
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def amount(value: int | Decimal, unit: str) -> str:
    """Return a number with its unit; money as `CNY 600 m`, never rounded."""
    if unit == "percent":
        return f"{number(value)} %"
    if unit in _CURRENCIES:
        return f"{unit} {_short(value)}"
    if unit == "rank":
        return f"rank {number(value)}"
    name = label("unit", unit)
    return f"{number(value)} {_singular(name) if value == 1 else name}"


def _singular(plural: str) -> str:
    """Return the singular of a unit's English label."""
    if plural == "people":
        return "person"
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
        low = amount(row.value_min, row.unit) if row.unit in _CURRENCIES else number(row.value_min)
        return f"{low} to {amount(row.value, row.unit)}"
    return f"{_BOUND.get(row.bound, '')}{amount(row.value, row.unit)}"


def per(row_per: str) -> str:
    """Return for whom a figure is."""
    return _PER.get(row_per, f"per {row_per}")


def line_label(row: TermRow) -> str:
    """Return what figures of one line have in common: kind, base or metric, beneficiary."""
    words: list[str] = [row.kind]
    if row.kind == "rate":
        words = [f"rate of {label('base', row.base or 'unstated')}"]
    elif row.kind == "threshold":
        words = [f"threshold: {label('base', row.base or 'unstated')}"]
    elif row.kind == "target":
        words = [label("metric", row.metric or "share-of-total")]
    elif row.kind == "fund":
        words = [f"fund, {_BASIS[row.basis or 'size']}"]
    if row.per != "total" or row.kind in ("budget", "cap", "award"):
        words.append(per(row.per))
    if row.kind in ("target", "count", "threshold", "cap", "equity", "return", "budget") and not (
        row.unit == "CNY" and row.kind in ("cap", "budget")
    ):
        words.append(f"in {label('unit', row.unit)}")
    return ", ".join(words)


def in_line(row: TermRow) -> str:
    """Return a figure as it stands in a line whose label says the rest."""
    return _with_marks(f"{quantity(row)}{_when(row)}", row, row.company, row.holder, row.tier, row.subject)


def sentence(row: TermRow) -> str:
    """Return a figure that says itself what it is: `rate: up to 30 % of compute rent per contract`."""
    words = f"{row.kind}: {quantity(row)}"
    if row.kind in ("rate", "threshold"):
        words += f" of {label('base', row.base or 'unstated')}"
    elif row.kind == "target":
        words = f"target, {label('metric', row.metric or 'share-of-total')}: {quantity(row)}"
    elif row.kind == "fund" and row.basis != "size":
        words += f" ({_BASIS[row.basis or 'size']})"
    elif row.kind in ("equity", "return"):
        words += " of" * (row.unit == "percent" and row.kind == "equity")
        words += f" {row.company}" * bool(row.company) + f", {row.holder}" * bool(row.holder)
    if row.per not in ("total", "unstated"):
        words += f" {per(row.per)}"
    return _with_marks(f"{words}{_when(row)}", row, row.tier, row.subject)


def statistic(row: IndicatorRow) -> str:
    """Return the figure of an indicator with its marks."""
    standing = "" if row.standing == "official" else f" [{row.standing}]"
    return f"{quantity(row)}{standing}"


def conversion(row: TermRow | IndicatorRow) -> str:
    """Return what articles print beside a figure in other currencies; empty where they print nothing."""
    return "; ".join(
        f"printed as {_BOUND.get(one.bound, '')}{amount(one.amount, one.currency)}"
        + (" (this can't be right)" if one.doubtful else "")
        for one in row.conversions
    )


def _when(row: TermRow) -> str:
    """Return how often and for which year: ` a year`, ` in 2027`, ` by 2027`, ` a year (2025)`."""
    if row.kind == "target" and row.year:
        return f" {'in' if row.period == 'annual' else 'by'} {row.year}"
    return _PERIOD.get(row.period, "") + (f" ({row.year})" if row.year else "")


def _with_marks(text: str, row: TermRow, *details: str | None) -> str:
    """Return the text with details in parentheses, and with every reason for care in square brackets."""
    known = [detail for detail in details if detail]
    marks: list[str] = [row.standing] if row.standing != "official" else []
    marks += ["wider than AI"] if row.scope else []
    marks += ["part of another"] if row.part_of else []
    marks += [FORCE[row.force]] if row.force != "in-force" else []
    return text + (f" ({'; '.join(known)})" if known else "") + (f" [{', '.join(marks)}]" if marks else "")
