"""Charts for the tests, and what is seen in the picture of one."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from rich.cells import cell_len

from figrepro.chart.chart import Chart
from figrepro.chart.resolve import resolve
from figrepro.figure.model import Figure, Point, Reading, Series, X
from figrepro.figure.spec import AxisSpec, Spec
from figrepro.terminal.charset import ASCII, UNICODE, Charset
from figrepro.terminal.draw import draw_text
from tests.figures import SHIPPED, shipped

CHARTS = {name: shipped(name) for name in SHIPPED}
SYMBOLS = {
    "vocab-accuracy": {"350M": "●", "1.3B": "◆", "2.4B": "■"},
    "hellaswag": {
        "1 Rec": "●",
        "4 Rec": "■",
        "8 Rec": "▲",
        "16 Rec": "◆",
        "32 Rec": "▼",
        "64 Rec": "×",
    },
}
HOLLOW = {"◆": "◇", "▼": "▽"}
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
DOTS = re.compile(r"[\u2801-\u28ff]")
ALL_CHARTS = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
ALL_CHARSETS = pytest.mark.parametrize("charset", [UNICODE, ASCII], ids=["unicode", "ascii"])

Pair = tuple[X | float, float]


def point_of(x: X | float, y: float, **rest: Any) -> Point:
    """A point whose numbers are written as Python writes them."""
    place = Decimal(str(x)) if isinstance(x, int | float) else x
    return Point(place, Decimal(str(y)), **rest)


def chart_of(
    values: Mapping[str, Sequence[Pair | Point]],
    /,
    x: Mapping[str, Any] | None = None,
    y: Mapping[str, Any] | None = None,
    **keys: Any,
) -> Chart:
    """A chart; `x`, `y` and further keys are those of the figure's spec."""
    drawn = tuple(
        Series(name, tuple(one if isinstance(one, Point) else point_of(*one) for one in points))
        for name, points in values.items()
    )
    axes = {
        "x": AxisSpec(**{"label": "the x", **(x or {})}),
        "y": AxisSpec(**{"label": "the y", **(y or {})}),
    }
    spec = Spec(**{"title": "the title", **axes, **keys})
    return resolve(Figure("figure", spec, Reading("drawn", drawn)))


class Picture:
    """The cells of a chart without colour, found again by its axes."""

    def __init__(self, text: str, charset: Charset = UNICODE) -> None:
        """Finds the axes: the line of the x axis, and the line of the y axis above it."""
        self.lines = text.split("\n")
        corner = charset.finish("└")
        level = set(charset.finish("└─┬"))
        upright = set(charset.finish("│┤"))
        self.bottom = next(
            number for number, line in enumerate(self.lines) if set(line.strip()) == level
        )
        self.left = self.lines[self.bottom].index(corner) + 1
        self.columns = len(self.lines[self.bottom]) - self.left
        axis = [line[self.left - 1 : self.left] in upright for line in self.lines[: self.bottom]]
        self.rows = sum(axis)

    def at(self, column: int, row: int) -> str:
        """The character of a cell, counted from the lower left."""
        return self.lines[self.bottom - 1 - row].ljust(999)[self.left + column]

    def cell_of(self, chart: Chart, x: X, y: Decimal) -> tuple[int, int]:
        """The column and the row of a place, by its fractions of the axes."""
        panel = chart.panels[0]
        across, up = panel.x.fraction(x), panel.y.fraction(y)
        return round(across * (self.columns - 1)), round(up * (self.rows - 1))

    def row(self, row: int) -> str:
        """The characters of a row, counted from below."""
        return "".join(self.at(column, row) for column in range(self.columns))

    def text(self) -> str:
        """All characters between the axes, the uppermost row first."""
        return "\n".join(self.row(row) for row in reversed(range(self.rows)))


def picture_of(chart: Chart, charset: Charset = UNICODE, **how: Any) -> Picture:
    """The picture of a chart without colour."""
    return Picture(draw_text(chart, color=False, charset=charset, **how), charset)


def widest(text: str) -> int:
    """The columns that the widest line takes, colours apart."""
    return max(cell_len(ESCAPE.sub("", line)) for line in text.split("\n"))
