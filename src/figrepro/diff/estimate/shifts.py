"""By how much all points of a series moved alike, if they did."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Numbers
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.fit import SHARP_PX, Fit
from figrepro.diff.estimate.numbers import shortest_between

STILL_PX: Final = 0.02
"""Pixels by which a point moves that does not."""
DEVIATIONS: Final = 3
"""Standard deviations by which it may be beside it."""
_ALIKE: Final = 0.1
"""Pixels by which points that moved alike may have moved differently."""
_MOST: Final = 0.6
"""Part of the points that move alike at least; others are hidden."""
_PART: Final = 0.125
_PARTS_OF_PIXEL: Final = (0.0, *(sign * n * _PART for n in range(1, 6) for sign in (1, -1)))
"""Amounts around a shift of whole pixels that are tried, in pixels, and how far they are apart."""


def common_shifts(course: Course, found: Fit) -> Iterator[Decimal]:
    """By how much all values moved, if all moved alike."""
    shift = _Shift.of(course, found)
    if shift is None:
        return
    for sharp in SHARP_PX:
        reach = max(DEVIATIONS * shift.deviation, sharp) * shift.pixel
        yield shortest_between(shift.middle - reach, shift.middle + reach)


def common_shifts_of_pixels(course: Course, found: Fit) -> Iterator[Decimal]:
    """The same where each point is only known to a pixel: they know it better together."""
    shift = _Shift.of(course, found)
    if shift is None:
        return
    for off in _PARTS_OF_PIXEL:
        middle, reach = shift.middle + off * shift.pixel, _PART / 2 * shift.pixel
        yield shortest_between(middle - reach, middle + reach)


@dataclass(frozen=True, slots=True)
class _Shift:
    """By how much all points moved alike, in data units.

    Attributes:
        middle: The amount.
        pixel: How much a pixel is, at the point that shows the amount best.
        deviation: The standard deviation of the amount, in pixels there.
    """

    middle: float
    pixel: float
    deviation: float

    @classmethod
    def of(cls, course: Course, found: Fit) -> "_Shift | None":
        """The shift that fitted points have in common; None if they have none."""
        if len(course.ys) < 2:  # noqa: PLR2004 - one point moved alone
            return None
        values = np.array([course.value_at(row) for row in found.numbers])
        below = np.array([course.value_at(row + 1) for row in found.numbers])
        shifts, pixels = values - course.ys, np.abs(values - below)
        known = pixels * found.deviations
        middle = _weighted_median(shifts, 1 / np.maximum(known, 1e-300))
        alike = np.abs(shifts - middle) <= np.maximum(_ALIKE * pixels, 4 * known)
        best = int(np.argmin(known))
        pixel = float(pixels[best])
        if alike.mean() < _MOST or abs(middle) <= STILL_PX * pixel:
            return None
        return cls(middle, pixel, float(found.deviations[best]))


def _weighted_median(numbers: Numbers, weights: Numbers) -> float:
    """The number with half of the weight on either side."""
    order = np.argsort(numbers)
    sums = np.cumsum(weights[order])
    return float(numbers[order][int(np.searchsorted(sums, sums[-1] / 2))])
