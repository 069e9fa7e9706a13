"""The page of `diff`."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, cast

from aipolicy.diff import Change, Difference, FieldChange
from aipolicy.messages import counted, noted
from aipolicy.model.package import Force
from aipolicy.render.document import Block, Document, Heading, Items, Paragraph
from aipolicy.render.phrases import FORCE, KIND
from aipolicy.render.voice import Voice
from aipolicy.render.words import converted, quantity, sentence
from aipolicy.rows.figures import TermRow

_ADDED = {
    "jurisdiction": noted("place added"),
    "profile": noted("fact added"),
    "package": noted("package added"),
    "measure": noted("measure added"),
    "term": noted("figure added: {figure}"),
    "indicator": noted("indicator added"),
    "discrepancy": noted("disagreement added"),
    "source": noted("source added"),
}
_REMOVED = {
    "jurisdiction": noted("place removed"),
    "profile": noted("fact removed"),
    "package": noted("package removed"),
    "measure": noted("measure removed"),
    "term": noted("figure removed: {figure}"),
    "indicator": noted("indicator removed"),
    "discrepancy": noted("disagreement removed"),
    "source": noted("source removed"),
}
_CAME, _WENT, _REWRITTEN = noted("added: {fields}"), noted("removed: {fields}"), noted("rewritten: {fields}")
_LONGEST = 60
"""Characters of a value that is printed; of a longer one it is told that it changed."""


def page(difference: Difference, say: Voice) -> Document:
    """Return what changed, a heading a place and an item an entry, as in a changelog."""
    blocks: list[Block] = []
    if difference.dates:
        first, last = map(say.date, difference.dates)
        title = say.t("What came into force and what ended between {first} and {last}", first=first, last=last)
        blocks.append(Heading(title, 1))
    if not difference.changes:
        return Document([*blocks, Paragraph(say.t("Nothing changed."))])
    for name, changes in groupby(difference.changes, lambda change: change.jurisdiction_name):
        blocks += [Heading(name), change_items(list(changes), say)]
    count = counted("{count} entry changed", "{count} entries changed")
    return Document([*blocks, Paragraph(say.tn(*count, difference.total))])


def change_items(changes: Sequence[Change], say: Voice) -> Items:
    """Return changes, an item an entry."""
    return Items([say.item(say.with_details(_title(one, say), one.id), _told(one, say)) for one in changes])


def _title(change: Change, say: Voice) -> str:
    """Return the title of an entry; a source keeps the one that it prints."""
    return change.title if change.noun == "source" else say.own(change.title)


def _told(change: Change, say: Voice) -> str:
    row = change.after or change.before
    figure = sentence(row, say) if row else ""
    if change.change != "changed":
        return say.t((_ADDED if change.change == "added" else _REMOVED)[change.noun], figure=figure)
    told = [_field(change, one, say) for one in change.fields if _is_shown(one)]
    named: dict[str, list[str]] = {pattern: [] for pattern in (_CAME, _WENT, _REWRITTEN)}
    for one in change.fields:
        if not _is_shown(one):
            pattern = _CAME if not _listed(one.before) else _WENT if not _listed(one.after) else _REWRITTEN
            named[pattern].append(one.field)
    return say.join([*told, *(say.t(pattern, fields=say.listed(names)) for pattern, names in named.items() if names)])


def _is_shown(one: FieldChange) -> bool:
    """Return whether values are printed: they are short, and not the same in another order."""
    before, after = _listed(one.before), _listed(one.after)
    is_short = all(len(str(text)) <= _LONGEST for text in (*before, *after))
    return is_short and set(map(str, before)) != set(map(str, after))


def _field(change: Change, one: FieldChange, say: Voice) -> str:
    before, after = one.before, one.after
    if one.field == "value" and change.before and change.after and change.before.unit == change.after.unit:
        pattern = noted("{kind} raised from {before} to {after}")
        if change.after.value < change.before.value:
            pattern = noted("{kind} lowered from {before} to {after}")
        kind = say.t(KIND[change.after.kind])
        return say.t(pattern, kind=kind, before=_quantity(change.before, say), after=_quantity(change.after, say))
    if one.field == "force":
        words = [say.t(FORCE[cast(Force, state)]) for state in (before, after)]
        return say.t("{before}, now {after}", before=words[0], after=words[1])
    if isinstance(before, tuple | None) or isinstance(after, tuple | None):
        return _members(one.field, _listed(before), _listed(after), say)
    return say.t("{field}: {before}, now {after}", field=one.field, before=str(before), after=str(after))


def _listed(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _quantity(row: TermRow, say: Voice) -> str:
    return say.with_details(quantity(row, say), converted(row, say))


def _members(field: str, before: tuple[Any, ...], after: tuple[Any, ...], say: Voice) -> str:
    """Return what came to a list and what left it."""
    came = [str(one) for one in after if one not in before]
    went = [str(one) for one in before if one not in after]
    parts = [say.t("{field} added: {names}", field=field, names=say.listed(came))] if came else []
    parts += [say.t("{field} removed: {names}", field=field, names=say.listed(went))] if went else []
    return say.join(parts)
