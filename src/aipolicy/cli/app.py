"""The application: its commands, and the boundary at which errors become messages and exit codes."""

import os
import sys
import traceback
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated

import typer
from typer._click.exceptions import ClickException
from typer.core import TyperCommand, TyperGroup

from aipolicy import __version__
from aipolicy.cli.foreign import translated
from aipolicy.cli.help import SpokenCommand, help_page
from aipolicy.cli.options import Lang
from aipolicy.cli.reader import language, language_of
from aipolicy.errors import AipolicyError, ExitStatus
from aipolicy.messages import Language, Translate, messages, said

COMMANDS = (
    "list", "show", "compare", "rank", "estimate", "firm", "search", "timeline", "gaps", "sources", "validate", "diff",
    "fmt", "schema",
)  # fmt: skip


class _Commands(TyperGroup):
    """A group that imports a command when it is called for, so that one is not slowed by the others."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        body = import_module(f"aipolicy.cli.commands.{cmd_name}").command
        alone.command(cmd_name, cls=SpokenCommand, context_settings=_SETTINGS)(body)
        command = typer.main.get_command(alone)
        assert isinstance(command, TyperCommand)
        return command

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        return help_page(self, ctx)


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
    lang: Lang = None,
) -> None:
    """Nothing to do here: the first option exits, `run` and `reader.language` look for the others themselves."""


def run() -> int:
    """Run the command line of the process and return its exit code."""
    is_debug = "--debug" in sys.argv[1:2] or bool(os.environ.get("AIPOLICY_DEBUG"))
    translate: Translate = _lazily(language_of(None, {**os.environ, "AIPOLICY_LANG": ""}))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know Chinese or Korean
    try:
        translate = _lazily(language())
        code = app(prog_name="aipolicy", obj=translate, standalone_mode=False)
        return code if isinstance(code, int) else ExitStatus.DONE
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else ExitStatus.DONE
    except ClickException as error:
        return _refuse(error, translate)
    except AipolicyError as error:
        if is_debug:
            traceback.print_exc()
        else:
            _complain(error.spoken(translate))
        return error.status
    except Exception as error:
        if is_debug:
            traceback.print_exc()
            return ExitStatus.FAILED
        fault = said(
            "a fault of aipolicy itself: {kind}: {error}. `aipolicy --debug` shows where.",
            kind=type(error).__name__,
            error=error,
        )
        _complain(fault.spoken(translate))
        return ExitStatus.FAILED


def _lazily(spoken: Language) -> Translate:
    """Return what translates help and errors; the texts are read when there is something to say."""
    return lambda text: messages(spoken).gettext(text)


def _refuse(error: ClickException, translate: Translate) -> int:
    """Tell of a call that typer could not read; return the exit code."""
    context = getattr(error, "ctx", None)
    if not sys.argv[1:] and context:  # no arguments: the help is the answer, on standard error as typer has it
        print(context.get_help(), file=sys.stderr)
        return ExitStatus.USAGE
    text = said(
        "{problem} `{command} --help` shows how.",
        problem=translated(error.format_message().removesuffix(".") + ".", translate),
        command=context.command_path if context else "aipolicy",
    )
    _complain(text.spoken(translate))
    return ExitStatus.USAGE


def _complain(message: str) -> None:
    """Write an error to standard error, in whatever its encoding can show."""
    from aipolicy.render.safe import visible

    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    text = f"aipolicy: {visible(message)}"
    print(text.encode(encoding, errors="backslashreplace").decode(encoding), file=sys.stderr)
