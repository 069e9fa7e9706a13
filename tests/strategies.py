"""Catalogues made at random, sound ones: every table of the model, from its own annotations."""

import datetime as dt
import string
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from aipolicy.model.discrepancy import Discrepancy
from aipolicy.model.file import FrontPage
from aipolicy.model.indicator import Indicator
from aipolicy.model.jurisdiction import Jurisdiction, Profile
from aipolicy.model.measure import Measure, Tier
from aipolicy.model.package import Package
from aipolicy.model.record import OneWordOf
from aipolicy.model.source import Source
from aipolicy.model.term import CURRENCIES, Conversion, Term
from aipolicy.model.vocabulary import words

Tables = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

LIVE = (
    "\x1b[31m", "\u202e", "\x07", "[bold]", "[/]", "<script>", "=1+1", "+1", "@x", "](http://x)", "{0}", "%s", "|",
    "\u200b", "\ufeff",
)  # fmt: skip
"""What a terminal, a spreadsheet, a browser or a formatter would obey."""
TEXT = st.lists(
    st.one_of(st.sampled_from(LIVE), st.text(st.characters(codec="utf-8"), max_size=8)), min_size=1, max_size=3
).map(lambda parts: "".join(parts).strip() or "x")
_ID = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=4)
_DAY = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
_YEAR = st.integers(1900, 2199)
_DECIMAL = st.decimals(0, 10**6, places=3)


