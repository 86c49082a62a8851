"""Steps that move points: a series is followed roughly, then fitted, then told in short numbers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.course import AIR, Course
from figrepro.diff.estimate.edits import moved_to, with_points
from figrepro.diff.estimate.fit import Fit, fit
from figrepro.diff.estimate.follow import follow, share_of_color
from figrepro.diff.estimate.kinks import find_kinks
from figrepro.diff.estimate.markers import count_markers
from figrepro.diff.estimate.numbers import shortest_between
from figrepro.diff.estimate.search import Search
from figrepro.figure import exact
from figrepro.figure.model import Figure, Point, Series
from figrepro.render import elements

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_REACH: Final = 160
"""Rows up and down in which a series is looked for."""
_STILL_PX: Final = 0.04
_SHARP_PX: Final = (0.02, 0.005, 0.0005)
"""Pixels by which a short number may be beside the fitted one: the nearest that fits is taken."""
_DEVIATIONS: Final = 3
_ALIKE: Final = 0.1
"""Pixels by which points that moved alike may have moved differently."""
_MOST: Final = 0.85
"""Part of the points that move alike at least; others are hidden."""
_FEW: Final = 3
"""Differing pixels of a series that are no reason to look at it."""
_HALF: Final = 0.5
_PROBE: Final = 0.25


def find_points(search: Search) -> None:
    """Moves the points of each touched series to where the image has them."""
    done: set[str] = set()
    while not search.is_exact:
        name = _most_touched(search, done)
        if name is None:
            return
        done.add(name)
        course = Course(search.best, _series(search.figure, name))
        if course.can_move:
            count_markers(search, course)
            find_kinks(search, Course(search.best, _series(search.figure, name)), _moved)
            _move(search, Course(search.best, _series(search.figure, name)))
            count_markers(search, Course(search.best, _series(search.figure, name)))


def _most_touched(search: Search, done: set[str]) -> str | None:
    """The series of which the greatest part differs, None if none does."""
    owners = search.best.drawn.owners
    parts: dict[str, float] = {}
    for one in search.figure.series:
        prefix = elements.series_prefix(one.name) + "/"
        touched = sum(n for name, n in search.best.touched.items() if name.startswith(prefix))
        touched += _unexplained(search, one.name)
        if touched > _FEW and one.name not in done:
            owned = sum(
                int(owners.mask(name).sum()) for name in owners.elements if name.startswith(prefix)
            )
            parts[one.name] = touched / max(owned, 1)
    return max(parts, key=lambda name: parts[name], default=None)


def _unexplained(search: Search, name: str) -> int:
    """How many differing pixels on the bare axes have the colour of a series."""
    course = Course(search.best, _series(search.figure, name))
    bare = search.best.drawn.owners.topmost[course.window] == 0
    differing = bare & (search.best.error[course.window] > 0)
    if not differing.any():
        return 0
    pixels = search.image[course.window][differing][np.newaxis]
    return int((share_of_color(pixels, course.color) > _HALF).sum())


def _series(figure: Figure, name: str) -> Series:
    return next(one for one in figure.series if one.name == name)


def _move(search: Search, course: Course) -> None:
    """Moves the points up and down."""
    search.try_best(_moved(course), 0.97)


def _moved(course: Course) -> Iterator[Figure]:
    """The figure with its points moved up and down to where they fit best."""
    starts = [course.rows]
    rough = _rough_rows(course)
    if rough is not None and np.abs(rough - course.rows).max() > 1:
        starts.insert(0, rough)
    best: tuple[float, Fit] | None = None
    for start in starts:
        found = fitted(course, start)
        if found is not None:
            left = float(np.abs(course.image - course.drawn(found.numbers)).sum())
            if best is None or left < best[0]:
                best = left, found
    if best is not None:
        yield from _with_rows(course, best[1])


def fitted(course: Course, start: "Numbers") -> Fit | None:
    """The rows of a series' points fitted to the image, beginning with some not far off."""
    steps = np.full(len(start), _PROBE)
    groups = _columns_of_points(course)
    return fit(course.drawn, course.image, start, steps, groups)


