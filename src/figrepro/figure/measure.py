"""What the points of a figure say by themselves, and how its readings agree: exact, no rounding.

Bounds follow from the bounds of the points: what the readings' resolution allows, not how far the
readings may be wrong.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from figrepro.figure import decimal_math
from figrepro.figure.match_points import Spot, paired, spots
from figrepro.figure.model import Figure, Point, Reading, X


@dataclass(frozen=True, slots=True)
class NetChange:
    """How far a series goes from its first point to its last.

    Attributes:
        value: The last value less the first.
        low: The least change that the bounds of both points allow, None where that is not known.
        high: The greatest change that they allow, None where that is not known.
    """

    value: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class ExtremeValue:
    """The lowest or the highest value of a series.

    Attributes:
        point: The point that has it; of several, the first in the file.
        low: The least that the extreme value can be while every point stays within its bounds,
            None where that is not known of every point.
        high: The greatest that it can be, None likewise.
    """

    point: Point
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class SeriesSummary:
    """A series in a few numbers.

    Attributes:
        series: Its name.
        points: How many points it has.
        first: Its first point along the x axis.
        last: Its last point along the x axis.
        change: From the first point to the last.
        lowest: Its lowest value.
        highest: Its highest value.
    """

    series: str
    points: int
    first: Point
    last: Point
    change: NetChange
    lowest: ExtremeValue
    highest: ExtremeValue


def summarise(name: str, points: Sequence[Point]) -> SeriesSummary:
    """A series in a few numbers.

    Args:
        name: Its name.
        points: Its points, in order along the x axis, at least one.
    """
    first, last = points[0], points[-1]
    return SeriesSummary(
        series=name,
        points=len(points),
        first=first,
        last=last,
        change=_change(first, last),
        lowest=_extreme(min(points, key=_value), min, points),
        highest=_extreme(max(points, key=_value), max, points),
    )


def _change(first: Point, last: Point) -> NetChange:
    if first is last:
        nothing = decimal_math.subtract(last.y, last.y)
        return NetChange(nothing, nothing, nothing)
    return NetChange(
        value=decimal_math.subtract(last.y, first.y),
        low=_bound_of_difference(last.y_low, first.y_high),
        high=_bound_of_difference(last.y_high, first.y_low),
    )


def _bound_of_difference(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else decimal_math.plain(decimal_math.subtract(a, b))


def _value(point: Point) -> Decimal:
    return point.y


_Choice = Callable[[Iterable[Decimal]], Decimal]
"""`min` or `max`; of equals both choose the first."""


def _extreme(point: Point, choose: _Choice, points: Sequence[Point]) -> ExtremeValue:
    return ExtremeValue(
        point=point,
        low=_extreme_bound(choose, [point.y_low for point in points]),
        high=_extreme_bound(choose, [point.y_high for point in points]),
    )


def _extreme_bound(choose: _Choice, bounds: Sequence[Decimal | None]) -> Decimal | None:
    known = [bound for bound in bounds if bound is not None]
    return choose(known) if len(known) == len(bounds) else None


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """A point that two readings have: the same series at the same x.

    Attributes:
        readings: The names of the first and the second reading.
        series: The name of the series.
        x: The place on the x axis.
        first: The point of the first reading.
        second: The point of the second reading.
        difference: The second value less the first.
        inside: Whether the bounds of the two points have a value in common; None where a bound is
            not known and the values differ.
    """

    readings: tuple[str, str]
    series: str
    x: X
    first: Point
    second: Point
    difference: Decimal
    inside: bool | None


@dataclass(frozen=True, slots=True)
class LonePoint:
    """A point that only one of two readings has.

    Attributes:
        readings: The names of the first and the second reading.
        reading: The name of the one that has it.
        series: The name of the series.
        x: The place on the x axis.
        point: The point.
    """

    readings: tuple[str, str]
    reading: str
    series: str
    x: X
    point: Point


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
    lone: tuple[LonePoint, ...]


def compare_readings(figure: Figure) -> tuple[ReadingComparison, ...]:
    """Every pair of the figure's readings, the pair with the greatest difference first.

    In a pair the drawn reading comes first, the others in their order. Pairs that are equally far
    apart keep that order too, and pairs that share no point come last. A figure with one reading
    has no pairs.
    """
    pairs = combinations((figure.drawn, *figure.readings), 2)
    return tuple(sorted((_comparison(*pair) for pair in pairs), key=_worst, reverse=True))


def _worst(comparison: ReadingComparison) -> Decimal:
    return _distance(comparison.shared[0]) if comparison.shared else _NOTHING_SHARED


_NOTHING_SHARED = Decimal(-1)


def _distance(shared: SharedPoint) -> Decimal:
    """How far two values are apart; abs() would round to the digits of the decimal context."""
    return shared.difference.copy_abs()


def _comparison(first: Reading, second: Reading) -> ReadingComparison:
    """Points belong together by series and x; of several at one x, those that are nearest."""
    names = (first.name, second.name)
    ours, theirs = spots(first.series), spots(second.series)
    pairs = paired(ours, theirs)
    shared = [_shared(names, one, ours[one], theirs[other]) for one, other in pairs.items()]
    lone = [
        LonePoint(names, reading, series, x, point)
        for reading, points, others in (
            (first.name, ours, set(pairs)),
            (second.name, theirs, set(pairs.values())),
        )
        for (series, x, rank), point in points.items()
        if (series, x, rank) not in others
    ]
    return ReadingComparison(
        *names, tuple(sorted(shared, key=_distance, reverse=True)), tuple(lone)
    )


def _shared(names: tuple[str, str], spot: Spot, first: Point, second: Point) -> SharedPoint:
    series, x, _ = spot
    difference = decimal_math.subtract(second.y, first.y)
    return SharedPoint(names, series, x, first, second, difference, _inside(first, second))


def _inside(first: Point, second: Point) -> bool | None:
    """Whether two closed intervals overlap; equal values agree whatever their bounds."""
    if first.y == second.y:
        return True
    if first.y_low is None or first.y_high is None:
        return None
    if second.y_low is None or second.y_high is None:
        return None
    return first.y_low <= second.y_high and second.y_low <= first.y_high
