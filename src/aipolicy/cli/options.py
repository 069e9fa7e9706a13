"""Options that several commands share."""

import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from aipolicy.cli.completion import complete_currencies, complete_instruments, complete_languages, complete_places
from aipolicy.messages import noted

FormatName = Literal["table", "json", "csv", "markdown"]


NO_DAY = noted("{text} is no date. Write it as YYYY-MM-DD, such as 2025-12-01.")
NO_FIRST_DAY = noted("{text} is no day, month or year. Write it as 2025-12-01, 2025-12 or 2025.")


def day(text: str) -> dt.date:
    """Return a day given as YYYY-MM-DD, or raise BadParameter."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(NO_DAY.format(text=repr(text))) from None


_PARTIAL = re.compile(r"\d{4}(-\d\d)?")


def _first_day(text: str) -> dt.date:
    """Return a day, or the first day of a year or month."""
    try:
        return dt.date.fromisoformat(text + "0000-01-01"[len(text) :] if _PARTIAL.fullmatch(text) else text)
    except ValueError:
        raise typer.BadParameter(NO_FIRST_DAY.format(text=repr(text))) from None


Format = Annotated[
    FormatName, typer.Option("--format", "-f", envvar="AIPOLICY_FORMAT", help="How the answer is written.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", envvar="AIPOLICY_OUTPUT", help="Write to this file, whole or not at all."),
]
AsOf = Annotated[
    dt.date | None,
    typer.Option(
        "--as-of",
        envvar="AIPOLICY_AS_OF",
        parser=day,
        metavar="DATE",
        help="Answer for this date. [default: today]",
    ),
]
Since = Annotated[
    dt.date | None,
    typer.Option(
        "--since",
        parser=_first_day,
        metavar="DATE",
        help="Only what was issued or published from this day, month or year on.",
    ),
]
Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLACE]...",
        help="Places, by any of their names. [default: all]",
        autocompletion=complete_places,
        show_default=False,
    ),
]
Catalog = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalog",
        envvar="AIPOLICY_CATALOG",
        metavar="PATH",
        help=(
            "Front page of a catalogue; may be repeated: each lies over those before it. `builtin` is our own, `user` "
            "the one in your data folder. [default: builtin]"
        ),
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|ko|zh",
        autocompletion=complete_languages,
        help="Language of labels and texts; AIPOLICY_LANG sets it too. [default: that of the system, or English]",
    ),
]
Currency = Annotated[
    str | None,
    typer.Option(
        "--currency",
        envvar="AIPOLICY_CURRENCY",
        metavar="CODE",
        autocompletion=complete_currencies,
        help=(
            "Give money in this currency too: KRW, USD, EUR, JPY, HKD or CNY, at the official average of the year of "
            "each figure or of the nearest one."
        ),
    ),
]
Rates = Annotated[
    list[str] | None,
    typer.Option(
        "--rate",
        metavar="CODE=NUMBER",
        help="Convert at this rate of your own, such as KRW=193 for 193 won per yuan; may be repeated.",
    ),
]
WithParents = Annotated[bool, typer.Option("--with-parents", help="Add in full what the places around it offer there.")]
Instruments = Annotated[
    list[str] | None,
    typer.Option("--instrument", autocompletion=complete_instruments, help="Only this instrument; may be repeated."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help="Only figures of this kind, such as budget; may be repeated."),
]
Beneficiaries = Annotated[
    list[str] | None,
    typer.Option("--beneficiary", help="Only measures for these, such as firm; may be repeated."),
]
Levels = Annotated[
    list[str] | None, typer.Option("--level", help="Only places of this level, such as city; may be repeated.")
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many rows.")]
In = Annotated[
    list[str] | None,
    typer.Option("--in", autocompletion=complete_places, metavar="PLACE", help="Only this place; may be repeated."),
]
