from typing import Any

import pytest

from aipolicy.model.source import Source
from aipolicy.model.standing import standing


def source(id_: str, kind: Any = "press", **fields: Any) -> Source:
    return Source(id=id_, title="t", publisher="p", kind=kind, language="en", **fields)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([source("a", "official-text")], "official"),
        ([source("a", "repost-of-official-text", domain="mirror"), source("b")], "official"),
        ([source("a", "repost-of-official-text", domain="hijacked")], "reported"),
        ([source("a", "official-summary")], "reported"),
        ([source("a"), source("b")], "confirmed"),
        ([source("a", origin="wire"), source("b", origin="wire")], "reported"),
        ([source("a", origin="b"), source("b")], "reported"),
        ([source("a", "official-summary"), source("b", "law-firm")], "confirmed"),
    ],
)
def test_standing_follows_from_the_sources(sources: list[Source], expected: str) -> None:
    assert standing(sources, is_disputed=False) == expected
    assert standing(sources, is_disputed=True) == "disputed"
