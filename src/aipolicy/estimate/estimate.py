"""What places would pay a firm, side by side."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.catalogue.rates import official_rate
from aipolicy.estimate.choice import admissible
from aipolicy.estimate.result import Estimate, Line, NotComputed, PlaceEstimate
from aipolicy.estimate.rules import of_measure
from aipolicy.model.firm import Firm
from aipolicy.model.package import MAY_APPLY
from aipolicy.model.term import CURRENCIES, Currency
from aipolicy.rows.exchange import converted
from aipolicy.rows.registers import jurisdiction_row


def estimate(
    catalogue: Catalogue, firm: Firm, names: Sequence[str], as_of: dt.date, *, with_parents: bool = False
) -> Estimate:
    """Return what places (by any name), or all, would pay a firm under documents that may be in force on the date.

    With the places around them, what those pay there is added.
    Raises NotFoundError for a name.
    """
    ids = list(dict.fromkeys(catalogue.find(name).id for name in names))
    places = [catalogue.place(id_) for id_ in ids] if ids else catalogue.places()
    around = {one.jurisdiction.id: catalogue.ancestors(one.jurisdiction.id) if with_parents else [] for one in places}
    found = [
        _of_place(one, [catalogue.place(id_) for id_ in around[one.jurisdiction.id]], firm, as_of) for one in places
    ]
    shown = [one for one in found if ids or one.lines or one.not_computed]
    most = Counter(one.currency for one in shown).most_common(1)
    usual = most[0][0] if most else firm.currency
    order = sorted(shown, key=lambda one: (one.currency != usual, one.currency, -one.sure, -one.possible, one.place.id))
    return Estimate(firm=firm, with_parents=with_parents, places=order)


def _of_place(place: Place, around: Sequence[Place], firm: Firm, as_of: dt.date) -> PlaceEstimate:
    currency = _currency(place)
    rate = official_rate(firm.currency, currency, str(as_of.year)) if currency != firm.currency else None
    if rate:
        firm = firm.at_rate(rate.value, currency)
    lines: list[Line] = []
    missing: list[NotComputed] = []
    for one in (place, *around):
        own, lacking = _own(one, firm, as_of)
        lines += own
        missing += lacking
    lines.sort(key=lambda line: (-line.possible, -line.amount, line.term, line.tier or ""))
    sure = _sum(lines, [line.sure for line in lines], firm)
    possible = _sum(lines, [line.possible for line in lines], firm)
    return PlaceEstimate(
        place=jurisdiction_row(place.jurisdiction, place.layering),
        currency=firm.currency,
        rate=Decimal(f"{rate.value:.5g}") if rate else None,
        rate_period=rate.period if rate else None,
        sure=sure,
        sure_converted=converted(sure, None, firm.currency, as_of.year, place.reader),
        possible=possible,
        possible_converted=converted(possible, None, firm.currency, as_of.year, place.reader),
        lines=lines,
        not_computed=missing,
    )


def _own(place: Place, firm: Firm, as_of: dt.date) -> tuple[list[Line], list[NotComputed]]:
    """Return what the documents of one place pay a firm, and what of it could not be computed."""
    found = [
        of_measure(place, measure, firm, as_of)
        for measure in place.holdings.measure
        if place.force(place.packages[measure.package], as_of) in MAY_APPLY
    ]
    lines = [line for own, _ in found for line in own]
    return admissible(place, lines), [one for _, lacking in found for one in lacking]


def _currency(place: Place) -> Currency:
    """Return the currency in which a place pays: that of most of its sums, the yuan where it names none."""
    units = [vars(term)["unit"] for measure in place.holdings.measure for term in measure.term]
    known = Counter(unit for unit in units if unit in CURRENCIES).most_common(1)
    return known[0][0] if known else "CNY"


def _sum(lines: Sequence[Line], amounts: Sequence[int], firm: Firm) -> int:
    """Return the sum of amounts, those of one base limited to what the firm tells of it."""
    by_base: dict[str | None, int] = {}
    for line, amount in zip(lines, amounts, strict=True):
        by_base[line.base] = by_base.get(line.base, 0) + amount
    most = {base: firm.figure(base) if base else None for base in by_base}
    return sum(amount if (whole := most[base]) is None else min(amount, int(whole)) for base, amount in by_base.items())
