from pathlib import Path

import pytest

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.circles import circles
from aipolicy.errors import CatalogueError
from tests.conftest import changed


def faults(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    path = changed(tmp_path, *changes)
    with pytest.raises(CatalogueError) as error:
        Catalogue(path).places()
    return [str(fault).removeprefix(f"{path}:") for fault in error.value.faults]


PACKAGE = 'id = "northport-vouchers-2025"\n'
COMPUTE = 'id = "northport-vouchers-2025.compute"\n'
AIMS = 'id = "northport-vouchers-2025.aims"\n'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PACKAGE, 'carries_out = ["nowhere"]\n', "2025.carries_out: 'nowhere' is no package of northport"),
        (PACKAGE, 'carries_out = ["southport-fund-2024"]\n', "or of a place around it. Add it, mend the id"),
        (COMPUTE, 'needs = ["northport-vouchers-2025.x"]\n', "needs: 'northport-vouchers-2025.x' is no measure"),
        (COMPUTE, 'excludes = ["southport-fund-2024.fund"]\n', "compute.excludes: 'southport-fund-2024.fund' is no"),
        (PACKAGE, 'carries_out = ["northport-vouchers-2025"]\n', "leads in a circle: northport-vouchers-2025"),
        (COMPUTE, 'excludes = ["northport-vouchers-2025.compute"]\n', "compute.excludes: names the measure itself"),
    ],
)  # fmt: skip
def test_a_relation_that_leads_nowhere_is_told_with_its_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    (fault,) = faults(tmp_path, (old, old + new))
    assert expected in fault
    lines = (tmp_path / "mine.toml").read_text("utf-8").splitlines()
    assert lines[int(fault.split(":")[0]) - 1] + "\n" == new


def test_what_needs_each_other_in_a_circle_is_told(tmp_path: Path) -> None:
    (fault,) = faults(
        tmp_path,
        (COMPUTE, COMPUTE + 'needs = ["northport-vouchers-2025.aims"]\n'),
        (AIMS, AIMS + 'needs = ["northport-vouchers-2025.compute"]\n'),
    )
    assert "needs: leads in a circle: northport-vouchers-2025." in fault


def test_exclusion_holds_both_ways_and_is_no_circle(tmp_path: Path) -> None:
    path = changed(tmp_path, (COMPUTE, COMPUTE + 'excludes = ["northport-vouchers-2025.aims"]\n'))
    exclusions = Catalogue(path).place("northport").exclusions
    assert exclusions["northport-vouchers-2025.aims"] == ["northport-vouchers-2025.compute"]
    assert exclusions["northport-vouchers-2025.compute"] == ["northport-vouchers-2025.aims"]


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ({"a": ["b"], "b": []}, []),
        ({"a": ["a"]}, [{"a"}]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, [{"a", "b", "c"}]),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [{"a", "b"}, {"c", "d"}]),
    ],
)
def test_circles_are_all_found(links: dict[str, list[str]], found: list[set[str]]) -> None:
    assert sorted(map(sorted, circles(links))) == sorted(map(sorted, found))
