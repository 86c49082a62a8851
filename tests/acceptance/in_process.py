"""figrepro as a call: the whole program from its entry on, in the process of the tests.

Starting Python and importing its libraries for each call would take most of the time of the tests.
Here a call goes in at `figrepro.start.run`, its standard streams are files with the encoding that
the environment asks for, and its exit gives the status. What the call changes in the process is put
back afterwards. What is about the process itself is tested with `whole_process`.
"""

import io
import logging
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import IO
from unittest import mock

import pytest

import figrepro.__main__
from figrepro.start import run as run_to_exit
from tests.acceptance.program import Ran, environment, without_traceback

_OF_ITS_PROCESS_ALONE = ("PYTHON", "LC_", "LANG", "MPL", "TZ", "HOME")
"""Variables that are read while a process starts, and so mean nothing to a call in one."""


@dataclass(frozen=True)
class InProcess:
    """Calls figrepro, in a directory of its own unless another is named."""

    home: Path

    def __call__(
        self,
        *args: str | Path | bytes,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Ran:
        """Calls it; whatever happened, it showed nobody a traceback.

        Of the variables that are Python's, `env` may hold only PYTHONIOENCODING.
        """
        foreign = [
            name
            for name in env or ()
            if name.startswith(_OF_ITS_PROCESS_ALONE) and name != "PYTHONIOENCODING"
        ]
        assert not foreign, f"{foreign} are for whole processes: use run_process"
        with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
            with (
                chdir(cwd or self.home),
                mock.patch.dict(os.environ, environment(env), clear=True),
                _streams(stdout, stderr, (env or {}).get("PYTHONIOENCODING", "utf-8")),
                _arguments([os.fsdecode(one) for one in args]),
                _handlers_kept(),
                _warnings_as_at_a_start(),
            ):
                status = _status()
            return without_traceback(Ran(status, _content(stdout), _content(stderr)))


def _status() -> int:
    """Runs the program; its exit is the only way out."""
    with pytest.raises(SystemExit) as ended:
        run_to_exit()
    # As at the end of a process. What still holds these streams must not write to others later.
    sys.stdout.flush()
    sys.stderr.flush()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


@contextmanager
def _streams(stdout: IO[bytes], stderr: IO[bytes], encoding: str) -> Iterator[None]:
    """Standard streams as Python makes them for files and a PYTHONIOENCODING."""
    codec, _, errors = encoding.partition(":")
    with ExitStack() as stack:
        nothing = stack.enter_context(Path(os.devnull).open(encoding="utf-8"))
        out = _text(stdout, codec, errors or "strict")
        err = _text(stderr, codec, "backslashreplace", line_buffering=True)
        for name, stream in (("stdin", nothing), ("stdout", out), ("stderr", err)):
            for attribute in (name, f"__{name}__"):
                stack.enter_context(mock.patch.object(sys, attribute, stream))
        yield


def _text(
    file: IO[bytes], codec: str, errors: str, *, line_buffering: bool = False
) -> io.TextIOWrapper:
    same = io.FileIO(file.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(same), encoding=codec, errors=errors, line_buffering=line_buffering
    )


@contextmanager
def _arguments(arguments: list[str]) -> Iterator[None]:
    """The arguments of `python -m figrepro`, whose name is taken from its main module."""
    main, ours = ModuleType("__main__"), sys.modules["__main__"]
    main.__package__ = "figrepro"
    sys.modules["__main__"] = main
    try:
        with mock.patch.object(sys, "argv", [str(figrepro.__main__.__file__), *arguments]):
            yield
    finally:
        sys.modules["__main__"] = ours


@contextmanager
def _handlers_kept() -> Iterator[None]:
    """The handler of interrupts, and how much matplotlib logs, as they were."""
    logger = logging.getLogger("matplotlib")
    before, level = signal.getsignal(signal.SIGINT), logger.level
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        logger.setLevel(level)


@contextmanager
def _warnings_as_at_a_start() -> Iterator[None]:
    """Python's own filters, and warnings on standard error, where a test finds them."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        warnings.simplefilter("default")
        for kind in (
            DeprecationWarning,
            PendingDeprecationWarning,
            ImportWarning,
            ResourceWarning,
        ):
            warnings.simplefilter("ignore", kind)
        yield
    for one in caught:
        sys.stderr.write(
            warnings.formatwarning(one.message, one.category, one.filename, one.lineno)
        )
    sys.stderr.flush()
