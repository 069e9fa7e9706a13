"""The application: its commands, and the boundary at which errors become messages and exit codes."""

import os
import sys
import traceback
from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from aipolicy import __version__
from aipolicy.errors import AipolicyError, ExitStatus

_COMMANDS = ("list", "show", "compare", "rank", "search", "timeline", "gaps", "sources", "fmt", "schema")


class _Commands(TyperGroup):
    """A group that imports a command when it is called for, so that one is not slowed by the others."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(_COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]
        if cmd_name not in _COMMANDS:
            return None
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(cmd_name, context_settings=_SETTINGS)(import_module(f"aipolicy.cli.commands.{cmd_name}").command)
        command = typer.main.get_command(alone)
        assert isinstance(command, TyperCommand)
        return command


_SETTINGS = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="aipolicy",
    cls=_Commands,
    help="Compare the AI incentive packages of Chinese provinces and cities, each figure with its source.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings=_SETTINGS,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"aipolicy {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback where something goes wrong.")] = False,
) -> None:
    """Nothing to do here: the first option exits, `run` looks for the second itself."""


def run() -> int:
    """Run the command line of the process and return its exit code."""
    is_debug = "--debug" in sys.argv[1:2] or bool(os.environ.get("AIPOLICY_DEBUG"))
    try:
        app(prog_name="aipolicy")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else ExitStatus.DONE
    except AipolicyError as error:
        if is_debug:
            traceback.print_exc()
        else:
            _complain(str(error))
        return error.status
    except Exception as error:
        if is_debug:
            traceback.print_exc()
            return ExitStatus.FAILED
        _complain(f"a fault of aipolicy itself: {type(error).__name__}: {error}. `aipolicy --debug` shows where.")
        return ExitStatus.FAILED
    return ExitStatus.DONE


def _complain(message: str) -> None:
    """Write an error to standard error, in whatever its encoding can show."""
    from aipolicy.render.safe import visible

    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    text = f"aipolicy: {visible(message)}"
    print(text.encode(encoding, errors="backslashreplace").decode(encoding), file=sys.stderr)
