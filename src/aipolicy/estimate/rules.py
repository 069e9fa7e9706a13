"""The terms of one measure as rules: rate times base within a cap, or a fixed sum."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from aipolicy.catalogue.place import Place
from aipolicy.estimate.checks import checks, for_firms, verdict
from aipolicy.estimate.choice import OF_ONE, OF_PROJECT, ceilings, is_of, shares
from aipolicy.estimate.result import Check, Line, NotComputed, Why
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import CURRENCIES, Figure
from aipolicy.rows.exchange import converted
from aipolicy.rows.figures import term_row

_MONTHS = 12


def of_measure(place: Place, measure: Measure, firm: Firm, as_of: dt.date) -> tuple[list[Line], list[NotComputed]]:
    """Return what a measure would pay a firm, and what of it could not be computed, or is not for firms."""
    if not for_firms(measure):
        sums = (term for term in measure.term if vars(term)["kind"] in ("rate", "award", "cap"))
        who = measure.beneficiaries[0]
        return [], [_not_computed(place, measure, term, "not-for-firms", who) for term in sums]
    lines: list[Line] = []
    missing: list[NotComputed] = []
    for term in measure.term:
        if vars(term)["kind"] not in ("rate", "award"):
            continue
        for tier in _tiers(measure, term):
            found = _of_term(place, measure, term, tier, firm, as_of)
            if isinstance(found, Line):
                lines.append(found)
            else:
                missing.append(_not_computed(place, measure, term, *found))
    if not lines and not missing:
        missing += _caps_alone(place, measure)
    possible = shares(measure, lines, {"yes", "unknown"})
    sure = shares(measure, lines, {"yes"})
    lines = [replace(one, possible=all_, sure=own) for one, all_, own in zip(lines, possible, sure, strict=True)]
    return lines, _once(missing)


def _tiers(measure: Measure, term: Figure) -> list[Tier | None]:
    """Return the classes to which a rate or award may apply: its own, else those that have a ceiling or a threshold."""
    if term.tier:
        return [tier for tier in measure.tier if tier.id == term.tier]
    kinds = ("cap", "threshold")
    named = {one.tier for one in measure.term if vars(one)["kind"] in kinds and one.subject in (None, term.subject)}
    return [tier for tier in measure.tier if tier.id in named] or [None]


def _of_term(
    place: Place, measure: Measure, term: Figure, tier: Tier | None, firm: Firm, as_of: dt.date
) -> Line | tuple[Why, str]:
    """Return the line of a rate or award for a class, or why there is none."""
    own = vars(term)
    caps = ceilings(measure, tier, term.subject)
    if foreign := [vars(one)["unit"] for one in caps if vars(one)["unit"] != firm.currency]:
        return "currency", foreign[0]
    if own["kind"] == "award":
        if own["unit"] != firm.currency:
            return "currency", own["unit"]
        if term.per not in OF_ONE:
            return "number-not-told", term.per
        raw, value = Decimal(term.value) * (_MONTHS if term.period == "monthly" else 1), None
    else:
        if why := _no_share(measure, term):
            return why
        base = own["base"]
        chips = tier.compute if tier else None
        value = firm.figure(base, home_grown=None if chips is None else chips == "home-grown")
        if value is None:
            return ("not-told" if firm.figure(base) is None else "split-not-told"), base
        raw = value * Decimal(term.value) / 100
    return _line(place, measure, term, tier, firm, as_of, raw, value, caps)


def _no_share(measure: Measure, term: Figure) -> tuple[Why, str] | None:
    """Return why a rate is no share of something that a firm pays; none where it is one."""
    base: str = vars(term)["base"]
    if measure.instrument == "tax-incentive":
        return "tax-rate", base
    if vars(term)["unit"] != "percent":
        return "points-off-a-rate", base
    if base == "unstated":
        return "base-unstated", base
    return None if term.per in OF_PROJECT else ("number-not-told", term.per)


def _line(
    place: Place,
    measure: Measure,
    term: Figure,
    tier: Tier | None,
    firm: Firm,
    as_of: dt.date,
    raw: Decimal,
    base_value: Decimal | None,
    caps: Sequence[Figure],
) -> Line:
    row = term_row(place, measure, term, as_of)
    cap = min((one.value for one in caps), default=None)
    amount = int(min(raw, Decimal(cap) if cap is not None else raw).to_integral_value(ROUND_FLOOR))
    durations = (one for one in measure.term if vars(one)["kind"] == "duration" and is_of(one, tier))
    duration = next(durations, None)
    doubt = Check(about="force", asked=(row.package,), told=None, met="unknown")
    found = (*([doubt] if row.force == "unknown" else []), *checks(measure, tier, firm))
    is_reward = row.kind == "award" and not found  # for something done, of which a profile tells nothing
    own: dict[str, Any] = vars(row) | {"tier": tier.label if tier else None}
    return Line(
        **own,
        chips=tier.compute if tier else None,
        base_value=base_value,
        caps=tuple(f"{measure.id}#{one.id}" for one in caps),
        cap=cap,
        duration=term_row(place, measure, duration, as_of) if duration else None,
        amount=amount,
        currency=firm.currency,
        amount_converted=converted(amount, None, firm.currency, as_of.year, place.reader),
        eligible="unknown" if is_reward else verdict(found),
        checks=found,
        conditions=measure.conditions,
        possible=0,
        sure=0,
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
