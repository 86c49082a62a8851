"""How far a measured value may be off: from what is left where its series is."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from figrepro.diff.change import Change
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import LETTERS
from figrepro.diff.estimate.fitted import fitted
from figrepro.diff.estimate.search import Attempt
from figrepro.figure import decimal_math
from figrepro.figure.model import Point, Series
from figrepro.shapes import elements

_VALUES: Final = frozenset({"y", "shift"})
_ENDS: Final = frozenset({"y_low", "y_high", "err_low", "err_high"})
"""Where a bar ends, which stands on whole pixels however sharply the line of its series does."""
_LINE_PX, _SNAPPED_PX, _LEAST_PX, _HIDDEN_PX = 0.05, 0.5, 0.1, 2.0
"""Pixels by which a value may be off: of a line that is explained to the last pixel, of marks that
stand on whole pixels, at least of a line that is not explained, and of marks that are not."""
_DEVIATIONS: Final = 4
_OTHER_LABELS: Final = 0.25
"""Part of the pixels of an axis' labels that differs where they say something else."""
_NO_RANGE: Final = "not range"


def with_doubt(changes: Iterable[Change], attempt: Attempt) -> Iterator[Change]:
    """The changes, those of values with how far the measured one may be off.

    A value that is no further off than that is none, and neither is any that was measured along an
    axis whose labels the image has otherwise.

    Args:
        changes: From the figure that the image shows to the present one.
        attempt: The figure that the image shows.
    """
    known: dict[str, float] = {}
    is_measurable = _has_labels_of_image(attempt)
    for told in changes:
        change = _as_pixels_tell(told)
        series = attempt.figure.drawn.named(change.before[0].series) if change.before else None
        place = None if series is None else _measured(series, change)
        if series is None or place is None or not math.isfinite(attempt.frame.up(place)):
            yield change
            continue
        if not is_measurable:
            continue
        if series.name not in known:
            known[series.name] = _doubt(attempt, series)
        pixels = max(known[series.name], _SNAPPED_PX if change.field in _ENDS else 0.0)
        is_seen = pixels == _SNAPPED_PX  # a mark on other pixels, which nothing else explains
        if is_seen or change.shift_px is None or abs(change.shift_px) > pixels:
            value = _in_data(Course(attempt, series.name), place, pixels)
            yield replace(change, uncertainty=value, uncertainty_px=pixels)


def _has_labels_of_image(attempt: Attempt) -> bool:
    """Whether an attempt has the ticks of both axes that the image shows."""
    return all(attempt.part_touched(f"{letter}/tick") <= _OTHER_LABELS for letter in LETTERS)


def _as_pixels_tell(change: Change) -> Change:
    """The change; of a value that became a range, only that it was none: all others look alike."""
    if change.field == "basis" and change.now == "range" and change.reference is not None:
        return replace(change, reference=_NO_RANGE)
    return change


def _doubt(attempt: Attempt, series: Series) -> float:
    """Pixels by which the points of a series may stand higher or lower than was measured."""
    explained = not attempt.touches(elements.series_prefix(series.name))
    if elements.series(series.name, "line") not in attempt.drawn.owners.elements:
        return _SNAPPED_PX if explained else _HIDDEN_PX
    if explained and not attempt.noise:
        return _LINE_PX
    course = Course(attempt, series.name)
    found = fitted(course, course.rows) if course.can_move else None
    if found is None:
        return _HIDDEN_PX
    return max(_LEAST_PX, _DEVIATIONS * float(found.deviations.max()))


def _in_data(course: Course, value: Decimal, pixels: float) -> Decimal:
    """So many pixels in the unit of the y axis, in two digits, at a value."""
    row = course.row_of(value)
    wide = abs(course.value_at(row - pixels / 2) - course.value_at(row + pixels / 2))
    return decimal_math.plain(decimal_math.of_float(float(f"{wide:.1e}")))


def _measured(series: Series, change: Change) -> Decimal | None:
    """The place on the y axis that was measured for a change; of a whole series the first."""
    if change.field not in _VALUES | _ENDS:
        return None
    x = change.before[0].x
    point = series.at(x) if x is not None else next(iter(series.points), None)
    return None if point is None else _place(point, change.field)


def _place(point: Point, field: str) -> Decimal | None:
    """Where a value or a bound of a point stands, or the end of an error bar of some length."""
    if field not in _ENDS or getattr(point, field) is None:
        return point.y if field in _VALUES else None
    low, high = point.y_error_ends or (point.y, point.y)
    return {"err_low": low, "err_high": high, "y_low": point.y_low, "y_high": point.y_high}[field]
