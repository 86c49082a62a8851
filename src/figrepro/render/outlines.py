"""Which rectangles outline what changed in the images of a sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from figrepro.render.boxes import PixelBox

_ALIKE = 0.25
"""Rectangles become one if the smaller has this part of the larger one and shares it so far."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An element to be outlined and named in a sheet: any text, and its box in either image.

    Where it has none, it is not there; in neither image, it is named only.
    """

    label: str
    reference: PixelBox | None
    drawing: PixelBox | None


@dataclass(frozen=True, slots=True, order=True)
class OutlineBox:
    """A rectangle: the numbers of the elements in it, in order, and its outer edge."""

    numbers: tuple[int, ...]
    box: PixelBox


def frames_in(
    outlines: Sequence[Outline], whole: PixelBox, factor: int, margin: int
) -> tuple[list[OutlineBox], list[OutlineBox], list[OutlineBox]]:
    """The rectangles in reference, drawing and difference, as they stand in the sheet.

    The elements are numbered from 1. Each pixel of an image has become so many a side there; what
    leaves the box of the whole is cut off; and there is a margin, in pixels, on each side of it as
    well as between a box and the outer edge of the rectangle around it.
    """

    def around(boxes: Iterable[PixelBox | None]) -> list[OutlineBox]:
        seen = ((n, box.enlarged(factor).common(whole)) for n, box in enumerate(boxes, 1) if box)
        return joined(
            OutlineBox((number,), box.grown(margin).moved(margin, margin))
            for number, box in seen
            if box.area
        )

    old, new = around(one.reference for one in outlines), around(one.drawing for one in outlines)
    return old, new, joined([*old, *new])


def joined(frames: Iterable[OutlineBox]) -> list[OutlineBox]:
    """The rectangles in order, those that are nearly the same as one, until none are left."""
    found: list[OutlineBox] = []
    for frame in frames:
        while alike := [one for one in found if _are_alike(one.box, frame.box)]:
            found = [one for one in found if one not in alike]
            numbers = {number for one in (frame, *alike) for number in one.numbers}
            box = reduce(PixelBox.around, (one.box for one in alike), frame.box)
            frame = OutlineBox(tuple(sorted(numbers)), box)  # noqa: PLW2901 - may be like others now
        found.append(frame)
    return sorted(found)


def _are_alike(one: PixelBox, other: PixelBox) -> bool:
    smaller, larger = sorted((one.area, other.area))
    return smaller >= _ALIKE * larger and one.common(other).area >= _ALIKE * smaller
