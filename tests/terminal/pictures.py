"""Figures for the tests of the chart, and what is seen in the picture of one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from rich.cells import cell_len

from figrepro.figure.axes import fraction
from figrepro.figure.model import Figure, Point, Reading, Series, X
from figrepro.figure.resolve import resolve
from figrepro.figure.spec import Axis, Spec
from figrepro.terminal.charset import ASCII, UNICODE, Charset
from figrepro.terminal.chart import chart
from tests.figures import SHIPPED, shipped

FIGURES = {name: shipped(name) for name in SHIPPED}
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
ALL_FIGURES = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
ALL_CHARSETS = pytest.mark.parametrize("charset", [UNICODE, ASCII], ids=["unicode", "ascii"])

Pair = tuple[X | float, float]


def point_of(x: X | float, y: float, **rest: Any) -> Point:
    """A point whose numbers are written as Python writes them."""
    place = Decimal(str(x)) if isinstance(x, int | float) else x
    return Point(place, Decimal(str(y)), **rest)


def figure_of(
    values: Mapping[str, Sequence[Pair | Point]],
    /,
    x: Mapping[str, Any] | None = None,
    y: Mapping[str, Any] | None = None,
    **keys: Any,
) -> Figure:
    """A figure; `x`, `y` and further keys are those of its spec."""
    drawn = tuple(
        Series(name, tuple(one if isinstance(one, Point) else point_of(*one) for one in points))
        for name, points in values.items()
    )
    axes = {
        "x": Axis(**{"label": "the x", **(x or {})}),
        "y": Axis(**{"label": "the y", **(y or {})}),
    }
    spec = Spec(**{"title": "the title", **axes, **keys})
    return Figure("figure", resolve(spec, drawn), Reading("drawn", drawn))


class Picture:
    """The cells of a chart without colour, found again by its axes."""

    def __init__(self, text: str, charset: Charset = UNICODE) -> None:
        """Finds the axes: the line of the x axis, and the line of the y axis above it."""
        self.lines = text.split("\n")
        level = {charset.corner, charset.x_axis, charset.x_tick}
        upright = {charset.y_axis, charset.y_tick}
        self.bottom = next(
            number for number, line in enumerate(self.lines) if set(line.strip()) == level
        )
        self.left = self.lines[self.bottom].index(charset.corner) + 1
        self.columns = len(self.lines[self.bottom]) - self.left
        axis = [line[self.left - 1 : self.left] in upright for line in self.lines[: self.bottom]]
        self.rows = sum(axis)

    def at(self, column: int, row: int) -> str:
        """The character of a cell, counted from the lower left."""
        return self.lines[self.bottom - 1 - row].ljust(999)[self.left + column]

    def cell_of(self, figure: Figure, x: X, y: Decimal) -> tuple[int, int]:
        """The column and the row of a place, by its fractions of the axes."""
        across, up = fraction(x, figure.spec.x), fraction(y, figure.spec.y)
        return round(across * (self.columns - 1)), round(up * (self.rows - 1))

    def row(self, row: int) -> str:
        """The characters of a row, counted from below."""
        return "".join(self.at(column, row) for column in range(self.columns))

    def text(self) -> str:
        """All characters between the axes, the uppermost row first."""
        return "\n".join(self.row(row) for row in reversed(range(self.rows)))


def picture_of(figure: Figure, charset: Charset = UNICODE, **how: Any) -> Picture:
    """The picture of a figure without colour."""
    return Picture(chart(figure, color=False, charset=charset, **how), charset)


def points_of(figure: Figure) -> Iterator[tuple[str, Point]]:
    """All points of a figure with the name of their series."""
    return ((one.name, point) for one in figure.series for point in one.points)


def widest(text: str) -> int:
    """The columns that the widest line takes, colours apart."""
    return max(cell_len(ESCAPE.sub("", line)) for line in text.split("\n"))
