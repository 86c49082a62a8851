"""A step for the highest and the lowest points: where they move, the limits by default follow.

Then everything moves in the image, and no series by itself tells why.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, cast

import numpy as np

from figrepro.diff.estimate.axes import axis_as_seen, sharpened, with_default_y
from figrepro.diff.estimate.edits import moved_to, with_points
from figrepro.diff.estimate.fit import SHARP_PX
from figrepro.diff.estimate.legend_layout import has_frame_of_image
from figrepro.diff.estimate.numbers import shortest_between
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.shifts import DEVIATIONS
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point, Series
from figrepro.shapes import elements

_SURE: Final = 0.05
"""Part of the difference that is left at most where this is what happened."""

_LEAST_PART: Final = 0.1
"""Part of the pixels of each series that differs at least where the limits are others."""
_ROOM: Final = 1.05
"""How much further a limit goes than the point that it follows from."""
_LITTLE: Final = 0.001
"""Part of an axis by which its middle may be off: about half a pixel."""
Extreme = Callable[..., Any]
"""Which of several is the highest or the lowest: `max` or `min`."""
MovedPoint = Callable[[Point, Decimal], Point]
"""The point, or a bound of it, so much higher."""
Moved = Callable[[Decimal], Figure]
"""The figure with a point or a series so much higher, and the limits that follow."""


def find_extremes(search: Search) -> None:
    """Moves the series with the highest or lowest point, or that point, with the limits."""
    if not search.best.frame.y.scale.is_uniform or not has_frame_of_image(search):
        return  # other series are listed
    if with_default_y(search.figure) is not search.figure:
        return  # somebody asked for other limits
    seen = [_limits(figure) for figure in axis_as_seen(search, "y")]
    if search.best.touches("y/tick"):
        _make_equal(search, seen)
    parts = [
        search.best.part_touched(elements.series_prefix(one.name)) for one in search.figure.series
    ]
    least = 0.0 if search.best.touches("y/tick") else _LEAST_PART
    if search.is_exact or min(parts) <= least:
        return
    low, high = _limits(search.figure)
    low_seen, high_seen = seen[-1] if seen else (low, high)
    for extreme, further in ((max, high_seen - high), (min, low_seen - low)):
        for moved in _ways(search.figure, extreme):
            search.try_best(_fitted(search, moved, further / _ROOM), _SURE, _SURE)
            if search.is_exact:
                return


def _limits(figure: Figure) -> tuple[float, float]:
    """The limits of the y axis; they are numbers."""
    return cast("tuple[float, float]", figure.spec.y.limits)


def _make_equal(search: Search, seen: Sequence[tuple[float, float]]) -> None:
    """Moves what is highest or lowest to the middle of limits: they lie around what all have."""
    values = [point.y for one in search.figure.series for point in one.points]
    middles = dict.fromkeys(_middle(*limits) for limits in seen)
    search.try_best(
        (
            moved(decimal_math.subtract(middle, extreme(values)))
            for extreme in (max, min)
            for moved in _ways(search.figure, extreme)
            for middle in middles
        ),
        _SURE,
        _SURE,
    )


def _middle(low: float, high: float) -> Decimal:
    """The middle between two limits, in few digits."""
    middle, reach = (low + high) / 2, _LITTLE * (high - low)
    return shortest_between(middle - reach, middle + reach)


def _ways(figure: Figure, extreme: Extreme) -> Iterator[Moved]:
    """The bound of a range that reaches furthest, its whole series, and the point alone."""
    series = extreme(
        figure.series, key=lambda one: extreme(_end(point, extreme) for point in one.points)
    )
    ends = [_end(point, extreme) for point in series.points]
    at = ends.index(extreme(ends))
    if series.points[at].drawn_range is not None:
        yield _mover(figure, series, [at], _bound_mover(extreme))
    if len(ends) > 1:
        yield _mover(figure, series, range(len(ends)), _higher)
    yield _mover(figure, series, [at], _higher)


def _end(point: Point, extreme: Extreme) -> Decimal:
    """How far all that is drawn at a point reaches."""
    ends = (*(point.y_error_ends or ()), *(point.drawn_range or ()))
    found: Decimal = extreme(point.y, *ends) if ends else point.y
    return found


def _higher(point: Point, by: Decimal) -> Point:
    return moved_to(point, decimal_math.add(point.y, by))


def _bound_mover(extreme: Extreme) -> MovedPoint:
    """What moves the upper or the lower bound of a range, and its middle along."""

    def moved(point: Point, by: Decimal) -> Point:
        low, high = point.drawn_range or (point.y, point.y)
        if extreme is max:
            high = decimal_math.add(high, by)
        else:
            low = decimal_math.add(low, by)
        return replace(point, y=decimal_math.midpoint(low, high), y_low=low, y_high=high)

    return moved


def _mover(figure: Figure, series: Series, places: Sequence[int], move: MovedPoint) -> Moved:
    def moved(by: Decimal) -> Figure:
        points = [
            move(point, by) if at in places else point for at, point in enumerate(series.points)
        ]
        return with_default_y(with_points(figure, series.name, points))

    return moved


def _fitted(search: Search, moved: Moved, start: float) -> Iterator[Figure]:
    """The figure moved by what fits the image, in short numbers; beginning with a rough amount."""
    low, high = _limits(search.figure)
    pixel = (high - low) / (search.best.frame.box.height * search.scale)

    def at(numbers: Sequence[float]) -> Figure:
        return moved(decimal_math.of_float(float(numbers[0])))

    found = sharpened(search, at, np.array([start]), pixel)
    if found is None or not np.isfinite(found.numbers).all():
        return
    middle, deviation = float(found.numbers[0]), float(found.deviations[0])
    for sharp in SHARP_PX:
        reach = max(DEVIATIONS * deviation, sharp * pixel)
        yield moved(shortest_between(middle - reach, middle + reach))