def _of(hint: Any) -> st.SearchStrategy[Any]:
    """Return what makes raw values, as TOML has them, of a type of the model."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        kind = next((mark.name for mark in arguments[1:] if isinstance(mark, OneWordOf)), None)
        return st.sampled_from(list(words(kind))) if kind else _of(arguments[0])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(_of(arguments[0]), max_size=2)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_of(option) for option in arguments if option is not type(None)))
    if isinstance(hint, type) and is_dataclass(hint):
        return table(hint)
    return {str: TEXT, int: st.integers(0, 10**12), bool: st.booleans(), dt.date: _DAY, Decimal: _DECIMAL}[hint]


@st.composite
def table(draw: Draw, /, record: Any, **given: Any) -> Tables:
    """Return an entry of a record; `given` holds values, strategies for them, or None for keys that are left out."""
    made: Tables = {}
    for field in fields(record):
        if field.name in given:
            value = given[field.name]
            value = draw(value) if isinstance(value, st.SearchStrategy) else value
        elif field.default is not MISSING and draw(st.booleans()):
            continue
        else:
            value = draw(_of(field.type))
        if value is not None:
            made[field.name] = value
    return made


def _some(known: list[str], least: int = 0) -> st.SearchStrategy[list[str]]:
    if not known:
        return st.just([])
    return st.lists(st.sampled_from(known), min_size=least, max_size=3, unique=True)


def _one(known: list[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *known])


def _by_source(sources: list[str]) -> st.SearchStrategy[dict[str, str] | None]:
    return st.none() | st.dictionaries(st.sampled_from(sources), TEXT, max_size=2)


@st.composite
def _conversions(draw: Draw, sources: list[str]) -> list[Tables]:
    return [draw(table(Conversion, source=st.sampled_from(sources))) for _ in range(draw(st.integers(0, 1)))]


def _number(draw: Draw, entry: Tables, is_share: bool) -> None:
    """Give a figure a number that fits its unit and its bound."""
    whole = st.integers(1, 100 if is_share else 10**15)
    numbers = whole if entry["unit"] in CURRENCIES else st.one_of(whole, st.decimals(1, 100, places=2))
    entry["value"] = draw(numbers)
    entry.pop("value_min", None)
    if entry["bound"] == "range":
        entry["value_min"] = draw(st.integers(0, int(entry["value"]) - 1))


def _source(id_: str) -> st.SearchStrategy[Tables]:
    published = st.none() | _DAY.map(str) | _YEAR.map(str)
    address = st.none() | _ID.map(lambda id_: f"https://{id_}.example/")
    return table(Source, id=id_, published=published, address=address)


def _limits(draw: Draw, rate: Tables, earlier: list[Tables]) -> None:
    """Let a rate count above a threshold or within another rate, where there is one for that."""
    alike = {"kind": "threshold", "base": rate["base"]}
    thresholds = [
        one["id"]
        for one in earlier
        if alike.items() <= one.items() and one["unit"] in CURRENCIES and one.get("tier") in (None, rate.get("tier"))
    ]
    rates = [one["id"] for one in earlier if one["kind"] == "rate" and "within" not in one]
    for key, known in (("above", thresholds), ("within", rates)):
        if id_ := draw(_one(known)):
            rate[key] = id_


@st.composite
def _terms(draw: Draw, measure: str, tiers: list[str], above: list[str], sources: list[str]) -> list[Tables]:
    made: list[Tables] = []
    for id_ in draw(st.lists(_ID, max_size=3, unique=True)):
        record = draw(st.sampled_from(get_args(get_args(Term)[0])))
        entry = draw(
            table(
                record,
                id=id_,
                kind=record.kind,
                sources=_some(sources, 1),
                locators=_by_source(sources),
                tier=_one(tiers),
                year=st.none() | _YEAR,
                part_of=_one(above),
                conversions=_conversions(sources),
                above=None,
                within=None,
            )
        )
        if record.kind == "rate":
            _limits(draw, entry, made)
        _number(draw, entry, entry["unit"] == "percent" and record.kind in ("rate", "equity", "budget"))
        made.append(entry)
        above = [*above, f"{measure}#{id_}"]
    return made


@st.composite
def _place(draw: Draw, jurisdiction: Tables, sources: list[str]) -> Tables:
    """Return what is known of a place: packages and measures refer to earlier ones of it."""
    place = jurisdiction["id"]
    own_sources = draw(st.lists(_source(f"{place}-s"), max_size=1))
    sources = [*sources, *(source["id"] for source in own_sources)]
    cited = {"sources": _some(sources, 1), "locators": _by_source(sources)}
    made: Tables = {
        "source": own_sources,
        "profile": [],
        "package": [],
        "measure": [],
        "indicator": [],
        "discrepancy": [],
    }
    packages: list[str] = []
    measures: list[str] = []
    terms: list[str] = []
    relation = draw(st.sampled_from(["excludes", "needs"]))  # both together may contradict one another
    years = st.none() | st.integers(1, 30)
    for number in range(draw(st.integers(0, 2))):
        id_ = f"{place}-{number}"
        days = sorted(draw(st.lists(_DAY, min_size=2, max_size=2)))
        made["package"].append(
            draw(
                table(
                    Package,
                    id=id_,
                    jurisdiction=place,
                    issued=st.none() | st.just(days[0]),
                    effective_from=st.none() | st.just(days[0]),
                    effective_until=st.none() | st.just(days[1]),
                    year=st.none() | _YEAR,
                    supersedes=_some(packages),
                    carries_out=_some(packages),
                    sources=_some(sources, 1),
                )
            )
        )
        packages.append(id_)
        for word in draw(st.lists(_ID, max_size=2, unique=True)):
            measure = f"{id_}.{word}"
            tiers = draw(st.lists(_ID, max_size=2, unique=True))
            own = draw(_terms(measure, tiers, terms, sources))
            made["measure"].append(
                draw(
                    table(
                        Measure,
                        **cited | {"sources": _some(sources, 0 if own else 1)},
                        id=measure,
                        package=id_,
                        excludes=_some(measures if relation == "excludes" else []),
                        needs=_some(measures if relation == "needs" else []),
                        gap=TEXT,
                        tier=[draw(table(Tier, id=tier, support_year=years)) for tier in tiers],
                        term=own,
                    )
                )
            )
            measures.append(measure)
            terms += [f"{measure}#{term['id']}" for term in own]
    for id_ in draw(st.lists(_ID, max_size=1)):
        entry = draw(
            table(
                Indicator,
                **cited,
                id=id_,
                jurisdiction=place,
                year=st.none() | _YEAR,
                conversions=_conversions(sources),
            )
        )
        _number(draw, entry, is_share=False)
        made["indicator"].append(entry)
        concerns = _some([*packages, *measures, *terms, f"{place}/{id_}"])
        values = st.lists(TEXT, min_size=1, max_size=2)
        made["discrepancy"].append(
            draw(table(Discrepancy, **cited, id=id_, jurisdiction=place, concerns=concerns, values=values))
        )
    made["profile"] = draw(st.lists(table(Profile, **cited, jurisdiction=place), max_size=1, unique_by=str))
    return {name: entries for name, entries in made.items() if entries}


@st.composite
def catalogues(draw: Draw) -> tuple[Tables, dict[str, Tables]]:
    """Return the tables of a sound front page, and those of the places in it by their ids."""
    ids = draw(st.lists(_ID, min_size=2, max_size=3, unique=True))
    register = []
    for number, id_ in enumerate(ids):
        code = st.none() | st.from_regex(r"[0-9]{6}", fullmatch=True)
        register.append(
            draw(
                table(
                    Jurisdiction,
                    id=id_,
                    parent=_one(ids[:number]),
                    division_code=code,
                    iso_3166_2=st.none() | _ID,
                    aliases=st.lists(TEXT, max_size=1),
                )
            )
        )
    sources = [f"s-{id_}" for id_ in draw(st.lists(_ID, min_size=1, max_size=3, unique=True))]
    front = draw(
        table(
            FrontPage,
            schema_version=1,
            jurisdiction=register,
            source=[draw(_source(id_)) for id_ in sources],
            profile=None,
            package=None,
            measure=None,
            indicator=None,
            discrepancy=None,
        )
    )
    return front, {one["id"]: draw(_place(one, sources)) for one in register}
