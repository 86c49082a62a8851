"""Bars that an image shows, at the places where a figure may have them."""

from collections.abc import Iterator
from typing import Final

from figrepro.diff.estimate.axis_detection import Runs
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import chart_of
from figrepro.diff.estimate.trace import share_of_color
from figrepro.figure.model import Figure, Point, X

_SEEN: Final = 0.5
"""How much of a colour a pixel has at least that belongs to a bar."""
_GAP_PX: Final = 3
"""Pixels of a bar that something may hide."""
_HALF: Final = 0.5


def bars_seen(course: Course) -> Iterator[Point]:
    """A point for each place at which a bar of the colour stands."""
    share = share_of_color(course.attempt.image, course.color)
    for x in places_of(course.figure):
        left, right = course.sides_at(x)
        column = round((3 * left + right) / 4)
        if not 0 <= column < share.shape[1]:
            continue
        run = Runs.of(share[course.window[0], column] > _SEEN).joined(_GAP_PX).longest()
        if run is None:
            continue
        top, bottom = (float(row + course.window[0].start) for row in run)
        stands_above = abs(bottom - course.foot) <= abs(top - course.foot)
        yield point_in_row(course, x, top if stands_above else bottom)


def point_in_row(course: Course, x: X, row: float) -> Point:
    """A point in a row, its value in short numbers."""
    value = course.value_near(row, _HALF)
    return Point(x, value, value, value)


def places_of(figure: Figure) -> list[X]:
    """Every place at which a series has a point, or every category, from the left."""
    axis = chart_of(figure).panel_of().x
    if axis.scale.is_discrete:
        return list(axis.ticks)
    return sorted({point.x for one in figure.series for point in one.points}, key=axis.position)
