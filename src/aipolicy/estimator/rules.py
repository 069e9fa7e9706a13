"""The terms of one measure as rules: what they pay a firm, and what of them can't be computed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Any

from aipolicy.catalogue.place import Place
from aipolicy.estimator.checks import PEOPLE, checks, for_firms, verdict
from aipolicy.estimator.choice import Counted, counted_of
from aipolicy.estimator.horizon import Horizon, horizon
from aipolicy.estimator.limits import ByYear
from aipolicy.estimator.line import Line, NotComputed, Why
from aipolicy.estimator.question import Question
from aipolicy.estimator.raw import Sum, sum_of
from aipolicy.estimator.rule import Rule
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import CURRENCIES, Figure


def of_measure(place: Place, measure: Measure, firm: Firm, asked: Question) -> tuple[list[Counted], list[NotComputed]]:
    """Return what a measure would pay a firm, and what of it could not be computed, or is not for firms."""
    if not for_firms(measure) and not (PEOPLE in measure.beneficiaries and firm.people):
        sums = [term for term in measure.term if vars(term)["kind"] in ("rate", "award", "cap")]
        who = measure.beneficiaries[0]
        return [], [_not_computed(place, measure, term, "not-for-firms", who) for term in sums]
    lines: list[tuple[Line, ByYear]] = []
    missing: list[NotComputed] = []
    limiting: set[str] = set()
    for term in _paying(measure):
        for tier in _tiers(measure, term):
            rule = Rule(place, measure, term, tier, firm, asked)
            limiting |= {cap.id for cap in rule.caps}
            found = _why_not(rule) or sum_of(rule)
            if not isinstance(found, Sum):
                missing.append(_not_computed(place, measure, term, *found))
            elif not (tier and tier.support_year and tier.support_year > asked.years):
                paid = horizon(rule, found.raw)
                lines.append((_line(rule, found, paid), paid.yearly))
    alone = (_cap_alone(place, measure, one) for one in _caps(measure) if one.id not in limiting)
    return counted_of(measure, lines), [*_once(missing), *alone]


def _paying(measure: Measure) -> list[Figure]:
    """Return the rates and awards of a measure but those that limit another."""
    limits = {vars(term).get("within") for term in measure.term}
    return [term for term in measure.term if vars(term)["kind"] in ("rate", "award") and term.id not in limits]


def _tiers(measure: Measure, term: Figure) -> list[Tier | None]:
    """Return the classes to which a rate or award may apply: its own; else all, if ceilings or thresholds differ."""
    if term.tier:
        return [tier for tier in measure.tier if tier.id == term.tier]
    kinds = ("cap", "threshold")
    named = {one.tier for one in measure.term if vars(one)["kind"] in kinds and one.subject in (None, term.subject)}
    return list(measure.tier) if named - {None} else [None]


def _why_not(rule: Rule) -> tuple[Why, str] | None:
    """Return why a rate or an award is left alone before anything is computed."""
    standing = rule.place.term_standing(rule.measure, rule.term)
    if not rule.asked.admits(standing):
        return "standing", standing
    foreign = (vars(one)["unit"] for one in rule.caps if vars(one)["unit"] != rule.firm.currency)
    other = next(foreign, None)
    return ("currency", other) if other else None


def _line(rule: Rule, found: Sum, paid: Horizon) -> Line:
    measure, tier, asked, place = rule.measure, rule.tier, rule.asked, rule.place
    row, amount = rule.row(rule.term), sum(paid.by_year)
    asks = tuple(checks(place, measure, tier, rule.firm, asked))
    is_reward = row.kind == "award" and not asks  # for something done, of which a profile tells nothing
    caps = tuple(map(rule.row, rule.caps))
    others = {name: rule.row(one) if (one := rule.other(name)) else None for name in ("above", "within")}
    duration = rule.row(rule.duration) if rule.duration else None
    own: dict[str, Any] = vars(row) | others | {"tier": tier.label if tier else None, "base": found.base}
    line = Line(
        **own,
        chips=tier.compute if tier else None,
        support_year=tier.support_year if tier else None,
        base_value=None if found.base_value is None else int(found.base_value),
        loan_rate=rule.firm.figure("loan-rate") if row.unit == "percentage-point" else None,
        number=found.number,
        caps=caps,
        ceiling_at=_ceiling_at(rule, found, paid),
        duration=duration,
        until=place.packages[measure.package].effective_until,
        repeats=paid.repeats,
        by_year=paid.by_year,
        amount=amount,
        currency=rule.firm.currency,
        amount_converted=asked.converted(amount, rule.firm.currency, place.reader),
        eligible="unknown" if is_reward else verdict(asks),
        checks=asks,
        conditions=measure.conditions,
        gap=measure.gap,
        possible=0,
        sure=0,
        left_out=None,
        left_out_for=(),
    )
    doubts = dict.fromkeys(id_ for one in (line, *line.limits) for id_ in one.discrepancies)
    return replace(line, discrepancies=tuple(doubts))


def _ceiling_at(rule: Rule, found: Sum, paid: Horizon) -> int | None:
    """Return the base at which the first of the ceilings of a rate is reached."""
    years = sum(map(bool, paid.yearly)) or 1
    limits = rule.limits()
    if not found.share or not limits:
        return None
    least = min(Decimal(one.most) / (1 if one.yearly else years) for one in limits)
    above = rule.other("above")
    return int((least / found.share + (above.value if above else 0)).to_integral_value(ROUND_CEILING))


def _caps(measure: Measure) -> list[Figure]:
    return [term for term in measure.term if vars(term)["kind"] == "cap"]


def _cap_alone(place: Place, measure: Measure, cap: Figure) -> NotComputed:
    in_kind = vars(cap)["unit"] not in CURRENCIES
    return _not_computed(place, measure, cap, "in-kind" if in_kind else "cap-alone", vars(cap)["unit"])


def _once(missing: Sequence[NotComputed]) -> list[NotComputed]:
    return list({(one.term, one.why): one for one in missing}.values())


def _not_computed(place: Place, measure: Measure, term: Figure, why: Why, what: str) -> NotComputed:
    title = measure.title.spoken(place.reader.language)
    return NotComputed(measure=measure.id, measure_title=title, term=f"{measure.id}#{term.id}", why=why, what=what)
