"""The canvas of a drawing and the box of its axes: sizes and places, in points.

A point is 1/72 inch; (0, 0) is the lower left corner. Nothing here depends on the texts or the
data, so no wider label moves the axes.
"""

from dataclasses import dataclass

from figrepro.figure.axes import fraction, fraction_at
from figrepro.figure.model import Point, X
from figrepro.figure.resolve import UNITS_PER_INCH
from figrepro.figure.spec import Axis, Spec
from figrepro.figure.window import Window

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in points."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """The y of the upper side."""
        return self.bottom + self.height

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a place lies in the rectangle or less than `margin` beside it."""
        return (
            self.left - margin <= x <= self.right + margin
            and self.bottom - margin <= y <= self.top + margin
        )

    def overlaps(self, other: "Box") -> bool:
        """Whether the two rectangles share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def contains(self, other: "Box") -> bool:
        """Whether the other rectangle lies inside, with half a point to spare for rounding."""
        return (
            other.left >= self.left - 0.5
            and other.right <= self.right + 0.5
            and other.bottom >= self.bottom - 0.5
            and other.top <= self.top + 0.5
        )


@dataclass(frozen=True, slots=True)
class Canvas:
    """The whole drawing and the axes in it.

    Attributes:
        width: Whole pixels.
        height: Whole pixels.
        dpi: Pixels per inch.
        axes: The box that the axes' limits span, in points.
        x: The resolved x axis.
        y: The resolved y axis.
    """

    width: int
    height: int
    dpi: int
    axes: Box
    x: Axis
    y: Axis

    @property
    def box(self) -> Box:
        """The whole canvas, in points."""
        points = POINTS_PER_INCH / self.dpi
        return Box(0.0, 0.0, self.width * points, self.height * points)

    def across(self, x: X) -> float:
        """Where a value on the x axis stands, in points."""
        return self.axes.left + fraction(x, self.x) * self.axes.width

    def up(self, y: X) -> float:
        """Where a value on the y axis stands, in points."""
        return self.axes.bottom + fraction(y, self.y) * self.axes.height

    def across_at(self, place: float) -> float:
        """Where a position along the x axis stands, in points."""
        return self.axes.left + fraction_at(place, self.x) * self.axes.width

    def up_at(self, place: float) -> float:
        """Where a position along the y axis stands, in points."""
        return self.axes.bottom + fraction_at(place, self.y) * self.axes.height

    def shows(self, point: Point) -> bool:
        """Whether a point stands inside the limits of the axes."""
        return Window(self.x, self.y).shows(point)


def canvas_of(spec: Spec) -> Canvas:
    """The canvas that a resolved spec asks for."""
    per_unit = 1 / UNITS_PER_INCH[spec.size.unit]
    dpi = spec.size.dpi
    width = round(spec.size.width * per_unit * dpi)
    height = round(spec.size.height * per_unit * dpi)
    margins = spec.margins
    left, right, top, bottom = (
        (side or 0.0) * per_unit * POINTS_PER_INCH
        for side in (margins.left, margins.right, margins.top, margins.bottom)
    )
    points = POINTS_PER_INCH / dpi
    axes = Box(left, bottom, width * points - left - right, height * points - top - bottom)
    return Canvas(width, height, dpi, axes, spec.x, spec.y)
