"""What a frame inside the axes covers, and which of several covers least."""

import math
from collections.abc import Iterator, Sequence
from functools import singledispatch
from itertools import chain, pairwise

from figrepro.marks.layer import Placed, Spot
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Markers, Polygon, Polyline, Rectangle, Shape, Vertex

_Area = tuple[Vertex, ...]
"""The corners of an area, in points."""


def least_covering(frames: Sequence[Box], layers: Sequence[Placed], shapes: Sequence[Shape]) -> Box:
    """The frame that covers fewest points; of several, the one over the least ink.

    Of those that cover as much, it is the first.

    Args:
        frames: The frames to choose from.
        layers: The layers whose points count.
        shapes: What is drawn of them.
    """

    def covered(frame: Box) -> tuple[int, float]:
        return sum(len(covered_spots(frame, placed)) for placed in layers), ink_in(shapes, frame)

    return min(frames, key=covered)


def covered_spots(frame: Box, placed: Placed) -> list[Spot]:
    """The spots of a layer that a frame covers."""
    radius = placed.layer.style.size / 2
    return [spot for spot in placed.spots if frame.holds(spot.x, spot.y, radius)]


def ink_in(shapes: Sequence[Shape], frame: Box) -> float:
    """How much ink of shapes lies in a frame, in square points; half of it where it is thin."""
    return sum(dark * _area_inside(area, frame) for shape in shapes for area, dark in _inks(shape))


@singledispatch
def _inks(shape: Shape) -> Iterator[tuple[_Area, float]]:
    """The areas that a shape inks, and how dark: 1 hides what is below."""
    del shape
    yield from ()


@_inks.register
def _(shape: Polyline) -> Iterator[tuple[_Area, float]]:
    for start, end in pairwise(shape.vertices):
        yield _stroke(start, end, shape.stroke.width), 1.0


@_inks.register
def _(shape: Polygon) -> Iterator[tuple[_Area, float]]:
    yield shape.vertices, shape.opacity


@_inks.register
def _(shape: Rectangle) -> Iterator[tuple[_Area, float]]:
    yield shape.box.corners, shape.opacity


@_inks.register
def _(shape: Markers) -> Iterator[tuple[_Area, float]]:
    half = shape.size / 2
    for x, y in shape.places:
        yield Box(x - half, y - half, shape.size, shape.size).corners, 1.0


def _stroke(start: Vertex, end: Vertex, width: float) -> _Area:
    """A straight stroke without caps."""
    (left, low), (right, high) = start, end
    length = math.hypot(right - left, high - low) or math.inf
    x, y = (low - high) / length * width / 2, (right - left) / length * width / 2
    return (left + x, low + y), (right + x, high + y), (right - x, high - y), (left - x, low - y)


def _area_inside(area: _Area, box: Box) -> float:
    """How much of an area lies in a box, in square points."""
    if not all(map(math.isfinite, chain.from_iterable(area))):
        return 0.0
    area = _right_of(area, box.left)
    area = _right_of(_turned(area), box.bottom)
    area = _right_of(_turned(area), -box.right)
    area = _right_of(_turned(area), -box.top)
    around = zip(area, (*area[1:], *area[:1]), strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in around)) / 2


def _turned(area: _Area) -> _Area:
    """An area turned clockwise by a quarter, so that its next side is to the left."""
    return tuple((y, -x) for x, y in area)


def _right_of(area: _Area, limit: float) -> _Area:
    """What of an area lies to the right of an upright line (Sutherland and Hodgman, 1974)."""
    kept: list[Vertex] = []
    for (x, y), (next_x, next_y) in zip(area, (*area[1:], *area[:1]), strict=True):
        if x >= limit:
            kept.append((x, y))
        if (x >= limit) != (next_x >= limit):
            kept.append((limit, y + (next_y - y) * (limit - x) / (next_x - x)))
    return tuple(kept)
