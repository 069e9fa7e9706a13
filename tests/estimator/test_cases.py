"""Estimates that were computed by hand, from tests/cases/estimates.toml."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from pydantic import TypeAdapter

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.estimator.estimate import estimate
from aipolicy.estimator.question import Question
from aipolicy.model.firm import Firm
from tests.estimator.made import DAY

CASES = tomli.loads((Path(__file__).parents[1] / "cases" / "estimates.toml").read_text("utf-8"), parse_float=Decimal)[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['term']}: {case['sum']}")
def test_a_sum_is_the_one_computed_by_hand(real: Catalogue, case: dict[str, Any]) -> None:
    firm = TypeAdapter(Firm).validate_python({"name": "x", **case["firm"]})
    (place,) = estimate(real, firm, [case["place"]], Question(DAY, case.get("years", 1))).places
    (line,) = (one for one in place.lines if one.term == case["term"] and case.get("tier") in (None, one.tier))
    sure = case.get("sure", case["amount"] if case["fits"] == "yes" and case["counted"] else 0)
    assert (line.amount, line.eligible, line.sure) == (case["amount"], case["fits"], sure)
    assert bool(line.possible) == case["counted"]
    assert line.by_year == tuple(case.get("by_year", [case["amount"]]))
    assert case.get("left_out") in (None, line.left_out)
    assert case.get("possible") in (None, line.possible)
