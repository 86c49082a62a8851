"""How the readings of a figure agree, point by point: exact, no rounding.

Bounds are those of the points: what the readings' resolution allows, not how far the readings may
be wrong.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from operator import attrgetter

from figrepro.figure import decimal_math
from figrepro.figure.match_points import paired, spots
from figrepro.figure.model import Figure, Point, Reading, X


@dataclass(frozen=True, slots=True)
class PairedPoint:
    """A point of a series at an x, as two readings have it.

    Attributes:
        readings: The names of the first and the second reading.
        series: The name of the series.
        x: The place on the x axis.
        first: The point of the first reading, None if it has none there.
        second: The point of the second reading, None if it has none there.
    """

    readings: tuple[str, str]
    series: str
    x: X
    first: Point | None
    second: Point | None

    @property
    def difference(self) -> Decimal | None:
        """The second value less the first, None if one is missing."""
        return None

    @property
    def verdict(self) -> str:
        """Whether the bounds of both have a value in common, or which reading alone has it."""
        return f"only in {self.readings[self.first is None]}"


@dataclass(frozen=True, slots=True)
class SharedPoint(PairedPoint):
    """A point that both readings have."""

    first: Point
    second: Point

    @property
    def difference(self) -> Decimal:  # noqa: D102 - as its base class
        return decimal_math.subtract(self.second.y, self.first.y)

    @property
    def distance(self) -> Decimal:
        """The difference without its sign; abs() would round to the digits of the context."""
        return self.difference.copy_abs()

    @property
    def verdict(self) -> str:  # noqa: D102 - as its base class
        return {True: "inside", False: "outside", None: "unknown"}[self.inside]

    @property
    def inside(self) -> bool | None:
        """Whether two closed intervals overlap; equal values agree whatever their bounds."""
        if self.first.y == self.second.y:
            return True
        first, second = self.first.bounds, self.second.bounds
        if first is None or second is None:
            return None
        return first[0] <= second[1] and second[0] <= first[1]


@dataclass(frozen=True, slots=True)
class ReadingComparison:
    """Two readings of the same figure against each other.

    Attributes:
        first: The name of the first reading.
        second: The name of the second reading.
        shared: The points that both have, the greatest difference first, whatever its sign; equal
            ones in the order of the first reading.
        lone: The points that only one has: those of the first reading, then of the second.
    """

    first: str
    second: str
    shared: tuple[SharedPoint, ...]
    lone: tuple[PairedPoint, ...]


def compare_readings(figure: Figure) -> tuple[ReadingComparison, ...]:
    """Every pair of the figure's readings, the pair with the greatest difference first.

    In a pair the drawn reading comes first, the others in their order. Pairs that are equally far
    apart keep that order too, and pairs that share no point come last. A figure with one reading
    has no pairs.
    """
    pairs = combinations((figure.drawn, *figure.readings), 2)
    return tuple(sorted((_comparison(*pair) for pair in pairs), key=_worst, reverse=True))


def _worst(comparison: ReadingComparison) -> Decimal:
    return comparison.shared[0].distance if comparison.shared else _NOTHING_SHARED


_NOTHING_SHARED = Decimal(-1)


def _comparison(first: Reading, second: Reading) -> ReadingComparison:
    """Points belong together by series and x; of several at one x, those that are nearest."""
    names = (first.name, second.name)
    ours, theirs = spots(first.series), spots(second.series)
    pairs = paired(ours, theirs)
    shared = [
        SharedPoint(names, series, x, ours[series, x, rank], theirs[other])
        for (series, x, rank), other in pairs.items()
    ]
    taken = set(pairs.values())
    only_first = [(at, point, None) for at, point in ours.items() if at not in pairs]
    only_second = [(at, None, point) for at, point in theirs.items() if at not in taken]
    lone = [
        PairedPoint(names, series, x, one, other)
        for (series, x, _), one, other in (*only_first, *only_second)
    ]
    shared.sort(key=attrgetter("distance"), reverse=True)
    return ReadingComparison(*names, tuple(shared), tuple(lone))
