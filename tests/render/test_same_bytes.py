"""The same figure gives the same bytes, whatever process draws it, where and in what company."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from figrepro.chart.chart import Chart
from figrepro.render.encode import render
from figrepro.render.metadata import FORMATS, Format
from tests.figures import DATA, SHIPPED, load

FIGREPRO = Path(sys.executable).with_name("figrepro")

HOSTILE = """\
font.size: 31
text.usetex: True
savefig.facecolor: red
figure.facecolor: green
lines.linewidth: 9
lines.antialiased: False
axes.linewidth: 5
path.simplify: False
path.sketch: 5, 10, 20
svg.fonttype: none
svg.hashsalt: theirs
pdf.fonttype: 3
pdf.compression: 0
"""
"""A `matplotlibrc` that would change every pixel, or fail for want of LaTeX."""

Bytes = dict[tuple[str, Format], bytes]
"""By id and format, what was drawn."""


@pytest.fixture(scope="module")
def expected() -> Bytes:
    """What this process draws."""
    return {
        (figure_id, file_format): render(load(figure_id), file_format).content
        for figure_id in SHIPPED
        for file_format in FORMATS
    }


@dataclass
class Place:
    """Where a process runs: a working directory of its own, and nothing of this environment."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def plain(cls, path: Path) -> "Place":
        """A place like any other, with a home directory and a UTF-8 locale."""
        known = {
            name: os.environ[name]
            for name in ("PATH", "PYTHONPATH", "SYSTEMROOT")
            if name in os.environ
        }
        (path / "home").mkdir()
        (path / "work").mkdir()
        return cls(path / "work", known | {"HOME": str(path / "home"), "LC_ALL": "C.UTF-8"})

    def draw(self, *ids: str) -> Bytes:
        """Draws the shipped figures there with the command line, in all formats."""
        formats = [word for name in FORMATS for word in ("--format", name)]
        data, out = ("--data", DATA), ("--out", self.path / "drawn")
        done = subprocess.run(
            [FIGREPRO, "render", *ids, *data, *out, *formats],
            cwd=self.path,
            env=self.environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr == b""
        return {
            (figure_id, file_format): (self.path / f"drawn/{figure_id}.{file_format}").read_bytes()
            for figure_id in SHIPPED
            for file_format in FORMATS
        }

    def holds(self, name: str, content: bytes) -> Path:
        """Puts a file there."""
        path = self.path / name
        path.write_bytes(content)
        return path


def _other_numbers(place: Place) -> None:
    place.environment |= {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}


def _posix_locale(place: Place) -> None:
    place.environment |= {"PYTHONHASHSEED": "4294967295", "TZ": "America/St_Johns"}
    place.environment |= {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}


def _no_home_and_no_locale(place: Place) -> None:
    place.environment |= {"PYTHONHASHSEED": "0", "TZ": "", "COLUMNS": "20", "NO_COLOR": "1"}
    del place.environment["LC_ALL"]
    del place.environment["HOME"]


def _hostile_settings_here(place: Place) -> None:
    place.holds("matplotlibrc", HOSTILE.encode())


def _settings_in_no_encoding(place: Place) -> None:
    place.holds("matplotlibrc", b"font.family: \xff\xfe\xe9\nlines.linewidth: 9\n")


def _settings_that_are_a_directory(place: Place) -> None:
    (place.path / "matplotlibrc").mkdir()


def _hostile_settings_by_name_and_no_such_backend(place: Place) -> None:
    named = place.holds("theirs", HOSTILE.encode())
    place.environment |= {"MATPLOTLIBRC": str(named), "MPLBACKEND": "nonsense"}


def _hostile_settings_at_home_and_warnings_are_errors(place: Place) -> None:
    home = Path(place.environment["HOME"], ".config/matplotlib")
    home.mkdir(parents=True)
    (home / "matplotlibrc").write_text(HOSTILE)
    place.environment["PYTHONWARNINGS"] = "error"


def _unwritable_settings_directory(place: Place) -> None:
    place.environment["MPLCONFIGDIR"] = str(place.holds("no-directory", b""))


def _empty_settings_directory(place: Place) -> None:
    (place.path / "empty").mkdir()
    place.environment["MPLCONFIGDIR"] = str(place.path / "empty")


class TestProcesses:
    """The command line, in processes that differ in all but the figures."""

    @pytest.mark.parametrize(
        "arrange",
        [
            _other_numbers,
            _posix_locale,
            _no_home_and_no_locale,
            _hostile_settings_here,
            _settings_in_no_encoding,
            _settings_that_are_a_directory,
            _hostile_settings_by_name_and_no_such_backend,
            _hostile_settings_at_home_and_warnings_are_errors,
            _unwritable_settings_directory,
            _empty_settings_directory,
        ],
    )
    def test_no_surroundings_change_a_byte(
        self, expected: Bytes, tmp_path: Path, arrange: Callable[[Place], None]
    ) -> None:
        """Nor do they keep figrepro from drawing, or make it say anything."""
        place = Place.plain(tmp_path)
        arrange(place)
        assert place.draw() == expected

    def test_the_order_of_figures_changes_no_byte(self, expected: Bytes, tmp_path: Path) -> None:
        """No figure leaves anything behind that the next would draw with."""
        assert Place.plain(tmp_path).draw(*reversed(SHIPPED)) == expected


class TestOneProcess:
    """Python that draws with matplotlib itself, before, after and meanwhile."""

    def test_drawing_again_gives_the_same_bytes(
        self, vocab: Chart, hellaswag: Chart, expected: Bytes
    ) -> None:
        """Also in between drawings of another figure."""
        for figure in (vocab, hellaswag, vocab):
            for file_format in reversed(FORMATS):
                content = render(figure, file_format).content
                assert content == expected[figure.id, file_format]

    def test_settings_of_matplotlib_are_not_drawn_with_and_are_left_alone(
        self, expected: Bytes, tmp_path: Path
    ) -> None:
        """A notebook that has set fonts, sizes and a style of its own keeps them."""
        place = Place.plain(tmp_path)
        program = place.holds("notebook.py", _NOTEBOOK.encode())
        done = subprocess.run(
            [sys.executable, program, DATA, *FORMATS],
            cwd=place.path,
            env=place.environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        for (figure_id, file_format), content in expected.items():
            assert (place.path / f"{figure_id}.{file_format}").read_bytes() == content

    def test_threads_that_draw_do_not_meet_those_that_change_settings(
        self, expected: Bytes
    ) -> None:
        """Eight threads draw both figures, while a ninth sets lines and fonts back and forth."""
        import matplotlib as mpl

        before = dict(mpl.rcParams)
        figures = [load(figure_id) for figure_id in SHIPPED]
        done = threading.Event()

        def change_settings() -> list[float]:
            """Gives back what was not found again as it had been set."""
            width, lost = 1.0, []
            while not done.wait(0.0002):
                width = width % 20.0 + 1.0
                mpl.rcParams["lines.linewidth"] = width
                mpl.rcParams["lines.antialiased"] = width > 10.0
                mpl.rcParams["path.simplify"] = width > 7.0
                mpl.rcParams["lines.scale_dashes"] = width > 5.0
                mpl.rcParams["svg.hashsalt"] = str(width)
                mpl.rcParams["figure.dpi"] = 10.0 * width
                if mpl.rcParams["lines.linewidth"] != width:
                    lost.append(width)
            return lost

        def draw(_: int) -> Bytes:
            return {
                (figure.id, file_format): render(figure, file_format).content
                for figure in figures
                for file_format in FORMATS[:2]
            }

        with ThreadPoolExecutor(9) as pool:
            changing = pool.submit(change_settings)
            try:
                drawn = list(pool.map(draw, range(8)))
            finally:
                done.set()
            lost = changing.result()
        mpl.rcParams.update(before)
        assert len(drawn) == 8
        assert all(expected[name] == content for one in drawn for name, content in one.items())
        assert lost == []
        assert type(mpl.rcParams) is mpl.RcParams


_NOTEBOOK = """\
import sys
import warnings
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np

matplotlib.use("svg")
plt.style.use("dark_background")
matplotlib.rcParams.update({
    "font.size": 31, "lines.linewidth": 9, "savefig.facecolor": "red", "lines.antialiased": False,
    "axes.linewidth": 5, "path.simplify": False, "svg.fonttype": "none", "pdf.fonttype": 3,
    "axes.unicode_minus": False, "axes.xmargin": 0.4, "figure.dpi": 31,
})
np.seterr(all="raise")
plt.plot([1, 2, 3])
before = dict(matplotlib.rcParams)

import figrepro

data, *formats = sys.argv[1:]
for name in figrepro.ids(data):
    loaded = figrepro.load(name, data)
    for file_format in formats:
        Path(f"{name}.{file_format}").write_bytes(loaded.render(file_format))
    loaded.draw()

assert dict(matplotlib.rcParams) == before
assert type(matplotlib.rcParams) is matplotlib.RcParams
assert len(plt.get_fignums()) == 1
assert plt.gca().lines[0].get_linewidth() == 9
"""
