"""Upright bars; those of several series stand side by side."""

import math
from collections.abc import Iterator, Sequence

from figrepro.figure.formats import format_x
from figrepro.figure.model import Point
from figrepro.marks.base import Extent, Key, Mark, Noun
from figrepro.marks.key import marker_key, patch_key
from figrepro.marks.layer import Placed, Spot, Style
from figrepro.marks.points import point_shapes
from figrepro.marks.style_constants import BARS
from figrepro.scales.base import Scale
from figrepro.shapes import elements
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Rectangle, Shape


class Bar(Mark):
    """A bar from the foot to the value."""

    name = "bar"
    noun = Noun("Bar chart", "bars", "bars")
    stands = True
    is_side_by_side = True
    is_opaque = True
    has_surface = True
    has_markers = False
    cut_off = "bar"

    def extent(self, points: Sequence[Point], x: Scale, y: Scale) -> Extent:
        """The values, the foot, and the sides of the first and the last bar."""
        values = super().extent(points, x, y)
        return Extent((*values.x, *x.cell_ends({point.x for point in points})), values.y)

    def part_at(self, point: Point) -> str:
        """A bar for each point."""
        return super().part_at(point) if point.basis == "range" else self.part_of_bar(point)

    @staticmethod
    def part_of_bar(point: Point) -> str:
        """The bar of a point, whatever else stands on it."""
        return f"bar/{elements.escaped(format_x(point.x))}"

    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """The bars, and what stands on them."""
        for spot in placed.spots:
            if math.isfinite(spot.x):
                yield self._bar(placed, spot)
        yield from point_shapes(placed)

    def _bar(self, placed: Placed, spot: Spot) -> Rectangle:
        frame, half = placed.frame, placed.slot.width / 2
        left, right = (frame.across_at(spot.place + side) for side in (-half, half))
        foot, box = frame.foot, frame.box
        # What leaves the axes is clipped; endless bars have no box.
        end = min(max(spot.y, box.bottom - box.height), box.top + box.height)
        return Rectangle(
            element=placed.element(self.part_of_bar(spot.point)),
            order=placed.order(BARS),
            box=Box(left, min(foot, end), right - left, abs(end - foot)),
            fill=placed.layer.style.hex,
            clip=box,
            anchors=placed.anchors([spot]),
        )

    def key(self, style: Style, key: Key) -> Iterator[Shape]:
        """A patch, with a marker if bars have one."""
        yield from patch_key(style, key)
        yield from marker_key(style, key)
