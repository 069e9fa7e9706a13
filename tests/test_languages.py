"""Every text of the program and of the catalogue in every language: there, whole, and in the right form."""

import gettext
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from aipolicy.catalogue.catalogue import Catalogue
from aipolicy.catalogue.prose import prose
from aipolicy.cli.app import COMMANDS
from aipolicy.messages import LANGUAGES, Language, messages
from tests.conftest import Outcome, process
from tools.messages import SOURCE, of_catalogue, of_program

OTHERS: tuple[Language, ...] = ("ko", "zh")
SCRIPT = {"ko": re.compile("[가-힣]"), "zh": re.compile("[\u3400-\u9fff]")}
ENGLISH = re.compile(r"(?<![\w./-])[A-Za-z][a-z]+ [a-z]+ [a-z]+(?![\w./-])")
"""Words in a row: what no translation left."""
IN_ENGLISH = {"sources", "--sources", "--currency", "gaps", "instruments", "nothing-of-this-kind"}
"""Calls that print English as it is: names of sources, OECD STIP's names of instruments, the words that were given."""
SOURCES = re.compile(r"^(?:출처|来源)$", re.MULTILINE)
"""The heading of a list of sources, which keep their names."""
PLURALS = [
    message.id[1] for message in of_program() if isinstance(message.id, tuple) and message.id[0] != message.id[1]
]
CALLS = [
    *(("list", noun, "--in", "hefei") for noun in ("jurisdictions", "packages", "measures", "terms", "indicators")),
    *(("list", noun, "--in", "hefei", "--limit", "2") for noun in ("discrepancies", "instruments", "sources")),
    ("list", "packages", "--in", "hefei", "--since", "2025"),
    ("show", "hefei", "--sources", "--with-parents", "--currency", "KRW"),
    ("compare", "shanghai", "zhejiang", "--currency", "KRW", "--rate", "KRW=193"),
    ("compare", "hefei", "ningbo", "--kind", "cap", "--beneficiary", "firm", "--differences", "--with-parents"),
    ("rank", "--kind", "cap", "--instrument", "compute-voucher", "--per", "firm", "--currency", "USD"),
    ("rank", "--kind", "target", "--metric", "ai-core-industry-output", "--unit", "CNY"),
    ("search", "算力券"),
    ("search", "nothing-of-this-kind"),
    ("timeline", "hefei"),
    ("timeline", "hefei", "--since", "2025"),
    ("gaps", "hefei"),
    ("diff", "--as-of", "2024-06-01", "--as-of", "2025-12-01", "hefei"),
    ("sources", "hefei"),
    ("estimate", "examples/startup.toml", "hangzhou", "--currency", "KRW"),
    ("estimate", "examples/subsidiary.toml", "shanghai"),
    ("estimate", "examples/manufacturer.toml", "hefei", "--years", "3", "--by", "instrument", "--with-parents"),
    ("estimate", "examples/startup.toml", "chengdu", "xiamen", "--vary", "compute_rent=0:20m:5m"),
    ("estimate", "examples/startup.toml", "chengdu", "--set", "compute_rent=15m", "--reform", "tests/data/reform.toml"),
]


