import datetime as dt
from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.rows.figures import term_rows
from tests.conftest import changed


def test_a_package_ends_where_its_successor_starts(real: Catalogue) -> None:
    anhui = real.place("anhui")
    new, old = anhui.packages["anhui-agi-2025"], anhui.packages["anhui-agi-2023"]
    assert old.id in new.supersedes
    assert new.start is not None
    assert anhui.force(old, new.start) == "ended"
    assert anhui.force(old, new.start - dt.timedelta(days=1)) != "ended"


def test_where_in_a_source_a_figure_stands_is_kept(real: Catalogue) -> None:
    rows = {row.term: row for row in term_rows(real.place("hefei"), dt.date(2026, 1, 1))}
    assert "line 185" in rows["hefei-state-capital.nio-2020#stake"].locators["seed-003-dbr-china-ai-rise"]


@pytest.mark.parametrize(("cut_off", "is_late"), [("2025-02-28", True), ("2025-03-01", False)])
def test_what_came_out_after_the_cut_off_is_late(tmp_path: Path, cut_off: str, is_late: bool) -> None:
    title = 'title = "Invented places"\n'
    place = Catalogue(changed(tmp_path, (title, f"{title}cut_off = {cut_off}\n"))).place("northport")
    assert place.is_late(place.packages["northport-vouchers-2025"]) == is_late
