"""What a measure asks, held against a firm."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from aipolicy.catalogue.place import Place
from aipolicy.estimator.limits import is_of
from aipolicy.estimator.line import Check, Met
from aipolicy.estimator.question import Question
from aipolicy.model.firm import REGISTERED, Firm, unit_of
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import Figure
from aipolicy.rows.figures import term_row

FIRMS = ("firm", "startup", "sme")
"""Beneficiaries that are firms, in words of the registry."""
PEOPLE = "talent"
"""The beneficiary that a firm hires."""


def for_firms(measure: Measure) -> bool:
    """Return whether firms are among those who may have a measure, or nobody is named."""
    return not measure.beneficiaries or any(word in FIRMS for word in measure.beneficiaries)


def checks(place: Place, measure: Measure, tier: Tier | None, firm: Firm, asked: Question) -> Iterator[Check]:
    """Yield what a measure asks of a firm, in general and of those of a class, as far as that is no plain words."""
    package = place.packages[measure.package]
    if place.force(package, asked.as_of) == "unknown":
        yield Check(about="force", asked=(package.id,), told=None, met="unknown")
    if for_firms(measure) and measure.beneficiaries and "firm" not in measure.beneficiaries:
        words = [word for word in measure.beneficiaries if word in FIRMS]
        yield Check(about="beneficiary", asked=tuple(words), told=None, met=_met(_is_one_of(firm, words)))
    for condition in dict.fromkeys((*measure.asks, *(tier.asks if tier else ()))):
        answer = _is_here(place, firm, asked) if condition == REGISTERED else firm.fulfils(condition)
        yield Check(about="condition", asked=(condition,), told=None, met=_met(answer))
    if tier:
        yield from _of_class(tier, firm)
    if measure.needs:
        yield Check(about="needs", asked=measure.needs, told=None, met="unknown")
    for term in measure.term:
        if vars(term)["kind"] == "threshold" and is_of(term, tier):
            told = _told(term, firm)
            yield Check(
                about="threshold",
                asked=(f"{measure.id}#{term.id}",),
                told=_plain(told),
                met=_reached(term, told),
                threshold=term_row(place, measure, term, asked.as_of),
            )


def _is_here(place: Place, firm: Firm, asked: Question) -> bool | None:
    """Return whether a firm is registered in a place; that is open where the place is inside the one it names."""
    here = place.jurisdiction.id
    if firm.registered is None:
        return None
    if any(here in (one, *asked.around.get(one, ())) for one in firm.registered):
        return True
    return None if {*firm.registered} & {*asked.around.get(here, ())} else False


def _met(answer: bool | None) -> Met:
    return "unknown" if answer is None else "yes" if answer else "no"


def _of_class(tier: Tier, firm: Firm) -> Iterator[Check]:
    if tier.stage:
        met = _met(None if firm.stage is None else firm.stage in tier.stage)
        yield Check(about="stage", asked=tier.stage, told=firm.stage, met=met)
    if tier.size:
        met = _met(firm.is_sized(tier.size))
        yield Check(about="size", asked=tier.size, told=firm.size, met=met)
    if tier.rank:
        yield Check(about="recognised-by", asked=tier.rank, told=None, met="unknown")
    is_told = tier.stage or tier.size or tier.rank or tier.compute or tier.support_year or tier.asks or tier.people
    if not (is_told or tier.for_all):
        yield Check(about="class", asked=(tier.label,), told=None, met="unknown")


def _is_one_of(firm: Firm, words: Sequence[str]) -> bool | None:
    """Return whether a firm is a start-up or a small or medium one, as far as it tells."""
    answers = {"startup": None if firm.stage is None else firm.stage == "startup", "sme": firm.is_sized(("sme",))}
    own = [answers[word] for word in words if word in answers]
    return True if True in own else None if None in own else False


def _told(term: Figure, firm: Firm) -> Decimal | None:
    """Return what a firm tells of what a threshold is measured on; none of a part of it, or in another unit."""
    base = vars(term)["base"]
    is_answered = vars(term)["unit"] == (unit_of(base) or firm.currency) and not term.subject
    return firm.figure(base) if is_answered else None


def _reached(term: Figure, told: Decimal | None) -> Met:
    """Return whether a number lies where a threshold asks for it."""
    if told is None:
        return "unknown"
    value = Decimal(term.value)
    fits = {
        "at-least": told >= value,
        "more-than": told > value,
        "at-most": told <= value,
        "less-than": told < value,
        "exact": told == value,
        "range": Decimal(term.value_min or 0) <= told <= value,
    }
    return _met(fits.get(term.bound))


def _plain(number: Decimal | None) -> int | Decimal | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else round(number, 4).normalize()


def verdict(found: Sequence[Check]) -> Met:
    """Return whether a firm fits all that was checked: no as soon as it misses one thing."""
    met = {check.met for check in found}
    return "no" if "no" in met else "unknown" if "unknown" in met else "yes"
