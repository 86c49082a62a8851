"""Two images compared pixel by pixel: which pixels look different, and by how much all do."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from figrepro.diff.antialiasing import (
    Images,
    Tile,
    antialiased_among_few,
    antialiased_among_many,
    positions_in,
)
from figrepro.diff.color import (
    MAX_DISTANCE,
    Colors,
    Positions,
    brightness,
    color_differences,
    distance,
    is_opaque,
    rough_differences,
    to_colors,
)
from figrepro.render.difference_mask import ALIKE, ANTIALIASED, LIGHTER

PIXEL_THRESHOLD: Final = 0.1
"""How far apart colors count as differing where nothing else is said: pixelmatch's default."""

# About how many pixels are compared at a time: few enough to keep the working memory small and in
# the processor's cache. In tiles of very few rows, most of the work would be for the rows around.
_TILE_PIXELS: Final = 1 << 17
_MIN_TILE_ROWS: Final = 8

# A tile is crowded if at least one of so many pixels differs.
_CROWDED: Final = 64

# Where more than this share of a tile's pixels differ, all of them are judged: picking out those
# that differ would take longer.
_DENSE: Final = 0.75

# How far rounding to 32 bits can shift a brightness, and a distance as a share of it and 1 more:
# several times as far as it does.
_ROUGHNESS: Final = 1e-3

_DIMENSIONS: Final = 3
_CHANNELS: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class PixelComparison:
    """What differs between a reference and a drawing.

    Attributes:
        differing: How many pixels differ.
        antialiased: How many more differ only by their anti-aliasing.
        mask: (height, width) `ALIKE`, `ANTIALIASED`, `LIGHTER` or `DARKER` for each pixel.
    """

    differing: int
    antialiased: int
    mask: NDArray[np.uint8]


def compare_pixels(
    reference: NDArray[np.uint8],
    drawing: NDArray[np.uint8],
    *,
    threshold: float = PIXEL_THRESHOLD,
    include_antialiased: bool = False,
) -> PixelComparison:
    """Finds the pixels that look different in two images.

    Counts and mask are those of pixelmatch 7.2.0 (https://github.com/mapbox/pixelmatch). Pixels
    differ where the distance of their colors is over a limit (Y. Kotsarenko and F. Ramos,
    "Measuring perceived color difference using YIQ NTSC transmission color space in mobile
    applications", 2010), unless either image is anti-aliased there (V. Vysniauskas, "Anti-aliased
    pixel and intensity slope detector", 2009).

    Args:
        reference: (height, width, 4) red, green, blue and alpha.
        drawing: The same for the other image.
        threshold: How far apart two colors may be and still look the same, from 0 (not at all) to
            1 (as far as colors can be).
        include_antialiased: Whether anti-aliased pixels count as differing.

    Returns:
        How many pixels differ, and which.

    Raises:
        ValueError: If the images have different sizes or are not such arrays, or if the threshold
            is not between 0 and 1.
    """
    _require_images_of_one_size(reference, drawing)
    if not 0 <= threshold <= 1:
        message = f"the threshold must be between 0 and 1, found {threshold}"
        raise ValueError(message)
    limit = MAX_DISTANCE * threshold * threshold
    images = to_colors(reference), to_colors(drawing)
    mask = np.zeros(images[0].shape, np.uint8)  # ALIKE; memory is only taken where it is written
    marks = mask.reshape(-1)
    differing = 0
    antialiased = 0
    scattered: list[Positions] = []
    for tile, unequal in _unequal_tiles(images):
        far = _mark_far_apart(images, tile, unequal, limit, mask)
        count = int(np.count_nonzero(far))
        differing += count
        if include_antialiased or not count:
            continue
        if count * _CROWDED < far.size:
            # Tested together below: faster than tile by tile.
            scattered.append(positions_in(tile, np.flatnonzero(far), mask.shape))
        else:
            found = antialiased_among_many(images, tile, far)
            marks[found] = ANTIALIASED
            antialiased += found.size
    if scattered:
        found = antialiased_among_few(images, np.concatenate(scattered))
        marks[found] = ANTIALIASED
        antialiased += found.size
    return PixelComparison(differing - antialiased, antialiased, mask)


