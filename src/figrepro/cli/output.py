"""Printing: data to standard output, messages to standard error, nothing that a text can do."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from figrepro.cli.output_streams import Stream, StreamError
from figrepro.errors import Problem, visible

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 100_000
"""Columns off a terminal: nothing is wrapped or cut."""


def echo(text: str) -> None:
    """Prints one line of a result to standard output."""
    sys.stdout.write(visible(text) + "\n")


def echo_err(text: str) -> None:
    """Prints one line of a message to standard error; where nobody can read it, work goes on."""
    with suppress(StreamError):
        sys.stderr.write(visible(text) + "\n")


def echo_problems(problems: Iterable[Problem], *, as_warning: bool = False, of: str = "") -> None:
    """Prints problems, one line each."""
    word = "warning" if as_warning else "error"
    subject = f"{of}: " if of else ""
    for problem in problems:
        echo_err(f"{word}: {subject}{problem}")


def write_data(text: str) -> None:
    """Writes data as it is, as UTF-8 whatever the stream's encoding is; a terminal sees text."""
    if sys.stdout.isatty():
        for line in text.removesuffix("\n").split("\n"):
            echo(line)
    elif isinstance(sys.stdout, Stream):
        sys.stdout.write_bytes(text.encode())
    else:
        sys.stdout.write(text)


def print_rich(renderable: Any) -> None:  # noqa: ANN401 - whatever rich can print
    """Prints a table; in colour and fitted on a terminal, plain and whole elsewhere."""
    console().print(renderable)


def console() -> "Console":
    """A console on standard output that takes no text for markup."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _WIDE
    return Console(
        file=sys.stdout, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False
    )
