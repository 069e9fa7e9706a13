"""Rows as CSV for spreadsheets and data tools."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from aipolicy.model.term import Conversion
from aipolicy.render.safe import spreadsheet_safe


def render(rows: Sequence[Any], row_type: type) -> str:
    """Return one header line and one line a row (RFC 4180); lists are joined by semicolons, null is empty."""
    names = [field.name for field in fields(row_type)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | Decimal() | dt.date():
            return str(value)
        case Conversion():
            return f"{value.currency} {value.amount} ({value.source}{', doubtful' if value.doubtful else ''})"
        case list() | tuple():
            return spreadsheet_safe("; ".join(map(_cell, value)))
    return spreadsheet_safe(str(value))
