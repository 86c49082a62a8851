"""Steps that change where a line without markers bends: points added, taken away, moved aside."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Numbers, Pixels
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import (
    moved_to,
    series_of,
    with_point_at,
    with_points,
    with_points_along_x,
)
from figrepro.diff.estimate.fit import fit
from figrepro.diff.estimate.search import Attempt, Search
from figrepro.diff.estimate.trace import follow, share_of_color
from figrepro.figure.model import Figure, Point, X

Moves = Callable[[Course], Iterator[Figure]]
"""The figures with the points of a series moved up and down to where the image has them."""

_REACH: Final = 60
_LEAST_BEND: Final = 0.6
"""Pixels by which a line is off at a place where it must bend."""
_MOST_DRAWINGS: Final = 170
"""Drawings of a search after which no more of them are spent on this."""
_MOST: Final = 60
"""Points up to which a line is looked at."""
_FEW: Final = 6
"""Points that are tried away or elsewhere: those with the most to explain beside them."""
_LEFT: Final = 0.5
"""Part of the difference left by moving points that a point more, or one aside, leaves at most."""
_WINDOW: Final = 8
"""Columns over which what is off is taken together."""
_LEAST_OFF: Final = 45.0
"""What is off in a column, as a sum over its pixels and channels, where a line has another bend: a
line of full colour that stands a twentieth of a pixel aside."""
_HARDLY_ANY: Final = 0.02
"""Part of the difference that is left where no other kink needs to be tried."""
_HALF: Final = 0.5
_PROBE: Final = 0.25
_ANOTHER_PX: Final = 1.6
"""Pixels by which a bend must lie beside every point, to be another one."""
_NEAR: Final = 3
"""Columns beside a point in which what is off is its own."""
_DASH: Final = 16
"""Columns that may be empty between two dashes of a line."""
_MOST_ASIDES: Final = 8
"""Points aside that are drawn: those with the least to explain."""
_MOST_CROSSINGS: Final = 3
_TINY: Final = 1e-9
_SHARP_PX: Final = (0.5, 0.1, 0.02)


def find_kinks(search: Search, course: Course, moves: Moves) -> None:
    """Tries the line with a point more, a point less, or one aside, where moving explains less."""
    style, axis = course.style, course.frame.x
    if style.marker != "none" or style.line == "none":
        return  # markers say where the points are
    if axis.scale.is_discrete or not 2 <= len(course.series.points) <= _MOST:  # noqa: PLR2004
        return
    moved = _best(search, moves(course))
    nearest = search.best if moved is None or moved.loss > search.best.loss else moved
    if not _is_off_somewhere(Course(nearest, course.name)):
        return
    least = search.best.loss if moved is None else min(moved.loss, search.best.loss)
    found = []
    for propose, left in ((_without_one, 1.0), (_one_aside, _LEFT), (_with_one, _LEFT)):
        attempt = _best_moved_as_well(search, course.name, propose(course), moves)
        if attempt is not None and attempt.loss <= left * least:
            found.append(attempt)
            if attempt.loss <= _HARDLY_ANY * least:
                break
    if found:
        search.try_simpler(min(found, key=lambda attempt: attempt.loss).figure)


def _best(search: Search, figures: Iterable[Figure]) -> Attempt | None:
    """The one of several figures that explains the image best."""
    best = None
    for figure in figures:
        if search.drawings > _MOST_DRAWINGS:
            break
        attempt = search.attempt(figure)
        if attempt is not None and (best is None or attempt.loss < best.loss):
            best = attempt
            if best.loss == 0:
                break
    return best


def _best_moved_as_well(
    search: Search, name: str, figures: Iterable[Figure], moves: Moves
) -> Attempt | None:
    """The best of several figures, its points moved up and down if that explains more."""
    best = _best(search, figures)
    if best is None or best.loss == 0:
        return best
    moved = _best(search, _all_or_one(search, best, name, moves))
    return best if moved is None or moved.loss >= best.loss else moved


def _all_or_one(search: Search, best: Attempt, name: str, moves: Moves) -> Iterator[Figure]:
    """The figures with all points moved, and with only the one moved that is new."""
    series, known = series_of(best.figure, name), search.figure.drawn.named(name)
    new = [
        at for at, point in enumerate(series.points) if known is None or point not in known.points
    ]
    for figure in moves(Course(best, name)):
        yield figure
        moved = figure.drawn.named(name)
        if len(new) == 1 and moved is not None:
            yield with_point_at(best.figure, name, new[0], moved.points[new[0]])


def _is_off_somewhere(course: Course) -> bool:
    """Whether more is left to explain in some columns than a line a little aside leaves."""
    off = np.convolve(_off(course), np.full(_WINDOW, 1 / _WINDOW), mode="same")
    return bool(off.max(initial=0.0) > _LEAST_OFF)


def _off(course: Course) -> Numbers:
    """How much is left to explain in each column of the window."""
    left: Numbers = np.abs(course.image - course.drawn(course.rows)).sum(axis=(0, 2))
    return left


def _odd(course: Course) -> list[int]:
    """A few points, those first beside which the most is left to explain."""
    off, first = _off(course), course.window[1].start
    columns = course.columns.astype(int) - first
    left = [float(off[max(one - _NEAR, 0) : one + _NEAR + 1].sum()) for one in columns]
    odd = [at for at, amount in enumerate(left) if amount]
    return sorted(odd, key=lambda at: -left[at])[:_FEW]


def _without_one(course: Course) -> Iterator[Figure]:
    points = course.series.points
    for at in _odd(course):
        yield with_points(course.figure, course.name, [*points[:at], *points[at + 1 :]])


def _with_one(course: Course) -> Iterator[Figure]:
    """The figure with a point more: where the line bends, where others have theirs, beyond it."""
    places, rows = _in_order(course)
    first, last = int(places[0]) + 1, int(places[-1])
    if last - first < 2:  # noqa: PLR2004 - no room for another point
        return
    columns = np.arange(first, last)
    share = share_of_color(course.attempt.image, course.color)
    expected = np.interp(columns + _HALF, places, rows) - _HALF
    shift, seen = follow(share, columns, expected, _REACH)
    off = np.where(seen, np.abs(shift), 0)
    at = int(np.argmax(off))
    if off[at] >= _LEAST_BEND and np.abs(places - columns[at] - _HALF).min() >= _ANOTHER_PX:
        yield from _with_bend(course, columns[at], expected[at] + shift[at])
    here = {point.x for point in course.series.points}
    others = {point.x for one in course.figure.series for point in one.points} - here
    for x in sorted(others, key=str):
        column = course.column_of(x)
        if first <= column < last:
            there = round(float(column) - _HALF) - first
            yield _with_point(course, x, expected[there] + shift[there] + _HALF)
        else:
            yield from (_with_point(course, x, row) for row in _ends_in(share, column))
    yield from _beyond(course, share, places, rows)


def _with_bend(course: Course, column: float, row: float) -> Iterator[Figure]:
    for reach in (0.7, 1.5, 3.0):
        yield _with_point(course, course.place_near(column + _HALF, reach), row + _HALF)


def _ends_in(share: Pixels, column: float) -> list[float]:
    """The highest and the lowest row in which a column has the colour, if it has."""
    at = round(column - _HALF)
    if not 0 <= at < share.shape[1]:
        return []
    rows = np.flatnonzero(share[:, at] > _HALF)
    return sorted({float(rows[0]) + _HALF, float(rows[-1]) + _HALF}) if rows.size else []


def _beyond(course: Course, share: Pixels, places: Numbers, rows: Numbers) -> Iterator[Figure]:
    """The figure with a point further left or right, where the line goes on there."""
    box = course.frame.box
    ends = (box.left * course.scale, box.right * course.scale)
    for end, limit, sign in ((0, ends[0], -1), (-1, ends[1], 1)):
        columns = np.arange(int(places[end]) + sign, int(limit) + sign, sign)
        if columns.size < _NEAR:
            continue
        expected = np.full(columns.size, rows[end] - _HALF)
        shift, seen = follow(share, columns, expected, _REACH)
        marked = np.flatnonzero(seen)
        gaps = np.flatnonzero(np.diff(marked, prepend=-1) > _DASH)
        marked = marked[: gaps[0]] if gaps.size else marked
        if marked.size < _NEAR:
            continue
        at = int(marked[-1])
        yield from _with_bend(course, columns[at], expected[at] + shift[at])


def _one_aside(course: Course) -> Iterator[Figure]:
    """The figure with one point further left or right, fitted along both axes."""
    asides: list[tuple[int, Point]] = []
    for at in _odd(course):
        others = np.delete(course.columns, at)
        left = max((one for one in others if one <= course.columns[at]), default=-np.inf)
        right = min((one for one in others if one >= course.columns[at]), default=np.inf)

        def draw(numbers: Numbers, at: int = at) -> Pixels:
            rows, columns = course.rows.copy(), course.columns.copy()
            rows[at], columns[at] = numbers
            return course.drawn(rows, columns)

        start = np.array([course.rows[at], course.columns[at]])
        found = fit(draw, course.image, start, np.full(2, _PROBE))
        point = course.series.points[at]
        places = [(column, point.y) for column in _crossings(course, at, left, right)]
        if found is not None and left < found.numbers[1] < right:
            row, column = (float(number) for number in found.numbers)
            places += [(column, point.y), (column, course.value_near(row, _SHARP_PX[-1]))]
        asides += [
            (at, replace(moved_to(point, value), x=course.place_near(column, reach)))
            for reach in _SHARP_PX
            for column, value in places
        ]
    asides.sort(key=lambda aside: _left_with(course, *aside))
    for at, point in asides[:_MOST_ASIDES]:
        yield with_point_at(course.figure, course.name, at, point)


def _left_with(course: Course, at: int, point: Point) -> float:
    """How much is left to explain with another point there; told without a whole drawing."""
    rows, columns = course.rows.copy(), course.columns.copy()
    rows[at] = course.row_of(point.y)
    columns[at] = course.column_of(point.x)
    return float(np.abs(course.image - course.drawn(rows, columns)).sum())


def _crossings(course: Course, at: int, left: float, right: float) -> list[float]:
    """Where the line goes through the row of a point, between its neighbours; a few at most."""
    first = int(max(left, course.window[1].start))
    last = int(min(right, course.window[1].stop - 1))
    if last - first < 2:  # noqa: PLR2004 - no room to move
        return []
    columns = np.arange(first, last)
    share = share_of_color(course.attempt.image, course.color)
    expected = np.interp(columns + _HALF, *_in_order(course)) - _HALF
    shift, seen = follow(share, columns, expected, _REACH)
    above = np.where(seen, expected + shift + _HALF - course.rows[at], np.nan)
    places = np.flatnonzero(above[:-1] * above[1:] <= 0)[:_MOST_CROSSINGS]
    parts = above[places] / (above[places] - above[places + 1] + _TINY)
    return [float(one) for one in columns[places] + _HALF + parts]


def _in_order(course: Course) -> tuple[Numbers, Numbers]:
    """The columns and rows of the points, from the left."""
    order = np.argsort(course.columns, kind="stable")
    return course.columns[order], course.rows[order]


def _with_point(course: Course, x: X, row: float) -> Figure:
    """The figure with another point of the line, at its place along x."""
    value = course.value_near(row, 0.4)
    points = [*course.series.points, Point(x, value, value, value)]
    return with_points_along_x(course.figure, course.name, points)
