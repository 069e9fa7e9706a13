"""What every noun of the model shares: frozen fields, strict checking, tagged unions, words of a registry."""

from dataclasses import MISSING, FrozenInstanceError, dataclass
from typing import Any, ClassVar, Never, TypeVar, dataclass_transform, get_args

from aipolicy.model.vocabulary import words

C = TypeVar("C")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[C]) -> type[C]:
    """Make a subclass of `Record` a frozen dataclass whose fields are given by name.

    Its methods are those of `Record`: generating them anew for each class, as dataclasses do by default, would take
    a tenth of a short run.
    """
    return dataclass(kw_only=True, init=False, eq=False, repr=False)(cls)


class Record:
    """Base of the frozen dataclasses of the model and of the answers.

    They are no pydantic models, so that reading the catalogue that travels with the package imports no pydantic.
    pydantic checks every other catalogue, and makes the JSON Schemas, from the same annotations: strictly, and with
    unknown keys refused.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "strict": True,
        "extra": "forbid",
        "use_attribute_docstrings": True,
        "json_schema_serialization_defaults_required": True,
    }

    __dataclass_fields__: ClassVar[dict[str, Any]]
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, **given: Any) -> None:
        known = self.__dataclass_fields__
        values = {name: given.get(name, field.default) for name, field in known.items()}
        wrong = [*(given.keys() - known.keys()), *(name for name, value in values.items() if value is MISSING)]
        if wrong:
            raise TypeError(f"{type(self).__name__} has a wrong or a missing field: {', '.join(sorted(wrong))}")
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> Never:
        raise FrozenInstanceError(f"{type(self).__name__} can't be changed")

    def __delattr__(self, name: str) -> Never:
        raise FrozenInstanceError(f"{type(self).__name__} can't be changed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self) -> str:
        own = (f"{name}={vars(self)[name]!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__name__}({', '.join(own)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: Any) -> Any:
        """Let a table stand where a record is wanted: strict values, but not ready-made instances only."""
        schema = handler(source)
        handler.resolve_ref_schema(schema)["strict"] = False
        return schema


class OneOf:
    """Marks a union of records that a key with a fixed value tells apart, such as `kind`."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return pydantic's tagged union, whose faults name the one class that was meant."""
        from pydantic_core import core_schema  # only a check needs it

        return core_schema.tagged_union_schema(
            {tag_of(record, self.tag): handler.generate_schema(record) for record in get_args(source)},
            self.tag,
        )


class AsNumber:
    """Marks a decimal that stands in JSON as a number."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Return the JSON Schema of a number."""
        return {"type": "number"}


class OneWordOf:
    """Marks a string that must be a word of a closed registry, which is read when a check first asks."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return a choice of the registry's words, so that a JSON Schema lists them too."""
        from pydantic_core import core_schema  # only a check needs it

        return core_schema.literal_schema(list(words(self.name)))


def tag_of(record: type, tag: str) -> str:
    """Return the fixed value by which a union tells `record` from its siblings."""
    value: str = getattr(record, tag)
    return value
