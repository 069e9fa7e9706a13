from dataclasses import FrozenInstanceError

import pytest
from pydantic import TypeAdapter, ValidationError

from aipolicy.model.term import Rate
from aipolicy.model.text import Text

RATE = {
    "id": "rate", "kind": "rate", "value": 30, "unit": "percent", "bound": "exact", "per": "firm",
    "period": "annual", "base": "compute-rent", "sources": ("s",),
}  # fmt: skip


def test_a_record_is_frozen_and_equal_by_content() -> None:
    text = Text(en="a")
    with pytest.raises(FrozenInstanceError):
        text.en = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del text.en
    assert text == Text(en="a", zh=None)
    assert text != Text(en="a", zh="b")
    assert repr(text) == "Text(en='a', zh=None, ko=None)"


@pytest.mark.parametrize("fields", [{}, {"en": "a", "fr": "b"}, {"zh": "a"}])
def test_a_record_refuses_wrong_and_missing_fields(fields: dict[str, str]) -> None:
    with pytest.raises(TypeError, match=r"Text has a wrong or a missing field: (en|fr)"):
        Text(**fields)


def test_a_check_makes_the_same_record() -> None:
    checked = TypeAdapter(Rate).validate_python(RATE)
    assert checked == Rate(**RATE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [{"value": "30"}, {"value": True}, {"unit": "CNY"}, {"base": "rent"}, {"colour": "red"}, {"sources": "s"}],
)
def test_a_check_is_strict(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Rate).validate_python(RATE | wrong)
