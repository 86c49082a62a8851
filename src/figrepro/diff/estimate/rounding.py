"""A step that tells what was measured as people write it: with the same few decimals throughout."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from figrepro.diff.estimate.axes import with_axis_defaults
from figrepro.diff.estimate.edits import with_series
from figrepro.diff.estimate.search import Search
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point, Series

_MOST_DIGITS: Final = 5
"""Digits, from the first of the largest value on, that are tried."""
_FIELDS: Final = ("y", "y_low", "y_high", "err_low", "err_high")


def find_round_numbers(search: Search) -> None:
    """Tries all measured values with few decimals, and the limits that follow from them.

    Where limits were measured too, each is a little off, and so is what was measured by them.
    """
    if search.is_exact or not any(True for _ in _measured(search)):
        return
    search.try_best(_rounded_figures(search), 0.97)


def _measured(search: Search) -> Iterator[tuple[Series, Point]]:
    """The points that are not as they were at first, and the series of each."""
    for one in search.figure.series:
        before = search.start.drawn.named(one.name)
        known = set(before.points) if before is not None else set()
        yield from ((one, point) for point in one.points if point not in known)


def _rounded_figures(search: Search) -> Iterator[Figure]:
    measured = {(one.name, point) for one, point in _measured(search)}
    largest = max(abs(point.y) for _, point in measured)
    top = largest.adjusted() if largest else 0
    for power in range(top, top - _MOST_DIGITS, -1):
        step = Decimal(1).scaleb(power)
        figure = with_series(
            search.figure,
            (
                Series(
                    one.name,
                    tuple(
                        _rounded(point, step) if (one.name, point) in measured else point
                        for point in one.points
                    ),
                )
                for one in search.figure.series
            ),
        )
        yield figure
        yield from with_axis_defaults(figure)


def _rounded(point: Point, step: Decimal) -> Point:
    """The point with its numbers as multiples of a step."""
    rounded: dict[str, Any] = {
        field: decimal_math.plain(
            (number / step).to_integral_value(rounding=ROUND_HALF_EVEN) * step
        )
        for field in _FIELDS
        if (number := getattr(point, field)) is not None
    }
    return replace(point, **rounded)
