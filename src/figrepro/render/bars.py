"""Where bars stand: side by side around their place, as wide as their neighbours allow."""

import math
from dataclasses import dataclass
from itertools import pairwise

from figrepro.figure.axes import limit_positions, position
from figrepro.figure.model import Figure
from figrepro.figure.spec import Axis

_SHARE = 0.8
"""Part of the distance between two places that the bars of all series take."""
_LEAST_SHARE = 0.1
"""How narrow bars become so that the first and last are whole, as part of their full width."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of a figure along its x axis.

    Attributes:
        names: The series that have bars, in the order in which they stand.
        width: The width of one bar: in the unit of the axis, on a log axis in decades.
        log: Whether the axis is one of logarithms.
    """

    names: tuple[str, ...]
    width: float
    log: bool

    @classmethod
    def of(cls, figure: Figure) -> "Bars":
        """The bars that a resolved figure asks for."""
        axis = figure.spec.x
        log = axis.scale == "log"
        with_bars = [one for one in figure.series if figure.spec.series[one.name].kind == "bar"]
        places = {position(point.x, axis) for one in with_bars for point in one.points}
        shown = sorted(_even(place, log) for place in places)
        width = _whole_width(shown, axis) / len(with_bars) if shown else 0.0
        return cls(tuple(one.name for one in with_bars), width, log)

    def middle(self, name: str, place: float) -> float:
        """The middle of a series' bar at a place; a series without bars stands at the place."""
        return self._beside(name, place, 0.0)

    def sides(self, name: str, place: float) -> tuple[float, float]:
        """The left and the right side of a series' bar at a place."""
        return self._beside(name, place, -0.5), self._beside(name, place, 0.5)

    def _beside(self, name: str, place: float, widths: float) -> float:
        if name not in self.names:
            return place
        widths += self.names.index(name) - (len(self.names) - 1) / 2
        moved = _even(place, self.log) + widths * self.width
        return 10.0**moved if self.log else moved


def foot_of(axis: Axis) -> float:
    """Where bars and areas stand on a resolved y axis: at 0, or at the limit nearest to it."""
    low, high = limit_positions(axis)
    return low if axis.scale == "log" else min(max(0.0, low), high)


def _even(place: float, log: bool) -> float:  # noqa: FBT001 - a fact
    """A place in a unit in which equal distances look equal."""
    return math.log10(place) if log else place


def _whole_width(places: list[float], axis: Axis) -> float:
    """The width of all bars at one place, so that they meet no neighbour and no limit."""
    low, high = (_even(limit, axis.scale == "log") for limit in limit_positions(axis))
    alone = 1.0 if axis.scale == "category" else (high - low) / 2
    full = _SHARE * min((later - earlier for earlier, later in pairwise(places)), default=alone)
    up_to_limits = 2 * min(places[0] - low, high - places[-1])
    return min(full, up_to_limits) if up_to_limits >= _LEAST_SHARE * full else full
