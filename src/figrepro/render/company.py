"""Points that stand at the same place, and how they are drawn so that none hides another."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from figrepro.figure.axes import position
from figrepro.figure.model import Point, Series
from figrepro.figure.spec import Axis
from figrepro.render.bars import Bars

NESTED, MOST_NESTED = 0.75, 5
"""Of points at one place, how much larger each is drawn than the one on top of it, in sizes of a
marker; and how many are, at most."""
DODGE = 9.0
"""Points from one range to the next where several stand at one place."""

_Place = tuple[float, Decimal, bool]
"""Where a mark stands: position along the axis, value, and whether it is a range."""


@dataclass(frozen=True, slots=True)
class Company:
    """The points of several series that stand at the same place."""

    bars: Bars
    axis: Axis
    places: dict[_Place, list[str]]

    @classmethod
    def of(cls, series: Sequence[Series], bars: Bars, axis: Axis) -> "Company":
        """The points of these series, the lowest first, on a resolved axis."""
        company = cls(bars, axis, {})
        for one in series:
            for point in one.points:
                names = company.places.setdefault(company.place_of(one.name, point), [])
                if one.name not in names:
                    names.append(one.name)
        return company

    def place_of(self, name: str, point: Point) -> _Place:
        """Where a point of a series stands."""
        return self.across(name, point), point.y, point.basis == "range"

    def across(self, name: str, point: Point) -> float:
        """Its position along the axis; with bars, in the middle of its own."""
        return self.bars.middle(name, position(point.x, self.axis))

    def scale(self, name: str, point: Point) -> float:
        """How much larger a marker is drawn because others stand on top of it."""
        names = self.places[self.place_of(name, point)]
        on_top = len(names) - 1 - names.index(name)
        return 1.0 + NESTED * min(on_top, MOST_NESTED - 1)

    def dodge(self, name: str, point: Point) -> float:
        """How far a range stands aside, in points, because others share its place."""
        names = self.places[self.place_of(name, point)]
        return DODGE * (names.index(name) - (len(names) - 1) / 2)
