"""The running text of a catalogue file: in English, and translated beside it in `<file>.ko.po` and `<file>.zh.po`."""

import re
from collections.abc import Iterator

from aipolicy.model.file import Holdings
from aipolicy.model.measure import Measure


def prose(holdings: Holdings) -> list[str]:
    """Return every such text of a file once, in its order.

    It is what explains: notes, gaps, conditions. Names, titles and summaries stand in the file in all languages.
    """
    return list(dict.fromkeys(filter(None, _texts(holdings))))


def _texts(holdings: Holdings) -> Iterator[str | None]:
    for profile in holdings.profile:
        yield from (profile.topic, profile.text)
    for package in holdings.package:
        yield from (package.announced, package.coverage, package.gap, package.note)
    for measure in holdings.measure:
        yield from _of_measure(measure)
    for indicator in holdings.indicator:
        yield from (indicator.subject, indicator.period, indicator.note)
    for discrepancy in holdings.discrepancy:
        yield from (discrepancy.about, *discrepancy.values, discrepancy.judgement)
    for source in holdings.source:
        yield from (source.seen, source.published_note, source.note)
    terms = [term for measure in holdings.measure for term in measure.term]
    for entry in (*holdings.profile, *holdings.measure, *terms, *holdings.indicator, *holdings.discrepancy):
        yield from (vars(entry)["locators"] or {}).values()


def _of_measure(measure: Measure) -> Iterator[str | None]:
    yield from (*measure.conditions, measure.gap, measure.note)
    if re.search("[a-z]", measure.clause or ""):  # no number but a word, such as `preamble`
        yield measure.clause
    yield from (tier.label for tier in measure.tier)
    for term in measure.term:
        own = vars(term)
        yield from (term.subject, own.get("company"), own.get("holder"), term.scope, term.note)
