"""A line from point to point, with markers."""

from collections.abc import Iterator
from typing import ClassVar

from figrepro.figure.vocabulary import Line as LineWord
from figrepro.marks.base import Key, Mark, Noun
from figrepro.marks.key import line_key, marker_key
from figrepro.marks.layer import Placed, Style
from figrepro.marks.points import course, point_shapes
from figrepro.shapes.primitives import Shape


class Line(Mark):
    """A straight line from point to point."""

    name = "line"
    noun = Noun("Line chart", "a line", "lines")
    one_y_for_each_x = True
    is_joined = True
    default_line: ClassVar[LineWord] = "solid"
    body: ClassVar[str | None] = "line"

    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """The line, and the points on it."""
        yield from course(placed, [spot.vertex for spot in placed.spots])
        yield from point_shapes(placed)

    def key(self, style: Style, key: Key) -> Iterator[Shape]:
        """A piece of the line with a marker."""
        yield from line_key(style, key)
        yield from marker_key(style, key)
