import datetime as dt

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import UsageError
from aipolicy.search import search

DAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["算力券"], "northport-vouchers-2025.compute"),
        (["컴퓨팅"], "northport-vouchers-2025.compute"),
        (["compute", "voucher"], "northport-vouchers-2025.compute"),
        (["compute voucher"], "northport-vouchers-2025.compute"),
        (["ＣＯＭＰＵＴＥ"], "northport-vouchers-2025.compute"),
        (["南港"], "southport"),
        (["北政〔2025〕1号"], "northport-vouchers-2025"),
        (["registered"], "northport-vouchers-2025.compute"),
    ],
)
def test_words_of_three_languages_are_found(small: Catalogue, words: list[str], first: str) -> None:
    assert search(small, words, DAY).hits[0].id == first


def test_every_word_must_stand_there(small: Catalogue) -> None:
    assert search(small, ["compute", "submarine"], DAY).total == 0
    assert search(small, ["oucher"], DAY).total == 0, "a word is found by its beginning"
    with pytest.raises(UsageError, match="nothing to look for"):
        search(small, [" "], DAY)


def test_a_place_narrows_the_entries_but_does_not_suffice(small: Catalogue) -> None:
    assert [hit.id for hit in search(small, ["남항", "voucher"], DAY).hits] == ["southport-fund-2024.vouchers"]
    assert [hit.noun for hit in search(small, ["남항"], DAY).hits] == ["jurisdiction"]


def test_a_hit_says_where_it_matched(small: Catalogue) -> None:
    (hit,) = search(small, ["北港市算力券办法"], DAY).hits
    assert [(match.field, match.text) for match in hit.matches] == [("title", "北港市算力券办法")]


def test_a_title_counts_more_than_a_summary(small: Catalogue) -> None:
    hits = search(small, ["vouchers"], DAY).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert search(small, ["vouchers"], DAY, limit=1).hits == hits[:1]
