"""Which points a drawing shows: those inside the limits of its axes."""

from dataclasses import dataclass

from figrepro.figure.axes import fraction
from figrepro.figure.model import Point, X
from figrepro.figure.resolve import UNITS_PER_INCH
from figrepro.figure.spec import Axis, Spec

_POINTS_PER_INCH = 72.0
_ROUNDING = 0.01
"""How far beyond a limit a point is still drawn, in points of 1/72 inch."""


@dataclass(frozen=True, slots=True)
class Side:
    """One axis, and how far beyond its limits a point is still drawn, as a part of its length."""

    axis: Axis
    margin: float

    def holds(self, place: X) -> bool:
        """Whether a place lies between the limits."""
        return -self.margin <= fraction(place, self.axis) <= 1 + self.margin


@dataclass(frozen=True, slots=True)
class Window:
    """What the axes of a drawing show."""

    across: Side
    up: Side

    @classmethod
    def of(cls, spec: Spec) -> "Window":
        """The axes of a resolved spec."""
        points = _POINTS_PER_INCH / UNITS_PER_INCH[spec.size.unit]
        beside = (spec.margins.left or 0.0) + (spec.margins.right or 0.0)
        above = (spec.margins.top or 0.0) + (spec.margins.bottom or 0.0)
        width, height = (spec.size.width - beside) * points, (spec.size.height - above) * points
        return cls(Side(spec.x, _ROUNDING / width), Side(spec.y, _ROUNDING / height))

    def shows(self, point: Point) -> bool:
        """Whether a point lies between the limits of both axes."""
        return self.across.holds(point.x) and self.up.holds(point.y)
