"""Ink of a series in an image that stands where the drawing has none."""

from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.arrays import Mask
from figrepro.diff.estimate.trace import share_of_color
from figrepro.shapes import elements

if TYPE_CHECKING:
    from figrepro.diff.estimate.course import Course

_HALF: Final = 0.5
_FEW: Final = 20
"""Pixels of a colour that are no mark."""
_BESIDE: Final = 2.0
"""Points beside a line that a wider one takes, and beside a marker that another one does."""


def ink_on_bare_axes(course: "Course") -> Mask:
    """The differing pixels of the window that have the series' colour where nothing is drawn."""
    attempt = course.attempt
    bare = attempt.drawn.owners.topmost[course.window] == 0
    ink: Mask = bare & (attempt.error[course.window] > 0)
    if ink.any():
        pixels = attempt.image[course.window][ink][np.newaxis]
        ink[ink] = share_of_color(pixels, course.color)[0] > _HALF
    return ink


def stands_elsewhere(course: "Course") -> bool:
    """Whether a series has ink in the image further from its marks than another look explains."""
    own = _marks(course)
    reach = course.pixels(_BESIDE)
    for axis in (0, 1):
        for step in range(1, reach + 1):
            own = own | np.roll(own, step, axis) | np.roll(own, -step, axis)
    return int((ink_on_bare_axes(course) & ~own).sum()) > _FEW


def _marks(course: "Course") -> Mask:
    """The pixels of the window that the series inks."""
    owners = course.attempt.drawn.owners
    prefix = elements.series_prefix(course.name) + "/"
    return owners.mask(*(name for name in owners.elements if name.startswith(prefix)))[
        course.window
    ]
