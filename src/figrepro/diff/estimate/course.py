"""One series of an attempt, as far as its points can be moved and drawn again."""

import math
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.edits import series_of
from figrepro.diff.estimate.numbers import day_at, shortest_between
from figrepro.diff.estimate.search import Attempt
from figrepro.figure.axes import limit_positions, position, tick_values
from figrepro.figure.colors import to_rgb
from figrepro.figure.model import Series, X
from figrepro.figure.spec import Axis
from figrepro.render import elements
from figrepro.render.strokes import RANGE_CAP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from figrepro.render.series_ink import SeriesInk

    Numbers = NDArray[np.float64]

_MOST_POINTS: Final = 200
"""Points of a series up to which they are fitted."""
_ALL: Final = slice(None)
_AIR: Final = 13.0
"""Points around the axes in which marks may be."""


class Course:
    """One series of an attempt, as far as its points can be moved.

    Args:
        attempt: The attempt.
        series: The series.
    """

    def __init__(self, attempt: Attempt, series: Series) -> None:
        self.attempt = attempt
        self.series = series
        self.figure = attempt.figure
        self.canvas = attempt.drawn.drawing.layout.canvas
        self.scale = self.canvas.dpi / 72
        self.air = self.pixels(_AIR)
        self.xs = np.array([position(point.x, self.figure.spec.x) for point in series.points])
        self.ys = np.array([float(point.y) for point in series.points])

    @classmethod
    def of(cls, attempt: Attempt, name: str) -> "Course":
        """The series of that name."""
        return cls(attempt, series_of(attempt.figure, name))

    def pixels(self, points: float) -> int:
        """A length of the drawing in whole pixels of the image."""
        return round(points * self.scale)

    @property
    def name(self) -> str:
        """The series' name."""
        return self.series.name

    @cached_property
    def ink(self) -> "SeriesInk":
        """Its line and markers."""
        from figrepro.render.series_ink import SeriesInk

        chart = self.attempt.drawn.drawing.chart
        return SeriesInk(chart, self.name, self.xs.tolist(), self.ys.tolist())

    @property
    def can_move(self) -> bool:
        """Whether it has a line or markers, and not more points than can be fitted."""
        if not 0 < len(self.series.points) <= _MOST_POINTS:
            return False
        return self.figure.spec.series[self.name].kind != "bar" and self.ink.has_parts

    @cached_property
    def columns(self) -> "Numbers":
        """Where its points stand, in pixels from the left."""
        return np.array([self.canvas.across(point.x) * self.scale for point in self.series.points])

    @cached_property
    def rows(self) -> "Numbers":
        """Where its points stand, in pixels from the top."""
        height = self.attempt.image.shape[0]
        return np.array(
            [height - self.canvas.up(point.y) * self.scale for point in self.series.points]
        )

    def row_of(self, value: Decimal) -> float:
        """Where a value stands, in pixels from the top."""
        height: int = self.attempt.image.shape[0]
        return height - self.canvas.up(value) * self.scale

    def column_of(self, place: float) -> float:
        """Where a position along the x axis stands, in pixels from the left."""
        low, high = limit_positions(self.figure.spec.x)
        if self.figure.spec.x.scale == "log":
            if place <= 0:
                return -math.inf
            low, high, place = (math.log10(one) for one in (low, high, place))
        box = self.canvas.axes
        return (box.left + (place - low) / (high - low) * box.width) * self.scale

    @cached_property
    def color(self) -> tuple[int, int, int]:
        """Its colour."""
        return to_rgb(self.figure.spec.series[self.name].color or "black")

    @cached_property
    def window(self) -> tuple[slice, slice]:
        """The axes and some air around them."""
        height, width = self.attempt.image.shape[:2]
        box = self.canvas.axes
        return (
            slice(
                max(int(height - box.top * self.scale) - self.air, 0),
                min(int(height - box.bottom * self.scale) + self.air, height),
            ),
            slice(
                max(int(box.left * self.scale) - self.air, 0),
                min(int(box.right * self.scale) + self.air, width),
            ),
        )

    @cached_property
    def under(self) -> "NDArray[np.float32]":
        """The drawing without the area, the line and the markers of this series, in the window."""
        own = {elements.series(self.name, part) for part in ("area", "line", "markers")}
        owners = self.attempt.drawn.owners
        canvas = np.full((owners.height, owners.width, 3), 255, np.float32)
        for cover in owners.covers:
            if cover.element not in own:
                share = cover.ink[..., 3:].astype(np.float32) / 255
                part = canvas[cover.box.slices]
                part += (cover.ink[..., :3] - part) * share
        return canvas[self.window]

    @cached_property
    def hidden(self) -> "NDArray[np.bool_]":
        """What other series and the legend cover, in the window."""
        owners = self.attempt.drawn.owners
        covered = np.zeros((owners.height, owners.width), np.bool_)
        own = elements.series_prefix(self.name) + "/"
        for cover in owners.covers:
            if cover.element.startswith(("series/", "legend/")) and not cover.element.startswith(
                own
            ):
                covered[cover.box.slices] |= cover.mask
        return covered[self.window] | self._columns_of_bars

    @cached_property
    def _columns_of_bars(self) -> "NDArray[np.bool_]":
        """Where error bars and ranges of this series stand: they move too, but are not redrawn."""
        owners = self.attempt.drawn.owners
        if elements.series(self.name, "line") not in owners.elements:
            return np.zeros(owners.width, np.bool_)[self.window[1]]
        bars = owners.mask(elements.series(self.name, "error"))
        bars |= owners.mask(elements.series(self.name, "range"))
        cap = self.pixels(RANGE_CAP)
        upright = (np.count_nonzero(bars, axis=0) > cap).astype(np.float64)
        beside = np.convolve(upright, np.ones(2 * cap + 1), mode="same") > 0
        return beside[self.window[1]]

    def value_at(self, row: float) -> float:
        """The value that stands in a row, counted from the top in pixels."""
        height = self.attempt.image.shape[0]
        box = self.canvas.axes
        part = ((height - row) / self.scale - box.bottom) / box.height
        return position_at(self.figure.spec.y, part)

    def position_at(self, column: float) -> float:
        """The position along the x axis that stands in a column."""
        box = self.canvas.axes
        part = (column / self.scale - box.left) / box.width
        return position_at(self.figure.spec.x, part)

    def value_near(self, row: float, reach: float) -> Decimal:
        """The value with the fewest digits so many rows above or below a row."""
        return shortest_between(*sorted(self.value_at(row + off) for off in (-reach, reach)))

    def place_near(self, column: float, reach: float) -> X:
        """The x with the fewest digits so near to a column; the day or the category there."""
        axis, place = self.figure.spec.x, self.position_at(column)
        if axis.scale == "date":
            return day_at(place)
        if axis.scale == "category":
            names = tick_values(axis)
            return names[min(max(round(place), 0), len(names) - 1)]
        ends = sorted(self.position_at(column + off) for off in (-reach, reach))
        return shortest_between(*ends)

    def drawn(
        self, rows: "Numbers", columns: "Numbers | None" = None, part: slice = _ALL
    ) -> "NDArray[np.float32]":
        """The window with the points in other rows, and columns; or some columns of the window."""
        ys = np.array([self.value_at(row) for row in rows])
        xs = self.xs
        if columns is not None:
            xs = np.array([self.position_at(column) for column in columns])
        ink = self.ink.draw(xs, ys)[self.window][:, part]
        under = self.under[:, part]
        share = ink[..., 3:].astype(np.float32) / 255
        picture = np.asarray(under + (ink[..., :3] - under) * share, np.float32)
        picture[self.hidden[:, part]] = 0
        return picture

    @cached_property
    def image(self) -> "NDArray[np.float32]":
        """The window of the image, nothing where other series are."""
        picture = self.attempt.image[self.window].astype(np.float32)
        picture[self.hidden] = 0
        return picture


def position_at(axis: Axis, part: float) -> float:
    """The position at a part of an axis, 0 at its lower limit and 1 at its upper one."""
    low, high = limit_positions(axis)
    if axis.scale == "log":
        return float(low * (high / low) ** part)
    return low + part * (high - low)
