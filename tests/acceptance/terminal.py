"""A terminal for the program: what it writes when it believes that someone looks."""

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

from tests.acceptance.program import environment
from tests.acceptance.whole_process import PROGRAM

STYLE = re.compile(r"\x1b\[[0-9;]*m")
"""What colours and weights are made of."""


@dataclass(frozen=True)
class Seen:
    """What a terminal got to see."""

    status: int
    raw: str

    @property
    def text(self) -> str:
        """Without the terminal's own carriage returns."""
        return self.raw.replace("\r\n", "\n")

    @property
    def lines(self) -> list[str]:
        """Its lines without colours."""
        return STYLE.sub("", self.text).splitlines()


def run_in_terminal(
    home: Path,
    *args: str | Path,
    columns: int = 80,
    env: Mapping[str, str] | None = None,
) -> Seen:
    """Runs the program as a process, in that directory and on a terminal of that width."""
    ours, its = pty.openpty()
    ioctl(its, TIOCSWINSZ, pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*PROGRAM, *args],
        cwd=home,
        env=environment({"TERM": "xterm-256color", **(env or {})}),
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
    )
    os.close(its)
    written, deadline = b"", time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([ours], [], [], 60)[0]:
            break
        try:
            some = os.read(ours, 1 << 16)
        except OSError:  # Linux says so when the other side has closed
            break
        if not some:
            break
        written += some
    status = process.wait(timeout=60)
    os.close(ours)
    return Seen(status, written.decode())
