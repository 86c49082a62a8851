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
from figrepro.diff.estimate.extent import (
    behind_marker,
    moved_ends,
    run,
    surroundings,
    value_higher,
)
from figrepro.diff.estimate.numbers import shortest_between
from figrepro.diff.estimate.ranges import (
    as_range,
    range_moved,
    ranges_of_others,
    with_missing_ranges,
)
from figrepro.diff.estimate.search import Search
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point
from figrepro.marks.style_constants import BAR_WIDTH
from figrepro.shapes import elements

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
        course = Course(search.best, one.name)
        has_room = course.is_standing and search.best.touches(elements.BACKGROUND)
        if has_room:  # for bars that are missing, or higher
            search.try_best(_with_missing_bars(course), 0.6)
        search.try_best(with_missing_ranges(Course(search.best, one.name)), 0.6)
        if not has_room and not search.best.touches(elements.series_prefix(one.name)):
            continue
        for at, point in enumerate(series_of(search.figure, one.name).points[:_MOST_POINTS]):
            course = Course(search.best, one.name)
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
    return course.is_standing or course.attempt.touches(elements.series(course.name, "markers"))


def _with_ends(course: Course, at: int) -> Iterator[Figure]:
    """The figure with one point as the image may have it."""
    point = course.series.points[at]
    if course.is_standing:
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
    left, right = course.sides_at(point.x)
    rows, quarter = course.window[0], int(left * 3 + right) // 4
    middle = (min(max(course.row_of(point.y), rows.start), rows.stop) + course.foot) / 2
    moved = moved_ends(course, quarter, middle, course.color, behind_marker(course))
    rises = 0.0 if moved is None else moved[course.row_of(point.y) > course.foot]
    if rises:
        yield moved_to(point, value_higher(course, point.y, rises))


def _errors_moved(course: Course, point: Point) -> Iterator[Point]:
    ends, column, row = point.y_error_ends, course.column_of(point.x), course.row_of(point.y)
    gap = _ON_BAR if course.mark.is_opaque else behind_marker(course)
    moved = moved_ends(course, column, row, course.whisker_color, gap)
    if ends is None:
        return
    yield replace(point, err_low=None, err_high=None)
    if moved is None:
        return
    up, down = moved
    if sorted((abs(up), abs(down))) == [0, 1]:
        for part in _PARTS:  # which moves only one of two ends over the edge of a pixel
            there = row - part * (up + down)
            yield moved_to(point, course.value_near(there, _PARTS[0] / 2))
    if up == down:
        yield moved_to(point, value_higher(course, point.y, up))
    high = value_higher(course, ends[1], up)
    low = value_higher(course, ends[0], down)
    yield replace(
        point,
        err_high=_short(course, decimal_math.subtract(high, point.y)) if up else point.err_high,
        err_low=_short(course, decimal_math.subtract(point.y, low)) if down else point.err_low,
    )


def _errors_seen(course: Course, point: Point) -> Iterator[Point]:
    """The point with the error bar that the image shows at it."""
    column, row = course.column_of(point.x), course.row_of(point.y)
    seen = run(course.attempt.image, column, row, course.whisker_color, behind_marker(course))
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
    ends, column, row = point.x_error_ends, course.column_of(point.x), course.row_of(point.y)
    gap = behind_marker(course)
    moved = moved_ends(course, column, row, course.whisker_color, gap, sideways=True)
    if moved is None or ends is None or not isinstance(point.x, Decimal):
        return
    low, high = point.x_err_low, point.x_err_high
    if moved[0]:
        low = decimal_math.subtract(point.x, _place_beside(course, ends[0], -moved[0]))
    if moved[1]:
        high = decimal_math.subtract(_place_beside(course, ends[1], -moved[1]), point.x)
    yield replace(point, x_err_low=low, x_err_high=high)


def _place_beside(course: Course, place: Decimal, columns: float) -> Decimal:
    """A place on the x axis so many columns further right, in few digits."""
    column = course.column_of(place) + columns
    if not math.isfinite(column):
        return place  # the foot of a bar, which has none on a log axis
    near = course.place_near(column, _HALF)
    return near if isinstance(near, Decimal) else place


def _short(course: Course, length: Decimal) -> Decimal:
    """A length in few digits, to half a pixel."""
    half = abs(course.value_at(0.0) - course.value_at(1.0)) * _HALF
    if not course.frame.y.scale.is_uniform:
        return length
    return shortest_between(float(length) - half, float(length) + half)
