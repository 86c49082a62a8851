"""A series in a few numbers: exact, no rounding.

Bounds follow from the bounds of the points: what the readings' resolution allows, not how far the
readings may be wrong.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from figrepro.figure import decimal_math
from figrepro.figure.model import Point


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
        lowest=_extreme(min(points, key=attrgetter("y")), min, points),
        highest=_extreme(max(points, key=attrgetter("y")), max, points),
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
