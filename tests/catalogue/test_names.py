import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.errors import NotFoundError


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("shanghai", "shanghai"),
        ("SHANGHAI", "shanghai"),
        ("ＳＨＡＮＧＨＡＩ", "shanghai"),
        ("上海", "shanghai"),
        ("上海市", "shanghai"),
        ("상하이", "shanghai"),
        ("310000", "shanghai"),
        ("cn-sh", "shanghai"),
        ("浙江", "zhejiang"),
        ("저장성", "zhejiang"),
        ("hang", "hangzhou"),
        ("합", "hefei"),
        ("shanghai pudong", "shanghai-pudong"),
        ("hefei_high", "hefei-high-tech-zone"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(real: Catalogue, name: str, place: str) -> None:
    assert real.find(name).id == place


def test_a_prefix_of_several_places_is_ambiguous(real: Catalogue) -> None:
    with pytest.raises(NotFoundError, match="fits several places") as error:
        real.find("h")
    assert {"hangzhou", "hefei", "hongkong"} <= set(error.value.candidates)


@pytest.mark.parametrize("name", ["shangai", "zhejang", "hefie"])
def test_a_slip_gets_the_nearest_names(real: Catalogue, name: str) -> None:
    with pytest.raises(NotFoundError, match="Did you mean") as error:
        real.find(name)
    assert error.value.candidates[0] in ("shanghai", "zhejiang", "hefei")


@pytest.mark.parametrize("name", ["", " ", "atlantis", "*", "../shanghai"])
def test_nothing_is_found_for_nothing(real: Catalogue, name: str) -> None:
    with pytest.raises(NotFoundError):
        real.find(name)


def test_ancestors_are_the_nearest_first(real: Catalogue) -> None:
    assert real.ancestors("hefei-high-tech-zone") == ["hefei", "anhui", "china"]
