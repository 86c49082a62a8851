"""What stands before the names in a legend, as several marks have it."""

from collections.abc import Iterator

from figrepro.marks.base import Key
from figrepro.marks.layer import Style
from figrepro.marks.points import markers, stroke_of
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Polyline, Rectangle, Shape

_HALF_HEIGHT = 4.0
"""Points that a patch reaches up and down."""


def line_key(style: Style, key: Key) -> Iterator[Shape]:
    """A piece of the line, if there is one."""
    if style.line != "none":
        yield Polyline(
            element=key.element,
            order=key.order,
            vertices=((key.left, key.y), (key.right, key.y)),
            stroke=stroke_of(style, (key.right - key.left) / 2),
        )


def marker_key(style: Style, key: Key) -> Iterator[Shape]:
    """A marker, if there is one."""
    if style.marker != "none":
        yield markers(key.element, key.order, [(key.middle, key.y)], style)


def patch_key(style: Style, key: Key, opacity: float = 1.0) -> Iterator[Shape]:
    """A patch of the colour."""
    box = Box(key.left, key.y - _HALF_HEIGHT, key.right - key.left, 2 * _HALF_HEIGHT)
    yield Rectangle(element=key.element, order=key.order, box=box, fill=style.hex, opacity=opacity)
