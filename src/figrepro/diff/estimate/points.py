"""Steps that move points: a series is followed roughly, then fitted, then told in short numbers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import numpy as np

from figrepro.diff.estimate.axes import with_default_y
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import moved_to, with_points
from figrepro.diff.estimate.fit import SHARP_PX, Fit
from figrepro.diff.estimate.fitted import best_fit, has_line
from figrepro.diff.estimate.markers import count_markers, rows_of_markers
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.shifts import (
    DEVIATIONS,
    STILL_PX,
    common_shifts,
    common_shifts_of_pixels,
)
from figrepro.diff.estimate.unexplained_ink import ink_on_bare_axes
from figrepro.diff.estimate.vertices import find_kinks
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point
from figrepro.shapes import elements

_ALL_BUT: Final = 0.02
"""Part of the difference that moving leaves where nothing else happened."""
_FEW: Final = 3
"""Differing pixels of a series that are no reason to look at it."""
_FINE_PX: Final = (0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0, -1.0)
_UNKNOWN: Final = 1e6
"""Pixels by which a range may be elsewhere: its marker is not that of its series."""
_HALF: Final = 0.5


def move_points(search: Search) -> None:
    """Moves the points of each touched series up and down, where that explains nearly all."""
    for name in _touched_in_turn(search):
        search.try_best(_moved(Course(search.best, name)), _ALL_BUT)


def find_points(search: Search) -> None:
    """Adds points to each touched series, takes some away, and moves them along both axes."""
    for name in _touched_in_turn(search):
        count_markers(search, Course(search.best, name))
        find_kinks(search, Course(search.best, name), _moved)
        search.try_best(_moved(Course(search.best, name)), 0.97)
        count_markers(search, Course(search.best, name))


def _touched_in_turn(search: Search) -> Iterator[str]:
    """The series that differ and can be moved, each once, always the one that differs most."""
    done: set[str] = set()
    while not search.is_exact and (name := _most_touched(search, done)) is not None:
        done.add(name)
        if Course(search.best, name).can_move:
            yield name


def _most_touched(search: Search, done: set[str]) -> str | None:
    """The series of which the greatest part differs, None if none does."""
    parts: dict[str, float] = {}
    for one in search.figure.series:
        pixels, touched = search.best.pixels_and_touched(elements.series_prefix(one.name))
        touched += int(ink_on_bare_axes(Course(search.best, one.name)).sum())
        if touched > _FEW and one.name not in done:
            parts[one.name] = touched / max(pixels, 1)
    return max(parts, key=lambda name: parts[name], default=None)


def _moved(course: Course) -> Iterator[Figure]:
    """The figure with its points moved up and down to where they fit best."""
    if not has_line(course):
        yield from _with_markers_elsewhere(course)
    found = best_fit(course)
    if found is not None:
        yield from _with_points_in_rows(course, found)


def _with_markers_elsewhere(course: Course) -> Iterator[Figure]:
    """The figure with its points where markers stand, give or take half a pixel."""
    rows = rows_of_markers(course)
    if rows is None:
        return
    deviations = np.full(len(rows), _HALF / DEVIATIONS)
    deviations[[point.drawn_range is not None for point in course.series.points]] = _UNKNOWN
    for shift in common_shifts_of_pixels(course, Fit(rows, deviations)):
        yield with_points(course.figure, course.name, _all_by(course, shift))
    # A pixel to either side draws the same, or nearly: of all such values the shortest is told.
    yield from _with_points_in_rows(course, Fit(rows, 2 * deviations))
    for off in (0.0, -_HALF, _HALF):
        there = np.where(rows == course.rows, rows, rows + off)
        yield from _with_points_in_rows(course, Fit(there, deviations))
    if any(point.y_error_ends for point in course.series.points):  # which tell parts of a pixel
        for off in _FINE_PX:
            there = np.where(rows == course.rows, rows, rows + off)
            yield from _with_points_in_rows(course, Fit(there, deviations / 4))


def _with_points_in_rows(course: Course, found: Fit) -> Iterator[Figure]:
    """The figure with the fitted values: all by one amount, then each as short as it can be."""
    moved = found.numbers - course.rows
    moving = np.abs(moved) > np.maximum(3 * found.deviations, STILL_PX)
    if not moving.any():
        return
    figure, name = course.figure, course.name
    for common in common_shifts(course, found):
        yield from _with_limits_that_follow(with_points(figure, name, _all_by(course, common)))
    for sharp in SHARP_PX:
        reaches = np.maximum(DEVIATIONS * found.deviations, sharp)
        points = [
            moved_to(point, course.value_near(row, wide)) if is_moving else point
            for point, row, wide, is_moving in zip(
                course.series.points, found.numbers, reaches, moving, strict=True
            )
        ]
        yield from _with_limits_that_follow(with_points(figure, name, points))


def _with_limits_that_follow(figure: Figure) -> Iterator[Figure]:
    """The figure, and with the limits that its y axis has by default with these points."""
    yield figure
    followed = with_default_y(figure)
    if followed is not figure:
        yield followed


def _all_by(course: Course, shift: Decimal) -> list[Point]:
    return [moved_to(point, decimal_math.add(point.y, shift)) for point in course.series.points]
