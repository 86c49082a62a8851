"""How far a measured value may be off: from what is left where its series is."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from figrepro.diff.change import Change
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.fitted import fitted
from figrepro.diff.estimate.search import Attempt
from figrepro.figure import exact
from figrepro.figure.formats import visible
from figrepro.figure.model import Series
from figrepro.render import elements

_MEASURED: Final = frozenset({"y", "shift", "y_low", "y_high", "err_low", "err_high"})
_LINE_PX, _SNAPPED_PX, _LEAST_PX, _HIDDEN_PX = 0.05, 0.5, 0.1, 2.0
"""Pixels by which a value may be off: of a line that is explained to the last pixel, of marks that
stand on whole pixels, at least of a line that is not explained, and of marks that are not."""
_DEVIATIONS: Final = 4


def with_doubt(changes: Iterable[Change], attempt: Attempt) -> Iterator[Change]:
    """The changes, those of values with how far the measured one may be off.

    A value that is no further off than that is none.

    Args:
        changes: From the figure that the image shows to the present one.
        attempt: The figure that the image shows.
    """
    known: dict[str, float] = {}
    for change in changes:
        series = _named(attempt, change.series)
        if series is None or change.field not in _MEASURED:
            yield change
            continue
        if series.name not in known:
            known[series.name] = _doubt(attempt, series)
        pixels = known[series.name]
        is_seen = pixels == _SNAPPED_PX  # a mark on other pixels, which nothing else explains
        if is_seen or change.shift_px is None or abs(change.shift_px) > pixels:
            value = _in_data(attempt, series, change, pixels)
            yield replace(change, uncertainty=value, uncertainty_px=pixels)


def _named(attempt: Attempt, name: str | None) -> Series | None:
    return next((one for one in attempt.figure.series if visible(one.name) == name), None)


def _doubt(attempt: Attempt, series: Series) -> float:
    """Pixels by which the points of a series may stand higher or lower than was measured."""
    explained = not attempt.touches(elements.series_prefix(series.name))
    if elements.series(series.name, "line") not in attempt.drawn.owners.elements:
        return _SNAPPED_PX if explained else _HIDDEN_PX
    if explained:
        return _LINE_PX
    course = Course(attempt, series)
    found = fitted(course, course.rows) if course.can_move else None
    if found is None:
        return _HIDDEN_PX
    return max(_LEAST_PX, _DEVIATIONS * float(found.deviations.max()))


def _in_data(attempt: Attempt, series: Series, change: Change, pixels: float) -> Decimal:
    """So many pixels in the unit of the y axis, in two digits, at the value that was measured."""
    course = Course(attempt, series)
    row = course.row_of(_value_of(change, series))
    value = abs(course.value_at(row - pixels / 2) - course.value_at(row + pixels / 2))
    return exact.plain(exact.of_float(float(f"{value:.1e}")))


def _value_of(change: Change, series: Series) -> Decimal:
    """The value that was measured; of a whole series the first."""
    try:
        return Decimal(change.reference or "")
    except InvalidOperation:
        return series.points[0].y
