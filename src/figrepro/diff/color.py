"""How far apart two colors look: their distance in YIQ, their brightness, and translucency.

A color is one word (`uint32`) that holds red, green, blue and alpha, in this order in memory.
Differences of colors are float arrays of shape (3, ...) for red, green and blue.

The operations on 64-bit floats are those of pixelmatch 7.2.0, in its order. In another order they
would round differently and, now and then, decide differently.
"""

from typing import Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Colors: TypeAlias = NDArray[np.uint32]
"""An array of colors, one word each."""

Positions: TypeAlias = NDArray[np.intp]
"""Positions of pixels in an image, counted row by row from 0."""

Float = TypeVar("Float", np.float32, np.float64)
"""How exactly differences are computed."""

MAX_DISTANCE: Final = 35215
"""The greatest distance of two colors, as pixelmatch rounds it."""

# Weights of red, green and blue in the components of YIQ, and of the components in the distance.
_LUMA: Final = (0.29889531, 0.58662247, 0.11448223)
_WHOLE_LUMA: Final = (29889531, 58662247, 11448223)
_IN_PHASE: Final = (0.59597799, -0.27417610, -0.32180189)
_QUADRATURE: Final = (0.21147017, -0.52261711, 0.31114694)
_LUMA_SHARE: Final = 0.5053
_IN_PHASE_SHARE: Final = 0.299
_QUADRATURE_SHARE: Final = 0.1957

# The checkerboard under translucent colors. Its fields follow from the number of a pixel's first
# byte; the golden ratio makes them irregular.
_DARK: Final = 48.0
_LIGHT: Final = 207.0
_GOLDEN_RATIO: Final = 1.618033988749895
_GOLDEN_RATIO_SQUARED: Final = 2.618033988749895
_BYTES_PER_COLOR: Final = 4

_OPAQUE: Final = np.array([0, 0, 0, 255], np.uint8).view(np.uint32)[0]


def to_colors(pixels: NDArray[np.uint8]) -> Colors:
    """The same pixels, one word each.

    Args:
        pixels: (..., 4) red, green, blue and alpha.

    Returns:
        (...) colors: a view of `pixels`, or a copy if the bytes of a pixel are not neighbors.
    """
    if pixels.strides[-1] != pixels.itemsize:
        pixels = np.ascontiguousarray(pixels)
    return pixels.view(np.uint32)[..., 0]


def is_opaque(colors: Colors) -> bool:
    """Whether none of the colors is translucent."""
    return bool(np.bitwise_and.reduce(colors, axis=None) & _OPAQUE == _OPAQUE)


def rough_differences(first: Colors, second: Colors) -> NDArray[np.float32]:
    """The first colors less the second, all of them opaque, in 32 bits.

    The differences are exact. Their `brightness` and `distance` are not, but they take less time.

    Args:
        first: (...) opaque colors.
        second: The same number of opaque colors.

    Returns:
        (3, ...) differences.
    """
    differences = np.subtract(_channels(first), _channels(second), dtype=np.int16)
    return np.moveaxis(differences, -1, 0)[:3].astype(np.float32, order="C")


def whole_luma(colors: Colors) -> NDArray[np.float64]:
    """The luma of opaque colors, scaled to a whole number, so that it is exact.

    Only equal colors have equal luma: with these weights, no change of one channel is made up for
    by others.

    Args:
        colors: (...) opaque colors.

    Returns:
        (...) numbers from 0 to 255e8.
    """
    channels = np.moveaxis(_channels(colors), -1, 0)[:3].astype(np.float64, order="C")
    return _component(channels, _WHOLE_LUMA)


def color_differences(first: Colors, second: Colors, positions: Positions) -> NDArray[np.float64]:
    """The first colors less the second, both on a checkerboard if they are translucent.

    On one plain background, a translucent color could look like another.

    Args:
        first: (..., n) colors.
        second: (n,) colors.
        positions: (n,) positions of the pixels, which say what the background is.

    Returns:
        (3, ..., n) differences.
    """
    if is_opaque(first) and is_opaque(second):
        differences = np.subtract(_channels(first), _channels(second), dtype=np.int16)
        return np.moveaxis(differences, -1, 0)[:3].astype(np.float64, order="C")
    # For a pair of opaque colors, too, this is exactly the difference: no need to tell them apart.
    *first_channels, first_alpha = np.moveaxis(_channels(first), -1, 0).astype(np.float64)
    *second_channels, second_alpha = np.moveaxis(_channels(second), -1, 0).astype(np.float64)
    background = _checkerboard(positions)
    blended = np.empty((3, *first.shape))
    for channel in range(3):
        blended[channel] = first_channels[channel] * first_alpha
        blended[channel] -= second_channels[channel] * second_alpha
        blended[channel] -= background[channel] * (first_alpha - second_alpha)
    blended /= 255
    return blended


def brightness(differences: NDArray[Float]) -> NDArray[Float]:
    """By how much the first color of each difference is brighter: the luma of the difference.

    Args:
        differences: (3, ...) differences of colors.

    Returns:
        (...) differences of brightness, negative where the first color is darker.
    """
    return _component(differences, _LUMA)


def distance(differences: NDArray[Float]) -> NDArray[Float]:
    """How far apart the two colors of each difference look.

    This is the weighted sum of the squared components in YIQ: Y. Kotsarenko and F. Ramos,
    "Measuring perceived color difference using YIQ NTSC transmission color space in mobile
    applications" (2010).

    Args:
        differences: (3, ...) differences of colors.

    Returns:
        (...) distances, from 0 to `MAX_DISTANCE`.
    """
    luma = _component(differences, _LUMA)
    in_phase = _component(differences, _IN_PHASE)
    quadrature = _component(differences, _QUADRATURE)
    total: NDArray[Float] = (
        _LUMA_SHARE * luma * luma
        + _IN_PHASE_SHARE * in_phase * in_phase
        + _QUADRATURE_SHARE * quadrature * quadrature
    )
    return total


def _channels(colors: Colors) -> NDArray[np.uint8]:
    """The (..., 4) bytes of colors."""
    return np.ascontiguousarray(colors).view(np.uint8).reshape(*colors.shape, _BYTES_PER_COLOR)


def _component(differences: NDArray[Float], weights: tuple[float, float, float]) -> NDArray[Float]:
    """One component in YIQ of differences of colors."""
    red, green, blue = differences
    component: NDArray[Float] = red * weights[0]
    component += green * weights[1]
    component += blue * weights[2]
    return component


def _checkerboard(
    positions: Positions,
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """Red, green and blue of the background at each position."""
    first_bytes = positions * _BYTES_PER_COLOR
    green_field = (first_bytes / _GOLDEN_RATIO).astype(np.int64)
    blue_field = (first_bytes / _GOLDEN_RATIO_SQUARED).astype(np.int64)
    # Fields of red are one byte long, and all first bytes are even: it never gets light.
    return (
        _DARK,
        np.where(green_field % 2, _LIGHT, _DARK),
        np.where(blue_field % 2, _LIGHT, _DARK),
    )
