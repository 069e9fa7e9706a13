"""Figures of a measure: one class a kind, so that a budget is never taken for a cap, a fund or a target."""

from decimal import Decimal
from typing import Annotated, Literal, get_args

from aipolicy.model.record import AsNumber, OneOf, OneWordOf, Record, record

OneEnded = Literal["exact", "at-most", "at-least", "more-than", "less-than", "about"]
Bound = Literal[OneEnded, "range"]
Per = Literal[
    "total", "firm", "body", "project", "contract", "order", "platform", "facility", "park", "fund", "team",
    "person", "product", "model", "dataset", "event", "square-metre", "unstated",
]  # fmt: skip
"""`body` is any legal body; `unstated` where the text does not say."""
Period = Literal["one-off", "annual", "monthly", "programme", "unstated"]
"""`one-off` only where the text says once; `programme` is the whole life of the document or plan."""
Currency = Literal["CNY", "USD", "HKD", "KRW", "EUR", "JPY"]
"""ISO 4217."""
CURRENCIES: tuple[str, ...] = get_args(Currency)
FundBasis = Literal["size", "aim", "phase", "paid-in", "contribution", "sub-funds", "invested"]
"""What the figure of a fund counts: its committed size, a size aimed at, one phase, paid-in capital, one holder's
contribution, a sum of sub-funds with other people's money in it, or what was invested."""
Exact = Annotated[Decimal, AsNumber()]
Number = int | Exact
"""Exact: money is an integer, all else an integer or a decimal."""
Unit = Annotated[str, OneWordOf("unit")]
Base = Annotated[str, OneWordOf("base")]
Metric = Annotated[str, OneWordOf("metric")]


@record
class Conversion(Record):
    """What an article prints beside a sum: a fact about the article, not an exchange rate."""

    amount: int
    """The sum as printed, in units of the currency."""
    currency: Currency
    """ISO 4217 code."""
    source: str
    """Id of the source that prints it."""
    bound: OneEnded = "about"
    """How exact it claims to be."""
    doubtful: bool = False
    """True where the conversion can't be right."""


@record
class Figure(Record):
    """What every kind of term has."""

    id: str
    """Key within the measure."""
    value: Number
    """The number in its unit; money is a whole number, the upper end of a range."""
    bound: Bound
    """Whether it is exact, a ceiling, a floor, a guess or a range."""
    per: Per
    """Whom or what it is for."""
    period: Period
    """For how long, or how often."""
    sources: tuple[str, ...]
    """Ids of the sources that state it, at least one."""
    locators: dict[str, str] | None = None
    """Where in a source it stands, by source id."""
    value_min: Number | None = None
    """Lower end of a range."""
    tier: str | None = None
    """Id of the tier of the measure to which it applies."""
    year: int | None = None
    """Year that it is for; of a target, the year by which."""
    part_of: str | None = None
    """Full id (measure#term) of the larger term that contains it: part and whole are never added."""
    scope: str | None = None
    """What else the money is for, where it is wider than AI."""
    subject: str | None = None
    """What it narrows down to, in words: whose AI firms, which models, which fund."""
    note: str | None = None
    """What a careful reader should know of it, and the document's own wording where ours departs."""
    conversions: tuple[Conversion, ...] = ()
    """What articles print beside it in other currencies."""


@record
class Budget(Figure):
    """An envelope that a government commits."""

    kind: Literal["budget"] = "budget"
    unit: Currency | Literal["percent"]
    """A currency; percent where a document keeps a share of a larger envelope, named in the subject."""


@record
class Rate(Figure):
    """A share of a named base."""

    kind: Literal["rate"] = "rate"
    unit: Literal["percent", "percentage-point"]
    """Percent of the base; percentage points taken off an interest rate."""
    base: Base
    """What it is a share of, a word of the registry."""
    above: str | None = None
    """Key of the threshold of the measure above which alone the base counts (marginal); without one the whole does."""
    within: str | None = None
    """Key of another rate of the measure that limits this one further, and is no second support."""


@record
class Cap(Figure):
    """The most that one beneficiary gets."""

    kind: Literal["cap"] = "cap"
    unit: Unit
    """A currency, or what is given in kind."""


@record
class Award(Figure):
    """A fixed sum."""

    kind: Literal["award"] = "award"
    unit: Currency
    """A currency (ISO 4217)."""


@record
class Fund(Figure):
    """The size of an investment fund."""

    kind: Literal["fund"] = "fund"
    unit: Currency
    """A currency (ISO 4217)."""
    basis: FundBasis = "size"
    """What the figure counts; figures of unlike basis are not compared."""


@record
class Equity(Figure):
    """A stake bought."""

    kind: Literal["equity"] = "equity"
    unit: Currency | Literal["percent"]
    """A currency, or percent of the firm."""
    company: str
    """In whom."""
    holder: str
    """By whom."""


@record
class Return(Figure):
    """What an investment brought back, or must bring."""

    kind: Literal["return"] = "return"
    unit: Currency | Literal["percent", "times"]
    """A currency, percent, or times the stake."""
    company: str | None = None
    """On a stake in whom."""
    holder: str | None = None
    """To whom."""


@record
class Target(Figure):
    """What a place wants to reach; nobody's money."""

    kind: Literal["target"] = "target"
    unit: Unit
    """A word of the registry of units."""
    metric: Metric
    """What is counted, a word of the registry."""


@record
class Count(Figure):
    """How many beneficiaries or things are aimed at."""

    kind: Literal["count"] = "count"
    unit: Unit
    """A word of the registry of units."""


@record
class Threshold(Figure):
    """A condition to qualify."""

    kind: Literal["threshold"] = "threshold"
    unit: Unit
    """A word of the registry of units."""
    base: Base
    """On what it is measured, a word of the registry."""


@record
class Duration(Figure):
    """How long support lasts."""

    kind: Literal["duration"] = "duration"
    unit: Literal["years", "months"]
    """Years or months."""


Term = Annotated[
    Budget | Rate | Cap | Award | Fund | Equity | Return | Target | Count | Threshold | Duration,
    OneOf("kind"),
]
Kind = Literal["budget", "rate", "cap", "award", "fund", "equity", "return", "target", "count", "threshold", "duration"]
APART: dict[Kind, str] = {"target": "targets", "fund": "funds", "equity": "equity", "return": "equity"}
"""Kinds that are nobody's subsidy, and the section of an answer in which they stand by themselves."""
