"""One catalogue on disk: alone, or one of several that lie one over the other."""

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from aipolicy.catalogue.entries import rows, text
from aipolicy.catalogue.toml import LARGEST_FILE, TomlFile
from aipolicy.errors import CatalogueError, Fault, UsageError
from aipolicy.messages import said
from aipolicy.paths import BUILTIN, data_folder, is_installed

_SEEMS_ID = re.compile(r"""\bid["']?[ \t]*=[ \t]*["']+([^"'\n]+)["']""")


class Layering:
    """Which catalogue, of several that lie one over the other, gave an entry of a sheet or changed it last."""

    def __init__(self, names: Sequence[str] = ("",), depths: Mapping[str, int] = MappingProxyType({})) -> None:
        self.names = names
        """Of the layers, the lowest first."""
        self.depths = depths
        """Numbers of the layers above the lowest, by the keys of the entries (`aipolicy.catalogue.entries`)."""

    def of(self, *keys: str) -> str | None:
        """Return the name of the uppermost layer that gave or changed one of some entries; none for the lowest."""
        depth = max((self.depths.get(key, 0) for key in keys), default=0)
        return self.names[depth] if depth else None


class Layer:
    """A front page, and the files of places in a folder of its name; without a path, what travels with aipolicy."""

    def __init__(self, path: Path | None) -> None:
        self.given = path
        self.name = BUILTIN if path is None else str(path)
        self.path = path or data_folder() / "policies.toml"
        self.is_checked = path is None and is_installed()
        """Whether it was checked before it was packed."""
        self._folder = self.path.parent / self.path.stem
        entries = [one for one in _entries(self._folder) if one.name.endswith(".toml")]
        self.files = {one.name.removesuffix(".toml"): Path(one.path) for one in entries}
        """Files of places, by the ids of these."""
        self._links = [Path(one.path) for one in entries if one.is_symlink()]
        self.sheet = cache(self._sheet)

    def _sheet(self, place: str | None) -> TomlFile:
        """Return the file of a place as read, the front page for none or for a place without a file."""
        if place not in self.files:
            return TomlFile(self.path)
        try:
            return TomlFile(self.files[place])
        except UsageError as error:  # the catalogue is there, and a file of it is no file
            fault = Fault(str(self.files[place]), None, "", "", said("can't be read"), error.args[0])
            raise CatalogueError([fault]) from None

    def header(self, key: str) -> str | None:
        """Return a text of the front page, such as its title; none where it has none."""
        return text(self.sheet(None).tables, key)

    def links(self) -> Iterator[Fault]:
        """Yield a fault for each file of a place that is a link out of the folder, or for that folder."""
        home = os.path.realpath(self.path.parent)
        for file in [self._folder, *sorted(self._links)] if self.files else []:
            if not Path(os.path.realpath(file)).is_relative_to(home):
                problem = said("is a link that leads out of {folder}", folder=self.path.parent)
                yield Fault(str(file), None, "", "", problem, said("Put the file itself there"))

    def strays(self, register: Container[str]) -> Iterator[Fault]:
        """Yield a fault for what would never be read: a file of no place, entries of a place that has a file."""
        tables = map(self.sheet(None).tables.get, ("profile", "package", "indicator", "discrepancy"))
        here = {text(entry, "jurisdiction") for table in tables for _, entry in rows(table)}
        for stem, file in sorted(self.files.items()):
            if stem not in register:
                problem = said("belongs to no place: {stem!r} is not in the register", stem=stem)
                advice = said("Add the place to {path}, or mend the name", path=self.path)
                yield Fault(str(file), None, "", "", problem, advice)
            elif stem in here:
                problem = said("holds entries of {stem}, which has a file of its own", stem=stem)
                yield Fault(str(self.path), None, "", "", problem, said("Move them to {file}", file=file))

    def homes(self, table: str, id_: str) -> set[str]:
        """Return the places of a package, measure or source with an id; a source of the front page has none."""
        own = self.on_front_page.get((table, id_))
        return {one for one in self._likely.get(id_, ()) if (table, id_) in self._ids(one)} | ({own} if own else set())

    @cached_property
    def on_front_page(self) -> dict[tuple[str, str | None], str | None]:
        """The places of the packages and measures on the front page, by table and id."""
        tables = self.sheet(None).tables
        packages = {text(one, "id"): text(one, "jurisdiction") for _, one in rows(tables.get("package"))}
        measures = {text(one, "id"): packages.get(text(one, "package")) for _, one in rows(tables.get("measure"))}
        found = {("package", id_): place for id_, place in packages.items()}
        return found | {("measure", id_): place for id_, place in measures.items()}

    def known(self) -> set[str]:
        """Return the ids of all packages and measures."""
        ids = {id_ for place in self.files for table, id_ in self._ids(place) if table != "source"}
        return {id_ for id_ in (*ids, *(id_ for _, id_ in self.on_front_page)) if id_}

    def _ids(self, place: str) -> set[tuple[str, str | None]]:
        tables = self.sheet(place).tables
        return {
            (name, text(one, "id")) for name in ("package", "measure", "source") for _, one in rows(tables.get(name))
        }

    @cached_property
    def _likely(self) -> dict[str, list[str]]:
        """The places in whose files an id seems to stand: in a text it is found sooner than in tables."""
        found: dict[str, list[str]] = {}
        for place, file in sorted(self.files.items()):
            for id_ in dict.fromkeys(_SEEMS_ID.findall(_content(file))):
                found.setdefault(id_, []).append(place)
        return found


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:  # a catalogue of one file has none
        return []


def _content(file: Path) -> str:
    try:
        is_read = file.is_file() and file.stat().st_size <= LARGEST_FILE
        return file.read_text("utf-8", "replace") if is_read else ""
    except OSError:  # it is told where the file is read
        return ""
