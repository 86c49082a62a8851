"""A series followed through an image: where its colour runs, column by column.

The path is the one with the most of the colour along it, less a price for each pixel that it
jumps: A. J. Viterbi, "Error bounds for convolutional codes and an asymptotically optimum decoding
algorithm" (1967).
"""

from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Image, Mask, Numbers, Pixels, Places

_FAR: Final = 26
"""How far a pixel is from the colour on white at most, in any channel, to be of it."""
_LEAST_SHARE: Final = 0.08
_JUMP: Final = 0.25
"""What a pixel of jump costs, as share of a pixel of the colour."""
_SEEN: Final = 0.3
"""Pixels of the colour from which on the series is seen in a column."""


def share_of_color(image: Image, color: tuple[int, int, int]) -> Pixels:
    """How much of a colour lies over white at each pixel, 0 where another explains it better.

    Args:
        image: Shape (height, width, 3).
        color: Red, green and blue, 0 to 255.

    Returns:
        Shape (height, width), 0 to about 1.
    """
    from_white = 255.0 - image.astype(np.float32)
    ink = 255.0 - np.array(color, np.float32)
    share = from_white @ ink / max(float(ink @ ink), 1.0)
    off = np.abs(from_white - share[..., np.newaxis] * ink).max(axis=-1)
    found: Pixels = np.where((off < _FAR) & (share > _LEAST_SHARE), share.clip(0, 1.05), 0.0)
    return found


def follow(share: Pixels, columns: Places, expected: Numbers, reach: int) -> tuple[Numbers, Mask]:
    """Follows a series near where it is expected.

    Args:
        share: Of its colour, shape (height, width).
        columns: Shape (n,): the columns to look at, ascending.
        expected: Shape (n,): the row in which it is expected in each.
        reach: How many rows away from that it may be.

    Returns:
        Shape (n,): how many rows further down it is, and in which columns it is seen.
    """
    height = share.shape[0]
    shifts = np.arange(-reach, reach + 1)
    wanted = np.rint(expected).astype(int)[:, np.newaxis] + shifts
    gain = np.where(
        (wanted >= 0) & (wanted < height),
        share[wanted.clip(0, height - 1), columns[:, np.newaxis]],
        0.0,
    )
    path = _best_path(gain)
    found = gain[np.arange(len(columns)), path] > _SEEN
    return _middles(share, columns, expected + shifts[path]) - expected, found


def _best_path(gain: Numbers) -> Places:
    """For each column the place with which the gains less the jumps add up to the most."""
    count, width = gain.shape
    places = np.arange(width)
    score = gain[0].copy()
    came_from = np.zeros((count, width), np.intp)
    for column in range(1, count):
        rising, falling = score + _JUMP * places, (score - _JUMP * places)[::-1]
        most_rising = np.maximum.accumulate(rising)
        most_falling = np.maximum.accumulate(falling)
        from_below = np.maximum.accumulate(np.where(rising == most_rising, places, 0))
        from_above = (
            width - 1 - np.maximum.accumulate(np.where(falling == most_falling, places, 0))[::-1]
        )
        below = most_rising - _JUMP * places
        above = most_falling[::-1] + _JUMP * places
        came_from[column] = np.where(below >= above, from_below, from_above)
        score = np.maximum(below, above) + gain[column]
    path = np.empty(count, np.intp)
    path[-1] = int(np.argmax(score))
    for column in range(count - 1, 0, -1):
        path[column - 1] = came_from[column, path[column]]
    return path


def _middles(share: Pixels, columns: Places, rows: Numbers, half: int = 6) -> Numbers:
    """The middle of the colour around a row of each column; the row where there is none."""
    height = share.shape[0]
    wanted = np.rint(rows).astype(int)[:, np.newaxis] + np.arange(-half, half + 1)
    weights = share[wanted.clip(0, height - 1), columns[:, np.newaxis]]
    total = weights.sum(axis=1)
    found: Numbers = np.where(
        total > _SEEN, (weights * wanted).sum(axis=1) / total.clip(1e-6), rows
    )
    return found


def peaks(share: Pixels, shape: Pixels, least: float) -> list[tuple[int, int]]:
    """The rows and columns around which a shape of the colour lies.

    Args:
        share: Of the colour, shape (height, width).
        shape: What is looked for, of odd height and width, its middle in the middle.
        least: Part of the shape that has to be there, 0 to 1.
    """
    height, width = share.shape
    rows, columns = (size + other - 1 for size, other in zip(share.shape, shape.shape, strict=True))
    spectrum = np.fft.rfft2(share, (rows, columns)) * np.conj(np.fft.rfft2(shape, (rows, columns)))
    overlap = np.fft.irfft2(spectrum, (rows, columns)) / max(float((shape**2).sum()), 1e-6)
    up, left = shape.shape[0] // 2, shape.shape[1] // 2
    overlap = np.roll(overlap, (up, left), axis=(0, 1))[:height, :width]
    found: list[tuple[int, int]] = []
    while True:
        place = int(np.argmax(overlap))
        row, column = divmod(place, width)
        if overlap[row, column] < least:
            return found
        found.append((row, column))
        top, start = max(row - up, 0), max(column - left, 0)
        overlap[top : row + up + 1, start : column + left + 1] = 0
