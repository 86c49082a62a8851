"""Steps that add and take away points, by the markers of a series that the image shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Numbers, Pixels
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import moved_to, with_point_at, with_points, with_points_along_x
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.trace import peaks, share_of_color
from figrepro.figure.model import Figure, Point, X
from figrepro.render.boxes import PixelBox
from figrepro.shapes import elements

_MARKER_SEEN: Final = 0.8
"""Part of a marker that has to be seen."""
_REACHES: Final = (2.0, 1.3, 0.7)
"""Pixels by which a short x may be beside a marker: the shortest one that fits is taken."""
_SHARED_PX: Final = 1.2
"""Pixels by which a marker may be beside a place that it shares."""
_ASIDE: Final = 18.0
"""Points by which a hidden marker may stand beside the one that is drawn."""
_SAME_COLUMN_PX: Final = 1.5
_SAME_PLACE_PX: Final = 2.5


@dataclass(frozen=True, slots=True)
class SeenMarker:
    """A marker in the image: its middle in pixels from the left and the top."""

    column: float
    row: float


def count_markers(search: Search, course: Course) -> None:
    """Adds points where the image has markers of the series, and takes away those without."""
    seen = markers_seen(course)
    if seen is None:
        return
    unseen = [
        at
        for at, (column, row) in enumerate(zip(course.columns, course.rows, strict=True))
        if course.series.points[at].drawn_range is None  # which has a marker of its own
        and not any(_is_near(one, column, row) for one in seen)
    ]
    lost = [
        at
        for at in unseen
        if _differs_at(course, course.columns[at], course.rows[at], _radius(course))
    ]
    new = [
        one
        for one in seen
        if not any(_is_near(one, *place) for place in zip(course.columns, course.rows, strict=True))
        and _differs_at(course, one.column, one.row, _radius(course))
    ]
    # What only stands higher or lower is moved, not counted.
    new = [one for one in new if not any(_is_above(one, course.columns[at]) for at in unseen)]
    lost = [at for at in lost if not any(_is_above(one, course.columns[at]) for one in seen)]
    if not lost and not new:
        return
    candidates = [
        figure
        for gone in (lost, unseen)[: 1 + (unseen != lost)]  # a new one may lie on one that is gone
        for reach in _REACHES
        for figure in _with_markers(course, gone, new, reach)
    ]
    if not new:
        candidates += _at_shared_places(course, lost)
    search.try_best(candidates, 0.9)


def _at_shared_places(course: Course, lost: Sequence[int]) -> list[Figure]:
    """The figure with a lost point where others have theirs: their markers hide it there."""
    places = {point.x for one in course.figure.series for point in one.points}
    free = places - {point.x for point in course.series.points}
    found = []
    for at in lost:
        for x in sorted(free, key=str):
            column = course.column_of(x)
            if abs(column - course.columns[at]) <= _ASIDE * course.scale:
                aside = replace(course.series.points[at], x=x)
                found.append(with_point_at(course.figure, course.name, at, aside))
    return found


def rows_of_markers(course: Course) -> Numbers | None:
    """Where the markers of the points stand in the image, in rows; None if none stands elsewhere.

    A marker without a line stands on a whole pixel, so this is as exact as it can be.
    """
    places = list(zip(course.columns, course.rows, strict=True))
    moved = [at for at, place in enumerate(places) if _differs_at(course, *place, _radius(course))]
    seen = markers_seen(course) if moved else None
    if not seen:
        return None
    still = [place for at, place in enumerate(places) if at not in moved]
    free = [one for one in seen if not any(_is_near(one, *place) for place in still)]
    rows = course.rows.copy()
    for at in moved:
        above = [one for one in free if _is_above(one, course.columns[at])]
        if above:
            rows[at] = min(above, key=lambda one: abs(one.row - course.rows[at])).row
    return rows


def _radius(course: Course) -> int:
    """Pixels around the middle of a marker in which it lies."""
    return round(course.style.size * course.scale / 2) + 1


def _differs_at(course: Course, column: float, row: float, reach: int) -> bool:
    """Whether pixels differ around a place, so that a marker there may be another one."""
    left, top, size = int(column) - reach, int(row) - reach, 2 * reach + 1
    around = PixelBox(left, top, left + size, top + size)
    return course.attempt.differs_within(around)


def _is_above(seen: SeenMarker, column: float) -> bool:
    """Whether a marker stands in a column, however high."""
    return abs(seen.column - column) <= _SAME_COLUMN_PX


def _is_near(seen: SeenMarker, column: float, row: float) -> bool:
    return max(abs(seen.column - column), abs(seen.row - row)) <= _SAME_PLACE_PX


def markers_seen(course: Course) -> list[SeenMarker] | None:
    """The markers of a series that an image shows; None if the series has none."""
    owners = course.attempt.drawn.owners
    if elements.series(course.name, "markers") not in owners.elements:
        return None
    shape = _one_marker(course)
    if shape is None:
        return None
    share = share_of_color(course.attempt.image, course.color)
    legend = owners.box(elements.LEGEND_FRAME)
    if legend is not None:
        share[legend.slices] = 0  # its handles have markers of the same look
    share = share[course.window]
    top, left = course.window[0].start, course.window[1].start
    return [
        SeenMarker(column + left + 0.5, row + top + 0.5)
        for row, column in peaks(share, shape, _MARKER_SEEN)
    ]


def _one_marker(course: Course) -> Pixels | None:
    """A marker of the series as share of its colour, its middle in the middle."""
    axes = course.frame.box
    middle_x = (axes.left + axes.width / 2) * course.scale
    height = course.attempt.image.shape[0]
    middle_y = height - (axes.bottom + axes.height / 2) * course.scale
    column, row = int(middle_x), int(middle_y)
    ink = course.ink.marker(course.position_at(column + 0.5), course.value_at(row + 0.5))
    box = None if ink is None else PixelBox.of(ink[..., 3] > 0)
    if ink is None or box is None:
        return None
    half = max(column - box.left, box.right - 1 - column, row - box.top, box.bottom - 1 - row)
    part = ink[row - half : row + half + 1, column - half : column + half + 1]
    white = np.full((*part.shape[:2], 3), 255.0)
    share = part[..., 3:] / 255.0
    picture = white + (part[..., :3] - white) * share
    return share_of_color(picture.astype(np.uint8), course.color)


def _with_markers(
    course: Course, lost: Sequence[int], new: Sequence[SeenMarker], reach: float
) -> Iterator[Figure]:
    """The figure with points where markers are seen, give or take so many pixels across."""
    points = list(course.series.points)
    new = sorted(new, key=lambda one: one.column)
    added = [point_at(course, one, reach) for one in new]
    kept = [point for at, point in enumerate(points) if at not in lost]
    if len(lost) == len(new):
        moved = list(points)
        for at, one, point in zip(lost, new, added, strict=True):
            old = points[at]
            same = abs(course.rows[at] - one.row) <= 1
            moved[at] = (
                replace(old, x=point.x) if same else replace(moved_to(old, point.y), x=point.x)
            )
        yield with_points(course.figure, course.name, moved)
    if added:
        yield with_points_along_x(course.figure, course.name, [*kept, *added])
    if kept:
        yield with_points(course.figure, course.name, kept)


def point_at(course: Course, seen: SeenMarker, reach: float) -> Point:
    """A point at a marker, in short numbers."""
    value = course.value_near(seen.row, reach)
    return Point(place_at(course, seen.column, reach), value, value, value)


def place_at(course: Course, column: float, reach: float) -> X:
    """The x that a mark in a column has: that of other series if they have one there."""
    shared = _shared_place(course, column) if course.frame.x.scale.takes_y else None
    return course.place_near(column, reach) if shared is None else shared


def _shared_place(course: Course, column: float) -> X | None:
    """The x near a marker at which another series has a point: series mostly share theirs."""
    near = [
        (abs(course.column_of(point.x) - column), str(point.x), point.x)
        for one in course.figure.series
        for point in one.points
    ]
    distance, _, x = min(near, default=(_SAME_PLACE_PX, "", None))
    return x if distance < _SHARED_PX else None
