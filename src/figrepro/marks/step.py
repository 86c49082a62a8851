"""Steps: each value holds until the next."""

from collections.abc import Iterator
from itertools import pairwise

from figrepro.marks.base import Noun
from figrepro.marks.layer import Placed
from figrepro.marks.line import Line
from figrepro.marks.points import course, point_shapes
from figrepro.shapes.primitives import Shape, Vertex


class Step(Line):
    """A line that keeps its value until the next point."""

    name = "step"
    noun = Noun("Step chart", "steps", "steps")
    is_stepped = True

    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """The steps, and the points on them."""
        yield from course(placed, list(_corners(placed)))
        yield from point_shapes(placed)


def _corners(placed: Placed) -> Iterator[Vertex]:
    for spot, following in pairwise(placed.spots):
        yield spot.vertex
        yield following.x, spot.y
    for spot in placed.spots[-1:]:
        yield spot.vertex
