import pytest

from aipolicy.render.safe import dead, markdown_safe, spreadsheet_safe, visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b2J", "\\x9b2J"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u200f", "a\\u2066b\\u200f"),
        ("\ufeffa", "\\ufeffa"),
        ("a\nb\tc", "a\nb\tc"),
        ("算力券 컴퓨팅", "算力券 컴퓨팅"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_is_one_line() -> None:
    assert visible_line("a\nb\tc\r") == "a b c\\x0d"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    assert spreadsheet_safe(f"{start}1") == f"'{start}1"
    assert spreadsheet_safe(f"a{start}1") == f"a{start}1"


def test_markdown_and_html_are_text() -> None:
    assert markdown_safe("<script>|`x`") == "\\<script\\>\\|\\`x\\`"


def test_a_dead_address_can_be_read_and_not_followed() -> None:
    assert dead("https://a.example/http") == "hxxps://a.example/http"
