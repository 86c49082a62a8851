"""Which rectangles outline what changed in the images of a sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from figrepro.render.boxes import PixelBox

_ALIKE = 0.25
"""Two rectangles become one if they share this part of each, and one has this part of the other."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An element to be outlined and named in a sheet: any text, and its box in either image.

    Where it has none, it is not there; in neither image, it is named only.
    """

    label: str
    reference: PixelBox | None
    drawing: PixelBox | None


@dataclass(frozen=True, slots=True, order=True)
class Frame:
    """A rectangle: the numbers of the elements in it, in order, and its outer edge."""

    numbers: tuple[int, ...]
    box: PixelBox


def frames_in(
    outlines: Sequence[Outline], whole: PixelBox, factor: int, margin: int
) -> tuple[list[Frame], list[Frame], list[Frame]]:
    """The rectangles in reference, drawing and difference, as they stand in the sheet.

    Args:
        outlines: The elements, in the order of their numbers, which start at 1.
        whole: The box of each image in the sheet. What leaves it is cut off.
        factor: How many pixels a side each pixel of an image has become there.
        margin: The pixels on each side of it there, and between a box and the outer edge of the
            rectangle around it.
    """

    def around(boxes: Iterable[PixelBox | None]) -> list[Frame]:
        seen = ((n, box.enlarged(factor).common(whole)) for n, box in enumerate(boxes, 1) if box)
        return joined(
            Frame((number,), box.grown(margin).moved(margin, margin))
            for number, box in seen
            if box.area
        )

    old, new = around(one.reference for one in outlines), around(one.drawing for one in outlines)
    return old, new, joined([*old, *new])


def joined(frames: Iterable[Frame]) -> list[Frame]:
    """The rectangles in order, those that are nearly the same as one, until none are left."""
    found: list[Frame] = []
    for frame in frames:
        while alike := [one for one in found if _are_alike(one.box, frame.box)]:
            found = [one for one in found if one not in alike]
            numbers = {number for one in (frame, *alike) for number in one.numbers}
            box = reduce(PixelBox.around, (one.box for one in alike), frame.box)
            frame = Frame(tuple(sorted(numbers)), box)  # noqa: PLW2901 - may be like others now
        found.append(frame)
    return sorted(found)


def _are_alike(one: PixelBox, other: PixelBox) -> bool:
    smaller, larger = sorted((one.area, other.area))
    return smaller >= _ALIKE * larger and one.common(other).area >= _ALIKE * smaller
