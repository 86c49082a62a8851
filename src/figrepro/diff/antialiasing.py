"""Which pixels are anti-aliased: on a slope of brightness that ends in a plain area.

The test is that of pixelmatch 7.2.0, based on V. Vysniauskas, "Anti-aliased pixel and intensity
slope detector" (2009). A pixel is *plain* in an image when more than two of its neighbors have
exactly its color; lying on the border of the image counts as one of them. A pixel is anti-aliased
in an image when

- no more than two of its neighbors are as bright as itself (the border counts as one),
- it has a darker and a brighter neighbor, and
- its darkest or its brightest neighbor is plain in both images.

Images are (height, width) arrays of colors.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from figrepro.diff.color import Colors, Positions, brightness, color_differences

Images: TypeAlias = tuple[Colors, Colors]
"""The reference and the drawing, (height, width) each."""

# Tells at which positions pixels are plain in both images.
_PlainAt: TypeAlias = Callable[[Positions], NDArray[np.bool_]]

# Up to so many neighbors may be alike; more make a pixel plain, and rule out anti-aliasing.
_FEW: Final = 2

# How many rows above and below a pixel matter: its neighbors' and their neighbors'.
_HALO: Final = 2

# Pairs of slices that put each pixel beside its left, upper, upper left and upper right neighbor.
_BESIDE: Final = (
    (np.s_[:, 1:], np.s_[:, :-1]),
    (np.s_[1:, :], np.s_[:-1, :]),
    (np.s_[1:, 1:], np.s_[:-1, :-1]),
    (np.s_[1:, :-1], np.s_[:-1, 1:]),
)

# Row and column of a pixel and of its neighbors in the window around it. The neighbors are visited
# column by column: of equally dark ones the first counts.
_CENTER: Final = (1, 1)
_NEIGHBORS: Final = ((0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2))

# How many windows are looked at together: few enough to stay in the processor's cache.
_WINDOWS_AT_A_TIME: Final = 1 << 13


def antialiased_among_few(images: Images, positions: Positions) -> Positions:
    """Picks the pixels that are anti-aliased in either image, looking only around each of them.

    Args:
        images: The reference and the drawing.
        positions: (n,) positions of pixels, anywhere.

    Returns:
        Those positions where a pixel is anti-aliased, in the same order.
    """
    plain_at = partial(_plain_at, images)
    found = np.zeros(positions.size, np.bool_)
    for image in images:
        found |= _on_slope(image, positions, plain_at)
    return positions[found]


def antialiased_among_many(images: Images, positions: Positions) -> Positions:
    """Picks the pixels that are anti-aliased in either image, as `antialiased_among_few` does.

    Looks at all rows from the first to the last position. That pays where many of their pixels are
    asked for: it rules out most of them before their windows are looked at.

    Args:
        images: The reference and the drawing.
        positions: (n,) positions of pixels, at least one, in ascending order.

    Returns:
        Those positions where a pixel is anti-aliased, in the same order.
    """
    height, width = images[0].shape
    first_row = max(int(positions[0]) // width - _HALO, 0)
    end_row = min(int(positions[-1]) // width + 1 + _HALO, height)
    first_position = first_row * width
    plain_in_image = [_plain_in_rows(image, first_row, end_row) for image in images]
    plain = plain_in_image[0] & plain_in_image[1]
    places = positions - first_position
    near_plain = _with_neighbors(plain).ravel()[places]
    found = np.zeros(positions.size, np.bool_)
    for image, plain_here in zip(images, plain_in_image, strict=True):
        # Neighbors of the same color are as bright: plain pixels have too many of these.
        possible = np.flatnonzero(near_plain & ~found & ~plain_here.ravel()[places])
        found[possible] = _on_slope(
            image, positions[possible], lambda wanted: plain.ravel()[wanted - first_position]
        )
    return positions[found]


@dataclass(frozen=True, slots=True, eq=False)
class _Windows:
    """The windows of three by three pixels around n pixels.

    Beyond the border of the image, the nearest pixel stands in. That never changes which neighbor
    is the darkest or brightest: it is another neighbor, or the pixel in the center, and the order
    of the first visits stays the same.

    Attributes:
        rows: (3, 1, n) rows of the image.
        columns: (1, 3, n) columns of the image.
        inside: (3, 3, n) false beyond the border.
    """

    rows: Positions
    columns: Positions
    inside: NDArray[np.bool_]

    @classmethod
    def around(cls, positions: Positions, image: Colors) -> Self:
        """The windows around positions in an image."""
        height, width = image.shape
        steps = np.array([[-1], [0], [1]])
        center_rows, center_columns = np.divmod(positions, width)
        rows = (center_rows + steps)[:, np.newaxis]
        columns = (center_columns + steps)[np.newaxis]
        return cls(
            rows=rows.clip(0, height - 1),
            columns=columns.clip(0, width - 1),
            inside=(rows >= 0) & (rows < height) & (columns >= 0) & (columns < width),
        )

    def more_than_few(self, alike: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tells in which windows more than two neighbors are marked, the border counting as one."""
        count = np.zeros(self.inside.shape[-1], np.uint8)
        count[~self.inside.all(axis=(0, 1))] = 1
        for neighbor in _NEIGHBORS:
            count += alike[neighbor] & self.inside[neighbor]
        return count > _FEW


