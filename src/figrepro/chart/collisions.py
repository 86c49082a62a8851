"""The figure's own marks around a place: what a mark that is laid over them leaves to be seen."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from figrepro.marks.layer import Placed, Spot

_NEAR = 4.0
"""Points between two marks that look as if they stood at one place."""
_TALL = 6.0
"""Points above and below the ends of a mark that a range beside it keeps free."""


@dataclass(frozen=True, slots=True)
class _Extent:
    """A marker or a range, in points: where it is, and from where to where it reaches."""

    series: str
    x: float
    y: float
    low: float
    high: float
    aside: float
    is_range: bool


@dataclass(frozen=True, slots=True)
class Collisions:
    """The markers and ranges of a panel, found by their place."""

    columns: dict[int, list[_Extent]] = field(default_factory=dict)

    @classmethod
    def of(cls, layers: Iterable[Placed]) -> "Collisions":
        """The marks of layers inside the limits."""
        found = cls()
        for placed in layers:
            has_markers = placed.layer.style.marker != "none"
            for spot in placed.shown:
                if has_markers or spot.is_range:
                    found.add(placed, spot)
        return found

    def add(self, placed: Placed, spot: Spot) -> None:
        """Adds a mark."""
        mark = _extent(placed, spot)
        self.columns.setdefault(_column(mark.x), []).append(mark)

    def markers_near(self, placed: Placed, spot: Spot) -> int:
        """How many series have a marker that looks as if it stood at this spot's place."""
        own = _extent(placed, spot)
        return len(
            {
                mark.series
                for mark in self._beside(own)
                if not mark.is_range and math.hypot(mark.x - own.x, mark.y - own.y) < _NEAR
            }
        )

    def reach_beside(self, placed: Placed, spot: Spot) -> float | None:
        """How far aside of its place marks stand that a range would cover; None if none does."""
        own = _extent(placed, spot)
        covered = (
            abs(mark.aside)
            for mark in self._beside(own)
            if mark.low - _TALL < own.high and own.low < mark.high + _TALL
        )
        return max(covered, default=None)

    def _beside(self, own: _Extent) -> Iterator[_Extent]:
        for column in range(_column(own.x) - 1, _column(own.x) + 2):
            for mark in self.columns.get(column, ()):
                if abs(mark.x - own.x) < _NEAR:
                    yield mark


def _extent(placed: Placed, spot: Spot) -> _Extent:
    low, high = spot.point.listed
    frame = placed.frame
    return _Extent(
        placed.layer.name,
        spot.x,
        spot.y,
        frame.up(low),
        frame.up(high),
        spot.aside if spot.is_range else 0.0,
        spot.is_range,
    )


def _column(x: float) -> int:
    return math.floor(x / _NEAR)
