"""The terms of one measure as rules: rate times base within a cap, or a fixed sum."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from aipolicy.catalogue.place import Place
from aipolicy.estimate.checks import checks, for_firms, verdict
from aipolicy.estimate.choice import shares
from aipolicy.estimate.result import Check, Line, NotComputed, Why
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.term import CURRENCIES, Figure
from aipolicy.model.vocabulary import label
from aipolicy.rows.exchange import converted

_OF_ONE = ("firm", "body", "unstated", "total")
"""Beneficiaries of whom a firm is one."""
_OF_PROJECT = (*_OF_ONE, "project", "contract", "order")
"""The same for a rate: a firm tells of one project, contract or order."""
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
    if own["kind"] == "rate":
        return _of_rate(place, measure, term, tier, firm, as_of)
    if own["unit"] != firm.currency:
        return "currency", own["unit"]
    if term.per not in _OF_ONE:
        return "number-not-told", term.per
    times = _MONTHS if term.period == "monthly" else 1
    return _line(place, measure, term, tier, firm, as_of, Decimal(term.value) * times, award=term.value)


def _of_rate(
    place: Place, measure: Measure, term: Figure, tier: Tier | None, firm: Firm, as_of: dt.date
) -> Line | tuple[Why, str]:
    own = vars(term)
    base: str = own["base"]
    if measure.instrument == "tax-incentive":
        return "tax-rate", base
    if own["unit"] != "percent":
        return "points-off-a-rate", base
    if base == "unstated":
        return "base-unstated", base
    if term.per not in _OF_PROJECT:
        return "number-not-told", term.per
    is_split = tier is not None and tier.compute is not None
    value = firm.figure(base, home_grown=tier.compute == "home-grown" if tier and is_split else None)
    if value is None:
        return ("split-not-told" if is_split and firm.figure(base) is not None else "not-told"), base
    raw = value * Decimal(term.value) / 100
    return _line(place, measure, term, tier, firm, as_of, raw, rate=term.value, base=base, base_value=value)


def _line(
    place: Place,
    measure: Measure,
    term: Figure,
    tier: Tier | None,
    firm: Firm,
    as_of: dt.date,
    raw: Decimal,
    **how: Any,
) -> Line:
    package = place.packages[measure.package]
    language = place.reader.language
    caps = _caps(measure, term, tier, firm.currency)
    cap = min((one.value for one in caps), default=None)
    amount = int(min(raw, Decimal(cap) if cap is not None else raw).to_integral_value(ROUND_FLOOR))
    own_tier = (None, tier.id if tier else None)
    duration = next((t for t in measure.term if vars(t)["kind"] == "duration" and t.tier in own_tier), None)
    force = place.force(package, as_of)
    doubt = Check(about="force", asked=package.id, told=None, met="unknown")
    found = (*([doubt] if force == "unknown" else []), *checks(measure, tier, firm))
    full_id = f"{measure.id}#{term.id}"
    known: dict[str, Any] = {"rate": None, "base": None, "base_value": None, "award": None, **how}
    return Line(
        jurisdiction=place.jurisdiction.id,
        jurisdiction_name=place.name,
        package=package.id,
        package_title=package.title.spoken(language),
        measure=measure.id,
        measure_title=measure.title.spoken(language),
        clause=measure.clause,
        instrument=measure.instrument,
        instrument_label=label("instrument", measure.instrument, language),
        term=full_id,
        caps=tuple(f"{measure.id}#{one.id}" for one in caps),
        tier=tier.label if tier else None,
        cap=cap,
        duration=duration.value if duration else None,
        duration_unit=vars(duration)["unit"] if duration else None,
        amount=amount,
        currency=firm.currency,
        converted=converted(amount, None, firm.currency, as_of.year, place.reader),
        bound=term.bound,
        per=term.per,
        period=term.period,
        eligible=verdict(found) if found or not how.get("award") else "unknown",  # an award is for something done
        checks=found,
        conditions=measure.conditions,
        possible=0,
        sure=0,
        force=force,
        standing=place.term_standing(measure, term),
        sources=term.sources,
        note=term.note,
        layer=place.package_layer(package, f"measure {measure.id}", f"term {full_id}", cites=term.sources),
        **known,
    )


def _caps(measure: Measure, term: Figure, tier: Tier | None, currency: str) -> list[Figure]:
    """Return the ceilings of a measure that limit one of its rates or awards: of its class, or of all classes."""
    return [
        one
        for one in measure.term
        if vars(one)["kind"] == "cap"
        and vars(one)["unit"] == currency
        and one.tier in (None, tier.id if tier else None)
        and one.subject in (None, term.subject)
    ]


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
