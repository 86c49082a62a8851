"""The standard streams: an encoding never fails, and a failing stream says so once."""

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

_PLAINER = {
    "–": "-",
    "−": "-",
    "×": "x",
    "…": "...",
    "“": '"',
    "”": '"',
    "·": ".",
}


class StreamError(Exception):
    """A standard stream cannot be written.

    It is no OSError: libraries treat those in ways of their own, some by leaving the program.
    """

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause.strerror)
        self.reader_has_gone = isinstance(cause, BrokenPipeError)


class Stream(io.TextIOWrapper):
    """A standard stream; after its first failure, what is written to it goes nowhere."""

    def write(self, text: str) -> int:
        """Writes text."""
        with self._failing_once():
            return super().write(text)

    def write_bytes(self, content: bytes) -> None:
        """Writes bytes as they are, after the text before them."""
        with self._failing_once():
            super().flush()
            self.buffer.write(content)
            self.buffer.flush()

    def flush(self) -> None:
        """Sends on what was written."""
        with self._failing_once():
            super().flush()

    @contextmanager
    def _failing_once(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self.fileno())
                os.close(nowhere)
            raise StreamError(error) from error


def prepare_streams() -> None:
    """Makes standard output and error streams of figrepro; closed ones go nowhere."""
    codecs.register_error("figrepro", _replacement)
    sys.stdout, sys.stderr = _prepared(sys.stdout), _prepared(sys.stderr)


def _prepared(stream: Any) -> TextIO:  # noqa: ANN401 - None where it is closed, which has no type
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream  # type: ignore[no-any-return]
    stream.flush()
    # A second stream on the same file: libraries ask the first for the width of the terminal.
    same = io.BufferedWriter(io.FileIO(stream.fileno(), "w", closefd=False))
    return Stream(
        same,
        encoding=stream.encoding,
        errors="figrepro",
        line_buffering=stream.line_buffering,
    )


def _replacement(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_PLAINER.get(character, "?") for character in wrong), error.end
