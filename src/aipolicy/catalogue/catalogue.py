"""The way into a catalogue: its front page at once, each place when it is asked for."""

import difflib
import gettext
import os
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from aipolicy.catalogue import names
from aipolicy.catalogue.build import build
from aipolicy.catalogue.compiled import read_compiled
from aipolicy.catalogue.entries import rows, text
from aipolicy.catalogue.layer import Layer, Layering
from aipolicy.catalogue.place import Place
from aipolicy.catalogue.stack import Stack
from aipolicy.catalogue.toml import Sheet
from aipolicy.errors import CatalogueError, Fault, NotFoundError, UsageError
from aipolicy.messages import Language, Translate, lookup, said
from aipolicy.messages import read as read_messages
from aipolicy.model.file import FrontPage, Holdings
from aipolicy.model.jurisdiction import Jurisdiction
from aipolicy.model.measure import Measure
from aipolicy.model.package import Package
from aipolicy.model.reader import Reader

H = TypeVar("H", bound=Holdings)


def _texts(file: Path, language: Language, *, compiled: bool) -> gettext.GNUTranslations | None:
    stem = file.with_suffix(f".{language}")
    try:
        return read_messages(stem, compiled=compiled)
    except ValueError as error:
        fault = Fault(f"{stem}.po", None, "", "", said("is broken: {detail}", detail=error), said("Mend it"))
        raise CatalogueError([fault]) from None


class Catalogue:
    """A catalogue on disk, or several that lie one over the other.

    A path is a front page; beside it, in a folder of the same name, stands one file a place. None, and no path at all,
    is the catalogue that travels with aipolicy. That one was checked before it was packed; every other is checked
    file by file as it is read, and CatalogueError carries all the faults of the file; UsageError is raised where there
    is none, or one is named twice. A later catalogue adds entries
    to those before it, and changes theirs by id, field by field. Labels are in the language of the reader, and money
    is converted for him.
    """

    def __init__(self, *paths: Path | None, reader: Reader = Reader()) -> None:
        self.layers = tuple(map(Layer, paths or (None,)))
        fronts = [os.path.realpath(layer.path) for layer in self.layers]
        if len({*fronts}) < len(fronts):
            raise UsageError("one catalogue is named twice. Name each once, the lowest first.")
        self.reader = reader
        self._stack = Stack(self.layers)
        self._places: dict[str, Place] = {}
        if faults := [fault for layer in self.layers if not layer.is_checked for fault in layer.links()]:
            raise CatalogueError(faults)
        self.front: FrontPage = self._read(FrontPage, None)
        if faults := [fault for one in self.layers if not one.is_checked for fault in one.strays(self.register)]:
            raise CatalogueError(faults)

    def _read(self, record: type[H], place: str | None) -> H:
        lowest = self.layers[0]
        if lowest.is_checked and self._is_whole(place):
            path = lowest.files[place] if place else lowest.path
            holdings = read_compiled(path)
            return holdings if isinstance(holdings, record) else build(record, lowest.sheet(place).tables)
        from aipolicy.catalogue.check import checked  # imports pydantic

        sheet = self.sheet(place)
        shared = {source.id for source in self.front.source} if place else set[str]()
        if len(self.layers) > 1:  # a layer may give a place a source of its own in place of one on a front page
            shared -= {text(source, "id") or "" for _, source in rows(sheet.tables.get("source"))}
        return checked(record, sheet, frozenset(shared), place)

    def _is_whole(self, place: str | None) -> bool:
        """Return whether the lowest layer alone holds all of a place, or of the front page."""
        return len(self.layers) == 1 or (place in self.layers[0].files and not self._stack.above(place))

    @cached_property
    def layering(self) -> Layering:
        """Which layer gave what of the front pages."""
        depths = {} if self._is_whole(None) else self._stack.sheet(None).depths()
        return Layering([layer.name for layer in self.layers], depths)

    def _layering(self, place: str) -> Layering:
        if self._is_whole(place) or place not in self._stack.files:
            return self.layering
        return Layering(self.layering.names, {**self.layering.depths, **self._stack.sheet(place).depths()})

    def sheet(self, place: str | None) -> Sheet:
        """Return the tables of a place as read, of the front page for none or for a place without a file of its own."""
        if len(self.layers) == 1:
            return self.layers[0].sheet(place)
        return self._stack.sheet(place if place in self._stack.files else None)

    def up_to(self, count: int) -> "Catalogue":
        """Return the catalogue of the lowest layers alone, or raise CatalogueError where these are not sound."""
        if count == len(self.layers):
            return self
        return Catalogue(*(layer.given for layer in self.layers[:count]), reader=self.reader)

    def files(self) -> list[Path]:
        """Return the paths of the front pages and of the files of the places, in the order of the register."""
        inner = (layer.files[id_] for id_ in self.register for layer in self.layers if id_ in layer.files)
        return [*(layer.path for layer in self.layers), *inner]

    @property
    def data_version(self) -> str:
        """Version of the data; those of several layers with a plus between them, the lowest first."""
        return "+".join(filter(None, self.versions().values()))

    def versions(self) -> dict[str, str | None]:
        """Return the version of the data of each layer by its name, the lowest first; none where it says none."""
        if len(self.layers) == 1:  # its front page, in the wheel, is not read as TOML
            return {self.layers[0].name: self.front.data_version}
        return {layer.name: layer.header("data_version") for layer in self.layers}

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
            holdings = self._read(Holdings, id_) if id_ in self._stack.files else self._on_front_page(id_)
            sources = {source.id: source for source in (*self.front.source, *holdings.source)}
            self._places[id_] = Place(
                self.register[id_], holdings, sources, self.front.cut_off, self.reader, self._layering(id_)
            )
        return self._places[id_]

    def translations(self) -> Translate:
        """Return what finds a text of the places read so far in the reader's language, an empty one where none is.

        The texts stand beside the files, `hefei.ko.po` beside `hefei.toml`. Raises CatalogueError for a broken one.
        """
        language = self.reader.language
        read = [
            (layer, file)
            for layer in reversed(self.layers)
            for file in (layer.path, *(layer.files[id_] for id_ in self._places if id_ in layer.files))
        ]
        found = (_texts(file, language, compiled=layer.is_checked) for layer, file in read if language != "en")
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
        are_checked = all(layer.is_checked for layer in self.layers)
        if not faults and not are_checked:
            from aipolicy.catalogue.relations import relation_faults

            faults += relation_faults(found, {id_: self.ancestors(id_) for id_ in self.register}, self.sheet)
        if faults:
            raise CatalogueError(faults)
        return found

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
