"""One series of an attempt, as far as its points can be moved and drawn again."""

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.arrays import Mask, Numbers, Pixels
from figrepro.diff.estimate.edits import series_of
from figrepro.diff.estimate.numbers import shortest_between, value_between
from figrepro.diff.estimate.search import Attempt
from figrepro.figure.colors import to_rgb
from figrepro.figure.model import Figure, X
from figrepro.marks.base import Mark
from figrepro.marks.layer import Style
from figrepro.marks.style_constants import RANGE_CAP
from figrepro.render.boxes import PixelBox
from figrepro.shapes import elements

if TYPE_CHECKING:
    from figrepro.render.series_ink import SeriesInk


_MOST_POINTS: Final = 200
"""Points of a series up to which they are fitted."""
_ALL: Final = slice(None)
_AIR: Final = 13.0
"""Points around the axes in which marks may be."""


class Course:
    """One series of an attempt, as far as its points can be moved.

    Args:
        attempt: The attempt.
        name: The series.
    """

    def __init__(self, attempt: Attempt, name: str) -> None:
        self.attempt = attempt
        self.name = name
        self.series = series_of(attempt.figure, name)
        self.placed = next(one for one in attempt.drawn.scene.layers if one.layer.name == name)
        self.frame = self.placed.frame
        self.scale = attempt.scale
        self.air = self.pixels(_AIR)
        self.xs = np.array([self.frame.x.position(point.x) for point in self.series.points])
        self.ys = np.array([float(point.y) for point in self.series.points])

    def pixels(self, points: float) -> int:
        """A length of the drawing in whole pixels of the image."""
        return round(points * self.scale)

    @property
    def figure(self) -> Figure:
        """The figure that has it."""
        return self.attempt.figure

    @property
    def mark(self) -> Mark:
        """How its points are shown."""
        return self.placed.layer.mark

    @property
    def style(self) -> Style:
        """How it looks."""
        return self.placed.layer.style

    @property
    def is_standing(self) -> bool:
        """Whether each of its points stands on the foot by itself, and no line leads on."""
        return stands_alone(self.mark)

    @cached_property
    def ink(self) -> "SeriesInk":
        """Its line and markers."""
        from figrepro.render.series_ink import SeriesInk

        return SeriesInk(self.attempt.drawn.scene, self.name)

    @property
    def can_move(self) -> bool:
        """Whether it has a line or markers, and not more points than can be fitted."""
        if not 0 < len(self.series.points) <= _MOST_POINTS:
            return False
        return not self.is_standing and self.ink.has_parts

    @cached_property
    def columns(self) -> Numbers:
        """Where its points stand, in pixels from the left."""
        return np.array([self.column_of(point.x) for point in self.series.points])

    @cached_property
    def rows(self) -> Numbers:
        """Where its points stand, in pixels from the top."""
        return np.array([self.row_of(point.y) for point in self.series.points])

    def row_of(self, value: Decimal) -> float:
        """Where a value stands, in pixels from the top."""
        return self._row_at(self.frame.up(value))

    @property
    def foot(self) -> float:
        """Where marks stand that have a foot, in pixels from the top."""
        return self._row_at(self.frame.foot)

    def _row_at(self, up: float) -> float:
        height: int = self.attempt.image.shape[0]
        return height - up * self.scale

    def column_of(self, x: X) -> float:
        """Where the mark of a point at x stands, in pixels from the left."""
        place = self.frame.x.place(x) + self.placed.slot.offset
        return self.frame.across_at(place) * self.scale

    def sides_at(self, x: X) -> tuple[float, float]:
        """Where its slot at x begins and ends, in pixels from the left."""
        half = self.placed.slot.width / 2
        half *= self.frame.across_at(1.0) - self.frame.across_at(0.0)
        middle = self.column_of(x)
        return middle - half * self.scale, middle + half * self.scale

    @cached_property
    def color(self) -> tuple[int, int, int]:
        """Its colour."""
        return to_rgb(self.style.color)

    @property
    def whisker_color(self) -> tuple[int, int, int]:
        """The colour of its ranges and error bars."""
        return to_rgb(self.mark.whisker_color(self.style))

    @cached_property
    def window(self) -> tuple[slice, slice]:
        """The axes and some air around them."""
        height, width = self.attempt.image.shape[:2]
        box = self.attempt.pixels_of(self.frame.box).grown(self.air)
        return box.common(PixelBox(0, 0, width, height)).slices

    @cached_property
    def under(self) -> Pixels:
        """The drawing without what of this series moves with its points, in the window."""
        from figrepro.render.mpl_settings import drawing_settings

        scene = self.attempt.drawn.scene
        others = [shape for shape in scene.shapes if shape.element not in self.ink.elements]
        with drawing_settings():
            from figrepro.render.raster import opaque_pixels_of

            drawn = opaque_pixels_of(others, scene.canvas)
        return drawn[self.window][..., :3].astype(np.float32)

    @cached_property
    def hidden(self) -> Mask:
        """What other series and the legend cover, in the window."""
        owners = self.attempt.drawn.owners
        own = elements.series_prefix(self.name) + "/"
        others = (name for name in owners.elements if name.startswith(("series/", "legend/")))
        covered = owners.mask(*(name for name in others if not name.startswith(own)))
        return covered[self.window] | self._columns_of_bars

    @cached_property
    def _columns_of_bars(self) -> Mask:
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
        up = (self.attempt.image.shape[0] - row) / self.scale
        place = self.frame.y.place_at((up - self.frame.data.bottom) / self.frame.data.height)
        return self.frame.y.scale.inverse(place)

    def position_at(self, column: float) -> float:
        """The position along the x axis of which the mark stands in a column."""
        across = column / self.scale - self.frame.data.left
        place = self.frame.x.place_at(across / self.frame.data.width) - self.placed.slot.offset
        return self.frame.x.scale.inverse(place)

    def value_near(self, row: float, reach: float) -> Decimal:
        """The value with the fewest digits so many rows above or below a row."""
        return shortest_between(*sorted(self.value_at(row + off) for off in (-reach, reach)))

    def place_near(self, column: float, reach: float) -> X:
        """The x with the fewest digits so near to a column; the day or the category there."""
        axis = self.frame.x
        if axis.scale.is_discrete:
            return axis.ticks[min(max(round(self.position_at(column)), 0), len(axis.ticks) - 1)]
        ends = (self.position_at(column + off) for off in (-reach, reach))
        return value_between(axis.scale, *ends)

    def drawn(self, rows: Numbers, columns: Numbers | None = None, part: slice = _ALL) -> Pixels:
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
    def image(self) -> Pixels:
        """The window of the image, nothing where other series are."""
        picture = self.attempt.image[self.window].astype(np.float32)
        picture[self.hidden] = 0
        return picture


def stands_alone(mark: Mark) -> bool:
    """Whether each point of a mark stands on the foot by itself, and no line leads on."""
    return mark.stands and not mark.is_joined
