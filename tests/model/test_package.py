import datetime as dt
from typing import Any

import pytest

from aipolicy.model.package import Package
from aipolicy.model.text import Text


def package(**fields: Any) -> Package:
    given: dict[str, Any] = {"status": "in-force", "checked": dt.date(2026, 1, 1)} | fields
    text = Text(en="x")
    return Package(id="x", jurisdiction="x", title=text, issuer=text, coverage="all", sources=("s",), **given)


@pytest.mark.parametrize(
    ("day", "fields", "force"),
    [
        ("2024-12-31", {"effective_from": dt.date(2025, 1, 1)}, "not-yet"),
        ("2025-01-01", {"effective_from": dt.date(2025, 1, 1)}, "in-force"),
        ("2025-01-01", {"issued": dt.date(2025, 1, 1)}, "in-force"),
        ("2030-01-01", {"issued": dt.date(2025, 1, 1)}, "in-force"),
        ("2026-01-01", {"effective_until": dt.date(2025, 12, 31)}, "ended"),
        ("2025-12-31", {"issued": dt.date(2025, 1, 1), "effective_until": dt.date(2025, 12, 31)}, "in-force"),
        ("2025-06-01", {"issued": dt.date(2025, 1, 1), "effective_until": dt.date(2025, 12, 31), "status": "expired"},
         "in-force"),
        ("2026-01-01", {"status": "expired"}, "ended"),
        ("2025-12-31", {"status": "expired"}, "unknown"),
        ("2025-12-31", {"status": "in-force"}, "unknown"),
        ("2026-01-01", {"status": "in-force"}, "in-force"),
        ("2026-01-01", {"status": "draft", "issued": dt.date(2025, 1, 1)}, "not-yet"),
        ("2026-01-01", {"status": "unknown", "issued": dt.date(2025, 1, 1)}, "unknown"),
        ("2026-01-01", {"status": "superseded"}, "ended"),
        ("2018-12-31", {"status": "unknown", "year": 2019}, "not-yet"),
        ("2019-01-01", {"status": "unknown", "year": 2019}, "unknown"),
    ],
)  # fmt: skip
def test_force_on_a_date(day: str, fields: dict[str, Any], force: str) -> None:
    assert package(**fields).force(dt.date.fromisoformat(day)) == force
