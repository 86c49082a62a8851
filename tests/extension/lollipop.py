"""A mark of its own: lollipops."""

from collections.abc import Iterator

from figrepro.marks.base import Key, Mark, Noun
from figrepro.marks.key import marker_key
from figrepro.marks.layer import Placed, Style
from figrepro.marks.points import point_shapes
from figrepro.marks.style_constants import BARS
from figrepro.shapes.primitives import Polygon, Polyline, Shape, Stroke

_FOOT = 3.0
"""Points that the foot of a lollipop reaches to either side."""


class Lollipop(Mark):
    """A marker on a stem that stands on a small triangle."""

    name = "lollipop"
    noun = Noun("Lollipop chart", "lollipops", "lollipops")
    stands = True
    cut_off = "stem"

    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """Foot, stem and marker of each point."""
        foot, color = placed.frame.foot, placed.layer.style.hex
        for spot in placed.spots:
            anchors = placed.anchors([spot])
            yield Polygon(
                element=placed.element("foot"),
                order=placed.order(BARS),
                vertices=((spot.x - _FOOT, foot), (spot.x + _FOOT, foot), (spot.x, foot + _FOOT)),
                fill=color,
                clip=placed.frame.box.grown(_FOOT),
                anchors=anchors,
            )
            yield Polyline(
                element=placed.element("stem"),
                order=placed.order(BARS),
                vertices=((spot.x, foot), (spot.x, spot.y)),
                stroke=Stroke(color, placed.layer.style.width),
                clip=placed.frame.box,
                anchors=anchors,
            )
        yield from point_shapes(placed)

    def key(self, style: Style, key: Key) -> Iterator[Shape]:
        """A short stem with a marker."""
        yield Polyline(
            element=key.element,
            order=key.order,
            vertices=((key.middle, key.y - 7.0), (key.middle, key.y)),
            stroke=Stroke(style.hex, style.width),
        )
        yield from marker_key(style, key)
