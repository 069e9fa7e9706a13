"""Set phrases of the model's closed words, and the legend of the marks, to be said by a voice."""

from aipolicy.messages import noted
from aipolicy.model.jurisdiction import Level
from aipolicy.model.measure import Rank, Size, Stage
from aipolicy.model.package import Force
from aipolicy.model.source import Domain, SourceKind
from aipolicy.model.standing import Standing
from aipolicy.model.term import Bound, FundBasis, Kind, Per, Period

KIND: dict[Kind, str] = {
    "budget": noted("budget"),
    "rate": noted("rate"),
    "cap": noted("cap"),
    "award": noted("award"),
    "fund": noted("fund"),
    "equity": noted("equity"),
    "return": noted("return"),
    "target": noted("target"),
    "count": noted("count"),
    "threshold": noted("threshold"),
    "duration": noted("duration"),
}
BOUND: dict[Bound, str] = {
    "exact": noted("{amount}"),
    "at-most": noted("up to {amount}"),
    "at-least": noted("at least {amount}"),
    "more-than": noted("over {amount}"),
    "less-than": noted("under {amount}"),
    "about": noted("about {amount}"),
    "range": noted("{low} to {amount}"),
}
SHARE: dict[Bound, str] = {
    "exact": noted("{amount} of {base}"),
    "at-most": noted("up to {amount} of {base}"),
    "at-least": noted("at least {amount} of {base}"),
    "more-than": noted("over {amount} of {base}"),
    "less-than": noted("under {amount} of {base}"),
    "about": noted("about {amount} of {base}"),
    "range": noted("{low} to {amount} of {base}"),
}
"""A share with what it is a share of."""
PER: dict[Per, str] = {
    "total": noted("in all"),
    "firm": noted("per firm"),
    "body": noted("per body"),
    "project": noted("per project"),
    "contract": noted("per contract"),
    "order": noted("per order"),
    "platform": noted("per platform"),
    "facility": noted("per facility"),
    "park": noted("per park"),
    "fund": noted("per fund"),
    "team": noted("per team"),
    "person": noted("per person"),
    "product": noted("per product"),
    "model": noted("per model"),
    "dataset": noted("per data set"),
    "event": noted("per event"),
    "square-metre": noted("per square metre"),
    "unstated": noted("for whom not stated"),
}
PERIOD: dict[Period, str] = {
    "one-off": noted("once"),
    "annual": noted("a year"),
    "monthly": noted("a month"),
    "programme": noted("over its whole term"),
    "unstated": "",
}
SHARE_PERIOD: dict[Period, str] = {
    "one-off": noted("one payment"),
    "annual": noted("yearly"),
    "monthly": noted("monthly"),
    "programme": "",
    "unstated": "",
}
"""Of shares: "30% a year" would read like interest."""
BASIS: dict[FundBasis, str] = {
    "size": noted("size"),
    "aim": noted("size aimed at"),
    "phase": noted("one phase"),
    "paid-in": noted("paid in"),
    "contribution": noted("one holder's part"),
    "sub-funds": noted("sub-funds with others' money"),
    "invested": noted("invested so far"),
}
STANDING: dict[Standing, str] = {
    "official": noted("official"),
    "confirmed": noted("confirmed"),
    "reported": noted("reported"),
    "disputed": noted("disputed"),
}
FORCE: dict[Force, str] = {
    "in-force": noted("in force"),
    "not-yet": noted("not in force"),
    "ended": noted("ended"),
    "unknown": noted("force unknown"),
}
STAGE: dict[Stage, str] = {
    "startup": noted("start-up"),
    "growth": noted("growing firm"),
    "mature": noted("mature firm"),
}
SIZE: dict[Size, str] = {
    "micro": noted("micro firm"),
    "small": noted("small firm"),
    "medium": noted("medium-sized firm"),
    "sme": noted("small or medium-sized firm"),
    "above-scale": noted("firm above the designated size"),
    "leading": noted("leading firm"),
}
RANK: dict[Rank, str] = {
    "national": noted("the nation"),
    "provincial": noted("the province"),
    "municipal": noted("the city"),
    "district": noted("the district"),
}
LEVEL: dict[Level, str] = {
    "national": noted("nation"),
    "province": noted("province"),
    "municipality": noted("municipality"),
    "city": noted("city"),
    "district": noted("district"),
}
SOURCE_KIND: dict[SourceKind, str] = {
    "official-text": noted("official text"),
    "repost-of-official-text": noted("copy of an official text"),
    "official-summary": noted("official summary"),
    "press": noted("press"),
    "law-firm": noted("law firm"),
    "think-tank": noted("think tank"),
}
LANGUAGE = {
    "zh": noted("Chinese"),
    "en": noted("English"),
    "ko": noted("Korean"),
    "ja": noted("Japanese"),
    "de": noted("German"),
    "it": noted("Italian"),
    "hr": noted("Croatian"),
    "no": noted("Norwegian"),
    "uk": noted("Ukrainian"),
}
"""Languages of our sources (ISO 639-1)."""
DOMAIN: dict[Domain, str] = {
    "ordinary": "",
    "mirror": noted("mirror domain: evidence only, do not open"),
    "hijacked": noted("hijacked domain: evidence only, do not open"),
}
LEGEND = noted(
    "No mark: an official text, often read in a copy, states the figure. [confirmed]: two independent sources do. "
    "[reported]: one source that is no official text does. [disputed]: sources disagree, see there. [part of ...]: a "
    "larger figure holds it, the two are never added. [not for AI alone]: the money is for other things too, or only. "
    "[force unknown]: whether the document applies on the day is not known. Where neither a year nor once is said, the "
    "text does not tell how often."
)
