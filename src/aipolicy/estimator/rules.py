"""The terms of one measure as rules: rate times base within a cap, or a fixed sum."""

from collections.abc import Iterator, Sequence
from typing import Any

from aipolicy.catalogue.place import Place
from aipolicy.estimator.checks import PEOPLE, checks, for_firms, verdict
from aipolicy.estimator.choice import Counted, counted_of
from aipolicy.estimator.horizon import horizon
from aipolicy.estimator.limits import ceilings, is_of
from aipolicy.estimator.question import Question
from aipolicy.estimator.raw import Sum, sum_of
from aipolicy.estimator.result import Line, NotComputed, Why
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import CURRENCIES, Figure
from aipolicy.rows.figures import term_row


def of_measure(place: Place, measure: Measure, firm: Firm, asked: Question) -> tuple[list[Counted], list[NotComputed]]:
    """Return what a measure would pay a firm, and what of it could not be computed, or is not for firms."""
    limits = {vars(term).get("within") for term in measure.term}
    pays = [term for term in measure.term if vars(term)["kind"] in ("rate", "award") and term.id not in limits]
    if not for_firms(measure) and not (PEOPLE in measure.beneficiaries and firm.people):
        sums = [term for term in measure.term if vars(term)["kind"] in ("rate", "award", "cap")]
        who = measure.beneficiaries[0]
        return [], [_not_computed(place, measure, term, "not-for-firms", who) for term in sums]
    lines: list[Line] = []
    missing: list[NotComputed] = []
    for term in pays:
        for tier in _tiers(measure, term):
            found = _of_term(place, measure, term, tier, firm, asked)
            if isinstance(found, Line):
                lines += [found] if any(found.by_year) or not found.support_year else []
            else:
                missing.append(_not_computed(place, measure, term, *found))
    if not lines and not missing:
        missing += _caps_alone(place, measure)
    return counted_of(measure, lines), _once(missing)


def _tiers(measure: Measure, term: Figure) -> list[Tier | None]:
    """Return the classes to which a rate or award may apply: its own, else those that have a ceiling or a threshold."""
    if term.tier:
        return [tier for tier in measure.tier if tier.id == term.tier]
    kinds = ("cap", "threshold")
    named = {one.tier for one in measure.term if vars(one)["kind"] in kinds and one.subject in (None, term.subject)}
    return [tier for tier in measure.tier if tier.id in named] or [None]


def _of_term(
    place: Place, measure: Measure, term: Figure, tier: Tier | None, firm: Firm, asked: Question
) -> Line | tuple[Why, str]:
    """Return the line of a rate or award for a class, or why there is none."""
    standing = place.term_standing(measure, term)
    if not asked.admits(standing):
        return "standing", standing
    caps = ceilings(measure, tier, term.subject)
    if foreign := [vars(one)["unit"] for one in caps if vars(one)["unit"] != firm.currency]:
        return "currency", foreign[0]
    found = sum_of(measure, term, tier, firm)
    return _line(place, measure, term, tier, firm, asked, found, caps) if isinstance(found, Sum) else found


def _line(
    place: Place,
    measure: Measure,
    term: Figure,
    tier: Tier | None,
    firm: Firm,
    asked: Question,
    found: Sum,
    caps: Sequence[Figure],
) -> Line:
    row = term_row(place, measure, term, asked.as_of)
    duration = next(
        (
            one
            for one in measure.term
            if vars(one)["kind"] == "duration" and is_of(one, tier) and one.subject in (None, term.subject)
        ),
        None,
    )
    package = place.packages[measure.package]
    repeats, by_year = horizon(found.raw, term, tier, caps, duration, package, asked)
    amount = sum(by_year)
    asks = tuple(checks(place, measure, tier, firm, asked))
    is_reward = row.kind == "award" and not asks  # for something done, of which a profile tells nothing
    own: dict[str, Any] = vars(row) | {"tier": tier.label if tier else None}

    def figure(one: Figure | None) -> Any:
        return term_row(place, measure, one, asked.as_of) if one else None

    return Line(
        **own,
        chips=tier.compute if tier else None,
        support_year=tier.support_year if tier else None,
        base_value=found.base_value,
        above=figure(found.above),
        number=found.number,
        caps=tuple(f"{measure.id}#{one.id}" for one in caps),
        cap=min((one.value for one in caps), default=None),
        duration=figure(duration),
        until=package.effective_until,
        repeats=repeats,
        by_year=by_year,
        amount=amount,
        currency=firm.currency,
        amount_converted=asked.converted(amount, firm.currency, place.reader),
        eligible="unknown" if is_reward else verdict(asks),
        checks=asks,
        conditions=measure.conditions,
        gap=measure.gap,
        possible=0,
        sure=0,
        left_out=None,
        left_out_for=(),
    )


def _caps_alone(place: Place, measure: Measure) -> Iterator[NotComputed]:
    for term in measure.term:
        if vars(term)["kind"] == "cap":
            in_kind = vars(term)["unit"] not in CURRENCIES
            yield _not_computed(place, measure, term, "in-kind" if in_kind else "cap-alone", vars(term)["unit"])


def _once(missing: Sequence[NotComputed]) -> list[NotComputed]:
    return list({(one.term, one.why): one for one in missing}.values())


def _not_computed(place: Place, measure: Measure, term: Figure, why: Why, what: str) -> NotComputed:
    title = measure.title.spoken(place.reader.language)
    return NotComputed(measure=measure.id, measure_title=title, term=f"{measure.id}#{term.id}", why=why, what=what)
