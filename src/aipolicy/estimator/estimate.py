"""What places would pay a firm, side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, groupby

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.place import Place
from aipolicy.estimator.changes import changes
from aipolicy.estimator.choice import Counted
from aipolicy.estimator.line import Line, NotComputed
from aipolicy.estimator.question import Question
from aipolicy.estimator.result import Change, Estimate, InstrumentSums, PlaceEstimate
from aipolicy.estimator.rules import of_measure
from aipolicy.estimator.sensitivity import varied
from aipolicy.estimator.together import together
from aipolicy.model.firm import Firm
from aipolicy.model.measure import Measure
from aipolicy.model.package import MAY_APPLY
from aipolicy.model.term import CURRENCIES, Currency
from aipolicy.rows.evidence import doubts_on, sources_of
from aipolicy.rows.exchange import rate_between
from aipolicy.rows.figures import term_row
from aipolicy.rows.registers import jurisdiction_row


def estimate(
    catalogue: Catalogue, firm: Firm, names: Sequence[str], asked: Question, *, with_parents: bool = False
) -> Estimate:
    """Return what places (by any name), or all, would pay a firm under documents that may be in force on the date.

    With the places around them, what those pay there is added.
    Raises UsageError for a question that makes no sense, NotFoundError for a name, also for that of a place in which
    the firm is registered.
    """
    if firm.registered is not None:
        firm = replace(firm, registered=[catalogue.find(name).id for name in firm.registered])
    asked = asked.checked()._replace(around={id_: catalogue.ancestors(id_) for id_ in catalogue.register})
    ids = list(dict.fromkeys(catalogue.find(name).id for name in names))
    own = [catalogue.place(id_) for id_ in ids] if ids else catalogue.places()
    around = {id_: [catalogue.place(other) for other in others] for id_, others in asked.around.items()}
    places = {one.jurisdiction.id: [one, *(around[one.jurisdiction.id] if with_parents else ())] for one in own}

    def estimated(firm: Firm) -> Estimate:
        found = [_of_place(several, firm, asked) for several in places.values()]
        return Estimate(
            firm=firm,
            years=asked.years,
            with_parents=with_parents,
            min_standing=asked.min_standing,
            vary=None,
            places=_ordered(found),
            discrepancies=[],
            sources=[],
        )

    found = varied(firm, asked.vary, estimated) if asked.vary else estimated(firm)
    shown = [one for one in found.places if ids or one.lines or one.not_computed]
    better = [replace(one, changes=_changes(one, places[one.place.id], firm, asked)) for one in shown]
    return _sourced(replace(found, places=better), chain.from_iterable(places.values()))


def _sourced(found: Estimate, places: Iterable[Place]) -> Estimate:
    """Return an estimate with the sources of its lines, and with what these disagree on."""
    shown = {place.jurisdiction.id: place for place in places}
    lines = [line for one in found.places for line in one.lines]
    doubts = doubts_on([line for line in lines if line.possible or line.sure], shown.values())
    return replace(
        found,
        discrepancies=sorted(doubts, key=lambda row: row.id),
        sources=sources_of([row for line in lines for row in (line, *line.limits)], shown.values()),
    )


def _ordered(places: Sequence[PlaceEstimate]) -> list[PlaceEstimate]:
    """Return places that pay in one currency together, those of the usual one first, by their sums."""
    usual = Counter(one.currency for one in places).most_common(1)
    return sorted(
        places, key=lambda one: (one.currency != usual[0][0], one.currency, -one.sure, -one.possible, one.place.id)
    )


def _of_place(places: Sequence[Place], firm: Firm, asked: Question) -> PlaceEstimate:
    """Return what the first of some places would pay, with what those around it pay there."""
    place = places[0]
    own, rate, period = _in_its_currency(firm, place, asked)
    counted: list[Counted] = []
    missing: list[NotComputed] = []
    for one, measure in _may_apply(places, asked):
        paid, lacking = of_measure(one, measure, own, asked)
        counted += paid
        missing += lacking
    lines, by_year = together(places, counted, own, asked.years)
    sure, possible = sum(year.sure for year in by_year), sum(year.possible for year in by_year)
    paying = {line.measure for line in lines if line.possible}
    return PlaceEstimate(
        place=jurisdiction_row(place.jurisdiction, place.layering),
        currency=own.currency,
        rate=rate,
        rate_period=period,
        sure=sure,
        sure_converted=asked.converted(sure, own.currency, place.reader),
        possible=possible,
        possible_converted=asked.converted(possible, own.currency, place.reader),
        by_year=by_year,
        by_instrument=_by_instrument(lines, place),
        lines=lines,
        not_computed=missing,
        changes=[],
        budgets=[
            term_row(one, measure, term, asked.as_of)
            for one, measure in _may_apply(places, asked)
            if measure.id in paying
            for term in measure.term
            if vars(term)["kind"] == "budget"
        ],
        reform=None,
        curve=[],
        bites=[],
    )


def _changes(found: PlaceEstimate, places: Sequence[Place], firm: Firm, asked: Question) -> list[Change]:
    """Return what the firm would have to change to get more in a place, the largest gain first."""
    own, _, _ = _in_its_currency(firm, places[0], asked)
    better = changes(found, own, lambda other: _of_place(places, other, asked))
    return [replace(one, gain_converted=asked.converted(one.gain, found.currency, places[0].reader)) for one in better]


def _in_its_currency(firm: Firm, place: Place, asked: Question) -> tuple[Firm, Decimal | None, str | None]:
    """Return a firm with its sums in the currency in which a place pays, the rate for that, and its period."""
    currency = _currency(place)
    if currency == firm.currency or not (
        found := rate_between(firm.currency, currency, asked.as_of.year, place.reader)
    ):
        return firm, None, None
    rate, period, _ = found
    return firm.at_rate(rate, currency), Decimal(f"{rate:.5g}"), period


def _may_apply(places: Sequence[Place], asked: Question) -> Iterator[tuple[Place, Measure]]:
    """Yield the measures of documents that may be in force, each with its place."""
    for one in places:
        for measure in one.holdings.measure:
            if one.force(one.packages[measure.package], asked.as_of) in MAY_APPLY:
                yield one, measure


def _by_instrument(lines: Sequence[Line], place: Place) -> list[InstrumentSums]:
    """Return the two sums of each instrument that pays anything, the largest first."""
    found = [
        InstrumentSums(
            jurisdiction=place.jurisdiction.id,
            currency=own[0].currency,
            instrument=instrument,
            instrument_label=own[0].instrument_label,
            sure=sum(line.sure for line in own),
            possible=sum(line.possible for line in own),
        )
        for instrument, group in groupby(
            sorted(lines, key=lambda line: line.instrument), key=lambda line: line.instrument
        )
        for own in [list(group)]
    ]
    return sorted((one for one in found if one.possible), key=lambda one: (-one.sure, -one.possible, one.instrument))


def _currency(place: Place) -> Currency:
    """Return the currency in which a place pays: that of most of its sums, the yuan where it names none."""
    units = [vars(term)["unit"] for measure in place.holdings.measure for term in measure.term]
    known = Counter(unit for unit in units if unit in CURRENCIES).most_common(1)
    return known[0][0] if known else "CNY"
