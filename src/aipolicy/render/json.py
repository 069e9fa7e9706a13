"""Results as JSON: the result model itself in an envelope."""

import datetime as dt
import json
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any

from aipolicy.messages import Language
from aipolicy.model.reader import Reader
from aipolicy.model.record import Record, record
from aipolicy.model.term import Currency
from aipolicy.render.safe import json_safe

SCHEMA_VERSION = 1


@record
class Envelope(Record):
    """What every JSON answer is wrapped in."""

    schema_version: int
    """Version of the shape of the answers; it changes only with the shape."""
    data_version: str | None
    """Version of the catalogue; null where several were asked about, or broken ones."""
    command: str
    """The command that was asked."""
    as_of: dt.date
    """The date for which the answer holds."""
    language: Language
    """The language of names and labels (ISO 639-1); ids, values and all other texts are the same in any."""
    currency: Currency | None
    """The currency into which money was converted (ISO 4217); null where it was not."""
    result: Any
    """The result model."""


def envelope(command: str, result: Any, as_of: dt.date, data_version: str | None, reader: Reader) -> Envelope:
    """Return a result in its envelope."""
    return Envelope(
        schema_version=SCHEMA_VERSION,
        data_version=data_version,
        command=command,
        as_of=as_of,
        language=reader.language,
        currency=reader.currency,
        result=result,
    )


def render(envelope: Envelope, *, indent: bool = False) -> str:
    """Return the answer as JSON, on one line or, for a reader, two spaces deep."""
    return json_safe(json.dumps(envelope, default=_plain, ensure_ascii=False, indent=2 if indent else None)) + "\n"


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field: getattr(value, field) for field in value.__dataclass_fields__}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"no JSON for {type(value).__name__}")
