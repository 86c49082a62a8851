"""The standard streams: an encoding never fails, and a failing stream says so once."""

import codecs
import errno
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


class _Closed(io.FileIO):
    """What stands for a file that was closed before the program began: writing to it fails once."""

    def __init__(self) -> None:
        super().__init__(os.devnull, "w")
        self._is_known = False

    def write(self, content: Any) -> int:  # noqa: ANN401 - any buffer, as the base class has it
        """Fails at first; then what is written goes nowhere."""
        if not self._is_known:
            self._is_known = True
            raise OSError(errno.EBADF, "it is closed")
        return super().write(content)


def prepare_streams() -> None:
    """Makes standard output and error streams of figrepro.

    Results that nobody gets are a failure, as on a full disk; messages that nobody gets are none.
    """
    codecs.register_error("figrepro", _replacement)
    sys.stdout = _closed() if sys.stdout is None else _prepared(sys.stdout)
    sys.stderr = _nowhere() if sys.stderr is None else _prepared(sys.stderr)


def _closed() -> TextIO:
    return Stream(io.BufferedWriter(_Closed()), encoding="utf-8", errors="figrepro")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _prepared(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
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
