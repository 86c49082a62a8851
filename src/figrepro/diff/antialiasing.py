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

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from figrepro.diff.color import (
    Colors,
    Positions,
    brightness,
    color_differences,
    is_opaque,
    whole_luma,
)

Images: TypeAlias = tuple[Colors, Colors]
"""The reference and the drawing, (height, width) each."""

Tile: TypeAlias = tuple[slice, slice]
"""Rows and columns of an image, each with a start and a stop within it."""

# Tells at which positions pixels are plain in both images.
_PlainAt: TypeAlias = Callable[[Positions], NDArray[np.bool_]]

# Up to so many neighbors may be alike; more make a pixel plain, and rule out anti-aliasing.
_FEW: Final = 2

# How many pixels to each side of a pixel matter: its neighbors and their neighbors.
_HALO: Final = 2

# Rows and columns from a pixel to half of its neighbors; the others have it for such a neighbor.
_BESIDE: Final = ((0, 1), (1, 0), (1, 1), (1, -1))

# Row and column of a pixel and of its neighbors in the window around it. The neighbors are visited
# column by column: of equally dark ones the first counts.
_CENTER: Final = (1, 1)
_NEIGHBORS: Final = ((0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2))

# How many windows are looked at together: few enough to stay in the processor's cache.
_WINDOWS_AT_A_TIME: Final = 1 << 11

# When each pixel of a window is visited, from 0, and how many visits there are.
_VISIT: Final = np.arange(9.0).reshape(3, 3, 1).swapaxes(0, 1)
_VISITS: Final = 9


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
        found |= _on_slope(image, positions, plain_at, positions)
    return positions[found]


def antialiased_among_many(images: Images, tile: Tile, asked: NDArray[np.bool_]) -> Positions:
    """Picks the pixels that are anti-aliased in either image, as `antialiased_among_few` does.

    Looks at a whole tile. That pays where many of its pixels are asked for: it rules out most of
    these before their neighbors' brightness is looked at.

    Args:
        images: The reference and the drawing.
        tile: The part of the images to look at.
        asked: (rows, columns) true for the pixels of the tile that are in question.

    Returns:
        Those positions where a pixel is anti-aliased.
    """
    shape = images[0].shape
    (rows, inner_rows), (columns, inner_columns) = map(_with_halo, tile, shape)
    wide, inner = (rows, columns), (inner_rows, inner_columns)
    parts = [np.ascontiguousarray(image[wide]) for image in images]
    plain_in_part = [_plain_in_part(part, wide, shape) for part in parts]
    plain = plain_in_part[0] & plain_in_part[1]
    possible = np.zeros_like(plain)
    possible[inner] = asked & _with_neighbors(plain)[inner]
    opaque = all(is_opaque(part) for part in parts)
    found = []
    for part, plain_here in zip(parts, plain_in_part, strict=True):
        # Neighbors of the same color are as bright: plain pixels have too many of these.
        places = np.flatnonzero(possible & ~plain_here)
        positions = positions_in(wide, places, shape)
        on_slope = (
            _on_slope_of_opaque(part, places, plain)
            if opaque
            else _on_slope(part, places, plain.ravel().take, positions)
        )
        possible.reshape(-1)[places[on_slope]] = False  # the other image need not be asked
        found.append(positions[on_slope])
    return np.concatenate(found)


def positions_in(tile: Tile, places: Positions, shape: tuple[int, ...]) -> Positions:
    """Positions in an image of (n,) places in a tile of it, counted row by row from 0."""
    rows, columns = tile
    row, column = np.divmod(places, columns.stop - columns.start)
    positions: Positions = (rows.start + row) * shape[1] + columns.start + column
    return positions


def _with_halo(part: slice, size: int) -> tuple[slice, slice]:
    """Rows or columns with those beside them that matter, and where in these they lie."""
    start = max(part.start - _HALO, 0)
    stop = min(part.stop + _HALO, size)
    return slice(start, stop), slice(part.start - start, part.stop - start)


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

    def positions(self, image: Colors) -> Positions:
        """The (3, 3, n) positions in the image."""
        positions: Positions = self.rows * image.shape[1] + self.columns
        return positions

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


