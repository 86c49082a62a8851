"""The program: its commands, and the one place that turns outcomes into an exit status."""

import sys
from contextlib import suppress
from typing import Annotated, Any

import typer

from figrepro.cli.lazy_commands import CONTEXT, LazyCommands, asks_for_document
from figrepro.cli.options import WRONG
from figrepro.cli.outcomes import write_document
from figrepro.cli.output import echo, echo_err, echo_problems
from figrepro.cli.output_streams import StreamError, prepare_streams
from figrepro.errors import FigreproError, Problem
from figrepro.version import VERSION

_INTERRUPTED, _CLOSED_PIPE, _BUG = 130, 141, 70

app = typer.Typer(
    name="figrepro",
    cls=LazyCommands,
    help="Reproduces published charts from the numbers extracted from them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        echo(VERSION)
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


def run() -> None:
    """Runs the program and exits."""
    prepare_streams()
    status = _status_of_call()
    with suppress(StreamError):
        sys.stderr.flush()
    sys.exit(status)


def _status_of_call() -> int:
    try:
        status: Any = _called()
        sys.stdout.flush()
        return int(status or 0)
    except StreamError as error:
        return _status_of_failed_output(error)
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours to report
        return _report_bug(error)


def _called() -> Any:  # noqa: ANN401 - what commands give back
    """Calls the command; where the call as a whole fails, says so, also in the document."""
    try:
        return app(standalone_mode=False)
    except FigreproError as error:
        if asks_for_document(sys.argv[1:]):
            write_document([], error.problems)
        echo_problems(error.problems)
        return WRONG
    except _usage_error() as error:
        error.message = error.message.replace("Value error, ", "")  # pydantic's, not ours
        if asks_for_document(sys.argv[1:]):
            write_document([], [Problem(error.format_message())])
        with suppress(StreamError):
            error.show()
        return WRONG


def _status_of_failed_output(error: StreamError) -> int:
    if error.reader_has_gone:
        return _CLOSED_PIPE
    echo_problems([Problem(f"cannot write to standard output: {error}")])
    return WRONG


def _usage_error() -> Any:  # noqa: ANN401 - typer does not name the base class of its usage errors
    return next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def _report_bug(error: Exception) -> int:
    echo_err(f"error: this is a bug in figrepro: {type(error).__name__}: {error}")
    try:
        file = f"with the file {_write_log(error)} "
    except OSError:
        file = ""
    echo_err(f"please report it {file}(see “Reporting a bug” in the README)")
    return _BUG


def _write_log(error: Exception) -> str:
    """Writes where it happened to a file of its own and gives its name."""
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(error))
    with tempfile.NamedTemporaryFile(
        "w", prefix="figrepro-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
    ) as file:
        file.write(f"figrepro {VERSION}\n{text}")
    return file.name
