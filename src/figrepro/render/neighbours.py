"""The figure's own marks around a place: what a mark that is laid over them leaves to be seen."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from matplotlib.axes import Axes

from figrepro.figure.axes import position
from figrepro.figure.model import Figure, Point, Series
from figrepro.render.bars import Bars
from figrepro.render.canvas import POINTS_PER_INCH, Canvas
from figrepro.render.company import Company

_NEAR = 4.0
"""Points between two marks that look as if they stood at one place."""
_TALL = 6.0
"""Points above and below the ends of a mark that a range beside it keeps free."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of the figure, in points: where it is, from where to where, and how far it dodges."""

    series: str
    x: float
    y: float
    low: float
    high: float
    aside: float
    is_range: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The markers and ranges of a figure, found by their place."""

    axes: Axes
    canvas: Canvas
    bars: Bars
    columns: dict[int, list[_Mark]] = field(default_factory=dict)

    @classmethod
    def of(cls, axes: Axes, figure: Figure, canvas: Canvas, bars: Bars) -> "Neighbours":
        """The marks of a figure inside its limits, on the axes that they are drawn on."""
        found = cls(axes, canvas, bars)
        company = Company.of(figure.series, bars, figure.spec.x)
        for series in figure.series:
            has_markers = figure.spec.series[series.name].marker != "none"
            for point in series.points:
                is_range = point.basis == "range"
                if canvas.shows(point) and (has_markers or is_range):
                    found.add(series, point, company.dodge(series.name, point) if is_range else 0.0)
        return found

    def add(self, series: Series, point: Point, aside: float) -> None:
        """Adds a mark that stands so many points aside of its place."""
        mark = self._mark_of(series, point, aside)
        self.columns.setdefault(_column(mark.x), []).append(mark)

    def markers_near(self, series: Series, point: Point) -> int:
        """How many series have a marker that looks as if it stood at this point's place."""
        own = self._mark_of(series, point)
        return len(
            {
                mark.series
                for mark in self._beside(own)
                if not mark.is_range and math.hypot(mark.x - own.x, mark.y - own.y) < _NEAR
            }
        )

    def reach_beside(self, series: Series, point: Point) -> float | None:
        """How far aside of its place marks stand that a range would cover; None if none does."""
        own = self._mark_of(series, point)
        covered = (
            abs(mark.aside)
            for mark in self._beside(own)
            if mark.low - _TALL < own.high and own.low < mark.high + _TALL
        )
        return max(covered, default=None)

    def _beside(self, own: _Mark) -> Iterator[_Mark]:
        for column in range(_column(own.x) - 1, _column(own.x) + 2):
            for mark in self.columns.get(column, ()):
                if abs(mark.x - own.x) < _NEAR:
                    yield mark

    def _mark_of(self, series: Series, point: Point, aside: float = 0.0) -> _Mark:
        across = self.bars.middle(series.name, position(point.x, self.canvas.x))
        x, y = self.axes.transData.transform((across, float(point.y)))
        scale = POINTS_PER_INCH / self.canvas.dpi
        low, high = point.drawn_range or (point.y, point.y)
        return _Mark(
            series.name,
            float(x) * scale,
            float(y) * scale,
            self.canvas.up(low),
            self.canvas.up(high),
            aside,
            point.basis == "range",
        )


def _column(x: float) -> int:
    return math.floor(x / _NEAR)
