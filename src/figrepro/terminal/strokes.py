"""What a series looks like between the limits: strokes, and the places of its points.

Places are fractions of the axes, from 0 at the lower limit to 1 at the upper.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from figrepro.figure.axes import fraction
from figrepro.figure.model import Figure, Point, Series
from figrepro.figure.spec import Axis, SeriesStyle, Spec

_FILLED_SLOT = 0.8
"""How much of the space between two places on the x axis bars fill."""
_LONE_SLOT = 0.25
"""That space where all bars stand at one place."""
_WIDEST_SLOT = 2.0
"""What covers the whole axis from any place on it; places may lie far beyond the limits."""
_SLACK = 1e-9
"""How far, but for rounding, what lies on a limit may lie beyond it."""


def is_within(part: float) -> bool:
    """Whether a fraction of an axis lies between its limits, or on one but for rounding."""
    return -_SLACK <= part <= 1 + _SLACK


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the chart; beyond 0 to 1 it lies outside the limits."""

    across: float
    up: float

    @property
    def is_inside(self) -> bool:
        """Whether it lies within the limits."""
        return is_within(self.across) and is_within(self.up)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight piece of ink, within the limits."""

    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Bar:
    """An upright box around `across`, within the limits of the y axis.

    Attributes:
        across: Its middle, as a fraction of the x axis.
        width: Its width, as such a fraction.
        foot: Its lower end, as a fraction of the y axis.
        top: Its upper end, as such a fraction.
        is_striped: Whether only every second column of dots is inked, to tell neighbours apart.
    """

    across: float
    width: float
    foot: float
    top: float
    is_striped: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """All that is drawn of one series.

    Attributes:
        series: The series.
        style: How it looks.
        marks: Where each of its points stands, those outside the limits as well.
        line: What connects the points.
        reach: Ranges and error bars.
        bars: Its bars.
    """

    series: Series
    style: SeriesStyle
    marks: tuple[Place, ...]
    line: tuple[Stroke, ...] = ()
    reach: tuple[Stroke, ...] = ()
    bars: tuple[Bar, ...] = ()


def shapes_of(figure: Figure) -> list[Shape]:
    """The shape of every series of a figure, in its order."""
    spec = figure.spec
    styles = spec.series
    bars = [one for one in figure.series if styles[one.name].kind == "bar"]
    width = _bar_width(bars, spec.x)
    return [
        _bar_shape(one, spec, width, bars.index(one), len(bars))
        if styles[one.name].kind == "bar"
        else _line_shape(one, spec)
        for one in figure.series
    ]


def _line_shape(series: Series, spec: Spec) -> Shape:
    style = spec.series[series.name]
    marks = tuple(_place(point, spec) for point in series.points)
    line = () if style.line == "none" else tuple(_line(marks, style))
    return Shape(series, style, marks, line, tuple(_reaches(series.points, marks, spec)))


def _bar_shape(series: Series, spec: Spec, width: float, number: int, of: int) -> Shape:
    """The bars of a series, its `number` among those `of` which stand side by side."""
    style = spec.series[series.name]
    offset = (number - (of - 1) / 2) * width
    marks = tuple(_moved(_place(point, spec), offset) for point in series.points)
    bars = tuple(_bars(marks, width, spec, is_striped=number % 2 == 1))
    return Shape(series, style, marks, (), tuple(_reaches(series.points, marks, spec)), bars)


def _place(point: Point, spec: Spec) -> Place:
    return Place(fraction(point.x, spec.x), fraction(point.y, spec.y))


def _moved(place: Place, offset: float) -> Place:
    """The place of a bar's mark, beside its neighbours; one within the limits stays there."""
    if not (offset and is_within(place.across)):
        return place
    return Place(max(0.0, min(place.across + offset, 1.0)), place.up)


def _line(marks: Sequence[Place], style: SeriesStyle) -> Iterator[Stroke]:
    for start, end in pairwise(marks):
        corner = Place(end.across, start.up)  # a step keeps its value until the next point
        ends = (start, corner, end) if style.kind == "step" else (start, end)
        yield from filter(None, (clipped(*pair) for pair in pairwise(ends)))


def _reaches(points: Sequence[Point], marks: Sequence[Place], spec: Spec) -> Iterator[Stroke]:
    for point, mark in zip(points, marks, strict=True):
        for bounds in filter(None, (point.drawn_range, point.y_error_ends)):
            ends = (fraction(value, spec.y) for value in bounds)
            low_end, high_end = (Place(mark.across, max(-1.0, min(end, 2.0))) for end in ends)
            yield from filter(None, [clipped(low_end, high_end)])
        if point.x_error_ends is not None:
            ends = (fraction(value, spec.x) for value in point.x_error_ends)
            left_end, right_end = (Place(max(-1.0, min(end, 2.0)), mark.up) for end in ends)
            yield from filter(None, [clipped(left_end, right_end)])


def _bar_width(series: Sequence[Series], axis: Axis) -> float:
    """The width of one of the bars that stand side by side at a place, as a fraction."""
    places = {fraction(point.x, axis) for one in series for point in one.points}
    in_order = sorted(filter(math.isfinite, places))
    slot = min((right - left for left, right in pairwise(in_order)), default=_LONE_SLOT)
    return min(slot, _WIDEST_SLOT) * _FILLED_SLOT / max(1, len(series))


def _bars(marks: Sequence[Place], width: float, spec: Spec, *, is_striped: bool) -> Iterator[Bar]:
    zero = -math.inf if spec.y.scale == "log" else fraction(Decimal(0), spec.y)
    for mark in marks:
        foot, top = (max(0.0, min(end, 1.0)) for end in sorted((zero, mark.up)))
        if is_within(mark.across) and foot < top:
            yield Bar(mark.across, width, foot, top, is_striped)


def clipped(start: Place, end: Place) -> Stroke | None:
    """The piece of a straight line that lies within the limits, if any.

    Follows Liang and Barsky: "A new concept and method for line clipping", 1984.
    """
    run, rise = end.across - start.across, end.up - start.up
    first, last = 0.0, 1.0
    edges = (
        (-run, start.across + _SLACK),
        (run, 1 - start.across + _SLACK),
        (-rise, start.up + _SLACK),
        (rise, 1 - start.up + _SLACK),
    )
    for speed, room in edges:
        if speed < 0:
            first = max(first, room / speed)
        elif speed > 0:
            last = min(last, room / speed)
        elif not room >= 0:
            return None
    across, up = (
        [origin + part * way for part in (first, last)]
        for origin, way in ((start.across, run), (start.up, rise))
    )
    if not (first <= last and all(map(math.isfinite, (*across, *up)))):
        return None
    (left, right), (low, high) = (
        [max(0.0, min(part, 1.0)) for part in ends] for ends in (across, up)
    )
    return Stroke(Place(left, low), Place(right, high))
