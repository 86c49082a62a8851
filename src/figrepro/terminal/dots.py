"""Shapes as braille dots on a grid of cells. Places are counted in dots: here, one is a point."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from figrepro.chart.scene import panel_shapes
from figrepro.marks.layer import Placed
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Markers, Polygon, Polyline, Rectangle, Shape, Vertex

Cell = tuple[int, int]
"""A column and a row, counted from the lower left."""
Dot = tuple[int, int]
"""The same of a dot."""

_ACROSS, _UP = 2, 4
"""Dots in a cell."""
_BITS = (0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08)
"""The bits of the dots of a cell, column by column from below."""
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells between the axes of a panel."""

    columns: int
    rows: int

    @property
    def box(self) -> Box:
        """What the limits span: from the middle of the first cell to the middle of the last.

        A symbol on a limit is whole, and ticks can fall on whole cells. The middle lies between
        dots; a little beside it, rounding leads to the same dot of every cell.
        """
        return Box(0.49, 1.51, (self.columns - 1) * _ACROSS, (self.rows - 1) * _UP)

    def cell(self, x: float, y: float) -> Cell:
        """The cell of a place, or the nearest to one beyond the limits."""
        box = self.box
        across, up = _between(x, box.left, box.right), _between(y, box.bottom, box.top)
        return round(across) // _ACROSS, round(up) // _UP


def patterns_of(placed: Placed, grid: Grid, *, is_striped: bool) -> Mapping[Cell, int]:
    """The dots of all shapes of a layer, as bits of a braille character for each cell.

    Args:
        placed: The layer, on the box of the grid.
        grid: The grid.
        is_striped: Whether filled surfaces have every second column only, to be told from others.
    """
    patterns: dict[Cell, int] = defaultdict(int)
    # What a line bounds needs no shade.
    is_shaded = placed.layer.style.line == "none"
    for shape in panel_shapes([placed]):
        for x, y in _dots_of(shape, grid, is_striped=is_striped, is_shaded=is_shaded):
            column, row = x // _ACROSS, y // _UP
            if 0 <= column < grid.columns and 0 <= row < grid.rows:
                patterns[column, row] |= _BITS[x % _ACROSS][y % _UP]
    return patterns


def _dots_of(shape: Shape, grid: Grid, *, is_striped: bool, is_shaded: bool) -> Iterator[Dot]:
    """The dots of a shape; a marker is one, which the symbol of its point will hide."""
    match shape:
        case Polyline():
            yield from _on_line(shape, grid.box)
        case Markers():
            yield from ((round(x), round(y)) for x, y in shape.places if grid.box.holds(x, y, 0.5))
        case Polygon() | Rectangle() if shape.opacity == 1 or is_shaded:
            inside = _in_box(shape.box, grid) if isinstance(shape, Rectangle) else _in(shape, grid)
            up = 1 if shape.opacity == 1 else 2
            across = 2 if is_striped else up
            yield from ((x, y) for x, y in inside if x % across == y % up == 0)


def _on_line(line: Polyline, box: Box) -> Iterator[Dot]:
    """The dots of a line within the limits; its dashes run on from piece to piece.

    Where dashes are measured, any line is a column wide: so they fall into whole cells.
    """
    dashes = [max(1, round(length)) * _ACROSS for length in line.stroke.dashes]
    has_ink = [part % 2 == 0 for part, length in enumerate(dashes) for _ in range(length)] or [True]
    drawn = round(line.stroke.offset) * _ACROSS
    for start, end in pairwise(line.vertices):
        piece = clipped(start, end, box)
        if piece is None:
            continue
        (left, low), (right, high) = ((round(x), round(y)) for x, y in piece)
        steps = max(abs(right - left), abs(high - low))
        for step in range(steps + 1):
            if has_ink[(drawn + step) % len(has_ink)]:
                part = step / max(1, steps)
                yield round(left + part * (right - left)), round(low + part * (high - low))
        drawn += steps


def clipped(start: Vertex, end: Vertex, box: Box) -> tuple[Vertex, Vertex] | None:
    """The piece of a straight line that lies in a box, if any.

    Follows Liang and Barsky: "A new concept and method for line clipping", 1984.
    """
    first, last = 0.0, 1.0
    sides = (box.left, box.right), (box.bottom, box.top)
    for here, there, (low, high) in zip(start, end, sides, strict=True):
        way = there - here
        if not math.isfinite(way):
            return None
        if way:
            enters, leaves = sorted(((low - here) / way, (high - here) / way))
            first, last = max(first, enters), min(last, leaves)
        elif not low - _ROUNDING <= here <= high + _ROUNDING:
            return None
    if first > last + _ROUNDING:
        return None
    (x0, x1), (y0, y1) = (
        [_between(here + part * (there - here), *side) for part in (first, last)]
        for here, there, side in zip(start, end, sides, strict=True)
    )
    return (x0, y0), (x1, y1)


def _in_box(box: Box, grid: Grid) -> Iterator[Dot]:
    """Whole columns of cells, as many for boxes of one width, so that neighbours share none.

    They are an odd number, which has a middle for the symbol. A box that reaches down to the limit
    stands on the axis, not on the middle of the last row.
    """
    width, limits = grid.columns * _ACROSS, grid.box
    left, right = (_between(x, -width, 2 * width) for x in (box.left, box.right))
    low, high = (_between(y, limits.bottom, limits.top) for y in (box.bottom, box.top))
    if low < high:
        columns = max(1, int((right - left) / _ACROSS + _ROUNDING))
        columns -= columns % 2 == 0
        first = (round((left + right) / 2) // _ACROSS - columns // 2) * _ACROSS
        rows = range(0 if low == limits.bottom else round(low), round(high) + 1)
        yield from ((x, y) for x in range(first, first + columns * _ACROSS) for y in rows)


def _in(polygon: Polygon, grid: Grid) -> Iterator[Dot]:
    """The dots inside a polygon, row by row between its sides."""
    vertices = [vertex for vertex in polygon.vertices if all(map(math.isfinite, vertex))]
    sides = list(pairwise([*vertices, *vertices[:1]]))
    for y in range(grid.rows * _UP):
        crossed = sorted(
            _between(x0 + (y - y0) / (y1 - y0) * (x1 - x0), -1, grid.columns * _ACROSS)
            for (x0, y0), (x1, y1) in sides
            if (y0 <= y) != (y1 <= y)
        )
        for left, right in zip(crossed[::2], crossed[1::2], strict=True):
            yield from ((x, y) for x in range(math.ceil(left), math.floor(right) + 1))


def _between(value: float, low: float, high: float) -> float:
    """The value, or the end beyond which it lies; what is not a number is at the lower."""
    return max(low, min(value, high))
