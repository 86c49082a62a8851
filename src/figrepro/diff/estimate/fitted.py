"""The rows in which the points of a series fit an image best: followed roughly, then fitted."""

from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Numbers, Pixels, Places
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.fit import Fit, fit
from figrepro.diff.estimate.trace import follow, share_of_color

_REACH: Final = 160
"""Rows up and down in which a series is looked for."""
_PROBE: Final = 0.25
_WELL: Final = 1.0
"""What is left in a column, as a sum over its pixels and channels, where points fit well."""
_FAINT: Final = 2
"""How much a channel differs by rounding."""
_STILL: Final = 0.002
"""Pixels by which a point may be elsewhere where nothing differs."""
_PIXEL: Final = 1 / 6
"""Standard deviation of what stands on whole pixels, as level lines do: it cannot be fitted."""
_HALF: Final = 0.5


def best_fit(course: Course) -> Fit | None:
    """The points fitted from where they are, or from where their line was followed to."""
    starts = [course.rows]
    rough = _rough_rows(course)
    if rough is not None and np.abs(rough - course.rows).max() > 1:
        starts.append(rough)
    starts.sort(key=lambda rows: _left(course, rows))
    best = None
    for start in starts:
        found = fitted(course, start) or Fit(start, np.full(len(start), _PIXEL))
        left = _left(course, found.numbers)
        if best is None or left < best[0]:
            best = left, found
        if left <= _WELL * course.image.shape[1]:
            break  # the other would come to the same
    return None if best is None else best[1]


def _left(course: Course, rows: Numbers) -> float:
    """How much the points in these rows leave to explain."""
    return float(np.abs(course.image - course.drawn(rows)).sum())


def fitted(course: Course, start: Numbers) -> Fit | None:
    """The rows of a series' points fitted to the image, beginning with some not far off."""
    groups = _columns_of_points(course)
    part = _part_that_differs(course, start)
    free = np.flatnonzero(groups[:, part].any(axis=1))
    if not free.size:
        return Fit(start, np.zeros(len(start)))

    def draw(numbers: Numbers) -> Pixels:
        rows = start.copy()
        rows[free] = numbers
        return course.drawn(rows, part=part)

    steps = np.full(len(free), _PROBE)
    found = fit(draw, course.image[:, part], start[free], steps, groups[free][:, part])
    return None if found is None else _among_all(found, start, free)


def _among_all(found: Fit, start: Numbers, free: Places) -> Fit:
    """The fit of some numbers, with those that stay as they were."""
    numbers, deviations = start.copy(), np.full(len(start), _STILL)
    numbers[free], deviations[free] = found.numbers, found.deviations
    return Fit(numbers, deviations)


def _part_that_differs(course: Course, rows: Numbers) -> slice:
    """The columns of the window, from the first to the last, in which a series may be elsewhere."""
    off = np.abs(course.image - course.drawn(rows)).max(axis=(0, 2)) > _FAINT
    differing = np.flatnonzero(off)
    if not differing.size:
        return slice(0, 0)
    return slice(max(int(differing[0]) - course.air, 0), int(differing[-1]) + course.air + 1)


def _columns_of_points(course: Course) -> Places:
    """For each point the columns of the window that its line to both neighbours crosses."""
    first = course.window[1].start
    width = course.image.shape[1]
    order = np.argsort(course.columns, kind="stable")
    reach = course.air
    groups = np.zeros((len(order), width), np.intp)
    for place, point in enumerate(order):
        left = course.columns[order[max(place - 1, 0)]] - first
        right = course.columns[order[min(place + 1, len(order) - 1)]] - first
        groups[point, max(int(left - reach), 0) : int(right + reach) + 1] = 1
    return groups


def has_line(course: Course) -> bool:
    """Whether a series has a line to be followed."""
    return course.mark.is_joined and course.style.line != "none"


def _rough_rows(course: Course) -> Numbers | None:
    """Where the points are, from following the line; None where there is none to follow."""
    if not has_line(course) or len(course.columns) < 2:  # noqa: PLR2004 - a line needs two
        return None
    share = share_of_color(course.attempt.image, course.color)
    order = np.argsort(course.columns, kind="stable")
    places, rows = course.columns[order], course.rows[order]
    first, last = max(int(places[0]) + 1, 0), min(int(places[-1]), share.shape[1])
    if last - first < 2:  # noqa: PLR2004 - no line to follow
        return None
    columns = np.arange(first, last)
    hats = _parts_of_points(columns + _HALF, places, is_stepped=course.mark.is_stepped)
    shift, seen = follow(share, columns, hats @ rows, _REACH)
    if np.count_nonzero(seen) < len(places):
        return None
    system, right = hats[seen], shift[seen]
    pull = 1e-3 * np.eye(len(places))
    moved = np.linalg.solve(system.T @ system + pull, system.T @ right)
    found = course.rows.copy()
    found[order] = rows + moved + 0.5
    return found


def _parts_of_points(columns: Numbers, places: Numbers, *, is_stepped: bool) -> Numbers:
    """How much of each point's row the line has in each column, shape (columns, points)."""
    each = np.eye(len(places))
    if is_stepped:
        return each[np.searchsorted(places, columns, side="right") - 1]
    return np.stack([np.interp(columns, places, one) for one in each], axis=1)
