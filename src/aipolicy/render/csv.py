"""Rows as CSV for spreadsheets and data tools."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from aipolicy.diff import FieldChange
from aipolicy.model.record import Record
from aipolicy.render.safe import spreadsheet_safe
from aipolicy.rows.conversions import ConversionRow
from aipolicy.rows.exchange import Converted
from aipolicy.rows.figures import TermRow
from aipolicy.search import Match


def render(rows: Sequence[Any], row_type: type) -> str:
    """Return one header line and one line a row (RFC 4180); lists are joined by semicolons, null is empty."""
    names = [field.name for field in fields(row_type)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column for name in names for column in _columns(name)])
    writer.writerows([_cell(value) for name in names for value in _values(getattr(row, name), name)] for row in rows)
    return out.getvalue()


def _columns(name: str) -> list[str]:
    """Return the columns of a field: a conversion has one for each of its parts."""
    return [f"{name}_{part.name}" for part in fields(Converted)] if name.endswith("converted") else [name]


def _values(value: Any, name: str) -> list[Any]:
    if not name.endswith("converted"):
        return [value]
    return [getattr(value, part.name, None) for part in fields(Converted)]


def _cell(value: Any) -> str:
    """Return a value as a cell; only a number or a date may start like a formula."""
    text = _text(value)
    return text if isinstance(value, int | Decimal | dt.date) else spreadsheet_safe(text)


def _text(value: Any) -> str:
    match value:
        case None | bool():
            return {None: "", True: "true", False: "false"}[value]
        case str() | int() | Decimal() | dt.date():
            return str(value)
        case Record():
            return _of_record(value)
        case dict() | list() | tuple():
            parts = (
                [f"{key}: {_text(one)}" for key, one in value.items()] if isinstance(value, dict) else map(_text, value)
            )
            return "; ".join(parts)
    raise TypeError(f"no cell for {type(value).__name__}")


def _of_record(value: Record) -> str:
    match value:
        case ConversionRow():
            return f"{value.currency} {value.amount} ({value.source}{', doubtful' if value.doubtful else ''})"
        case FieldChange():
            return f"{value.field}: {_text(value.before)} -> {_text(value.after)}"
        case TermRow():
            return f"{value.value} {value.unit}"
        case Match():
            return f"{value.field}: {value.text}"
    return str(value)