def _plain_in_part(pixels: Colors, tile: Tile, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Tells which pixels of a part of an image are plain.

    Where the image goes on beyond this part, the outermost ones lack neighbors: do not ask there.
    """
    alike = np.zeros(pixels.shape, np.uint8)
    for lines, part, size in zip((alike, alike.T), tile, shape, strict=True):
        if part.start == 0:
            lines[:1] = 1
        if part.stop == size:
            lines[-1:] = 1
    # In one dimension, which is faster; what that puts beside each other at the ends of rows is
    # no neighbor.
    width = pixels.shape[1]
    colors, count = pixels.ravel(), alike.reshape(-1)
    for down, right in _BESIDE:
        step = down * width + right
        apart = max(colors.size - step, 0)
        same = (colors[step:] == colors[:apart]).view(np.uint8)  # bytes add up faster than bools
        if right:
            same[width - 1 if right > 0 else 0 :: width] = 0
        count[step:] += same
        count[:apart] += same
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


def _on_slope(
    image: Colors, positions: Positions, plain_at: _PlainAt, background: Positions
) -> NDArray[np.bool_]:
    """Tells which pixels are anti-aliased in one image.

    Args:
        image: The image, or a part of it.
        positions: (n,) positions of pixels in it.
        plain_at: Tells at which of these positions pixels are plain in both images.
        background: (n,) their positions in the whole image, for what lies under them.

    Returns:
        (n,) true where the pixel is anti-aliased.
    """
    found = np.zeros(positions.size, np.bool_)
    for chunk in _chunks(positions):
        windows = _Windows.around(positions[chunk], image)
        found[chunk] = _center_on_slope(image, windows, plain_at, background[chunk])
    return found


def _center_on_slope(
    image: Colors, windows: _Windows, plain_at: _PlainAt, background: Positions
) -> NDArray[np.bool_]:
    """Does the work of `_on_slope` for the pixels in the centers of windows."""
    view = image[windows.rows, windows.columns]
    rises = brightness(color_differences(view, view[_CENTER], background))
    view_positions = windows.positions(image)
    darkest, brightest = np.zeros((2, background.size))
    darkest_at, brightest_at = np.zeros((2, background.size), np.intp)
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


def _on_slope_of_opaque(
    pixels: Colors, positions: Positions, plain: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tells the same of pixels that are opaque, as all around them, and not plain.

    Args:
        pixels: (rows, width) rows of an image.
        positions: (n,) positions of pixels in these rows.
        plain: (rows, width) true for the pixels that are plain in both images.

    Returns:
        (n,) true where the pixel is anti-aliased.
    """
    found = np.zeros(positions.size, np.bool_)
    for chunk in _chunks(positions):
        view_positions = _Windows.around(positions[chunk], pixels).positions(pixels)
        # One number holds the luma and, below it, when a pixel is visited: the least and the
        # greatest number name the darkest and the brightest neighbor that is visited first.
        luma = whole_luma(pixels.take(view_positions))
        luma *= _VISITS
        own = luma[_CENTER].copy()
        luma += _VISIT
        darkest = luma.min(axis=(0, 1))
        luma += _VISITS - 1 - 2 * _VISIT
        brightest = luma.max(axis=(0, 1))
        on_slope = np.flatnonzero((darkest < own) & (brightest >= own + _VISITS))
        darkest_visit = darkest[on_slope].astype(np.intp) % _VISITS
        brightest_visit = _VISITS - 1 - brightest[on_slope].astype(np.intp) % _VISITS
        for visit in (darkest_visit, brightest_visit):
            places = view_positions[visit % 3, visit // 3, on_slope]
            found[chunk.start + on_slope] |= plain.take(places)
    return found


def _chunks(positions: Positions) -> Iterator[slice]:
    """Parts of positions whose windows fit into the processor's cache together."""
    for start in range(0, positions.size, _WINDOWS_AT_A_TIME):
        yield slice(start, start + _WINDOWS_AT_A_TIME)
