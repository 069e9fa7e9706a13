"""For whom answers are made: a language, and a currency."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from aipolicy.messages import Language
from aipolicy.model.term import Currency


@dataclass(frozen=True, kw_only=True)
class Reader:
    """The language of labels, and the currency into which money is converted."""

    language: Language = "en"
    currency: Currency | None = None
    """ISO 4217; none where nothing is to be converted."""
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    """Rates to be taken in place of official ones: units of a currency (ISO 4217) per yuan."""
