"""Small numbers at outlined parts of an image, placed where they hide least."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from figrepro.render.boxes import PixelBox
from figrepro.render.fonts import CAP_HEIGHT
from figrepro.render.frames import COLOR, Frame, Pen
from figrepro.render.raster import blank_chart, pixels_of
from figrepro.render.sheet_text import STRIP, add_text, advance

if TYPE_CHECKING:
    from numpy.typing import NDArray

Badges = Mapping[str, "NDArray[np.uint8]"]
"""The pixels of badges, shape (height, width, 3), by the text on them."""

_SIZE, _HEIGHT, _PADDING = 11.0, 12.5, 3.0
_MOST_PARTS = 4
"""Numbers and runs of numbers on one badge."""

_ON_BADGE, _ON_CHANGED, _ON_BOX, _ON_FRAME, _ON_INK = 100, 20, 10, 3, 1
"""What a pixel of a badge costs that hides such a thing."""
_LATER = 0.02
"""What each place costs that comes later among those to choose from, for each pixel of a badge."""
_ROOMY = 16
"""A box so many times as large as a badge may be written into, where nothing is."""
_SAMPLES = 64
"""Rows and columns that tell the colour of the paper."""


def text_of(numbers: Collection[int]) -> str:
    """Numbers as a badge shows them: `1`, `2, 5`, `3–7`; of many, the first."""
    runs = groupby(enumerate(sorted(numbers)), lambda one: one[1] - one[0])
    parts = [part for _, run in runs for part in _parts_of([number for _, number in run])]
    return ", ".join(parts if len(parts) <= _MOST_PARTS else [*parts[:_MOST_PARTS], "…"])


def _parts_of(run: Sequence[int]) -> list[str]:
    """Two neighbours apart, more as the first and the last."""
    short = len(run) < 3  # noqa: PLR2004 - a dash between two numbers would save nothing
    return [str(number) for number in run] if short else [f"{run[0]}–{run[-1]}"]


def badge_width(text: str) -> float:
    """The width of a badge, in points. The caller holds the lock of `drawing_settings`."""
    return advance(text) * _SIZE + 2 * _PADDING


def paste(image: "NDArray[np.uint8]", badge: "NDArray[np.uint8]", left: int, top: int) -> None:
    """Draws a badge onto an image, cut off where it leaves it on the right or below."""
    part = image[top : top + badge.shape[0], left : left + badge.shape[1]]
    part[:] = badge[: part.shape[0], : part.shape[1]]


def draw_badges(texts: Iterable[str], dpi: int) -> dict[str, "NDArray[np.uint8]"]:
    """The badges with these texts: white on the colour of the outlines.

    They are set in one image, one above the other, and cut out of it: an image costs more than
    a text. The caller holds the lock of `drawing_settings`.
    """
    texts = list(dict.fromkeys(texts))
    if not texts:
        return {}
    point = dpi / 72
    height = round(_HEIGHT * point)
    widths = [round(badge_width(text) * point) for text in texts]
    chart = blank_chart(max(widths), height * len(texts), dpi, "white")
    for place, text in enumerate(texts):
        baseline = height * (len(texts) - 1 - place) / point + (_HEIGHT - CAP_HEIGHT * _SIZE) / 2
        add_text(chart, text, (_PADDING, baseline), _SIZE)
    white = 255 - pixels_of(chart).astype(np.uint16)  # how far a pixel is letter, 0 to 255
    colored = ((255 - white) * np.array(COLOR, np.uint16) + white * 255 + 127) // 255
    rows = np.split(colored.astype(np.uint8), len(texts))
    return {text: row[:, :width] for text, row, width in zip(texts, rows, widths, strict=True)}


class BadgePlacer:
    """Finds places for the badges of one image, one after the other.

    Args:
        image: What the badges are placed on, shape (height, width, 3), before anything is outlined.
        mask: Shape (height, width), not 0 where something changed and must stay in sight.
        frames: The rectangles in it.
        pen: How they are drawn.
    """

    def __init__(
        self,
        image: "NDArray[np.uint8]",
        mask: "NDArray[np.uint8]",
        frames: Sequence[Frame],
        pen: Pen,
    ) -> None:
        self._image, self._mask, self._frames, self._pen = image, mask, frames, pen
        self._paper = np.median(_sample(image), axis=(0, 1)).astype(np.uint8)
        self._placed: list[PixelBox] = []

    def place(self, frame: Frame, badge: "NDArray[np.uint8]") -> PixelBox:
        """The place for a badge at a rectangle: where it hides least."""
        height, width, _ = badge.shape
        rows, columns, _ = self._image.shape
        outer = frame.outer(self._pen)
        around = self._around(outer, width, height)
        best, least = outer, inf
        for order, one in enumerate(_places(outer, width, height)):
            later = _LATER * order * width * height
            if later >= least:
                break  # whatever stands there
            place = _shifted_inside(one, columns, rows)
            cost = later + self._cost(place, around)
            if cost < least:
                best, least = place, cost
        self._placed.append(best)
        return best

    def _around(self, outer: PixelBox, width: int, height: int) -> list[tuple[int, PixelBox]]:
        """What a badge at a rectangle may lie on, with the cost of each pixel of it."""
        small = [one for one in self._frames if one.box.area < _ROOMY * width * height]
        found = [(_ON_BOX, one.box) for one in small]
        found += [(_ON_FRAME, one.outer(self._pen)) for one in small]
        found += [(_ON_BADGE, other.grown(self._pen.line)) for other in self._placed]
        return [one for one in found if one[1].is_near(outer, width + height)]

    def _cost(self, place: PixelBox, around: Sequence[tuple[int, PixelBox]]) -> int:
        """How much a badge at a place would hide of the image and of what is around."""
        cost = sum(each * place.overlap(box) for each, box in around)
        hidden = self._image[place.slices]
        ink = (hidden != self._paper).any(axis=-1) & (hidden != STRIP).any(axis=-1)
        changed = ink & (self._mask[place.slices] != 0)
        return cost + _ON_CHANGED * int(changed.sum()) + _ON_INK * int(ink.sum())


def _sample(image: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """A few pixels from everywhere."""
    rows, columns, _ = image.shape
    return image[:: 1 + rows // _SAMPLES, :: 1 + columns // _SAMPLES]


def _places(outer: PixelBox, width: int, height: int) -> Iterator[PixelBox]:
    """Places at a rectangle, the best first: outside its corners, beside its edges, inside."""
    left, middle, right = outer.left, (outer.left + outer.right - width) // 2, outer.right - width
    top, center = outer.top, (outer.top + outer.bottom - height) // 2
    bottom = outer.bottom - height
    above, below = outer.top - height, outer.bottom
    before, after = outer.left - width, outer.right
    corners = [(left, above), (right, above), (left, below), (right, below)]
    corners += [(after, top), (before, top), (after, bottom), (before, bottom)]
    edges = [(middle, above), (middle, below), (after, center), (before, center)]
    diagonal = [(after, above), (before, above), (after, below), (before, below)]
    inside = [(left, top), (right, top), (left, bottom), (right, bottom)]
    inside += [(middle, top), (middle, bottom), (left, center), (right, center)]
    roomy = (
        outer.area >= _ROOMY * width * height
        and outer.width > 2 * width
        and outer.height > 2 * height
    )
    for x, y in (*corners, *edges, *diagonal, *(inside if roomy else ())):
        yield PixelBox(x, y, x + width, y + height)


def _shifted_inside(place: PixelBox, width: int, height: int) -> PixelBox:
    """The place, moved as little as possible to lie in an image of this size; cut if too large."""
    right = min(max(0, place.left), max(0, width - place.width)) - place.left
    down = min(max(0, place.top), max(0, height - place.height)) - place.top
    return place.moved(right, down).common(PixelBox(0, 0, width, height))
