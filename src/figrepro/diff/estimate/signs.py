"""A step that gives points back a minus that was lost: of a value, or of a place."""

import math
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import moved_to, with_point_at
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure, Point
from figrepro.marks.layer import Frame
from figrepro.render.boxes import PixelBox
from figrepro.scales.axis import Axis
from figrepro.shapes import elements

_SURE: Final = 0.15
"""Part of the difference that another sign may leave."""
_BOLD: Final = 0.3
"""Part of the whole difference that it may leave."""
_MOST: Final = 24
"""Figures that are tried at most."""
_BESIDE: Final = 3
"""Pixels around a point that may show that it is not there."""


def find_signs(search: Search) -> None:
    """Tries each point of a touched series with the other sign, if it is not where it is drawn."""
    figures = list(_with_another_sign(search))
    if len(figures) <= _MOST:  # else more than a point is elsewhere
        search.try_best(figures, _SURE, _BOLD)


def _with_another_sign(search: Search) -> Iterator[Figure]:
    for one in search.figure.series:
        if not search.best.touches(elements.series_prefix(one.name)):
            continue
        course = Course(search.best, one.name)
        for at, point in enumerate(one.points):
            if _is_elsewhere(course, at):
                for changed in _other_signs(point, course.frame):
                    yield with_point_at(search.figure, one.name, at, changed)


def _is_elsewhere(course: Course, at: int) -> bool:
    if not math.isfinite(course.rows[at]):
        return False  # no place on a log axis
    column, row = int(course.columns[at]), int(course.rows[at])
    around = PixelBox(column - _BESIDE, row - _BESIDE, column + _BESIDE, row + _BESIDE)
    return course.attempt.differs_within(around)


def _other_signs(point: Point, frame: Frame) -> Iterator[Point]:
    if point.y and _is_inside(-point.y, frame.y):
        yield moved_to(point, -point.y)
    if isinstance(point.x, Decimal) and point.x and _is_inside(-point.x, frame.x):
        yield replace(point, x=-point.x)


def _is_inside(number: Decimal, axis: Axis) -> bool:
    low, high = axis.limits
    return low <= number <= high  # type: ignore[operator]  # numbers
