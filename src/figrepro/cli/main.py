"""The program: its commands, and the one place that turns outcomes into an exit status."""

import os
import sys
from typing import Annotated, Any

import typer

from figrepro.cli import accept, check, diff, list_, new, render, schema, show, table
from figrepro.cli.options import WRONG
from figrepro.cli.output import prepare_streams, say, tell, tell_problems
from figrepro.errors import FigreproError
from figrepro.version import VERSION

_INTERRUPTED, _CLOSED_PIPE, _BUG = 130, 141, 70

app = typer.Typer(
    name="figrepro",
    help="Reproduces published charts from the numbers extracted from them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        say(VERSION)
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Reproduces published charts from the numbers extracted from them."""


app.command("list")(list_.list_figures)
app.command("render")(render.render)
app.command("show")(show.show)
app.command("table")(table.table)
app.command("diff")(diff.diff)
app.command("accept")(accept.accept)
app.command("check")(check.check)
app.command("new")(new.new)
app.command("schema")(schema.schema)


def run() -> None:
    """Runs the program and exits."""
    prepare_streams()
    status = _status_of_call()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = _CLOSED_PIPE
    if status == _CLOSED_PIPE:
        _let_go_of_output()
    sys.exit(status)


def _status_of_call() -> int:
    try:
        status: Any = app(standalone_mode=False)
        return int(status or 0)
    except FigreproError as error:
        tell_problems(error.problems)
        return WRONG
    except BrokenPipeError:
        return _CLOSED_PIPE
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours to report
        if isinstance(error, _usage_error()):
            error.show()
            return WRONG
        return _report_bug(error)


def _usage_error() -> Any:  # noqa: ANN401 - typer does not name the base class of its usage errors
    return next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def _let_go_of_output() -> None:
    """Points standard output to nowhere, so that Python does not complain at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass


def _report_bug(error: Exception) -> int:
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile(
        "w", prefix="figrepro-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"figrepro {VERSION}\n{text}")
    tell(f"error: this is a bug in figrepro: {type(error).__name__}: {error}")
    tell(f"please report it with the file {file.name} (see “Reporting a bug” in the README)")
    return _BUG