def _columns_of_points(course: Course) -> "NDArray[np.intp]":
    """For each point the columns of the window that its line to both neighbours crosses."""
    first = course.window[1].start
    width = course.image.shape[1]
    order = np.argsort(course.columns, kind="stable")
    reach = AIR
    groups = np.zeros((len(order), width), np.intp)
    for place, point in enumerate(order):
        left = course.columns[order[max(place - 1, 0)]] - first
        right = course.columns[order[min(place + 1, len(order) - 1)]] - first
        groups[point, max(int(left - reach), 0) : int(right + reach) + 1] = 1
    return groups


def _rough_rows(course: Course) -> "Numbers | None":
    """Where the points are, from following the line, else from the markers of their colour."""
    style = course.figure.spec.series[course.name]
    share = share_of_color(course.attempt.image, course.color)
    if style.line != "none" and style.kind != "scatter" and len(course.columns) > 1:
        return _rows_along_line(course, share)
    return None


def _rows_along_line(course: Course, share: "NDArray[np.float32]") -> "Numbers | None":
    order = np.argsort(course.columns, kind="stable")
    places, rows = course.columns[order], course.rows[order]
    first, last = max(int(places[0]) + 1, 0), min(int(places[-1]), share.shape[1])
    if last - first < 2:  # noqa: PLR2004 - no line to follow
        return None
    columns = np.arange(first, last)
    expected = np.interp(columns + 0.5, places, rows)
    shift, seen = follow(share, columns, expected, _REACH)
    if np.count_nonzero(seen) < len(places):
        return None
    hats = np.stack(
        [np.interp(columns + 0.5, places, np.eye(len(places))[at]) for at in range(len(places))],
        axis=1,
    )
    system, right = hats[seen], shift[seen]
    pull = 1e-3 * np.eye(len(places))
    moved = np.linalg.solve(system.T @ system + pull, system.T @ right)
    found = course.rows.copy()
    found[order] = rows + moved + 0.5
    return found


def _with_rows(course: Course, found: Fit) -> Iterator[Figure]:
    """The figure with the fitted values: all by one amount, then each as short as it can be."""
    moved = found.numbers - course.rows
    moving = np.abs(moved) > np.maximum(3 * found.deviations, _STILL_PX)
    if not moving.any():
        return
    figure, name = course.figure, course.name
    for common in _common(course, found):
        yield with_points(figure, name, [_by(point, common) for point in course.series.points])
    for sharp in _SHARP_PX:
        reaches = np.maximum(_DEVIATIONS * found.deviations, sharp)
        points = [
            moved_to(point, _short(course, row, wide)) if is_moving else point
            for point, row, wide, is_moving in zip(
                course.series.points, found.numbers, reaches, moving, strict=True
            )
        ]
        yield with_points(figure, name, points)


def _short(course: Course, row: float, reach: float) -> Decimal:
    """The shortest value so near to a row."""
    ends = sorted((course.value_at(row - reach), course.value_at(row + reach)))
    return shortest_between(*ends)


def _common(course: Course, found: Fit) -> Iterator[Decimal]:
    """By how much all values moved, if all moved alike."""
    if len(course.ys) < 2:  # noqa: PLR2004 - one point moved alone
        return
    values = np.array([course.value_at(row) for row in found.numbers])
    shifts = values - course.ys
    middle = float(np.median(shifts))
    per_pixel = abs(course.value_at(0.0) - course.value_at(1.0))
    if course.figure.spec.y.scale == "log" or not _moved_alike(
        shifts / per_pixel, found.deviations
    ):
        return
    deviation = float(np.median(found.deviations))
    for sharp in _SHARP_PX:
        reach = max(_DEVIATIONS * deviation, sharp) * per_pixel
        yield shortest_between(middle - reach, middle + reach)


def _moved_alike(shifts: "Numbers", deviations: "Numbers") -> bool:
    """Whether all points moved by the same, in pixels, as far as they are known."""
    apart = np.abs(shifts - np.median(shifts))
    alike = apart <= np.maximum(_ALIKE, 4 * deviations)
    return bool(alike.mean() >= _MOST and abs(float(np.median(shifts))) > _STILL_PX)


def _by(point: Point, shift: Decimal) -> Point:
    return moved_to(point, exact.add(point.y, shift))
