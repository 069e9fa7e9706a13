"""Faults as lines: for people, and for the annotations of GitHub."""

from collections.abc import Iterable, Sequence

from aipolicy.errors import Fault, Weight
from aipolicy.messages import Translate, noted
from aipolicy.render.safe import visible_line

_LINE: dict[Weight, str] = {
    "error": noted("{place}: error: {what}"),
    "warning": noted("{place}: warning: {what}"),
    "note": noted("{place}: note: {what}"),
}
_COMMAND: dict[Weight, str] = {"error": "error", "warning": "warning", "note": "notice"}


def text(faults: Sequence[Fault], files: int, translate: Translate) -> str:
    """Return a line a fault, grouped by file, and a closing count."""
    lines: list[str] = []
    before = ""
    for fault in faults:
        if fault.file != before and lines:
            lines.append("")
        before = fault.file
        place, _, what = fault.spoken(translate).partition(": ")
        lines.append(visible_line(translate(_LINE[fault.weight]).format(place=place, what=what)))
    count = [fault.weight for fault in faults].count
    closing = translate(noted("errors: {errors}, warnings: {warnings}, notes: {notes}; files read: {files}")).format(
        errors=count("error"), warnings=count("warning"), notes=count("note"), files=files
    )
    return "\n".join([*lines, *([""] if lines else []), closing, ""])


def github(faults: Iterable[Fault]) -> str:
    """Return a workflow command a fault: GitHub shows it beside the line that it is about."""
    return "".join(f"::{_COMMAND[one.weight]} {_where(one)}::{_escaped(_what(one))}\n" for one in faults)


def _where(fault: Fault) -> str:
    parts = {"file": fault.file}
    if fault.place:
        parts |= {"line": str(fault.place.line), "col": str(fault.place.column)}
    return ",".join(f"{name}={_escaped(value, of_property=True)}" for name, value in parts.items())


def _what(fault: Fault) -> str:
    where = ".".join(filter(None, (fault.entry, fault.field)))
    return f"{where + ': ' if where else ''}{fault.problem}. {fault.advice}"


def _escaped(value: str, *, of_property: bool = False) -> str:
    """Return a text as a workflow command takes it."""
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return value.replace(":", "%3A").replace(",", "%2C") if of_property else value
