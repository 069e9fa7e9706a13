"""Each format on a document or rows of two or three."""

import csv as csv_reader
import datetime as dt
import io
import json as json_reader
from dataclasses import replace

import pytest
from rich.cells import cell_len

from aipolicy.bibliography import Bibliography, bibliography
from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.model.reader import Reader
from aipolicy.render import bibtex, csv, json, markdown, table
from aipolicy.render.document import Document, Heading, Item, Items, Paragraph, Row, Table
from aipolicy.rows.figures import TermRow, term_rows

DOCUMENT = Document(
    [
        Heading("Title [bold]x[/]", 1),
        Table(
            ["Place", "算力券"],
            [
                Row(["group", ""], is_group=True),
                Row(["北港市", Items([Item("up to 30 %", "minor"), Item("second")])]),
                Row(["a\x1b[31mb", "=1+1 | *x* <b>"]),
            ],
        ),
        Items([Item("one")]),
        Paragraph("컴퓨팅 바우처 [/clause]"),
    ]
)


def test_a_table_is_text_in_columns() -> None:
    assert table.render(DOCUMENT, width=60, color=False).splitlines() == [
        "Title [bold]x[/]",
        "",
        "Place        算力券",
        "────────────────────────────────",
        "group",
        "北港市       - up to 30 %: minor",
        "             - second",
        "a\\x1b[31mb   =1+1 | *x* <b>",
        "",
        "- one",
        "",
        "컴퓨팅 바우처 [/clause]",
    ]


def test_colour_is_in_the_escapes_only() -> None:
    coloured = table.render(DOCUMENT, width=60, color=True)
    assert "\x1b[1m" in coloured
    assert "\x1b[31m" not in coloured


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize("shares", [(), (1, 3)])
def test_nothing_is_cut_and_no_line_is_too_wide(width: int, shares: tuple[int, ...]) -> None:
    long = "上海市进一步扩大人工智能应用的若干措施关于加快推进高质量发展的实施办法二十二条"
    words = "one_very_long_word_without_gaps_that_no_column_can_hold and more words"
    document = Document([Heading(long), Table(["a", "b"], [Row([long, words])], shares), Items([Item(long, words)])])
    text = table.render(document, width=width, color=False)
    assert all(cell_len(line) <= width for line in text.splitlines())
    plain = "".join(text.split()).replace("─", "")
    for character in set(long + words.replace(" ", "")):
        assert plain.count(character) >= (long + words).count(character)


def test_markdown_escapes_what_it_would_obey() -> None:
    assert markdown.render(DOCUMENT) == (
        "# Title \\[bold\\]x\\[/\\]\n\n"
        "| Place | 算力券 |\n"
        "| --- | --- |\n"
        "| **group** |  |\n"
        "| 北港市 | - up to 30 %: *minor*<br>- second |\n"
        "| a\\\\x1b\\[31mb | =1+1 \\| \\*x\\* \\<b\\> |\n\n"
        "- one\n\n"
        "컴퓨팅 바우처 \\[/clause\\]\n"
    )


def test_csv_has_one_header_and_one_line_a_row(small: Catalogue) -> None:
    rows = list(term_rows(small.place("southport"), dt.date(2026, 6, 1)))
    text = csv.render(rows, TermRow)
    assert text.count("\r\n") == 1 + len(rows)
    first, *_ = csv_reader.DictReader(io.StringIO(text, newline=""))
    assert first["value"] == "22501000000"
    assert first["unit"] == "CNY"
    assert first["measure_title"] == "'=SUM(A1)"
    assert first["year"] == ""
    assert first["sources"] == "paper"


def test_no_cell_of_a_csv_starts_a_formula(small: Catalogue) -> None:
    from aipolicy.rows.evidence import SourceRow

    text = csv.render(bibliography(small).rows, SourceRow)
    cells = [cell for line in csv_reader.reader(io.StringIO(text, newline="")) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=cmd|'/c calc'!A1" in cells


def test_an_empty_csv_has_its_header() -> None:
    assert csv.render([], TermRow).startswith("jurisdiction,jurisdiction_name,package,")


def test_json_is_the_result_in_an_envelope(small: Catalogue) -> None:
    rows = list(term_rows(small.place("northport"), dt.date(2026, 6, 1)))
    text = json.render(json.envelope("list", rows, dt.date(2026, 6, 1), "test", Reader()))
    answer = json_reader.loads(text)
    assert list(answer) == ["schema_version", "data_version", "command", "as_of", "language", "currency", "result"]
    budget, _, rate, *_ = answer["result"]
    assert (budget["value"], rate["value"]) == (600_000_000, 50.5)
    assert budget["conversions"] == [
        {
            "amount": 116_000_000_000,
            "currency": "KRW",
            "source": "wire-a",
            "bound": "about",
            "doubtful": False,
            "rate": 193.33,  # 116 bn / 600 m
            "official_rate": 190.09,  # 1379.0526 KRW / 7.2547 CNY per USD in June 2024, the nearest to March 2025
            "rate_period": "2024-06",
            "off_percent": 1.7,
        }
    ]
    assert budget["year"] is None
    assert json_reader.loads(json.render(json.envelope("list", rows, dt.date(2026, 6, 1), "x", Reader()), indent=True))


def test_json_holds_no_character_that_a_terminal_obeys() -> None:
    text = json.render(json.envelope("x", ["\x1b[31m\x9b\u202e算"], dt.date(2026, 6, 1), "x", Reader()))
    assert "\\u001b[31m\\u009b\\u202e算" in text


def test_bibtex_escapes_and_does_not_link_what_must_not_be_opened(small: Catalogue) -> None:
    text = bibtex.render(bibliography(small, "southport"))
    assert "@misc{paper," in text
    assert "url = " not in text
    assert "hxxp://clone.example/2" in text
    assert "\x1b" not in text


def test_bibtex_escapes_what_latex_would_obey(small: Catalogue) -> None:
    (row,) = bibliography(small, "southport").rows
    special, address = "5 % & $1 #2 a_b {c} ~^\\", "https://x.cn/a_b?c=%20&d"
    row = replace(row, title=special, publisher="R & D", address=address, domain="ordinary")
    text = bibtex.render(Bibliography(of=None, rows=[row]))
    braces, signs = r"\textbraceleft{}c\textbraceright{}", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"
    assert rf"  title = {{5 \% \& \$1 \#2 a\_b {braces} {signs}}}," in text
    assert r"  author = {{R \& D}}," in text
    assert f"  url = {{{address}}}," in text


def test_columns_stand_below_one_another_where_a_cell_between_is_shorter() -> None:
    rows = [Row([Items([Item("one"), Item("two")]), "算力", Items([Item("three"), Item("four")])])]
    lines = table.render(Document([Table(["a", "b", "c"], rows)]), width=60, color=False).splitlines()
    assert lines[2:] == ["- one   算力   - three", "- two          - four"]
