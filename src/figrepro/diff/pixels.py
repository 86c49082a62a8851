"""Two images compared pixel by pixel: which pixels look different, and by how much all do."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from figrepro.diff.antialiasing import Images, antialiased_among_few, antialiased_among_many
from figrepro.diff.color import (
    MAX_DISTANCE,
    Colors,
    Positions,
    brightness,
    color_differences,
    distance,
    is_opaque,
    to_colors,
)

ALIKE: Final = 0
"""In a mask: a pixel that looks the same in both images."""
ANTIALIASED: Final = 1
"""In a mask: a pixel that differs, but only by its anti-aliasing."""
LIGHTER: Final = 2
"""In a mask: a pixel that differs and is lighter, or as light, in the drawing."""
DARKER: Final = 3
"""In a mask: a pixel that differs and is darker in the drawing."""

# About how many pixels are compared at a time: few enough to keep the working memory small and in
# the processor's cache. In tiles of very few rows, most of the work would be for the rows around.
_TILE_PIXELS: Final = 1 << 17
_MIN_TILE_ROWS: Final = 8

# A tile is crowded if at least one of so many pixels differs.
_CROWDED: Final = 64

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
    threshold: float = 0.1,
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
    for rows in _tiles(images[0]):
        far, darker = _far_apart(images, rows, limit)
        marks[far] = np.where(darker, DARKER, LIGHTER)
        differing += far.size
        if include_antialiased or not far.size:
            continue
        if far.size * _CROWDED < images[0][rows].size:
            scattered.append(far)  # tested together below: faster than tile by tile
        else:
            found = antialiased_among_many(images, far)
            marks[found] = ANTIALIASED
            antialiased += found.size
    if scattered:
        found = antialiased_among_few(images, np.concatenate(scattered))
        marks[found] = ANTIALIASED
        antialiased += found.size
    return PixelComparison(differing - antialiased, antialiased, mask)


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
    for rows in _tiles(images[0]):
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


def _tiles(image: Colors) -> Iterator[slice]:
    """The rows of an image, from the top, in runs of about `_TILE_PIXELS` pixels."""
    height, width = image.shape
    step = max(_MIN_TILE_ROWS, _TILE_PIXELS // max(width, 1))
    for top in range(0, height, step):
        yield slice(top, top + step)


def _far_apart(images: Images, rows: slice, limit: float) -> tuple[Positions, NDArray[np.bool_]]:
    """Finds the pixels whose colors are farther apart than the limit.

    Args:
        images: The reference and the drawing.
        rows: The rows to look at.
        limit: The greatest distance that is not too far.

    Returns:
        (n,) positions in the images, in ascending order, and (n,) true where the drawing is darker.
    """
    reference, drawing = (image[rows] for image in images)
    unequal = np.flatnonzero(reference != drawing)
    if not unequal.size:  # most tiles of nearly equal images
        return unequal, np.zeros(0, np.bool_)
    positions = unequal + rows.start * reference.shape[1]
    differences = color_differences(reference.ravel()[unequal], drawing.ravel()[unequal], positions)
    far = distance(differences) > limit
    return positions[far], brightness(differences[:, far]) > 0
