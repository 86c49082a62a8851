"""What a palette makes of colours: how far those of a reference may be off and say nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FARTHEST: Final = 765
"""How far apart two colours can be: the sum over red, green and blue."""
_RARE: Final = 5000
"""A colour is rare where fewer than one of so many pixels have it: reducing an image to a palette
spares such colours first."""
_SPACINGS: Final = 3
"""How often as far as to the next colour of a palette its colours stand for others: programs do not
always take the nearest."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """What was not compared of a reference, because it was reduced to a palette.

    Attributes:
        colors: How many colours are left of it.
        farthest: By how much a colour of it is off at most and is explained by that, as a sum over
            red, green and blue, 0 to 765.
    """

    colors: int
    farthest: int


class Palette:
    """The few colours to which an image was reduced.

    Args:
        image: Shape (height, width, 3).
    """

    def __init__(self, image: "NDArray[np.uint8]") -> None:
        self._image = image.astype(np.int16)
        self._colors, self._shown, _ = _colors_of(image)
        apart = _distances(self._colors, self._colors)
        np.fill_diagonal(apart, FARTHEST)
        self._spacing = apart.min(axis=1)

    def explains(self, drawing: "NDArray[np.uint8]") -> "NDArray[np.bool_]":
        """Which pixels, shape (height, width), are what the palette makes of those of a drawing.

        A palette that has room for all colours of the drawing has left none out. Another has a
        colour for each that is frequent, or one beside it, and the nearest for all that are rare.
        """
        colors, drawn, counts = _colors_of(drawing)
        apart = self._apart(drawing)
        if len(self._colors) >= len(colors):
            same: NDArray[np.bool_] = apart == 0
            return same
        nearest = _distances(colors, self._colors).min(axis=1)
        nearest[counts * _RARE >= apart.size] = 0
        reach = self._spacing[self._shown] + nearest[drawn]
        explained: NDArray[np.bool_] = apart <= _SPACINGS * reach
        return explained

    def noise(self, drawing: "NDArray[np.uint8]") -> int:
        """How far apart colours are, as sums over the channels, where that says nothing.

        As far as the palette explains, but not as far as most of what it does not explain.
        """
        apart, explained = self._apart(drawing), self.explains(drawing)
        noise = int(apart[explained].max(initial=0))
        if explained.all():
            return noise
        return min(noise, int(np.median(apart[~explained])) - 1)

    def reduction(self, drawing: "NDArray[np.uint8]") -> Reduction:
        """How far the colours are off that it explains."""
        explained = self._apart(drawing)[self.explains(drawing)]
        return Reduction(len(self._colors), int(explained.max(initial=0)))

    def _apart(self, drawing: "NDArray[np.uint8]") -> "NDArray[np.int16]":
        difference = np.abs(self._image - drawing)
        apart: NDArray[np.int16] = difference[..., 0] + difference[..., 1] + difference[..., 2]
        return apart


def _colors_of(
    image: "NDArray[np.uint8]",
) -> "tuple[NDArray[np.int16], NDArray[np.intp], NDArray[np.intp]]":
    """The colours of an image, shape (n, 3), which each pixel has, and how many pixels have each.

    Args:
        image: Shape (height, width, 3).
    """
    packed = image.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    found, places, counts = np.unique(packed, return_inverse=True, return_counts=True)
    colors = np.stack([found >> 16, found >> 8 & 0xFF, found & 0xFF], axis=-1)
    return colors.astype(np.int16), places.reshape(packed.shape), counts


def _distances(some: "NDArray[np.int16]", others: "NDArray[np.int16]") -> "NDArray[np.int16]":
    """How far each of n colours is from each of m others: shape (n, m)."""
    apart = np.zeros((len(some), len(others)), np.int16)
    for channel in range(3):
        apart += np.abs(some[:, np.newaxis, channel] - others[:, channel])
    return apart
