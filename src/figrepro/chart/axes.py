"""What is drawn of the axes: grid lines, marks at the ticks, and two of their sides."""

from collections.abc import Iterator

from figrepro.marks.layer import Frame
from figrepro.scales.axis import Axis
from figrepro.shapes import elements
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Polyline, Shape, Stroke, Vertex

TICK_LENGTH = 3.5
"""Points that a mark at a tick is long."""
_GRID, _TICKS = 0.5, 2.5
"""Orders: the grid lies below all marks, the axes above lines and below points."""
_GRID_COLOR, _BLACK = "#dcdcdc", "#000000"
_WIDTH = 0.8
_ROUNDING = 0.01
"""Points by which a tick on a limit may lie beyond it."""


def axes_shapes(frame: Frame) -> Iterator[Shape]:
    """Grid, ticks and sides of a pair of axes."""
    for axis in (frame.x, frame.y):
        for _, at in ticks_at(frame, axis):
            across, mark = _lines(frame.box, axis, at)
            if axis.grid:
                stroke = Stroke(_GRID_COLOR, _WIDTH, join="round")
                yield Polyline(
                    element=elements.grid(axis.letter), order=_GRID, vertices=across, stroke=stroke
                )
            yield Polyline(
                element=elements.tick_mark(axis.letter),
                order=_TICKS,
                vertices=mark,
                stroke=Stroke(_BLACK, _WIDTH, join="round"),
            )
    yield from _sides(frame)


def ticks_at(frame: Frame, axis: Axis) -> Iterator[tuple[str, float]]:
    """The texts of the ticks between the limits of an axis, and where they stand, in points."""
    box = frame.box
    start, length = (box.left, box.width) if axis.letter == "x" else (box.bottom, box.height)
    for text, value in zip(axis.tick_texts, axis.ticks, strict=True):
        at = start + axis.fraction(value) * length
        if start - _ROUNDING <= at <= start + length + _ROUNDING:
            yield text, at


def _lines(box: Box, axis: Axis, at: float) -> tuple[tuple[Vertex, Vertex], tuple[Vertex, Vertex]]:
    """The grid line at a tick, and the mark outside the axes."""
    if axis.letter == "x":
        return ((at, box.bottom), (at, box.top)), ((at, box.bottom - TICK_LENGTH), (at, box.bottom))
    return ((box.left, at), (box.right, at)), ((box.left - TICK_LENGTH, at), (box.left, at))


def _sides(frame: Frame) -> Iterator[Shape]:
    box = frame.data
    corner = (box.left, box.bottom)
    for side, end in (("left", (box.left, box.top)), ("bottom", (box.right, box.bottom))):
        yield Polyline(
            element=elements.spine(side),
            order=_TICKS,
            vertices=(corner, end),
            stroke=Stroke(_BLACK, _WIDTH, cap="projecting"),
        )
