import pytest
from rich.cells import cell_len

from aipolicy.render.document import Item
from aipolicy.render.lines import lines_of, lines_of_item, natural


def plain(text: str, width: int) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines_of(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 8, ["one  two"]),
        ("국가가 약 5억 위안(약 950억원)", 14, ["국가가", "약 5억 위안", "(약 950억원)"]),
        ("우리나라 제조 기업 지원 대상이지만", 12, ["우리나라", "제조 기업", "지원", "대상이지만"]),
        ("拨款3000万元，其中9.5亿韩元", 10, ["拨款", "3000万元，", "其中", "9.5亿韩元"]),
        ("发布于2026年11月22日", 10, ["发布于", "2026年11月", "22日"]),
        ("总额10亿元——每年", 8, ["总额", "10亿元——", "每年"]),
        ("over CNY 600 million a year", 16, ["over", "CNY 600 million", "a year"]),  # a sum and its unit stay together
        ("abcdefghij klm", 4, ["abcd", "efgh", "ij", "klm"]),
        ("one\ntwo", 20, ["one", "two"]),
        ("北京市算力券", 6, ["北京市", "算力券"]),
        ("北京市,上海市", 6, ["北京", "市,上", "海市"]),  # no line begins with a closing mark
        ("甲乙《丙丁》戊", 6, ["甲乙", "《丙", "丁》戊"]),  # none ends with an opening one
        ("실시 방안을 위한 조치", 9, ["실시", "방안을", "위한 조치"]),  # Korean breaks between words
        ("", 5, [""]),
    ],
)
def test_lines_are_filled_by_the_rules_of_the_script(text: str, width: int, lines: list[str]) -> None:
    assert plain(text, width) == lines
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize("width", [1, 2, 3, 7])
def test_nothing_is_lost_however_narrow(width: int) -> None:
    text = "上海市(2025年)算力券 one two-three 《가나다》"
    assert "".join("".join(plain(text, width)).split()) == "".join(text.split())


def test_what_stands_back_is_dim_on_every_line() -> None:
    lines = lines_of_item(Item("up to 30%", "a note of several words"), 12)
    assert [[tuple(piece) for piece in line] for line in lines] == [
        [("up to 30%", ""), (": a", "dim")],
        [("note of", "dim")],
        [("several", "dim")],
        [("words", "dim")],
    ]


def test_control_characters_are_shown_and_take_their_room() -> None:
    assert plain("a\x1b[1mb\tc", 20) == ["a\\x1b[1mb c"]
    assert natural("算力\nabc") == 4
