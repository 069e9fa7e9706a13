"""The way into a catalogue: its front page at once, each place when it is asked for."""

import difflib
import gettext
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from aipolicy.catalogue import names
from aipolicy.catalogue.build import build
from aipolicy.catalogue.compiled import read_compiled
from aipolicy.catalogue.place import Place
from aipolicy.catalogue.toml import TomlFile
from aipolicy.errors import CatalogueError, Fault, NotFoundError, UsageError
from aipolicy.messages import Language, Translate, lookup, said
from aipolicy.messages import read as read_messages
from aipolicy.model.file import FrontPage, Holdings
from aipolicy.model.jurisdiction import Jurisdiction
from aipolicy.model.measure import Measure
from aipolicy.model.package import Package
from aipolicy.model.reader import Reader
from aipolicy.paths import data_folder, is_installed

H = TypeVar("H", bound=Holdings)


def _texts(file: Path, language: Language, *, compiled: bool) -> gettext.GNUTranslations | None:
    stem = file.with_suffix(f".{language}")
    try:
        return read_messages(stem, compiled=compiled)
    except ValueError as error:
        fault = Fault(f"{stem}.po", None, "", "", said("is broken: {detail}", detail=error), said("Mend it"))
        raise CatalogueError([fault]) from None


class Catalogue:
    """A catalogue on disk.

    `path` is its front page; beside it, in a folder of the same name, stands one file a place. Without a path it
    is the catalogue that travels with aipolicy. That one was checked before it was packed; every other is checked
    file by file as it is read, and CatalogueError carries all the faults of the file. Labels are in the language of
    the reader, and money is converted for him.
    """

    def __init__(self, path: Path | None = None, reader: Reader = Reader()) -> None:
        self.path = path or data_folder() / "policies.toml"
        self.reader = reader
        self._is_checked = path is None and is_installed()
        self._places: dict[str, Place] = {}
        self.front: FrontPage = self._read(FrontPage, self.path, None)
        self._files = {file.stem: file for file in self.path.with_suffix("").glob("*.toml")}
        if faults := [] if self._is_checked else list(self._strays()):
            raise CatalogueError(faults)

    def _strays(self) -> Iterator[Fault]:
        """Yield a fault for what would never be read: a file of no place, entries of a place that has a file."""
        here = {row.jurisdiction for row in self.front.package} | {row.jurisdiction for row in self.front.indicator}
        home = self.path.parent.resolve()
        for stem, file in sorted(self._files.items()):
            if not file.resolve().is_relative_to(home):
                problem = said("is a link that leads out of {folder}", folder=self.path.parent)
                yield Fault(str(file), None, "", "", problem, said("Put the file itself there"))
            elif stem not in self.register:
                problem = said("belongs to no place: {stem!r} is not in the register", stem=stem)
                advice = said("Add the place to {path}, or mend the name", path=self.path)
                yield Fault(str(file), None, "", "", problem, advice)
            elif stem in here:
                problem = said("holds entries of {stem}, which has a file of its own", stem=stem)
                yield Fault(str(self.path), None, "", "", problem, said("Move them to {file}", file=file))

    def _read(self, record: type[H], path: Path, place: str | None) -> H:
        if self._is_checked and isinstance(holdings := read_compiled(path), record):
            return holdings
        try:
            file = TomlFile(path)
        except UsageError as error:
            if not place:
                raise
            raise CatalogueError([Fault(str(path), None, "", "", said("can't be read"), error.args[0])]) from None
        if self._is_checked:
            return build(record, file.tables)
        from aipolicy.catalogue.check import checked  # imports pydantic

        shared = frozenset(source.id for source in self.front.source) if place else frozenset[str]()
        return checked(record, file, shared, place)

    def files(self) -> list[Path]:
        """Return the paths of the front page and of the files of the places, in the order of the register."""
        return [self.path, *(self._files[id_] for id_ in self.register if id_ in self._files)]

    def file_of(self, place: str) -> Path:
        """Return the path of the file that holds what is known of a place."""
        return self._files.get(place, self.path)

    @cached_property
    def register(self) -> dict[str, Jurisdiction]:
        """All places by id, in the order of the front page."""
        return {jurisdiction.id: jurisdiction for jurisdiction in self.front.jurisdiction}

    def find(self, name: str) -> Jurisdiction:
        """Return the place that a name in any language, an alias or a code means, or raise NotFoundError."""
        return names.find(name, self.register)

    def ancestors(self, place: str) -> list[str]:
        """Return the ids of the places around a place, the nearest first."""
        return names.ancestors(place, self.register)

    def children(self, place: str) -> list[Jurisdiction]:
        """Return the places one level inside a place."""
        return [jurisdiction for jurisdiction in self.register.values() if jurisdiction.parent == place]

    def place(self, id_: str) -> Place:
        """Return a place with its holdings; reads its file the first time."""
        if id_ not in self._places:
            file = self._files.get(id_)
            holdings = self._read(Holdings, file, id_) if file else self._on_front_page(id_)
            sources = {source.id: source for source in (*self.front.source, *holdings.source)}
            self._places[id_] = Place(self.register[id_], holdings, sources, self.front.cut_off, self.reader)
        return self._places[id_]

    def translations(self) -> Translate:
        """Return what finds a text of the places read so far in the reader's language, an empty one where none is.

        The texts stand beside the files, `hefei.ko.po` beside `hefei.toml`. Raises CatalogueError for a broken one.
        """
        language = self.reader.language
        read = [self.path, *(self._files[id_] for id_ in self._places if id_ in self._files)]
        found = (_texts(file, language, compiled=self._is_checked) for file in read if language != "en")
        return lookup([texts for texts in found if texts])

    def places(self) -> list[Place]:
        """Return every place of the register, or raise CatalogueError with the faults of all files."""
        found: list[Place] = []
        faults: list[Fault] = []
        for id_ in self.register:
            try:
                found.append(self.place(id_))
            except CatalogueError as error:
                faults += error.faults
        faults = faults or ([] if self._is_checked else list(self._relation_faults(found)))
        if faults:
            raise CatalogueError(faults)
        return found

    def _relation_faults(self, places: list[Place]) -> Iterator[Fault]:
        from aipolicy.catalogue.entries import Entries
        from aipolicy.catalogue.relations import broken_relations

        for home, broken in broken_relations(places, {id_: self.ancestors(id_) for id_ in self.register}):
            file = TomlFile(self.file_of(home))
            (path, *_) = Entries(file.tables).paths[broken.key]
            entry = broken.key.split(" ", 1)[1]
            yield Fault(str(file.path), file.position((*path, broken.field)), entry, *broken[1:])

    def _on_front_page(self, id_: str) -> Holdings:
        front = self.front
        packages = {package.id for package in front.package if package.jurisdiction == id_}
        return Holdings(
            profile=tuple(row for row in front.profile if row.jurisdiction == id_),
            package=tuple(row for row in front.package if row.id in packages),
            measure=tuple(row for row in front.measure if row.package in packages),
            indicator=tuple(row for row in front.indicator if row.jurisdiction == id_),
            discrepancy=tuple(row for row in front.discrepancy if row.jurisdiction == id_),
        )

    def resolve(self, name: str) -> tuple[Place, Package | Measure | None]:
        """Return the place that a name means, or a package or measure by its id with its place.

        Raises NotFoundError.
        """
        try:
            return self.place(self.find(name).id), None
        except NotFoundError as unknown_place:
            likely_first = sorted(self.register, key=lambda place: not name.startswith(place))
            for place in map(self.place, likely_first):
                if entry := place.packages.get(name) or place.measures.get(name):
                    return place, entry
            if unknown_place.candidates:
                raise
            ids = [id_ for place in self.places() for id_ in (*place.packages, *place.measures)]
            near = difflib.get_close_matches(name, ids, n=3)
            hint = (
                said("Did you mean {names}?", names=", ".join(near))
                if near
                else said("`aipolicy list` shows what there is.")
            )
            raise NotFoundError(
                "no place, package or measure is called {name!r}. {hint}", near, name=name, hint=hint
            ) from None
