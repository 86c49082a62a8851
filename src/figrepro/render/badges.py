"""Rectangles with small numbers, drawn onto an image where they hide least."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count, groupby
from typing import TYPE_CHECKING

import numpy as np

from figrepro.chart.text_setter import CAP_HEIGHT
from figrepro.render.boxes import PixelBox
from figrepro.render.outlines import OutlineBox
from figrepro.render.sheet_text import advance, text_strip

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLOR = (170, 0, 255)
"""Violet: far from all colours that series have by default, from black and from the key."""

_SIZE, _HEIGHT, _PADDING = 11.0, 12.5, 3.0
"""In points: of a number, of its badge, and beside it."""
_MOST_PARTS = 4
"""Numbers and runs of numbers on one badge."""
_CHANGED, _INK = 20, 215
"""How much less readily ink that changed is hidden, and what is so dark that it is ink."""


def text_of(numbers: Iterable[int]) -> str:
    """Numbers in order as a badge shows them: `1`, `2, 5`, `3–7`; of many, the first."""
    start, parts = count(), list[str]()
    for _, run in groupby(numbers, key=lambda number: number - next(start)):
        first, *rest = map(str, run)
        parts += [f"{first}–{rest[-1]}"] if rest[1:] else [first, *rest]
    return ", ".join(parts if len(parts) <= _MOST_PARTS else [*parts[:_MOST_PARTS], "…"])


@lru_cache(maxsize=256)
def draw_badge(text: str, dpi: int) -> "NDArray[np.uint8]":
    """A text in white on violet, shape (height, width, 3), not to be written to.

    The caller holds the lock of `drawing_settings`.
    """
    width, height = advance(text) * _SIZE + 2 * _PADDING, _HEIGHT
    line = (text, _PADDING, (height + CAP_HEIGHT * _SIZE) / 2, _SIZE)
    size = round(width * dpi / 72), round(height * dpi / 72)
    return text_strip(*size, dpi, [line], color=(255, 255, 255), background=COLOR)


def draw_frames(
    image: "NDArray[np.uint8]", mask: "NDArray[np.bool_]", frames: Sequence[OutlineBox], dpi: int
) -> None:
    """Draws rectangles and badges with their numbers onto an image, shape (height, width, 3).

    The mask, shape (height, width), marks what changed, which badges should not hide. The caller
    holds the lock of `drawing_settings`.
    """
    line, mask = max(1, round(dpi / 72)), mask.copy()
    for frame in frames:
        inside = image[frame.box.slices]
        inside[:line] = inside[-line:] = inside[:, :line] = inside[:, -line:] = COLOR
    for frame in frames:
        badge = draw_badge(text_of(frame.numbers), dpi)[: image.shape[0], : image.shape[1]]
        place = place_badge(image, mask, frame.box, badge.shape[1], badge.shape[0])
        image[place.slices] = badge
        mask[place.slices] = True  # no other badge may hide it


def place_badge(
    image: "NDArray[np.uint8]", mask: "NDArray[np.bool_]", box: PixelBox, width: int, height: int
) -> PixelBox:
    """Where a badge of this size hides least: the first such place around a box, in the image."""
    left, right, above, below = box.left, box.right - width, box.top - height, box.bottom
    top, bottom, before, after = box.top, box.bottom - height, box.left - width, box.right
    middle, center = (left + right) // 2, (top + bottom) // 2
    places = [(left, above), (right, above), (left, below), (right, below)]
    places += [(after, top), (before, top), (after, bottom), (before, bottom)]
    places += [(middle, above), (middle, below), (after, center), (before, center)]
    corner, (rows, columns) = PixelBox(0, 0, width, height), mask.shape
    inside = (
        corner.moved(min(max(0, x), columns - width), min(max(0, y), rows - height))
        for x, y in places
    )

    def cost(place: PixelBox) -> int:
        ink, changed = image[place.slices] < _INK, mask[place.slices]
        return int(np.count_nonzero(ink) + _CHANGED * np.count_nonzero(ink[changed]))

    return min(inside, key=cost)
