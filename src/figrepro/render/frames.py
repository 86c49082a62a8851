"""Thin rectangles around parts of an image: which boxes share one, and where it runs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING

from figrepro.render.boxes import PixelBox

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLOR = (170, 0, 255)
"""Violet: far from all colours that series have by default, from black and from the key."""

_ALIKE = 0.25
"""Boxes at each other share a rectangle if the smaller has this part of the larger's area."""
_FILLED = 0.4
"""A box shares one with those in it if they fill this part of it, as entries fill a legend."""
_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Pen:
    """How rectangles are drawn, in pixels.

    Attributes:
        line: The width of a line.
        air: What is left free between a line and the box that it goes around.
    """

    line: int
    air: int

    @property
    def reach(self) -> int:
        """How far a rectangle's outer edge stands from the box that it goes around."""
        return self.line + self.air


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle around one box or several.

    Attributes:
        box: What it goes around.
        numbers: The numbers of the elements in it.
    """

    box: PixelBox
    numbers: frozenset[int]

    def outer(self, pen: Pen) -> PixelBox:
        """The outer edge of its line."""
        return self.box.grown(pen.reach)

    def moved(self, by: int) -> "Frame":
        """The same rectangle in an image with a margin of so many pixels."""
        return Frame(self.box.moved(by, by), self.numbers)


def kept_apart(frames: Sequence[Frame], pen: Pen) -> list[Frame]:
    """The rectangles, changed so that none runs over what another goes around; the smallest first.

    Those that would, or nearly, become one. Where one is far larger, it is widened instead, to hold
    all of the other: the line of a series and one of its points, which is to be seen by itself.
    """
    frames = _by_size(frames)
    for _ in range(_ROUNDS):
        before = frames
        frames = _widened(_filled(_by_size(_joined(frames, pen)), pen), pen)
        if frames == before:
            break
    return frames


def _by_size(frames: Iterable[Frame]) -> list[Frame]:
    return sorted(frames, key=lambda one: (one.box.area, one.box, sorted(one.numbers)))


def _around(frames: Sequence[Frame]) -> Frame:
    """One rectangle instead of several."""
    box = reduce(PixelBox.around, (one.box for one in frames))
    return Frame(box, frozenset().union(*(one.numbers for one in frames)))


def _joined(frames: Sequence[Frame], pen: Pen) -> Iterator[Frame]:
    """Those at each other and alike in size as one, also through others between them."""
    left = list(frames)
    while left:
        members = [left.pop(0)]
        for one in members:  # which grows meanwhile
            joining = [_are_alike(one, other, pen) for other in left]
            members += compress(left, joining)
            left = list(compress(left, map(not_, joining)))
        yield _around(members)


def _are_alike(one: Frame, other: Frame, pen: Pen) -> bool:
    if not one.box.is_near(other.box, pen.reach):
        return False
    areas = sorted((one.outer(pen).area, other.outer(pen).area))
    return areas[0] >= _ALIKE * areas[1]


def _filled(frames: Sequence[Frame], pen: Pen) -> list[Frame]:
    """Each that is filled by smaller ones as one with them; the smallest of the frames first."""
    left = list(frames)
    done: list[Frame] = []
    while left:
        largest = left.pop()
        inside = [one.box.is_near(largest.box, pen.reach) for one in left]
        area = sum(one.outer(pen).area for one in compress(left, inside))
        if area >= _FILLED * largest.outer(pen).area:
            largest = _around([largest, *compress(left, inside)])
            left = list(compress(left, map(not_, inside)))
        done.append(largest)
    return done


def _widened(frames: Sequence[Frame], pen: Pen) -> list[Frame]:
    """The larger ones wide enough to hold all of the smaller ones at them."""
    done: list[Frame] = []
    for frame in _by_size(frames):
        box = frame.box
        for smaller in done:
            if smaller.box.is_near(box, pen.reach):
                box = box.around(smaller.box.grown(pen.line + 1))
        done.append(Frame(box, frame.numbers))
    return _by_size(done)


def draw_frame(image: "NDArray[np.uint8]", frame: Frame, pen: Pen) -> None:
    """Draws a rectangle that lies in the image, onto it."""
    outer, line = frame.outer(pen), pen.line
    rows, columns = outer.slices
    for edge in (
        (slice(outer.top, outer.top + line), columns),
        (slice(outer.bottom - line, outer.bottom), columns),
        (rows, slice(outer.left, outer.left + line)),
        (rows, slice(outer.right - line, outer.right)),
    ):
        image[edge] = COLOR
