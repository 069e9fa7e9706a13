from typing import get_args

from aipolicy.model.term import Currency
from aipolicy.model.vocabulary import registries, words


def test_every_word_has_three_labels_and_a_meaning() -> None:
    for registry, table in registries().items():
        for word in table.values():
            assert all((word.en, word.zh, word.ko, word.means)), f"{registry} {word.id}"


def test_every_instrument_has_its_class_in_the_oecd_taxonomy() -> None:
    assert all(word.stip for word in registries()["instrument"].values())


def test_labels_are_unique() -> None:
    for registry, table in registries().items():
        labels = [word.en for word in table.values()]
        assert len(labels) == len(set(labels)), registry


def test_the_currencies_are_units() -> None:
    assert set(get_args(Currency)) <= set(words("unit"))


def test_the_unit_of_a_base_is_a_word_and_no_money() -> None:
    units = {word.unit for word in registries()["base"].values() if word.unit}
    assert units
    assert units <= set(words("unit")) - set(get_args(Currency))
