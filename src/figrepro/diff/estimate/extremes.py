"""A step for the highest and the lowest points: where they move, the limits by default follow.

Then everything moves in the image, and no series by itself tells why.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

import numpy as np

from figrepro.diff.estimate.axes import axis_as_seen, sharpened, with_default_y
from figrepro.diff.estimate.edits import moved_to, with_points
from figrepro.diff.estimate.fit import SHARP_PX
from figrepro.diff.estimate.legend_layout import has_frame_of_image
from figrepro.diff.estimate.numbers import shortest_between
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.shifts import DEVIATIONS
from figrepro.figure import exact
from figrepro.figure.axes import limit_positions
from figrepro.figure.model import Figure, Point, Series
from figrepro.render import elements

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
Moved = Callable[[Decimal], Figure]
"""The figure with a point or a series so much higher, and the limits that follow."""


def find_extremes(search: Search) -> None:
    """Moves the series with the highest or lowest point, or that point, with the limits."""
    if search.figure.spec.y.scale == "log" or not has_frame_of_image(search):
        return  # other series are listed
    if with_default_y(search.figure) is not search.figure:
        return  # somebody asked for other limits
    seen = [limit_positions(figure.spec.y) for figure in axis_as_seen(search, "y")]
    if search.best.touches("y/tick"):
        _make_equal(search, seen)
    parts = [
        search.best.share(elements.series_prefix(one.name)).part for one in search.figure.series
    ]
    least = 0.0 if search.best.touches("y/tick") else _LEAST_PART
    if search.is_exact or min(parts) <= least:
        return
    low, high = limit_positions(search.figure.spec.y)
    low_seen, high_seen = seen[-1] if seen else (low, high)
    for extreme, further in ((max, high_seen - high), (min, low_seen - low)):
        for moved in _ways(search.figure, extreme):
            search.try_best(_fitted(search, moved, further / _ROOM), _SURE, _SURE)
            if search.is_exact:
                return


def _make_equal(search: Search, seen: Sequence[tuple[float, float]]) -> None:
    """Moves what is highest or lowest to the middle of limits: they lie around what all have."""
    values = [point.y for one in search.figure.series for point in one.points]
    middles = dict.fromkeys(_middle(*limits) for limits in seen)
    search.try_best(
        (
            moved(exact.subtract(middle, extreme(values)))
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
    """The series with the highest or the lowest point, and that point alone."""
    series = extreme(figure.series, key=lambda one: extreme(point.y for point in one.points))
    values = [point.y for point in series.points]
    if len(values) > 1:
        yield _mover(figure, series, range(len(values)))
    yield _mover(figure, series, [values.index(extreme(values))])


def _mover(figure: Figure, series: Series, places: Sequence[int]) -> Moved:
    def moved(by: Decimal) -> Figure:
        points: list[Point] = [
            moved_to(point, exact.add(point.y, by)) if at in places else point
            for at, point in enumerate(series.points)
        ]
        return with_default_y(with_points(figure, series.name, points))

    return moved


def _fitted(search: Search, moved: Moved, start: float) -> Iterator[Figure]:
    """The figure moved by what fits the image, in short numbers; beginning with a rough amount."""
    low, high = limit_positions(search.figure.spec.y)
    canvas = search.best.drawn.drawing.layout.canvas
    pixel = (high - low) / (canvas.axes.height * canvas.dpi / 72)

    def at(numbers: Sequence[float]) -> Figure:
        return moved(exact.of_float(float(numbers[0])))

    found = sharpened(search, at, np.array([start]), pixel)
    if found is None or not np.isfinite(found.numbers).all():
        return
    middle, deviation = float(found.numbers[0]), float(found.deviations[0])
    for sharp in SHARP_PX:
        reach = max(DEVIATIONS * deviation, sharp * pixel)
        yield moved(shortest_between(middle - reach, middle + reach))
