"""What every command that answers may be asked besides its own options."""

import datetime as dt
import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aipolicy.cli import options as o
from aipolicy.cli.reader import currency_of, language, rates_of
from aipolicy.errors import UsageError
from aipolicy.paths import BUILTIN

if TYPE_CHECKING:
    from aipolicy.model.reader import Reader

USER = "user"
"""Word for the catalogue in the user's data folder (XDG_DATA_HOME)."""


class Asked(NamedTuple):
    """The options that such commands share; their annotations are the options."""

    format_: o.Format = "table"
    output: o.Output = None
    as_of: o.AsOf = None
    catalog: o.Catalog = None
    lang: o.Lang = None
    """Read by `aipolicy.cli.reader.language`, also where it stands before the command."""
    currency: o.Currency = None
    rate: o.Rates = None

    @property
    def date(self) -> dt.date:
        """The date that was asked for, or today."""
        return self.as_of or dt.date.today()

    @property
    def paths(self) -> list[Path | None]:
        """The catalogues that were asked for, the lowest first; none for the one that travels with aipolicy."""
        return [_meant(path) for path in self.catalog or (Path(BUILTIN),)]

    @property
    def path(self) -> Path | None:
        """The one catalogue that was asked for. Raises UsageError for more than one."""
        path, *others = self.paths
        if others:
            raise UsageError("--catalog, or AIPOLICY_CATALOG, names more than one catalogue. Name one.")
        return path

    @property
    def reader(self) -> "Reader":
        """For whom the answer is. Raises UsageError for an unknown language or currency, or for a rate that is none."""
        from aipolicy.model.reader import Reader
        from aipolicy.model.term import CURRENCIES

        currency: Any = None if self.currency is None else currency_of(self.currency, CURRENCIES)
        return Reader(language=language(), currency=currency, rates=rates_of(self.rate or (), currency, CURRENCIES))


def _meant(path: Path) -> Path | None:
    """Return the catalogue that a path or one of the two words means."""
    if str(path) == USER:
        from platformdirs import user_data_path

        return user_data_path("aipolicy") / "policies.toml"
    return None if str(path) == BUILTIN else path.expanduser()


def answers(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes `asked` the options that it stands for, but those that it declares itself."""
    own = [one for one in inspect.signature(command).parameters.values() if one.name != "asked"]
    shared = [name for name in Asked._fields if name not in {one.name for one in own}]

    @wraps(command)
    def call(**given: Any) -> None:
        asked = Asked(**{name: given.pop(name) for name in shared})
        command(**given, asked=asked)

    by_name = inspect.Parameter.KEYWORD_ONLY  # typer gives each value by its name
    parameters = [
        *(one.replace(kind=by_name) for one in own),
        *(
            inspect.Parameter(
                name, by_name, default=Asked._field_defaults[name], annotation=Asked.__annotations__[name]
            )
            for name in shared
        ),
    ]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    return call
