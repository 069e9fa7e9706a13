"""Dated answers that hold for ever: they follow from the dates that the documents print."""

import datetime as dt

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.model.package import Force


@pytest.mark.parametrize(
    ("package", "day", "force"),
    [
        ("hefei-ai-pilot-2020", "2020-05-18", "not-yet"),  # issued 19 May 2020, for 2020-2023
        ("hefei-ai-pilot-2020", "2020-05-19", "in-force"),
        ("hefei-ai-pilot-2020", "2023-12-31", "in-force"),
        ("hefei-ai-pilot-2020", "2024-01-01", "ended"),
        ("china-genai-measures-2023", "2023-08-14", "not-yet"),  # in force from 15 August 2023
        ("china-genai-measures-2023", "2023-08-15", "in-force"),
        ("china-gwr-ai-plus-2024", "2024-03-05", "in-force"),  # delivered 5 March 2024
        ("china-gwr-ai-plus-2024", "2025-03-05", "ended"),  # the report of 2025 took its place
        ("shenzhen-ai-regulation-2022", "2022-10-31", "not-yet"),  # in force from 1 November 2022
        ("shenzhen-ai-regulation-2022", "2022-11-01", "in-force"),
        ("shanghai-robots-2023", "2025-12-31", "in-force"),  # for 2023-2025
        ("shanghai-robots-2023", "2026-01-01", "ended"),
        ("shanghai-embodied-ai-2025", "2025-07-27", "not-yet"),  # from 28 July 2025
        ("shanghai-embodied-ai-2025", "2025-07-28", "in-force"),
        ("shenzhen-ai-plan-2023", "2024-12-31", "in-force"),  # for 2023-2024
        ("shenzhen-ai-plan-2023", "2025-01-01", "ended"),
    ],
)
def test_an_old_date_has_the_same_answer_for_ever(real: Catalogue, package: str, day: str, force: Force) -> None:
    place, entry = real.resolve(package)
    assert entry is not None
    assert place.force(place.packages[package], dt.date.fromisoformat(day)) == force
