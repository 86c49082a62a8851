"""Bars with caps at their ends: ranges and error bars, cut at the limits of the axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from matplotlib.lines import Line2D

from figrepro.figure.axes import limit_positions, position
from figrepro.figure.model import Point
from figrepro.figure.spec import Axis
from figrepro.render.strokes import BAR_WIDTH, ERROR_CAP

Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Whiskers:
    """How such bars are drawn; width is in points."""

    color: str
    width: float = BAR_WIDTH

    def upright(self, x: float, bounds: Bounds, axis: Axis, cap: float) -> Line2D:
        """An upright bar at a position, cut at the limits of the y axis."""
        inside, capped = _cut((float(bounds[0]), float(bounds[1])), limit_positions(axis))
        return self._bar([x] * 2, inside, "_", cap, capped)

    def flat(self, bounds: Bounds, aside: float, y: float, axis: Axis) -> Line2D:
        """An error bar from left to right, moved aside, and cut at the limits of the x axis."""
        ends = float(bounds[0]) + aside, float(bounds[1]) + aside
        inside, capped = _cut(ends, limit_positions(axis))
        return self._bar(inside, [y] * 2, "|", ERROR_CAP, capped)

    def _bar(
        self, xs: Sequence[float], ys: Sequence[float], caps: str, cap: float, capped: list[int]
    ) -> Line2D:
        return Line2D(
            xs,
            ys,
            color=self.color,
            linewidth=self.width,
            marker=caps if capped else "none",
            markevery=capped,
            markersize=2 * cap,
            markeredgewidth=self.width,
            solid_capstyle="butt",
            clip_on=False,
        )


def error_bars(
    whiskers: Whiskers, point: Point, at: float, axes: tuple[Axis, Axis]
) -> list[Line2D]:
    """The error bars that the source draws at a point, through the middle of its mark.

    Args:
        whiskers: How they are drawn.
        point: The point.
        at: Where its mark stands along x, as a position.
        axes: The resolved x and y axis.
    """
    x_axis, y_axis = axes
    bars = []
    if point.y_error_ends is not None:
        bars.append(whiskers.upright(at, point.y_error_ends, y_axis, ERROR_CAP))
    if point.x_error_ends is not None:
        aside = at - position(point.x, x_axis)
        bars.append(whiskers.flat(point.x_error_ends, aside, float(point.y), x_axis))
    return bars


def _cut(
    ends: tuple[float, float], limits: tuple[float, float]
) -> tuple[tuple[float, float], list[int]]:
    """The two ends moved inside the limits, and which of them were there: these have a cap."""
    capped = [number for number, end in enumerate(ends) if limits[0] <= end <= limits[1]]
    return (max(ends[0], limits[0]), min(ends[1], limits[1])), capped
