"""The area between a line and its foot."""

from collections.abc import Iterator

from figrepro.marks.base import Key, Mark, Noun
from figrepro.marks.key import line_key, marker_key, patch_key
from figrepro.marks.layer import Placed, Style
from figrepro.marks.points import course, point_shapes
from figrepro.marks.style_constants import AREA_ALPHA, AREAS
from figrepro.shapes.primitives import Polygon, Shape


class Area(Mark):
    """A line with all that lies below it, or above it where it is below the foot."""

    name = "area"
    noun = Noun("Area chart", "an area", "areas")
    one_y_for_each_x = True
    is_joined = True
    stands = True
    has_surface = True
    has_markers = False
    default_line = "solid"
    body = "area"

    def has_course(self, style: Style) -> bool:
        """Always: the area is there without its line."""
        del style
        return True

    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """The area, the line above it, and the points on that."""
        vertices = [spot.vertex for spot in placed.spots]
        if vertices:
            foot = placed.frame.foot
            yield Polygon(
                element=placed.element("area"),
                order=placed.order(AREAS),
                vertices=((vertices[0][0], foot), *vertices, (vertices[-1][0], foot)),
                fill=placed.layer.style.hex,
                opacity=AREA_ALPHA,
                clip=placed.frame.box,
                anchors=placed.anchors(placed.spots),
            )
        yield from course(placed, vertices)
        yield from point_shapes(placed)

    def key(self, style: Style, key: Key) -> Iterator[Shape]:
        """A patch with a piece of the line, and a marker if there is one."""
        yield from patch_key(style, key, AREA_ALPHA)
        yield from line_key(style, key)
        yield from marker_key(style, key)