class Missing(gettext.NullTranslations):
    """Notes what a catalogue of texts does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def gettext(self, message: str) -> str:
        self.found.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.found.add(msgid1)
        return msgid1


@pytest.fixture(scope="module")
def missing() -> Iterator[Missing]:
    found = Missing()
    for language in OTHERS:
        messages(language).add_fallback(found)
    yield found
    messages.cache_clear()


@pytest.fixture(scope="module")
def texts(real: Catalogue) -> set[str]:
    return {text for place in real.places() for text in prose(place.holdings)}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the catalogue as an installed one is, without the checks that other tests make."""
    monkeypatch.setattr("aipolicy.catalogue.layer.is_installed", lambda: True)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("format_", ["table", "markdown", "json", "csv"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_speaks_every_language_in_every_format(
    command: Callable[..., Outcome],
    missing: Missing,
    texts: set[str],
    call: tuple[str, ...],
    language: str,
    format_: str,
) -> None:
    missing.found.clear()
    outcome = command(*call, "--lang", language, "--format", format_)
    assert (outcome.code, outcome.err) == (0, "")
    assert missing.found - texts == set()
    if format_ in ("table", "markdown"):
        assert not re.search(r"\{\w+\}", outcome.out), "a gap that nothing filled"
    if language == "en" and format_ == "table":
        assert not [
            text for text in PLURALS if re.search(rf"(?<![\d.,]){re.escape(text.format(count=1))}(?!\w)", outcome.out)
        ]
    if language != "en" and format_ == "table":
        assert SCRIPT[language].search(outcome.out)
        if not IN_ENGLISH & set(call):
            assert not ENGLISH.findall(SOURCES.split(outcome.out)[0])
        assert "(영문)" not in outcome.out
        assert "（英文）" not in outcome.out


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_speaks_every_language(
    command: Callable[..., Outcome], missing: Missing, language: str, name: str
) -> None:
    missing.found.clear()
    outcome = command(*filter(None, [name]), "--lang", language, "--help")
    assert outcome.code == 0
    assert missing.found == set()
    body = [line for line in outcome.out.splitlines() if line.startswith("  ") and " " * 4 not in line]
    assert all(SCRIPT[language].search(line) or line.lstrip().startswith(("-", "[", "PLACE")) for line in body if line)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "call",
    [
        ("show", "atlantis"),
        ("show", "shangai"),
        ("show", "h"),
        ("compare", "shanghai"),
        ("compare", "shanghai", "上海"),
        ("compare", "shanghai", "zhejiang", "--kind", "gift"),
        ("compare",),
        ("list", "towns"),
        ("list", "--limit", "0"),
        ("list", "--limit", "x"),
        ("list", "--as-of", "yesterday"),
        ("diff", "--as-of", "yesterday"),
        ("diff", "here"),
        ("list", "packages", "--since", "2025-13-01"),
        ("list", "--colour"),
        ("list", "--limit"),
        ("lst",),
        ("list", "--catalog", "/no/such/file.toml"),
        ("list", "terms", "--sort", "value", "--in", "hefei"),
        ("rank", "--kind", "cap"),
        ("search", ""),
        ("list", "--currency", "XYZ"),
        ("list", "--rate", "KRW=193"),
        ("list", "--currency", "KRW", "--rate", "KRW=-1"),
        ("list", "--currency", "KRW", "--rate", "won"),
    ],
    ids=" ".join,
)
def test_errors_speak_every_language(
    command: Callable[..., Outcome], missing: Missing, call: tuple[str, ...], language: str
) -> None:
    missing.found.clear()
    outcome = command(*call, "--lang", language)
    assert outcome.code in (2, 4)
    assert outcome.out == ""
    assert missing.found == set()
    english = re.sub(
        r"'[^']*'|`[^`]*`|--\w+|[\w./-]*[./=-][\w./-]*|\([^)]*\)", "", outcome.err.removeprefix("aipolicy:")
    )
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", english), english


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def entries(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_program_is_translated(language: str) -> None:
    path = SOURCE / "locale" / f"{language}.po"
    known = {message.id: message for message in entries(read(path, language))}
    wanted = {message.id for message in entries(of_program())}
    assert known.keys() == wanted, "run tools/messages.py"
    for id_, message in known.items():
        assert not message.fuzzy, id_
        ids = [id_] if isinstance(id_, str) else [*(id_ or ())]
        forms = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
        assert all(forms), id_
        for form in forms:
            assert gaps(form) == gaps(ids[-1]), id_


def gaps(text: str) -> list[str]:
    return sorted(f"{name}!{conversion}:{spec}" for _, name, spec, conversion in string.Formatter().parse(text) if name)


def test_every_text_of_the_catalogue_is_translated() -> None:
    for path, wanted in of_catalogue():
        for language in OTHERS:
            known = {message.id: message for message in entries(read(path.with_suffix(f".{language}.po"), language))}
            assert known.keys() == {message.id for message in entries(wanted)}, f"{path}: run tools/messages.py"
            for id_, message in known.items():
                assert message.string, (path, id_)
                assert not message.fuzzy, (path, id_)


def test_only_labels_of_json_follow_the_language(command: Callable[..., Outcome]) -> None:
    import json

    def differing(one: Any, other: Any, key: str = "") -> set[str]:
        if isinstance(one, dict):
            assert one.keys() == other.keys()
            return {found for name in one for found in differing(one[name], other[name], name)}
        if isinstance(one, list):
            assert len(one) == len(other)
            return {found for pair in zip(one, other, strict=True) for found in differing(*pair, key)}
        return {key} if one != other else set()

    labels = {
        "jurisdiction_name",
        "package_title",
        "measure_title",
        "part_of_title",
        "instrument_label",
        "metric_label",
    }
    for call in (("show", "hefei"), ("compare", "shanghai", "zhejiang"), ("search", "算力券"), ("gaps", "hefei")):
        english, korean = (
            json.loads(command(*call, "--format", "json", "--lang", language).out) for language in ("en", "ko")
        )
        assert differing(english, korean) <= labels | {"title", "language"}
        assert "jurisdiction_name" in differing(english, korean)


def test_the_csv_of_two_languages_differs_in_labels_alone(command: Callable[..., Outcome]) -> None:
    import csv
    import io

    english, korean = (
        list(csv.DictReader(io.StringIO(command("list", "terms", "--in", "hefei", "-f", "csv", "--lang", one).out)))
        for one in ("en", "ko")
    )
    names = {name for row, other in zip(english, korean, strict=True) for name in row if row[name] != other[name]}
    assert names == {"jurisdiction_name", "package_title", "measure_title", "part_of_title", "instrument_label"}


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "한눈에 보기"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "ko_KR.UTF-8"}, "概览"),
        ({"LC_ALL": "", "LC_MESSAGES": "ko_KR", "LANG": "zh_CN"}, "한눈에 보기"),
        ({"LANG": "fr_FR.UTF-8"}, "At a glance"),
        ({"LANG": "C"}, "At a glance"),
        ({"LANG": "ko_KR.UTF-8", "AIPOLICY_LANG": "zh"}, "概览"),
        ({"AIPOLICY_LANG": "ko-KR"}, "한눈에 보기"),
        ({"AIPOLICY_LANG": ""}, "At a glance"),
    ],
)
def test_the_language_is_that_of_the_reader(
    command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert words in command("compare", "shanghai", "zhejiang").out


@pytest.mark.parametrize(
    ("call", "environment", "words"),
    [
        (("list", "--lang", "kr"), {}, "--lang 'kr' is not known. Did you mean ko?"),
        (("list", "--lang", "Korean"), {}, "Did you mean ko?"),
        (("list", "--lang", "xx"), {}, "Choose one of en, ko, zh."),
        (("list", "--lang="), {}, "Choose one of en, ko, zh."),
        (("list",), {"AIPOLICY_LANG": "cn"}, "AIPOLICY_LANG 'cn' is not known. Did you mean zh?"),
    ],
)
def test_an_unknown_language_is_refused(
    command: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    call: tuple[str, ...],
    environment: dict[str, str],
    words: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    outcome = command(*call)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err


def test_a_language_whose_texts_are_missing_is_refused(
    command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aipolicy.cli.reader.speaks", lambda language: False)
    outcome = command("list", "--lang", "ko")
    assert (outcome.code, outcome.out) == (2, "")
    assert "the texts for ko are missing here" in outcome.err


def test_an_untranslated_text_is_shown_in_english_and_marked(command: Callable[..., Outcome]) -> None:
    small = str(Path(__file__).parent / "data" / "small.toml")
    shown = " ".join(command("show", "northport", "--catalog", small, "--lang", "ko").out.split())
    assert "The list of centres.(영문)" in shown
    assert "북항" in shown
    assert "영문" not in command("show", "northport", "--catalog", small, "--lang", "ko", "--format", "json").out


def test_a_broken_file_of_texts_is_told(command: Callable[..., Outcome], tmp_path: Path) -> None:
    small = Path(__file__).parent / "data" / "small.toml"
    (tmp_path / "mine.toml").write_bytes(small.read_bytes())
    (tmp_path / "mine.ko.po").write_text("no catalogue of texts", "utf-8")
    outcome = command("show", "northport", "--catalog", str(tmp_path / "mine.toml"), "--lang", "ko")
    assert outcome.code == 3
    assert outcome.err.count("mine.ko.po") == 1
    assert command("show", "northport", "--catalog", str(tmp_path / "mine.toml")).code == 0


@pytest.mark.parametrize("arguments", [("--lang", "ko", "list"), ("list", "--lang", "zh", "--lang=ko")])
def test_the_last_lang_counts_also_before_the_command(
    command: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("AIPOLICY_LANG", "en")
    assert re.search(r"지역 \d+곳", command(*arguments, "--limit", "2").out)
    assert "명령은 없습니다" in command(*[one for one in arguments if one != "list"], "lst").err


@pytest.mark.parametrize(
    ("call", "code"), [(("list", "--help"), 0), (("list", "--limit", "2"), 0), (("show", "nowhere"), 4)]
)
def test_a_terminal_that_does_not_know_the_script_gets_other_characters(call: tuple[str, ...], code: int) -> None:
    done = process(*call, "--lang", "zh", PYTHONIOENCODING="latin-1")
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
