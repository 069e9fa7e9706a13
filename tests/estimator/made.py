"""Catalogues made for one test: a place with measures that are told in a line each."""

import datetime as dt
from pathlib import Path
from typing import Any

import tomli_w

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.estimator.estimate import estimate
from aipolicy.estimator.question import Question
from aipolicy.estimator.result import PlaceEstimate
from aipolicy.model.firm import Firm

DAY = dt.date(2026, 11, 22)


def term(id_: str, kind: str, value: Any, unit: str, **more: Any) -> dict[str, Any]:
    """Return a figure for a firm and year, as TOML has it."""
    own = {"id": id_, "kind": kind, "value": value, "unit": unit, "bound": "exact", "per": "firm", "period": "annual"}
    return own | {"sources": ["gazette"]} | more


def rate(id_: str, percent: int, base: str, **more: Any) -> dict[str, Any]:
    return term(id_, "rate", percent, "percent", base=base, **more)


def cap(id_: str, most: int, **more: Any) -> dict[str, Any]:
    return term(id_, "cap", most, "CNY", **more)


def threshold(id_: str, least: int, base: str, **more: Any) -> dict[str, Any]:
    return term(id_, "threshold", least, "CNY", base=base, **more)


def measure(id_: str, *terms: dict[str, Any], tiers: tuple[dict[str, Any], ...] = (), **more: Any) -> dict[str, Any]:
    """Return a measure of the document `town-1`, with classes."""
    own: dict[str, Any] = {"id": f"town-1.{id_}", "package": "town-1", "instrument": "compute-voucher"}
    own |= {"title": {"en": id_}, "summary": {"en": id_}, "beneficiaries": ["firm"]}
    return own | {"tier": list(tiers), "term": list(terms)} | more


def catalogue(folder: Path, *measures: dict[str, Any], **package: Any) -> Catalogue:
    """Return a catalogue of one town, whose one document is in force unless its keys say otherwise."""
    path = folder / "made.toml"
    path.write_text(tomli_w.dumps(front(*measures, **package)), "utf-8")
    return Catalogue(path)


def front(*measures: dict[str, Any], **package: Any) -> dict[str, Any]:
    source = {"id": "gazette", "title": "Gazette", "publisher": "Town", "kind": "official-text", "language": "zh"}
    document: dict[str, Any] = {"id": "town-1", "jurisdiction": "town", "title": {"en": "Measures"}}
    document |= {"issuer": {"en": "Town"}, "status": "in-force", "coverage": "whole", "sources": ["gazette"]}
    document |= {"checked": dt.date(2026, 1, 1), "issued": dt.date(2026, 1, 1)}
    return {
        "schema_version": 1,
        "data_version": "2026.01.01",
        "title": "Made",
        "licence": "CC-BY-4.0",
        "jurisdiction": [{"id": "town", "level": "city", "name": {"en": "Town"}}],
        "source": [source | {"address": "https://town.example/"}],
        "package": [document | package],
        "measure": list(measures),
    }


def of_town(made: Catalogue, firm: Firm, years: int = 1) -> PlaceEstimate:
    """Return what the town would pay."""
    (place,) = estimate(made, firm, ["town"], Question(DAY, years)).places
    return place


def spender(**figures: int) -> Firm:
    """Return a firm that tells some figures."""
    return Firm(name="x", figures={name.replace("_", "-"): value for name, value in figures.items()})
