"""Steps that move what ends at a value: bars, error bars, drawn ranges.

How far each reaches is measured in the image and in the drawing alike; the difference counts.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from figrepro.diff.estimate.bars_seen import bars_seen
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import moved_to, series_of, with_point_at, with_points_along_x
from figrepro.diff.estimate.numbers import shortest_between
from figrepro.diff.estimate.ranges import (
    as_range,
    range_moved,
    ranges_of_others,
    with_missing_ranges,
)
from figrepro.diff.estimate.reach import (
    behind_marker,
    column_of,
    moved_ends,
    run,
    surroundings,
    value_higher,
)
from figrepro.diff.estimate.search import Search
from figrepro.figure import exact
from figrepro.figure.colors import to_rgb
from figrepro.figure.formats import format_x
from figrepro.figure.model import Figure, Point
from figrepro.render import elements
from figrepro.render.strokes import BAR_WIDTH, ON_BARS

_ON_BAR: Final = 3
"""Pixels of an error bar that the edge of its bar may hide."""
_PARTS: Final = (0.25, 0.5, 0.75)
"""Parts of a pixel by which a point may have moved whose marker has not."""
_MOST_POINTS: Final = 100
"""Points of a series up to which the end of each is looked at."""
_HALF: Final = 0.5
"""Pixels by which an end that lies on whole pixels is unsure."""


def find_ends(search: Search) -> None:
    """Gives bars, error bars and ranges of each touched series the ends that the image shows."""
    for one in list(search.figure.series):
        if search.is_exact:
            return
        has_room = search.figure.spec.series[one.name].kind == "bar" and search.best.touches(
            elements.BACKGROUND
        )
        if has_room:  # for bars that are missing, or higher
            search.try_best(_with_missing_bars(Course.of(search.best, one.name)), 0.6)
        search.try_best(with_missing_ranges(Course.of(search.best, one.name)), 0.6)
        if not has_room and not search.best.touches(elements.series_prefix(one.name)):
            continue
        for at, point in enumerate(series_of(search.figure, one.name).points[:_MOST_POINTS]):
            course = Course.of(search.best, one.name)
            if _has_end(course, point) and search.best.differs_within(surroundings(course, point)):
                search.try_best(_with_ends(course, at), 0.6)


def _with_missing_bars(course: Course) -> Iterator[Figure]:
    """The figure with bars of a series where the image has them and the series has no point."""
    missing = [point for point in bars_seen(course) if course.series.at(point.x) is None]
    if missing:
        points = [*course.series.points, *missing]
        yield with_points_along_x(course.figure, course.name, points)


def _has_end(course: Course, point: Point) -> bool:
    """Whether anything ends at a point, in the drawing or likely in the image."""
    if point.y_error_ends or point.x_error_ends or point.drawn_range:
        return True
    return course.figure.spec.series[course.name].kind == "bar" or course.attempt.touches(
        elements.series(course.name, "markers")
    )


def _with_ends(course: Course, at: int) -> Iterator[Figure]:
    """The figure with one point as the image may have it."""
    point = course.series.points[at]
    if course.figure.spec.series[course.name].kind == "bar":
        yield from _changed(course, at, _bar_moved(course, point))
    if point.y_error_ends is not None:
        yield from _changed(course, at, _errors_moved(course, point))
    else:
        yield from _changed(course, at, _errors_seen(course, point))
    if point.x_error_ends is not None:
        yield from _changed(course, at, _x_errors_moved(course, point))
    if point.drawn_range is not None:
        yield from _changed(course, at, range_moved(course, point))
        yield from _changed(course, at, ranges_of_others(course, point))
        yield from _changed(course, at, [replace(point, basis="approximate")])
    else:
        yield from _changed(course, at, as_range(course, point))
        yield from _changed(course, at, ranges_of_others(course, point))


def _changed(course: Course, at: int, points: "Iterator[Point] | list[Point]") -> Iterator[Figure]:
    for point in points:
        if point != course.series.points[at]:
            yield with_point_at(course.figure, course.name, at, point)


def _bar_moved(course: Course, point: Point) -> Iterator[Point]:
    element = elements.series(course.name, f"bar/{elements.escaped(format_x(point.x))}")
    box = course.attempt.drawn.owners.box(element)
    if box is None:
        return
    color = course.color
    quarter = (box.left * 3 + box.right) // 4
    seen, drawn = (
        run(image, quarter, (box.top + box.bottom) / 2, color, behind_marker(course))
        for image in (course.attempt.image, course.attempt.drawn.pixels)
    )
    if seen is None or drawn is None:
        return
    rises = drawn.top - seen.top if point.y >= 0 else drawn.bottom - seen.bottom
    if rises:
        yield moved_to(point, value_higher(course, point.y, rises))


def _errors_moved(course: Course, point: Point) -> Iterator[Point]:
    on_bars = course.figure.spec.series[course.name].kind == "bar"
    color = to_rgb(ON_BARS) if on_bars else course.color
    ends = point.y_error_ends
    gap = _ON_BAR if on_bars else behind_marker(course)
    moved = moved_ends(course, point, color, course.row_of(point.y), gap)
    if ends is None:
        return
    yield replace(point, err_low=None, err_high=None)
    if moved is None:
        return
    up, down = moved
    if sorted((abs(up), abs(down))) == [0, 1]:
        for part in _PARTS:  # which moves only one of two ends over the edge of a pixel
            row = course.row_of(point.y) - part * (up + down)
            yield moved_to(point, course.value_near(row, _PARTS[0] / 2))
    if up == down:
        yield moved_to(point, value_higher(course, point.y, up))
    high = value_higher(course, ends[1], up)
    low = value_higher(course, ends[0], down)
    yield replace(
        point,
        err_high=_short(course, exact.subtract(high, point.y)) if up else point.err_high,
        err_low=_short(course, exact.subtract(point.y, low)) if down else point.err_low,
    )


def _errors_seen(course: Course, point: Point) -> Iterator[Point]:
    """The point with the error bar that the image shows at it."""
    on_bars = course.figure.spec.series[course.name].kind == "bar"
    color = to_rgb(ON_BARS) if on_bars else course.color
    row = course.row_of(point.y)
    seen = run(course.attempt.image, column_of(course, point), row, color, behind_marker(course))
    if seen is None:
        return
    cap = BAR_WIDTH / 2 * course.scale
    high, low = course.value_at(seen.top + cap), course.value_at(seen.bottom - cap)
    up, down = high - float(point.y), float(point.y) - low
    if min(up, down) <= 0:
        return
    yield replace(
        point,
        err_low=_near(down, course.value_at(seen.bottom - cap - 1) - low),
        err_high=_near(up, course.value_at(seen.top + cap - 1) - high),
    )


def _near(length: float, per_row: float) -> Decimal:
    """A length in few digits, to a row of pixels."""
    return shortest_between(max(length - abs(per_row), 0.0) or length, length + abs(per_row))


def _x_errors_moved(course: Course, point: Point) -> Iterator[Point]:
    """The point with its error bar along x as long as the image shows it, and without."""
    yield replace(point, x_err_low=None, x_err_high=None)
    row, column = int(course.row_of(point.y)), float(column_of(course, point))
    seen, drawn = (
        run(image.swapaxes(0, 1), row, column, course.color, behind_marker(course))
        for image in (course.attempt.image, course.attempt.drawn.pixels)
    )
    ends = point.x_error_ends
    if seen is None or drawn is None or ends is None or not isinstance(point.x, Decimal):
        return
    low, high = point.x_err_low, point.x_err_high
    if seen.top != drawn.top:
        low = exact.subtract(point.x, _place_beside(course, ends[0], seen.top - drawn.top))
    if seen.bottom != drawn.bottom:
        high = exact.subtract(_place_beside(course, ends[1], seen.bottom - drawn.bottom), point.x)
    yield replace(point, x_err_low=low, x_err_high=high)


def _place_beside(course: Course, place: Decimal, columns: float) -> Decimal:
    """A place on the x axis so many columns further right, in few digits."""
    column = course.column_of(float(place)) + columns
    if not math.isfinite(column):
        return place  # the foot of a bar, which has none on a log axis
    near = course.place_near(column, _HALF)
    return near if isinstance(near, Decimal) else place


def _short(course: Course, length: Decimal) -> Decimal:
    """A length in few digits, to half a pixel."""
    half = abs(course.value_at(0.0) - course.value_at(1.0)) * _HALF
    if course.figure.spec.y.scale == "log":
        return length
    return shortest_between(float(length) - half, float(length) + half)
