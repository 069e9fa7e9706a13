"""What must hold within a measure, beyond its shape."""

from collections.abc import Iterator

from aipolicy.catalogue.entries import Entries
from aipolicy.catalogue.entry_rules import Broken, id_rule, number_rules, title_rule
from aipolicy.messages import said
from aipolicy.model.measure import Measure
from aipolicy.model.term import CURRENCIES, Figure

_LONGEST_SUPPORT = 30
"""Years."""


def measure_rules(measure: Measure, entries: Entries) -> Iterator[Broken]:
    """Yield what is wrong with a measure, its tiers and its terms."""
    key = f"measure {measure.id}"
    yield from title_rule(key, measure.title)
    yield from id_rule(key, measure.id)
    if f"package {measure.package}" not in entries:
        yield Broken(
            key,
            "package",
            said("{package!r} is no package here", package=measure.package),
            entries.nearest(measure.package, "package"),
        )
    if not (measure.term or measure.gap or measure.instrument == "regulation"):
        yield Broken(
            key, "gap", said("has no terms and does not say what is unknown"), said("Add terms, or say it in gap")
        )
    tiers = {tier.id for tier in measure.tier}
    for tier in measure.tier:
        yield from id_rule(f"tier {measure.id}#{tier.id}", tier.id)
        if tier.support_year is not None and not 1 <= tier.support_year <= _LONGEST_SUPPORT:
            problem = said("{year} is no year of support", year=tier.support_year)
            advice = said("Write 1 for the first year, {most} at most", most=_LONGEST_SUPPORT)
            yield Broken(f"tier {measure.id}#{tier.id}", "support_year", problem, advice)
    for term in measure.term:
        term_key = f"term {measure.id}#{term.id}"
        yield from id_rule(term_key, term.id)
        yield from number_rules(term_key, term)
        if term.tier and term.tier not in tiers:
            yield Broken(
                term_key,
                "tier",
                said("{tier!r} is no tier of the measure", tier=term.tier),
                said('Add it: [[measure.tier]] with id = "{tier}" and a label; or mend the id', tier=term.tier),
            )
        if term.part_of and f"term {term.part_of}" not in entries:
            yield Broken(
                term_key,
                "part_of",
                said("{part_of!r} is no term here", part_of=term.part_of),
                entries.nearest(term.part_of, "term", own=f"{measure.id}#{term.id}"),
            )
        if (above := vars(term).get("above")) and not any(
            _measures(one, term) for one in measure.term if one.id == above
        ):
            yield Broken(
                term_key,
                "above",
                said("{above!r} is no threshold of the measure on the base of the rate", above=above),
                said("Name the threshold above which alone the base counts, or leave it out"),
            )
        if (within := vars(term).get("within")) and within not in _rates(measure, term):
            yield Broken(
                term_key,
                "within",
                said("{within!r} is no other rate of the measure", within=within),
                said("Name the rate that limits this one, or leave it out"),
            )
        if term.kind in ("rate", "equity", "budget") and term.unit == "percent" and term.value > 100:
            yield Broken(
                term_key,
                "value",
                said("{value} percent is more than the whole", value=term.value),
                said("Mend the value or the unit"),
            )


def _rates(measure: Measure, but: Figure) -> list[str]:
    """Return the keys of the other rates of a measure that are within none themselves."""
    return [one.id for one in measure.term if one != but and one.kind == "rate" and not one.within]


def _measures(threshold: Figure, rate: Figure) -> bool:
    """Return whether a term is a threshold in money on the base of a rate, that holds wherever the rate does."""
    own = vars(threshold)
    is_on_base = own["kind"] == "threshold" and own["base"] == vars(rate)["base"] and own["unit"] in CURRENCIES
    return is_on_base and threshold.tier in (None, rate.tier)
