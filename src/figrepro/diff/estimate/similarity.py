"""Whether an image looks like a drawing at all, and how far all of its colours are off.

Both are known before a figure is sought that it may show.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Mask
from figrepro.diff.estimate.search import Attempt
from figrepro.shapes import elements

_STRANGE: Final = 150
"""How far apart two colours are that are no shade of each other, as a sum over the channels."""
_FOUND: Final = 0.75
"""Part of an element's ink that an image has where it is drawn."""
_LEAST: Final = 0.1
"""Part of the elements that are found at least. Every image of a chart has axes, and another
series, scale or font leaves all else where it was."""
_BARE: Final = ("spine/", "grid/", "x/mark", "y/mark", elements.BACKGROUND, elements.LEGEND_FRAME)
"""Elements that charts have which have nothing else in common."""
_NOISY: Final = 0.5
"""Part of the ink of every element that is off where an image has noise: edges and what is beside
them, as a JPEG has it."""
_WITNESSES: Final = 3
"""Elements at least that have to agree about that."""
_NEARLY_ALL: Final = 0.99
"""Part of an element's pixels of which the noise is no greater."""


def is_alike(attempt: Attempt) -> bool:
    """Whether an image has some of the words and marks of a drawing, where they are drawn."""
    found = [_is_found(attempt, ink) for ink in _inks(attempt)]
    return not found or sum(found) > _LEAST * len(found)


def strange_pixels(attempt: Attempt) -> int:
    """How many pixels of the image are of quite another colour than the attempt has there."""
    return int((attempt.error > _STRANGE).sum())


def noise_of(attempt: Attempt) -> int:
    """How far colours are off in an image that has noise everywhere, as a sum over the channels.

    What did not change differs by nothing but that; an image of which anything is as it was drawn
    has none.
    """
    found = [attempt.error[ink] for ink in _inks(attempt) if _is_found(attempt, ink)]
    if len(found) < _WITNESSES or min((errors > 0).mean() for errors in found) <= _NOISY:
        return 0
    return min(round(max(float(np.quantile(one, _NEARLY_ALL)) for one in found)), _STRANGE)


def _inks(attempt: Attempt) -> Iterator[Mask]:
    """The pixels of each word and mark of a drawing that are seen and no shade of white."""
    owners = attempt.drawn.owners
    dark = (255 - attempt.drawn.pixels.astype(np.int16)).sum(axis=-1) > _STRANGE
    for place, name in enumerate(owners.elements):
        if not name.startswith(_BARE):
            ink = dark & (owners.topmost == place)
            if ink.any():
                yield ink


def _is_found(attempt: Attempt, ink: Mask) -> bool:
    """Whether an image has nearly all of an ink."""
    return float((attempt.error[ink] <= _STRANGE).mean()) >= _FOUND
