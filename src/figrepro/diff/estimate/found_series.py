"""Series that the image has and the figure lacks: named in its legend, its marks found by them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np
from msgspec import structs

from figrepro.diff.estimate.arrays import Numbers
from figrepro.diff.estimate.bars_seen import bars_seen, places_of, point_in_row
from figrepro.diff.estimate.bends import bends, steps
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import (
    chart_of,
    with_default_looks,
    with_looks_filled_in,
    with_points_along_x,
    with_series,
    with_spec,
    with_style,
)
from figrepro.diff.estimate.legend_layout import legend_of
from figrepro.diff.estimate.legend_swatches import Handle, rows_by_series, style_seen
from figrepro.diff.estimate.markers import markers_seen, point_at
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.trace import follow, share_of_color
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point, Series
from figrepro.figure.spec import SeriesStyle
from figrepro.marks.base import Mark
from figrepro.marks.registry import mark_named, marks_with_key_of

_SEEN: Final = 0.5
"""How much of a colour a pixel has at least that belongs to a mark."""
_NEAR_PX: Final = 3
"""Columns beside a line's end in which a point may stand."""
_REACHES: Final = (1.3, 3.0)
"""Pixels by which a short number may be beside a marker, and beside a step."""
_BEND_PX: Final = 1.2
"""Rows by which a line may be off between two points."""
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """A line as it was followed: the row in each column, and the ends of its last column."""

    columns: Numbers
    rows: Numbers
    last: tuple[float, float]


def with_found_series(search: Search, figure: Figure, rows: Sequence[str]) -> Iterator[Figure]:
    """The figure with a series for each row of the legend that it lacks.

    Args:
        search: The search, for the image.
        figure: The figure.
        rows: What the rows of the legend in the image say, from the top.
    """
    whole = _with_blank_series(figure, rows)
    for changed in (whole, with_default_looks(whole)) if whole != figure else ():
        found = [changed]
        for row in rows:
            if figure.drawn.named(row) is None and row in changed.spec.series:
                found = [one for begun in found for one in _with_marks(search, begun, row)]
        yield from found


def _with_blank_series(figure: Figure, rows: Sequence[str]) -> Figure:
    """The figure with a series of that name for each row that no series has, in their order."""
    labels = {figure.spec.series[one.name].label: one for one in figure.series}
    listed, styles = [], dict(figure.spec.series)
    for place, row in enumerate(rows, 1):
        if row in labels:
            listed.append(labels[row])
        elif row not in styles:
            # Apart from each other: marks at one place are drawn otherwise, so that both are seen.
            value = _value_inside(figure, place / (len(rows) + 1))
            points = tuple(Point(x, value, value, value) for x in places_of(figure))
            listed.append(Series(row, points))
            styles[row] = SeriesStyle()
    if len(listed) != len(rows) or len(set(map(id, listed))) < len(figure.series):
        return figure
    return with_looks_filled_in(with_series(with_spec(figure, series=styles), listed))


def _value_inside(figure: Figure, part: float) -> Decimal:
    """A value at a part of the y axis, where a mark is surely drawn."""
    axis = chart_of(figure).panel_of().y
    return decimal_math.of_float(axis.scale.inverse(axis.place_at(part)))


def _with_marks(search: Search, figure: Figure, name: str) -> Iterator[Figure]:
    """The figure with the look that the series' handle has, and points where its marks are."""
    styled = _with_look_of_handle(search, figure, name)
    kinds = [one.name for one in _kinds_alike(styled.spec.series[name])]
    for changed in (with_style(styled, name, kind=kind) for kind in kinds):
        attempt = search.attempt(changed)
        if attempt is None:
            return
        for points in _points_seen(Course(attempt, name)):
            if points:
                yield with_points_along_x(changed, name, points)


def _with_look_of_handle(search: Search, figure: Figure, name: str) -> Figure:
    entry = rows_by_series(legend_of(figure)).get(name)
    if entry is None:
        return figure
    style = figure.spec.series[name]
    seen = structs.replace(style_seen(Handle(search, entry), style), label=style.label)
    mark = mark_named(seen.kind)
    joined = [one for one in marks_with_key_of(mark) if one.is_joined]
    if joined and not mark.is_joined and seen.line != "none":
        seen = structs.replace(seen, kind=joined[0].name)  # which is the kind that has one
    return with_spec(figure, series={**figure.spec.series, name: seen})


def _kinds_alike(style: SeriesStyle) -> list[Mark]:
    """The marks that a style's handle may stand for: its own first."""
    mark = mark_named(style.kind)
    others = (one for one in marks_with_key_of(mark) if one.is_joined and mark.is_joined)
    return list(dict.fromkeys((mark, *others)))


def _points_seen(course: Course) -> Iterator[list[Point]]:
    """The points that a series may have, as the image shows its marks."""
    is_stepped = course.mark.is_stepped
    if course.is_standing:
        yield list(bars_seen(course))
    elif course.style.marker != "none" and not is_stepped:
        yield [point_at(course, one, _REACHES[0]) for one in markers_seen(course) or ()]
    elif (path := _path_of(course)) is not None:
        if is_stepped:
            yield from (list(_at_steps(course, path, reach)) for reach in _REACHES)
        else:
            yield list(_at_shared_places(course, path))
            yield list(_at_bends(course, path))


def _path_of(course: Course) -> _Path | None:
    window = course.attempt.image[course.window]
    share = share_of_color(window, course.color)
    seen = np.flatnonzero((share > _SEEN).any(axis=0))
    if seen.size < 2:  # noqa: PLR2004 - a course needs two columns
        return None
    columns = np.arange(seen[0], seen[-1] + 1)
    middle = np.full(columns.size, window.shape[0] / 2)
    shift, _ = follow(share, columns, middle, window.shape[0] // 2 + course.air)
    top, left = course.window[0].start, course.window[1].start
    last = np.flatnonzero(share[:, columns[-1]] > _SEEN)
    return _Path(
        columns + left + _HALF,
        middle + shift + _HALF + top,
        (float(last[0] + top + _HALF), float(last[-1] + top + _HALF)),
    )


def _at_shared_places(course: Course, path: _Path) -> Iterator[Point]:
    """A point on the line at each place at which any series has one."""
    for x in places_of(course.figure):
        column = course.column_of(x)
        if path.columns[0] - _NEAR_PX <= column <= path.columns[-1] + _NEAR_PX:
            yield point_in_row(course, x, float(np.interp(column, path.columns, path.rows)))


def _at_bends(course: Course, path: _Path) -> Iterator[Point]:
    for at in bends(path.columns, path.rows, _BEND_PX):
        yield point_in_row(course, course.place_near(path.columns[at], _REACHES[0]), path.rows[at])


def _at_steps(course: Course, path: _Path, reach: float) -> Iterator[Point]:
    """A point where each step begins, and one where the last of them ends."""
    found = steps(path.rows)
    for at, row in found:
        yield point_in_row(course, course.place_near(path.columns[0] + at, reach), row)
    if found:
        end = max(path.last, key=lambda row: abs(row - found[-1][1]))
        yield point_in_row(course, course.place_near(path.columns[-1], reach), end)
