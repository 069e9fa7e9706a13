"""Finding a place by any of its names."""

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from aipolicy.errors import NotFoundError
from aipolicy.messages import said
from aipolicy.model.jurisdiction import Jurisdiction


def folded(text: str) -> str:
    """Return the text with case, width and the kind of gap between words made equal."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("-", " ").replace("_", " ").split())


def find(name: str, register: dict[str, Jurisdiction]) -> Jurisdiction:
    """Return the place that a name means: an id, a name in any language, an alias, a GB/T 2260 or ISO code.

    A prefix is enough if it fits one place only, or one place and those inside it. Raises NotFoundError with the
    candidates.
    """
    if name in register:
        return register[name]
    wanted = folded(name)
    keys = {place.id: {folded(key) for key in _keys(place)} for place in register.values()}
    matches = [id_ for id_, own in keys.items() if wanted in own]
    if not matches and wanted:
        matches = [id_ for id_, own in keys.items() if any(key.startswith(wanted) for key in own)]
    outermost = [id_ for id_ in matches if not any(parent in matches for parent in ancestors(id_, register))]
    if len(outermost) == 1:
        return register[outermost[0]]
    if outermost:
        places = _list(outermost, register)
        raise NotFoundError("{name!r} fits several places: {places}. Give one id.", outermost, name=name, places=places)
    near = _nearest(wanted, keys)
    guess = said("Did you mean {names}?", names=_list(near, register))
    hint = guess if near else said("`aipolicy list` shows all places.")
    raise NotFoundError("no place is called {name!r}. {hint}", near, name=name, hint=hint)


def ancestors(place: str, register: Mapping[str, Jurisdiction]) -> list[str]:
    """Return the ids of the places around a place, the nearest first."""
    found: list[str] = []
    parent = register[place].parent
    while parent and parent not in found:
        found.append(parent)
        parent = register[parent].parent
    return found


def clashes(register: Mapping[str, Jurisdiction]) -> Iterator[tuple[str, str, str]]:
    """Yield the ids of two places, neither of them around the other, that share a name, with that name."""
    first: dict[str, str] = {}
    for id_, place in register.items():
        for key in dict.fromkeys(folded(key) for key in _keys(place)):
            other = first.setdefault(key, id_)
            if other != id_ and other not in ancestors(id_, register) and id_ not in ancestors(other, register):
                yield id_, other, key


def _keys(place: Jurisdiction) -> Iterator[str]:
    yield from (place.id, *place.name.all(), *place.aliases)
    yield from filter(None, (place.division_code, place.iso_3166_2))


def _nearest(wanted: str, keys: dict[str, set[str]]) -> list[str]:
    owners = {key: id_ for id_, own in keys.items() for key in own}
    return list(dict.fromkeys(owners[key] for key in difflib.get_close_matches(wanted, owners, n=3, cutoff=0.7)))


def _list(ids: Iterable[str], register: dict[str, Jurisdiction]) -> str:
    return ", ".join(f"{id_} ({', '.join(register[id_].name.all())})" for id_ in ids)