def _plain_at(images: Images, positions: Positions) -> NDArray[np.bool_]:
    """Tells which pixels are plain in both images."""
    windows = _Windows.around(positions, images[0])
    views = [image[windows.rows, windows.columns] for image in images]
    in_reference, in_drawing = (windows.more_than_few(view == view[_CENTER]) for view in views)
    return in_reference & in_drawing


def _plain_in_rows(image: Colors, first_row: int, end_row: int) -> NDArray[np.bool_]:
    """Tells which pixels of some rows of an image are plain.

    Where the image goes on beyond these rows, the outermost ones lack neighbors: do not ask there.
    """
    height, width = image.shape
    rows = np.arange(first_row, end_row)[:, np.newaxis]
    columns = np.arange(width)
    on_border = (rows == 0) | (rows == height - 1) | (columns == 0) | (columns == width - 1)
    alike = on_border.astype(np.uint8)
    pixels = image[first_row:end_row]
    for here, there in _BESIDE:
        same = (pixels[here] == pixels[there]).view(np.uint8)  # bytes add up faster than bools
        alike[here] += same
        alike[there] += same
    plain: NDArray[np.bool_] = alike > _FEW
    return plain


def _with_neighbors(marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Marks the pixels that are marked, and their neighbors."""
    upright = marked.copy()
    upright[1:] |= marked[:-1]
    upright[:-1] |= marked[1:]
    square = upright.copy()
    square[:, 1:] |= upright[:, :-1]
    square[:, :-1] |= upright[:, 1:]
    return square


def _on_slope(image: Colors, positions: Positions, plain_at: _PlainAt) -> NDArray[np.bool_]:
    """Tells which pixels are anti-aliased in one image.

    Args:
        image: The image.
        positions: (n,) positions of pixels.
        plain_at: Tells at which positions pixels are plain in both images.

    Returns:
        (n,) true where the pixel is anti-aliased.
    """
    found = np.zeros(positions.size, np.bool_)
    for start in range(0, positions.size, _WINDOWS_AT_A_TIME):
        chunk = slice(start, start + _WINDOWS_AT_A_TIME)
        found[chunk] = _on_slope_at_once(image, positions[chunk], plain_at)
    return found


def _on_slope_at_once(image: Colors, positions: Positions, plain_at: _PlainAt) -> NDArray[np.bool_]:
    """Does the work of `_on_slope` for a number of pixels that fits into the cache."""
    windows = _Windows.around(positions, image)
    view = image[windows.rows, windows.columns]
    rises = brightness(color_differences(view, view[_CENTER], positions))
    view_positions = windows.rows * image.shape[1] + windows.columns
    darkest, brightest = np.zeros((2, positions.size))
    darkest_at, brightest_at = np.zeros((2, positions.size), np.intp)
    for neighbor in _NEIGHBORS:
        darker = rises[neighbor] < darkest
        np.copyto(darkest, rises[neighbor], where=darker)
        np.copyto(darkest_at, view_positions[neighbor], where=darker)
        brighter = rises[neighbor] > brightest
        np.copyto(brightest, rises[neighbor], where=brighter)
        np.copyto(brightest_at, view_positions[neighbor], where=brighter)
    on_slope = (darkest < 0) & (brightest > 0) & ~windows.more_than_few(rises == 0)
    # Last, since it is the costliest question and few pixels are left.
    on_slope[on_slope] = plain_at(darkest_at[on_slope]) | plain_at(brightest_at[on_slope])
    return on_slope
