"""What a frame inside the axes covers, and which of several covers least."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from figrepro.figure.axes import position
from figrepro.figure.model import Figure, Point, Series
from figrepro.figure.spec import SeriesStyle
from figrepro.render.bars import Bars, foot_of
from figrepro.render.canvas import Box, Canvas
from figrepro.render.strokes import AREA_ALPHA, BAR_WIDTH

_Place = tuple[float, float]
_Shape = tuple[_Place, ...]
"""The corners of a shape, in points."""
_Ink = tuple[_Shape, float]
"""A shape, and how dark it is: 1 hides what is below."""


def least_covering(frames: Sequence[Box], figure: Figure, canvas: Canvas) -> Box:
    """The frame that covers fewest points; of several, the one over the least ink.

    Of those that cover as much, it is the first.
    """
    marks = Marks.of(figure, canvas)
    series, inks = (*figure.series, *figure.overlaid), list(marks.inks())

    def covered(frame: Box) -> tuple[int, float]:
        points = sum(len(marks.under(frame, one)) for one in series)
        return points, sum(dark * _area_inside(shape, frame) for shape, dark in inks)

    return min(frames, key=covered)


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a figure and of the reading over it."""

    figure: Figure
    canvas: Canvas
    bars: Bars

    @classmethod
    def of(cls, figure: Figure, canvas: Canvas) -> "Marks":
        """The marks of a resolved figure."""
        return cls(figure, canvas, Bars.of(figure))

    def under(self, frame: Box, series: Series) -> list[Point]:
        """The points of a series that a frame covers."""
        radius = self._style_of(series).size / 2
        return [
            point for point in series.points if frame.holds(*self._middle(series, point), radius)
        ]

    def inks(self) -> Iterator[_Ink]:
        """Everything that is drawn of the series; a range counts at its place."""
        for series in self.figure.series:
            style = self._style_of(series)
            if style.kind == "bar":
                yield from ((shape, 1.0) for shape in self._bars(series))
            elif style.line != "none":
                course = self._course(series, style)
                yield from ((_stroke(*ends, style.width), 1.0) for ends in pairwise(course))
            if style.kind == "area":
                yield from ((shape, AREA_ALPHA) for shape in self._areas(series))
            yield from self._inks_of_points(series, 0.0 if style.marker == "none" else style.size)
        for series in self.figure.overlaid:
            yield from self._inks_of_points(series, self._style_of(series).size)

    def _inks_of_points(self, series: Series, size: float) -> Iterator[_Ink]:
        """Markers, ranges and error bars."""
        for point in filter(self.canvas.shows, series.points):
            across, up = self._middle(series, point)
            yield _stroke((across - size / 2, up), (across + size / 2, up), size), 1.0
            for ends in (point.drawn_range, point.y_error_ends):
                if ends is not None:
                    low, high = (self._held(across, self.canvas.up(end)) for end in ends)
                    yield _stroke(low, high, BAR_WIDTH), 1.0
            if point.x_error_ends is not None:
                ends = point.x_error_ends
                left, right = (self._held(self.canvas.across(end), up) for end in ends)
                yield _stroke(left, right, BAR_WIDTH), 1.0

    def _held(self, across: float, up: float) -> _Place:
        """The place, moved inside the axes: on a log axis an end may be infinitely far off."""
        box = self.canvas.axes
        return min(max(across, box.left), box.right), min(max(up, box.bottom), box.top)

    def _course(self, series: Series, style: SeriesStyle) -> Iterator[_Place]:
        """The corners of a series' line."""
        height = None
        for point in series.points:
            across, up = self._middle(series, point)
            if height is not None and style.kind == "step":
                yield across, height
            yield across, up
            height = up

    def _bars(self, series: Series) -> Iterator[_Shape]:
        foot = self.canvas.up_at(foot_of(self.canvas.y))
        for point in series.points:
            sides = self.bars.sides(series.name, position(point.x, self.canvas.x))
            left, right = map(self.canvas.across_at, sides)
            yield _upright(left, right, foot, (self.canvas.up(point.y),) * 2)

    def _areas(self, series: Series) -> Iterator[_Shape]:
        foot = self.canvas.up_at(foot_of(self.canvas.y))
        places = [self._middle(series, point) for point in series.points]
        for (left, first), (right, second) in pairwise(places):
            yield _upright(left, right, foot, (first, second))

    def _middle(self, series: Series, point: Point) -> _Place:
        """Where a point's mark stands; with bars, in the middle of its own."""
        across = self.bars.middle(series.name, position(point.x, self.canvas.x))
        return self.canvas.across_at(across), self.canvas.up(point.y)

    def _style_of(self, series: Series) -> SeriesStyle:
        return self.figure.spec.series[series.name]


def _upright(left: float, right: float, foot: float, tops: tuple[float, float]) -> _Shape:
    """What stands on a foot, as high as its two sides are."""
    return (left, foot), (left, tops[0]), (right, tops[1]), (right, foot)


def _stroke(start: _Place, end: _Place, width: float) -> _Shape:
    """A straight stroke without caps."""
    (left, low), (right, high) = start, end
    length = math.hypot(right - left, high - low) or math.inf
    x, y = (low - high) / length * width / 2, (right - left) / length * width / 2
    return (left + x, low + y), (right + x, high + y), (right - x, high - y), (left - x, low - y)


def _area_inside(shape: _Shape, box: Box) -> float:
    """How much of a shape lies in a box, in square points."""
    shape = _right_of(shape, box.left)
    shape = _right_of(_turned(shape), box.bottom)
    shape = _right_of(_turned(shape), -box.right)
    shape = _right_of(_turned(shape), -box.top)
    around = zip(shape, (*shape[1:], *shape[:1]), strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in around)) / 2


def _turned(shape: _Shape) -> _Shape:
    """A shape turned clockwise by a quarter, so that its next side is to the left."""
    return tuple((y, -x) for x, y in shape)


def _right_of(shape: _Shape, limit: float) -> _Shape:
    """What of a shape lies to the right of an upright line."""
    kept: list[_Place] = []
    for (x, y), (next_x, next_y) in zip(shape, (*shape[1:], *shape[:1]), strict=True):
        if x >= limit:
            kept.append((x, y))
        if (x >= limit) != (next_x >= limit):
            kept.append((limit, y + (next_y - y) * (limit - x) / (next_x - x)))
    return tuple(kept)
