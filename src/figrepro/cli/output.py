"""Printing: data to standard output, messages to standard error, nothing that a text can do."""

import codecs
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from figrepro.errors import Problem
from figrepro.figure.formats import visible

if TYPE_CHECKING:
    from rich.console import Console

_PLAINER = {
    "–": "-",
    "−": "-",
    "×": "x",
    "…": "...",
    "“": '"',
    "”": '"',
    "·": ".",
}
_WIDE = 100_000
"""Columns off a terminal: nothing is wrapped or cut."""


def prepare_streams() -> None:
    """Makes both streams replace what their encoding lacks instead of failing."""
    codecs.register_error("figrepro", _replacement)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="figrepro")


def _replacement(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_PLAINER.get(character, "?") for character in wrong), error.end


def say(text: str) -> None:
    """Prints one line of a result to standard output."""
    sys.stdout.write(visible(text) + "\n")


def tell(text: str) -> None:
    """Prints one line of a message to standard error."""
    sys.stderr.write(visible(text) + "\n")


def tell_problems(problems: Iterable[Problem], *, as_warning: bool = False, of: str = "") -> None:
    """Prints problems, one line each."""
    word = "warning" if as_warning else "error"
    subject = f"{of}: " if of else ""
    for problem in problems:
        tell(f"{word}: {subject}{problem}")


def write_data(text: str) -> None:
    """Writes data, as UTF-8 whatever the stream's encoding is."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode())
    buffer.flush()


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
