"""One catalogue on disk: alone, or one of several that lie one over the other."""

from collections.abc import Container, Iterator
from functools import cache, cached_property
from pathlib import Path

from aipolicy.catalogue.entries import rows, text
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import CatalogueError, Fault, UsageError
from aipolicy.messages import said
from aipolicy.paths import BUILTIN, data_folder, is_installed


class Layer:
    """A front page, and the files of places in a folder of its name; without a path, what travels with aipolicy."""

    def __init__(self, path: Path | None) -> None:
        self.given = path
        self.name = BUILTIN if path is None else str(path)
        self.path = path or data_folder() / "policies.toml"
        self.is_checked = path is None and is_installed()
        """Whether it was checked before it was packed."""
        self.files = {file.stem: file for file in (self.path.parent / self.path.stem).glob("*.toml")}
        """Files of places, by the ids of these."""
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

    def strays(self, register: Container[str]) -> Iterator[Fault]:
        """Yield a fault for what would never be read: a file of no place, entries of a place that has a file."""
        tables = (self.sheet(None).tables.get(name) for name in ("package", "indicator"))
        here = {text(entry, "jurisdiction") for table in tables for _, entry in rows(table)}
        home = self.path.parent.resolve()
        for stem, file in sorted(self.files.items()):
            if not file.resolve().is_relative_to(home):
                problem = said("is a link that leads out of {folder}", folder=self.path.parent)
                yield Fault(str(file), None, "", "", problem, said("Put the file itself there"))
            elif stem not in register:
                problem = said("belongs to no place: {stem!r} is not in the register", stem=stem)
                advice = said("Add the place to {path}, or mend the name", path=self.path)
                yield Fault(str(file), None, "", "", problem, advice)
            elif stem in here:
                problem = said("holds entries of {stem}, which has a file of its own", stem=stem)
                yield Fault(str(self.path), None, "", "", problem, said("Move them to {file}", file=file))

    def home(self, id_: str) -> str | None:
        """Return the place of a package or measure, or of a source that is not on the front page; none if unknown."""
        likely_first = sorted(self.files, key=lambda place: not id_.startswith(place))
        return self._homes.get(id_) or next((place for place in likely_first if id_ in self.ids(place)), None)

    def known(self) -> Iterator[str]:
        """Yield the ids of all packages, measures and sources that have a home."""
        yield from filter(None, (id_ for ids in (self._homes, *map(self.ids, self.files)) for id_ in ids))

    def ids(self, place: str) -> set[str | None]:
        """Return the ids of the packages, measures and sources in the file of a place."""
        tables = (self.sheet(place).tables.get(name) for name in ("package", "measure", "source"))
        return {text(entry, "id") for table in tables for _, entry in rows(table)}

    @cached_property
    def _homes(self) -> dict[str | None, str | None]:
        """The places of the packages and measures on the front page, by their ids."""
        tables = self.sheet(None).tables
        packages = {text(one, "id"): text(one, "jurisdiction") for _, one in rows(tables.get("package"))}
        measures = {text(one, "id"): packages.get(text(one, "package")) for _, one in rows(tables.get("measure"))}
        return packages | measures