def unequal(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which pixels of two images are not exactly the same.

    Args:
        one: Shape (height, width, channels).
        other: The same shape.
    """
    if one.shape[-1] == _CHANNELS and one.flags.c_contiguous and other.flags.c_contiguous:
        whole: NDArray[np.bool_] = (one.view(np.uint32) != other.view(np.uint32))[..., 0]
        return whole
    channels = one != other
    found: NDArray[np.bool_] = channels[..., 0]
    for channel in range(1, channels.shape[-1]):  # many times faster than any() along an axis
        found = found | channels[..., channel]
    return found


def root_mean_square(reference: NDArray[np.uint8], drawing: NDArray[np.uint8]) -> float:
    """The root of the mean squared difference of all channels, as matplotlib compares images.

    Alpha is one of the channels only if an image is translucent somewhere. This is the number that
    `matplotlib.testing.compare.compare_images` (3.11) holds against its tolerance; where only one
    image is translucent, matplotlib refuses to compare.

    Args:
        reference: (height, width, 4) red, green, blue and alpha.
        drawing: The same for the other image.

    Returns:
        A number from 0 for equal images to 255; 0 for images without pixels.

    Raises:
        ValueError: If the images have different sizes or are not such arrays.
    """
    _require_images_of_one_size(reference, drawing)
    images = to_colors(reference), to_colors(drawing)
    total = 0
    channels = _CHANNELS - 1
    for rows in _runs_of_rows(images[0]):
        differences = np.subtract(reference[rows], drawing[rows], dtype=np.int32)
        total += int(np.sum(differences * differences, dtype=np.int64))
        if not all(is_opaque(image[rows]) for image in images):
            channels = _CHANNELS
    return sqrt(total / max(images[0].size * channels, 1))


def _require_images_of_one_size(reference: NDArray[np.uint8], drawing: NDArray[np.uint8]) -> None:
    """Raises ValueError unless both are (height, width, 4) arrays of bytes, equal in shape."""
    for name, image in (("reference", reference), ("drawing", drawing)):
        if image.dtype != np.uint8 or image.ndim != _DIMENSIONS or image.shape[2] != _CHANNELS:
            message = (
                f"the {name} must be an array of bytes of shape (height, width, 4), "
                f"found {image.dtype} of shape {image.shape}"
            )
            raise ValueError(message)
    if reference.shape != drawing.shape:
        height, width, _ = reference.shape
        other_height, other_width, _ = drawing.shape
        message = (
            f"the reference is {width} by {height} pixels, "
            f"the drawing {other_width} by {other_height}"
        )
        raise ValueError(message)


def _runs_of_rows(image: Colors) -> Iterator[slice]:
    """The rows of an image, from the top, in runs of about `_TILE_PIXELS` pixels."""
    height, width = image.shape
    step = max(_MIN_TILE_ROWS, _TILE_PIXELS // max(width, 1))
    for top in range(0, height, step):
        yield slice(top, min(top + step, height))


def _unequal_tiles(images: Images) -> Iterator[tuple[Tile, NDArray[np.bool_]]]:
    """The parts of the images that hold all their differences.

    Yields:
        A tile, which is a run of rows from the first to the last column that differs, and
        (rows, columns) true where its pixels differ.
    """
    reference, drawing = images
    for rows in _runs_of_rows(reference):
        unequal = reference[rows] != drawing[rows]
        if not unequal.any():  # most tiles of nearly equal images
            continue
        differing = np.flatnonzero(unequal.any(axis=0))
        columns = slice(int(differing[0]), int(differing[-1]) + 1)
        yield (rows, columns), unequal[:, columns]


def _mark_far_apart(
    images: Images,
    tile: Tile,
    unequal: NDArray[np.bool_],
    limit: float,
    mask: NDArray[np.uint8],
) -> NDArray[np.bool_]:
    """Marks the pixels of a tile whose colors are farther apart than the limit.

    Args:
        images: The reference and the drawing.
        tile: The part of the images to look at.
        unequal: (rows, columns) true where its pixels differ.
        limit: The greatest distance that is not too far.
        mask: (height, width) of which this tile, as yet `ALIKE`, is written.

    Returns:
        (rows, columns) true where the mask now says so.
    """
    first, second = (image[tile] for image in images)
    opaque = is_opaque(first) and is_opaque(second)
    if opaque and np.count_nonzero(unequal) > unequal.size * _DENSE:
        mask[tile] = _marks_of_opaque(first, second, limit)
    else:
        places = np.flatnonzero(unequal)
        first, second = first.ravel()[places], second.ravel()[places]
        positions = positions_in(tile, places, mask.shape)
        mask[tile][unequal] = (
            _marks_of_opaque(first, second, limit)
            if opaque
            else _marks_of_any(first, second, positions, limit)
        )
    far: NDArray[np.bool_] = mask[tile] != ALIKE
    return far


def _marks_of_any(
    first: Colors, second: Colors, positions: Positions, limit: float
) -> NDArray[np.uint8]:
    """Marks (n,) pairs of colors at (n,) positions `ALIKE`, `LIGHTER` or `DARKER`."""
    differences = color_differences(first, second, positions)
    far = distance(differences) > limit
    return _marks(far, brightness(differences) > 0)


def _marks_of_opaque(first: Colors, second: Colors, limit: float) -> NDArray[np.uint8]:
    """Marks (...) pairs of opaque colors `ALIKE`, `LIGHTER` or `DARKER`."""
    differences = rough_differences(first, second)
    luma = brightness(differences)
    beyond = distance(differences)
    beyond -= limit
    far = beyond > 0
    marks = _marks(far, luma > 0)
    # Where rounding may have decided, the colors are compared again, as exactly as elsewhere.
    unsure = np.abs(beyond, out=beyond) < _ROUGHNESS * (limit + 1)
    unsure |= far & (np.abs(luma, out=luma) < _ROUGHNESS)
    places = np.flatnonzero(unsure)
    if places.size:
        # Under opaque colors the background, and so the position, does not matter.
        again = _marks_of_any(first.ravel()[places], second.ravel()[places], places, limit)
        marks.reshape(-1)[places] = again
    return marks


def _marks(far: NDArray[np.bool_], darker: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Marks pixels `LIGHTER` or `DARKER` where they are far apart, and `ALIKE` elsewhere."""
    marks: NDArray[np.uint8] = darker.view(np.uint8) + np.uint8(LIGHTER)  # DARKER comes next
    marks *= far
    return marks
