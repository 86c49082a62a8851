"""Ranges as an image shows them: upright bars with caps and a hollow marker."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from figrepro.diff.estimate.axis_detection import Runs
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import with_point_at, with_points_along_x
from figrepro.diff.estimate.extent import (
    Reach,
    behind_marker,
    moved_ends,
    run,
    value_higher,
)
from figrepro.diff.estimate.markers import place_at
from figrepro.diff.estimate.trace import share_of_color
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point
from figrepro.marks.style_constants import BAR_WIDTH

_SEEN: Final = 0.5
_TALLER: Final = 1.4
"""Sizes of a marker from which on something upright is a bar; a marker may hide as much of it."""
_FULL: Final = 0.7
"""Part of a bar's length that is inked: of its caps and its marker less is."""
_ASIDE: Final = 18.0
"""Points by which a range may have moved aside."""
_REACHES: Final = (0.7, 1.3)
"""Pixels by which a short x may be beside such a bar."""


def with_missing_ranges(course: Course) -> Iterator[Figure]:
    """The figure with a range of the series where the image has one and the figure nothing."""
    yield from _beside_those_of_others(course)
    for column, seen in _bars_unexplained(course):
        low, high = _ends(course, seen)
        if low >= high:
            continue
        for x in dict.fromkeys(place_at(course, column, reach) for reach in _REACHES):
            if course.series.at(x) is None:
                point = Point(x, decimal_math.midpoint(low, high), low, high, basis="range")
                points = [*course.series.points, point]
                yield with_points_along_x(course.figure, course.name, points)


def _beside_those_of_others(course: Course) -> Iterator[Figure]:
    """The figure with a range where others have one: equal ones stand side by side there."""
    points = course.series.points
    others = [one for one in course.figure.series if one.name != course.name]
    for point in (point for one in others for point in one.points):
        if point.drawn_range is None or course.series.at(point.x) is not None:
            continue
        there = [*points, replace(point, note="")]
        yield with_points_along_x(course.figure, course.name, there)
        column = course.column_of(point.x)
        for at, own in enumerate(points):
            if (
                own.drawn_range is not None
                and abs(course.columns[at] - column) <= _ASIDE * course.scale
            ):
                aside = replace(point, note=own.note)
                yield with_point_at(course.figure, course.name, at, aside)


def _bars_unexplained(course: Course) -> Iterator[tuple[float, Reach]]:
    """Upright bars of the series' colour in the image that the drawing lacks: where they stand."""
    rows, columns = course.window
    share = share_of_color(course.attempt.image[course.window], course.color)
    lacking = (share > _SEEN) & (course.attempt.error[course.window] > 0)
    least = _TALLER * course.style.size * course.scale
    tall: dict[int, tuple[int, int]] = {}
    inked = np.count_nonzero(lacking, axis=0)
    for column in np.flatnonzero(inked > least / 2):
        longest = Runs.of(np.ascontiguousarray(lacking[:, column])).joined(round(least)).longest()
        length = longest[1] - longest[0] if longest is not None else 0
        if longest is not None and length > least and inked[column] > _FULL * length:
            tall[int(column)] = longest
    marked = np.zeros(lacking.shape[1], np.bool_)
    marked[list(tall)] = True
    bars, widest = Runs.of(marked), course.pixels(BAR_WIDTH) + 1  # as it lies on them
    for start, end in zip(bars.starts, bars.ends, strict=True):
        if end - start <= widest:
            top, bottom = tall[int(start + end) // 2]
            yield columns.start + (start + end) / 2, Reach(rows.start + top, rows.start + bottom)


def _ends(course: Course, seen: Reach) -> tuple[Decimal, Decimal]:
    """The values at which a bar with caps ends."""
    cap = BAR_WIDTH / 2 * course.scale
    lowest, highest = (course.value_near(row, 1.0) for row in (seen.bottom - cap, seen.top + cap))
    return lowest, highest


def range_moved(course: Course, point: Point) -> Iterator[Point]:
    """The point with its range as far up and down as the image shows it."""
    column, row = course.column_of(point.x), course.row_of(point.y)
    moved = moved_ends(course, column, row, course.color, behind_marker(course))
    if moved is None or point.drawn_range is None or not any(moved):
        return
    low = value_higher(course, point.drawn_range[0], moved[1])
    high = value_higher(course, point.drawn_range[1], moved[0])
    yield replace(point, y=decimal_math.midpoint(low, high), y_low=low, y_high=high)


def ranges_of_others(course: Course, point: Point) -> Iterator[Point]:
    """The point with each range that others have at its place: equal ones stand side by side."""
    for one in course.figure.series:
        other = one.at(point.x)
        if one.name != course.name and other is not None and other.drawn_range is not None:
            yield replace(point, basis="range", y=other.y, y_low=other.y_low, y_high=other.y_high)


def as_range(course: Course, point: Point) -> Iterator[Point]:
    """The point as a range of which the image shows the ends, if it shows such a bar."""
    column, row = course.column_of(point.x), course.row_of(point.y)
    seen = run(course.attempt.image, column, row, course.color, behind_marker(course))
    size = course.style.size * course.scale
    if seen is None or seen.bottom - seen.top < size:
        return
    low, high = _ends(course, seen)
    if low < high:
        yield replace(
            point, basis="range", y=decimal_math.midpoint(low, high), y_low=low, y_high=high
        )
