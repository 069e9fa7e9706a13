"""The page of `timeline`."""

import datetime as dt

from aipolicy.messages import counted
from aipolicy.render.document import Block, Cell, Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.render.phrases import FORCE
from aipolicy.render.voice import Voice
from aipolicy.timeline import Timeline, TimelineRow


def page(timeline: Timeline, as_of: dt.date, say: Voice) -> Document:
    """Return the documents as a table, a group a year, the nation's beside those of places."""
    blocks: list[Block] = [Heading(say.t("Documents in time order, as of {date}", date=say.date(as_of)), 1)]
    rows: list[Row] = []
    year = ""
    for row in timeline.rows:
        date = row.date or ""
        if date[:4] != year:
            year = date[:4]
            rows.append(Row([say.period(year), "", "", ""], is_group=True))
        rows.append(Row([say.day_of_year(date), *_sides(row, say), _change(row, say)]))
    if rows:
        heads = [say.t("Date"), say.t("Nation"), say.t("Places"), say.t("What it began or ended")]
        blocks.append(Table(heads, rows, [4, 8, 10, 9]))
    else:
        blocks.append(Paragraph(say.t("No document with a known date fits.")))
    if timeline.undated and timeline.since:
        count = len(timeline.undated)
        more = counted(
            "{count} more has no known date: it is listed without --since.",
            "{count} more have no known date: they are listed without --since.",
        )
        blocks.append(Paragraph(say.tn(*more, count)))
    elif timeline.undated:
        items = [say.item(_title(row, say), row.package) for row in timeline.undated]
        blocks += [Heading(say.t("Of no known date")), Items(items)]
    return Document(blocks)


def _title(row: TimelineRow, say: Voice) -> str:
    return say.join([row.jurisdiction_name, say.title(row)], ": ")


def _sides(row: TimelineRow, say: Voice) -> tuple[str, str]:
    state = "" if row.force == "in-force" else say.t(FORCE[row.force])
    if row.level == "national":
        return say.with_marks(say.title(row), state), ""
    return "", say.with_marks(_title(row, say), state)


def _change(row: TimelineRow, say: Voice) -> Cell:
    began = [word for word in row.began if word != "other"]
    changes = [
        say.t("began {what}", what=say.listed(say.label("instrument", word) for word in began)) if began else "",
        say.t("replaces {ids}", ids=", ".join(row.replaces)) if row.replaces else "",
        say.t("carries out {ids}", ids=", ".join(row.carries_out)) if row.carries_out else "",
        say.t("until {date}", date=say.date(row.effective_until)) if row.effective_until else "",
    ]
    return Items([Item(change) for change in changes if change])
