import datetime as dt
import re

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.compare import compare, terms_of
from aipolicy.comparison import Scope
from aipolicy.render import table
from aipolicy.render.document import Heading
from aipolicy.render.numbers import amount
from aipolicy.render.pages.comparison import page
from aipolicy.render.voice import Voice

DAY = dt.date(2026, 11, 22)
SIX = ("shanghai", "zhejiang", "hangzhou", "anhui", "hefei", "ningbo")


@pytest.mark.parametrize("places", [SIX[:2], SIX[:3], SIX])
@pytest.mark.parametrize("scope", [Scope(), Scope(with_parents=True), Scope(kind=["cap"]), Scope(differences=True)])
@pytest.mark.parametrize("width", [80, 140])
def test_every_figure_is_shown_once(real: Catalogue, places: tuple[str, ...], scope: Scope, width: int) -> None:
    result = compare(real, places, DAY, scope)
    text = table.render(page(result, DAY, width, Voice()), width=width, color=False)
    body = "".join(text.split("\nMeasures, by instrument\n")[-1].split("\nWhere sources disagree\n")[0].split())
    terms = [term for term in terms_of(result) if term.kind in ("cap", "award")]
    for sum_ in {amount(term.value, term.unit, "en") for term in terms}:
        wanted = sum(amount(term.value, term.unit, "en") == sum_ for term in terms)
        found = re.findall(rf"(?<![\d.,]){re.escape(sum_.replace(' ', ''))}(?![\d.]|trillion|billion|million\d)", body)
        assert len(found) >= wanted, sum_


def test_what_only_one_place_has_stands_apart(small: Catalogue) -> None:
    document = page(compare(small, ["northport", "southport"], dt.date(2026, 6, 1)), dt.date(2026, 6, 1), 100, Voice())
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings == [
        "Northport and Southport, as of Jun 1, 2026",
        "Measures, by instrument",
        "Only Southport, as far as is known",
        "Targets: what is to be reached, nobody's money",
        "Only Northport, as far as is known",
        "Funds: capital to be invested, not given away",
        "Where sources disagree",
    ]


def test_a_filter_says_what_it_hides(small: Catalogue) -> None:
    scope = Scope(kind=["budget"], beneficiary=["firm"])
    text = table.render(
        page(compare(small, ["northport", "southport"], DAY, scope), DAY, 100, Voice()), width=100, color=False
    )
    assert "Only figures of kind budget, measures that name firms. What else there is, is not counted here." in text
    assert "\nbudgets" in text
    assert "\nfunds" not in text, "a line that the filter empties is no statement about funds"


def test_inherited_figures_say_whose_they_are(small: Catalogue) -> None:
    scope = Scope(with_parents=True)
    result = compare(small, ["northport", "southport-harbour"], dt.date(2026, 6, 1), scope)
    text = table.render(page(result, DAY, 120, Voice()), width=120, color=False)
    assert "Southport vouchers, of Southport" in " ".join(text.split())
