"""figrepro as those who use it have it: a program in a process of its own, and files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

SHIPPED = Path(__file__).parents[2] / "data"
IDS = ("hellaswag", "vocab-accuracy")

DONE, DIFFERS, WRONG, BUG, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 70, 130, 141
"""The exit statuses."""

PROGRAM = (sys.executable, "-m", "figrepro")
_OF_THE_USER = ("FIGREPRO_", "MPL", "MATPLOTLIB", "LC_", "LANG", "PYTHON", "COLUMNS", "LINES")
_OF_THE_TERMINAL = ("TERM", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_", "CLICOLOR", "PY_COLORS")


@dataclass(frozen=True)
class Ran:
    """What a run of the program left behind."""

    status: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.stdout.decode()

    @property
    def err(self) -> str:
        """Standard error as text."""
        return self.stderr.decode()

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def messages(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a plain shell: nothing of the user's or the terminal's, then `more`."""
    plain = {
        key: value
        for key, value in os.environ.items()
        if key == "PYTHONPATH" or not key.startswith((*_OF_THE_USER, *_OF_THE_TERMINAL))
    }
    return {**plain, "LC_ALL": "C.UTF-8", **(more or {})}


@dataclass(frozen=True)
class Program:
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
        ran = Ran(done.returncode, done.stdout or b"", done.stderr or b"")
        assert b"Traceback" not in ran.stderr + ran.stdout, ran.stderr.decode()
        return ran

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
    if os.geteuid() != 0:
        return [*PROGRAM]
    drop = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*drop, "true"], check=False).returncode:
        pytest.skip("root cannot give up its rights here")
    return [*drop, *PROGRAM]


LEAST_SPEC = """\
title = "Tide at the pier"
[size]
width = 3
height = 2
dpi = 60
[text]
title = 7
label = 6
tick = 6
legend = 6
[x]
label = "Hour"
[y]
label = "Height"
"""
"""The spec of a small figure, quick to draw."""

LEAST_CSV = """\
series,x,y
spring,0,1.2
spring,6,4.8
neap,0,2.1
neap,6,3.6
"""


def make_figure(
    folder: Path, *, spec: str | bytes | None = LEAST_SPEC, csv: str | bytes | None = LEAST_CSV
) -> Path:
    """A figure folder; None leaves a file out."""
    folder.mkdir(parents=True)
    for name, content in (("figure.toml", spec), ("series.csv", csv)):
        if content is not None:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def replace_in(path: Path, old: str, new: str) -> None:
    """Replaces a text that a file holds exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def copy_shipped(to: Path) -> Path:
    """A copy of the figures that come with figrepro, without references."""
    return Path(shutil.copytree(SHIPPED, to, ignore=shutil.ignore_patterns("reference.png")))


def files_under(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file under a folder by its path in it: inode, time of change, content."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.read_bytes(),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
