"""The primitives that are drawn.

A shape knows the element that it belongs to and, where it stands for data, which points it shows
and which of their fields. Shapes of a higher `order` lie above those of a lower one.
"""

import math
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from figrepro.figure.model import Point
from figrepro.figure.vocabulary import Font, Marker
from figrepro.shapes.box import Box

Vertex = tuple[float, float]
"""A place on the canvas, in points."""
Cap = Literal["butt", "round", "projecting"]
Join = Literal["miter", "round"]

_MITER = 10.0
"""Widths of a line that a sharp corner of it may reach, where Agg cuts it off."""
_ASCII_INK, _ANY_INK = (0.8, 0.24, 0.1), (1.11, 0.29, 0.2)
"""Parts of an em that ink takes above the baseline, below it, and beyond the width of its letters;
marks on capitals stand taller, and some letters have a horn."""


class Anchor(Struct, frozen=True):
    """What of the data a shape, or a part of it, stands for.

    Attributes:
        series: The name of the series.
        point: One of its points.
        field: The column that it shows: `y`, `y_low`, `err_low`.
    """

    series: str
    point: Point
    field: str = "y"


class Stroke(Struct, frozen=True):
    """How a line is inked.

    Attributes:
        color: `#rrggbb`.
        width: In points.
        dashes: Lengths of ink and gap, in widths of the line; none for a line without gaps.
        offset: Where in its dashes the line begins, in widths of the line.
        cap: How its ends look.
        join: How its corners look.
    """

    color: str
    width: float
    dashes: tuple[float, ...] = ()
    offset: float = 0.0
    cap: Cap = "butt"
    join: Join = "miter"


class Shape(Struct, frozen=True, kw_only=True):
    """What all shapes have.

    Attributes:
        element: The name of the element that it belongs to.
        order: What lies above what: the greater above the less, equal ones as they are listed.
        clip: What is drawn of it; everything where there is none.
        anchors: The data that it stands for, in their order; markers have one for each place.
    """

    element: str
    order: float = 0.0
    clip: Box | None = None
    anchors: tuple[Anchor, ...] = ()

    @property
    def bounds(self) -> Box | None:
        """What holds all its ink; None if it leaves none."""
        raise NotImplementedError


class Polyline(Shape, frozen=True, kw_only=True):
    """A line from vertex to vertex."""

    vertices: tuple[Vertex, ...]
    stroke: Stroke

    @property
    def bounds(self) -> Box | None:
        """What holds all its ink; None if it leaves none."""
        return _around(self.vertices, _MITER * self.stroke.width)


class Polygon(Shape, frozen=True, kw_only=True):
    """A filled area.

    Attributes:
        vertices: Its corners.
        fill: `#rrggbb`.
        opacity: How much of the fill there is, from 0 to 1.
    """

    vertices: tuple[Vertex, ...]
    fill: str
    opacity: float = 1.0

    @property
    def bounds(self) -> Box | None:
        """What holds all its ink; None if it leaves none."""
        return _around(self.vertices, 0.0)


class Rectangle(Shape, frozen=True, kw_only=True):
    """A filled box.

    Attributes:
        box: Where it is.
        fill: `#rrggbb`.
        opacity: How much of the fill there is, from 0 to 1.
        edge: The line around it, if it has one.
    """

    box: Box
    fill: str
    opacity: float = 1.0
    edge: Stroke | None = None

    @property
    def bounds(self) -> Box | None:
        """What holds all its ink."""
        return self.box.grown(self.edge.width if self.edge else 0.0)


class Markers(Shape, frozen=True, kw_only=True):
    """The same marker at several places.

    Attributes:
        places: Their middles.
        marker: Its word.
        size: Its size in points, as matplotlib counts it.
        fill: `#rrggbb`; None lets be seen what lies below.
        edge: `#rrggbb`; None for a marker without an edge.
        edge_width: In points.
    """

    places: tuple[Vertex, ...]
    marker: Marker
    size: float
    fill: str | None
    edge: str | None
    edge_width: float

    @property
    def bounds(self) -> Box | None:
        """What holds all its ink; None if it leaves none."""
        return _around(self.places, self.size + _MITER * self.edge_width)


class Text(Shape, frozen=True, kw_only=True):
    """One line of text.

    Attributes:
        text: What is drawn, control characters already as their pictures.
        x: Where the baseline starts, from the left.
        y: Where the baseline starts, from below.
        size: Points to an em.
        width: How far it runs, in points.
        font: The family.
        upwards: Whether it runs from below upwards rather than from left to right.
        math: Whether `$…$` in it is mathematics.
    """

    text: str
    x: float
    y: float
    size: float
    width: float
    font: Font
    upwards: bool = False
    math: bool = False

    @property
    def bounds(self) -> Box | None:
        """What holds all its ink, with room for signs that stand far above and below."""
        return self.box.grown(self.size)

    @property
    def box(self) -> Box:
        """A rectangle that holds the ink of the text, whatever letters it is made of."""
        ink = _ASCII_INK if self.text.isascii() else _ANY_INK
        up, down, aside = (part * self.size for part in ink)
        length = self.width + 2 * aside
        if self.upwards:
            return Box(self.x - up, self.y - aside, up + down, length)
        return Box(self.x - aside, self.y - down, length, up + down)


def _around(vertices: Iterable[Vertex], reach: float) -> Box | None:
    """The box around vertices and so much more; None where there is none on the canvas."""
    places = [place for place in vertices if math.isfinite(place[0]) and math.isfinite(place[1])]
    if not places:
        return None
    xs, ys = [x for x, _ in places], [y for _, y in places]
    left, bottom = min(xs), min(ys)
    return Box(left, bottom, max(xs) - left, max(ys) - bottom).grown(reach)
