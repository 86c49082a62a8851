"""Steps that add and take away points of a line without markers: where it bends."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import with_points
from figrepro.diff.estimate.follow import follow, share_of_color
from figrepro.diff.estimate.numbers import shortest_between
from figrepro.diff.estimate.search import Search
from figrepro.figure.axes import position
from figrepro.figure.model import Figure, Point

_REACH: Final = 60
_LEAST_BEND: Final = 0.6
"""Pixels by which a line is off at a place where it must bend."""
_MOST: Final = 60
"""Points up to which each is tried."""
_LEFT: Final = 0.5


def find_kinks(search: Search, course: Course) -> None:
    """Tries the line without each of its points, and with one more where it is off the most."""
    style = course.figure.spec.series[course.name]
    if style.marker != "none":
        return  # its markers say where its points are
    if style.line == "none" or not 2 <= len(course.series.points) <= _MOST:  # noqa: PLR2004
        return
    search.try_best(_without_one(course), _LEFT)
    search.try_best(_with_one(course), _LEFT)


def _without_one(course: Course) -> Iterator[Figure]:
    points = course.series.points
    off = np.abs(course.image - course.drawn(course.rows)).sum(axis=(0, 2))
    first = course.window[1].start
    for at in range(len(points)):
        column = int(course.columns[at]) - first
        if off[max(column - 3, 0) : column + 4].any():
            yield with_points(course.figure, course.name, [*points[:at], *points[at + 1 :]])


def _with_one(course: Course) -> Iterator[Figure]:
    """The figure with a point where the line in the image is furthest from its course."""
    if course.figure.spec.x.scale == "category":
        return
    order = np.argsort(course.columns, kind="stable")
    places, rows = course.columns[order], course.rows[order]
    if places[-1] - places[0] < 3:  # noqa: PLR2004 - no room for another point
        return
    columns = np.arange(int(places[0]) + 1, int(places[-1]))
    share = share_of_color(course.attempt.image, course.color)
    expected = np.interp(columns + 0.5, places, rows) - 0.5
    shift, seen = follow(share, columns, expected, _REACH)
    off = np.where(seen, np.abs(shift), 0)
    at = int(np.argmax(off))
    if off[at] < _LEAST_BEND:
        return
    for reach in (0.7, 1.5, 3.0):
        point = _point(course, columns[at] + 0.5, expected[at] + shift[at] + 0.5, reach)
        points = [*course.series.points, point]
        axis = course.figure.spec.x
        points.sort(key=lambda one: position(one.x, axis))
        yield with_points(course.figure, course.name, points)


def _point(course: Course, column: float, row: float, reach: float) -> Point:
    value = shortest_between(*sorted(course.value_at(row + off) for off in (-0.4, 0.4)))
    if course.figure.spec.x.scale == "date":
        from datetime import date

        return Point(date.fromordinal(round(course.position_at(column))), value, value, value)
    ends = sorted(course.position_at(column + off) for off in (-reach, reach))
    return Point(shortest_between(*ends), value, value, value)
