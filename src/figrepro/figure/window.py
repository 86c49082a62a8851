"""Which points the axes show: those inside their limits."""

from dataclasses import dataclass

from figrepro.figure.axes import fraction
from figrepro.figure.model import Point, X
from figrepro.figure.spec import Axis

_ROUNDING = 1e-5
"""How far beyond a limit a point is still shown, as a part of the length of the axis."""


@dataclass(frozen=True, slots=True)
class Window:
    """What two resolved axes show.

    Attributes:
        x: The x axis.
        y: The y axis.
    """

    x: Axis
    y: Axis

    def shows(self, point: Point) -> bool:
        """Whether a point lies between the limits of both axes."""
        return self.holds_across(point) and _is_between(point.y, self.y)

    def holds_across(self, point: Point) -> bool:
        """Whether a point lies between the limits of the x axis."""
        return _is_between(point.x, self.x)


def _is_between(place: X, axis: Axis) -> bool:
    return -_ROUNDING <= fraction(place, axis) <= 1 + _ROUNDING
