"""Whether two images of a text show the same letters, each a little apart."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

_INKED: Final = 96
"""How dark a pixel inside a letter is at least, from 0 (white) to 255."""
_RULE: Final = 3
"""How many reaches long a horizontal line is at least that is no part of a letter: the bar of a
fraction or a root, which moves by itself."""
_NEARER: Final = 0.01
"""Part of a letter's ink that must fit better for it to have moved by one more pixel."""
_LEFT: Final = 0.42
"""Part of the ink around a pixel that may be left over: the edges of a letter that moved by parts
of a pixel. From release to release of matplotlib it is up to 0.39, and 0.6 and more where another
letter stands, at 150 pixels per inch."""
_MOST_REACH: Final = 6
"""Pixels within which a letter is looked for; of a finer image, several make one."""
_AROUND: Final = 9 * 255
"""All the ink that a pixel and those around it can have."""


@dataclass(frozen=True, slots=True, eq=False)
class _Letter:
    """What hangs together in a text: where it stands, and its ink."""

    top: int
    left: int
    ink: "NDArray[np.int32]"


def is_moved_text(one: "NDArray[np.uint8]", other: "NDArray[np.uint8]", reach: int) -> bool:
    """Whether an image shows the letters of another, each at most so far from its place.

    Letters that differ by less than the edges of a moved letter do are taken for the same: l and i
    in small print. What differs in anything but shades of grey is no text that moved.

    Args:
        one: Shape (height, width, 3); the text is black on white and runs to the right.
        other: The same shape.
        reach: How far a letter may have moved, in pixels.
    """
    differing = (one != other).any(axis=-1)
    if any(np.ptp(image[differing], axis=-1).any() for image in (one, other)):
        return False
    coarse = math.ceil(reach / _MOST_REACH)
    reach = math.ceil(reach / coarse)
    seen, drawn = (np.pad(_ink(image, coarse), reach) for image in (one, other))
    laid = np.zeros_like(seen)
    for letter in _letters(drawn, _RULE * reach):
        height, width = letter.ink.shape
        top, left = _place(letter, seen, reach)
        laid[top : top + height, left : left + width] += letter.ink
    left_over = np.abs(_around(laid - seen))
    return bool(left_over.max(initial=0) <= _LEFT * _AROUND)


def _ink(image: "NDArray[np.uint8]", coarse: int) -> "NDArray[np.int32]":
    """How dark each pixel is, so many of a row and of a column taken together."""
    dark: NDArray[np.int32] = 255 - image.min(axis=-1).astype(np.int32)
    if coarse == 1:
        return dark
    height, width = (math.ceil(length / coarse) * coarse for length in dark.shape)
    whole = np.zeros((height, width), np.int32)
    whole[: dark.shape[0], : dark.shape[1]] = dark
    blocks = whole.reshape(height // coarse, coarse, width // coarse, coarse)
    mean: NDArray[np.int32] = blocks.sum(axis=(1, 3), dtype=np.int32) // coarse**2
    return mean


def _letters(ink: "NDArray[np.int32]", rule: int) -> Iterator[_Letter]:
    """What hangs together, with the fringe beside it; long horizontal lines by themselves."""
    inside = ink >= _INKED
    rules = _long_runs(inside, rule)
    numbers = np.zeros_like(ink)
    parts = [*_connected(rules), *_connected(inside & ~rules)]
    for number, part in enumerate(parts, 1):
        numbers[tuple(part.T)] = number
    fringe = (numbers == 0) & (ink > 0)
    numbers[fringe] = sliding_window_view(np.pad(numbers, 1), (3, 3)).max(axis=(2, 3))[fringe]
    for number, part in enumerate(parts, 1):
        top, left = (max(int(at) - 1, 0) for at in part.min(axis=0))
        bottom, right = part.max(axis=0) + 2
        own = numbers[top:bottom, left:right] == number
        yield _Letter(top, left, np.where(own, ink[top:bottom, left:right], 0))


def _long_runs(marked: "NDArray[np.bool_]", length: int) -> "NDArray[np.bool_]":
    """Marked pixels that have as many marked ones beside each other in their row."""
    runs = np.zeros_like(marked)
    if marked.shape[1] < length:
        return runs
    starts = sliding_window_view(marked, length, axis=1).all(axis=2)
    for step in range(length):
        runs[:, step : step + starts.shape[1]] |= starts
    return runs


def _connected(marked: "NDArray[np.bool_]") -> "Iterator[NDArray[np.intp]]":
    """Rows and columns of marked pixels that touch each other, shape (count, 2)."""
    left = {(row, column) for row, column in np.argwhere(marked).tolist()}
    while left:
        todo, found = [left.pop()], []
        while todo:
            row, column = todo.pop()
            found.append((row, column))
            beside = {(row + down, column + on) for down in (-1, 0, 1) for on in (-1, 0, 1)} & left
            left -= beside
            todo += beside
        yield np.array(found, np.intp)


def _place(letter: _Letter, seen: "NDArray[np.int32]", reach: int) -> tuple[int, int]:
    """Row and column within reach at which a letter fits best what is seen; near ones first."""
    height, width = letter.ink.shape
    top, left = max(letter.top - reach, 0), max(letter.left - reach, 0)
    bottom, right = letter.top + height + reach, letter.left + width + reach
    windows = sliding_window_view(seen[top:bottom, left:right], (height, width))
    apart = np.abs(np.where(letter.ink > 0, windows - letter.ink, 0)).sum(axis=(2, 3))
    rows, columns = (np.arange(count) for count in apart.shape)
    steps = np.abs(rows + top - letter.top)[:, None] + np.abs(columns + left - letter.left)
    cost = apart + _NEARER * letter.ink.sum() * steps
    row, column = np.unravel_index(int(cost.argmin()), cost.shape)
    return top + int(row), left + int(column)


def _around(ink: "NDArray[np.int32]") -> "NDArray[np.int32]":
    """The sum of each pixel and those around it."""
    around: NDArray[np.int32] = sliding_window_view(np.pad(ink, 1), (3, 3)).sum(axis=(2, 3))
    return around
