"""What can be found in an image of a chart without knowing its numbers: axes, ticks, a legend."""

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.arrays import Image, Mask, Places
from figrepro.render.boxes import PixelBox

if TYPE_CHECKING:
    from collections.abc import Iterator


_DARK: Final = 110
"""How light a pixel of a black line is at most."""
_LEAST_PART: Final = 0.25
"""Part of the image that an axis runs along at least."""
_GAP: Final = 24.0
"""Points of an axis that something may hide."""
_LETTER: Final = 5.0
"""Points of a stretch that may be a stroke of a letter, and is not taken for a part of an axis."""
_SEEN: Final = 0.7
"""Part of an axis that is not hidden."""
_FRAME_GREY: Final = (196, 212)
"""How light the edge of a legend is, at least and at most."""
_NEARLY_ALL: Final = 0.85
"""Part of a side of a legend's frame that is seen."""
_HALF: Final = 0.5
"""Part of a side that is seen near each of its ends, where corners have another colour."""
_MOST_LINES: Final = 200
"""Rows or columns with so much grey that more show no chart."""
_LEAST_FRAME: Final = 8.0
"""Points of a legend's side at least."""
_FRAME_GAP: Final = 2.5
"""Points of a legend's edge that may have another colour, as its corners have."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of marked places along a line.

    Attributes:
        starts: The first place of each.
        ends: The place after the last of each.
    """

    starts: Places
    ends: Places

    @classmethod
    def of(cls, marked: Mask) -> "Runs":
        """The stretches of a line of marks."""
        edges = np.diff(np.concatenate([[0], marked.view(np.uint8), [0]]).astype(np.int8))
        return cls(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1))

    def longer_than(self, length: float) -> "Runs":
        """The stretches that are longer."""
        long = self.ends - self.starts > length
        return Runs(self.starts[long], self.ends[long])

    def joined(self, gap: float) -> "Runs":
        """The stretches with those made one that lie no further apart."""
        if not self.starts.size:
            return self
        apart = np.flatnonzero(self.starts[1:] - self.ends[:-1] > gap)
        return Runs(
            np.concatenate([self.starts[:1], self.starts[apart + 1]]),
            np.concatenate([self.ends[apart], self.ends[-1:]]),
        )

    def longest(self) -> tuple[int, int] | None:
        """The longest stretch, None if there is none."""
        if not self.starts.size:
            return None
        place = int(np.argmax(self.ends - self.starts))
        return int(self.starts[place]), int(self.ends[place])


def read_axes(image: Image, scale: float) -> PixelBox | None:
    """The box that the two axes span: the left one's column to the end of the lower one.

    Args:
        image: Shape (height, width, 3).
        scale: Pixels of a point, 1/72 inch.

    Returns:
        Left: the first column of the left axis. Top: its first row. Right and bottom: where the
        lower axis ends. None where there are no two such lines.
    """
    red, green, blue = (image[..., channel] < _DARK for channel in range(3))
    dark = red & green & blue
    height, width = dark.shape
    column = _longest_line(dark.T, _LEAST_PART * height, scale)
    row = _longest_line(dark, _LEAST_PART * width, scale)
    if column is None or row is None:
        return None
    return PixelBox(column[0], column[1], row[2], row[0] + 1)


def _longest_line(dark: Mask, least: float, scale: float) -> tuple[int, int, int] | None:
    """The row with the longest run of dark pixels, where it starts and ends."""
    best = None
    for row in np.flatnonzero(np.count_nonzero(dark, axis=1) >= least):
        line = np.ascontiguousarray(dark[row])
        parts = Runs.of(line).joined(2).longer_than(_LETTER * scale)
        run = parts.joined(_GAP * scale).longest()
        if run is None or np.count_nonzero(line[run[0] : run[1]]) < max(
            least, _SEEN * (run[1] - run[0])
        ):
            continue
        if best is None or run[1] - run[0] > best[2] - best[1]:
            best = int(row), *run
    return best


def read_frame(image: Image, scale: float) -> PixelBox | None:
    """The frame of a legend: the largest rectangle with an edge of that grey.

    Args:
        image: Shape (height, width, 3).
        scale: Pixels of a point, 1/72 inch.
    """
    least, gap = _LEAST_FRAME * scale, _FRAME_GAP * scale
    low, high = _FRAME_GREY
    red, green, blue = (
        (image[..., channel] >= low) & (image[..., channel] <= high) for channel in range(3)
    )
    grey = red & green & blue
    rows, columns = _edges(grey, least), np.array(_edges(grey.T, least), np.intp)
    above = np.zeros((len(grey) + 1, len(columns)), np.int32)
    np.cumsum(grey[:, columns], axis=0, out=above[1:])
    best = None
    for top, bottom in combinations(rows[:_MOST_LINES], 2):
        if bottom - top < least:
            continue
        end, near = bottom + 1, round(least)
        is_side = above[end] - above[top] > _NEARLY_ALL * (end - top)
        if not is_side.any():
            continue
        for first in (top, end - near):  # a grey line further up or down is not the frame's
            is_side &= above[first + near] - above[first] > _HALF * near
        for box in _closed(grey, columns[is_side], (top, bottom), gap):
            if best is None or box.area > best.area:
                best = box
    return best


def _edges(grey: Mask, least: float) -> list[int]:
    """The rows with a long grey stretch; of neighbours the first and the last."""
    marked = np.zeros(len(grey), np.bool_)
    for row in np.flatnonzero(np.count_nonzero(grey, axis=1) >= least):
        run = Runs.of(np.ascontiguousarray(grey[row])).longest()
        marked[row] = run is not None and run[1] - run[0] >= least
    runs = Runs.of(marked)
    return sorted({*runs.starts.tolist(), *(runs.ends - 1).tolist()})


def _closed(grey: Mask, sides: Places, rows: tuple[int, int], gap: float) -> "Iterator[PixelBox]":
    """The rectangles between two rows, each from side to side as far as both rows are grey."""
    if sides.size < 2:  # noqa: PLR2004 - a left one and a right one
        return
    top, bottom = rows
    both = Runs.of(grey[top] & grey[bottom]).joined(gap)
    for start, end in zip(both.starts, both.ends, strict=True):
        inside = sides[(sides >= start - gap) & (sides < end + gap)]
        if inside.size > 1:
            yield PixelBox(int(inside[0]), top, int(inside[-1]) + 1, bottom + 1)
