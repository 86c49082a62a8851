"""What a run of figrepro leaves behind, and the files that it is run on."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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


def without_traceback(ran: Ran) -> Ran:
    """The same; whatever happened, nobody was shown a traceback."""
    assert b"Traceback" not in ran.stderr + ran.stdout, ran.stderr.decode()
    return ran


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
