"""figrepro as those who use it have it: a program in a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from tests.acceptance.program import Ran, environment, without_traceback

PROGRAM = (sys.executable, "-m", "figrepro")


@dataclass(frozen=True)
class WholeProcess:
    """Runs figrepro, in a directory of its own unless another is named."""

    home: Path

    def __call__(
        self,
        *args: str | Path | bytes,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        command: Sequence[str | Path] = PROGRAM,
        **more: Any,
    ) -> Ran:
        """Runs it to its end; whatever happened, it showed nobody a traceback."""
        done = subprocess.run(
            [*command, *args],
            cwd=cwd or self.home,
            env=environment(env),
            stdin=subprocess.DEVNULL,
            stdout=more.pop("stdout", subprocess.PIPE),
            stderr=more.pop("stderr", subprocess.PIPE),
            check=False,
            timeout=120,
            **more,
        )
        return without_traceback(Ran(done.returncode, done.stdout or b"", done.stderr or b""))

    def start(
        self,
        *args: str | Path,
        stdout: int | IO[bytes] = subprocess.PIPE,
        stderr: int | IO[bytes] = subprocess.PIPE,
        env: Mapping[str, str] | None = None,
    ) -> "subprocess.Popen[bytes]":
        """Starts it, for tests that do something to it while it runs."""
        return subprocess.Popen(
            [*PROGRAM, *args],
            cwd=self.home,
            env=environment(env),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
        )


def bound_by_permissions() -> list[str]:
    """The program, for which permissions hold even where the tests are run by root."""
    if sys.platform == "win32":
        pytest.skip("permissions are other things on Windows")
    if os.geteuid() != 0:
        return [*PROGRAM]
    drop = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*drop, "true"], check=False).returncode:
        pytest.skip("root cannot give up its rights here")
    return [*drop, *PROGRAM]


def some_slow(calls: Sequence[str], *, quick: Sequence[str]) -> list[Any]:
    """Parameters of a test that starts a process for each call; all but some are for CI alone."""
    assert set(quick) <= set(calls)
    return [one if one in quick else pytest.param(one, marks=pytest.mark.slow) for one in calls]
