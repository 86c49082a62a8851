"""Images with their elements outlined and numbered."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from figrepro.render.badges import BadgePlacer, draw_badges, paste, text_of
from figrepro.render.boxes import Outline, PixelBox
from figrepro.render.frames import Frame, Pen, draw_frame, kept_apart
from figrepro.render.sheet_text import STRIP

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LINE, _AIR = 1.0, 2.4
"""In points: the width of a line, and what is left free between it and what it goes around."""
_FAR = 2
"""Two places of one element are outlined apart if around both were so many times their area."""
_MOST = 200
"""More outlines than these would be a wall of lines, and slow to keep apart."""

Images = tuple[list[Frame], list[Frame]]
"""The rectangles in reference and drawing."""


def pen_for(dpi: int) -> Pen:
    """The pen for a sheet of so many pixels per inch."""
    return Pen(max(1, round(_LINE * dpi / 72)), max(2, round(_AIR * dpi / 72)))


def frames_in(
    outlines: Sequence[Outline], whole: PixelBox, pen: Pen
) -> tuple[list[Frame], list[Frame], list[Frame]]:
    """The rectangles in reference, drawing and difference.

    Args:
        outlines: The elements, in the order of their numbers, which start at 1.
        whole: The box of each of the images. What leaves it is cut off.
        pen: How the rectangles are drawn.
    """
    listed = outlines[:_MOST]
    alone = (
        _numbered((one.reference for one in listed), whole),
        _numbered((one.drawing for one in listed), whole),
    )
    old, new = (kept_apart(frames, pen) for frames in alone)
    return old, new, kept_apart(list(_in_difference(alone, (old, new), pen)), pen)


def _numbered(boxes: Iterable[PixelBox | None], whole: PixelBox) -> list[Frame]:
    """A rectangle for every box of which something lies in the image."""
    inside = (PixelBox(0, 0, 0, 0) if box is None else box.common(whole) for box in boxes)
    return [
        Frame(box, frozenset((number,))) for number, box in enumerate(inside, start=1) if box.area
    ]


def _in_difference(alone: Images, shared: Images, pen: Pen) -> Iterator[Frame]:
    """Those for the difference: around both places of an element, or each if they are far apart.

    Elements that share a rectangle in both images, as the entries of a legend do that has moved,
    are one element here.
    """
    in_both = {one.numbers for one in shared[0]} & {one.numbers for one in shared[1]}
    done = frozenset().union(*in_both)
    places: dict[frozenset[int], list[PixelBox]] = {}
    for apart, together in zip(alone, shared, strict=True):
        for frame in together:
            if frame.numbers in in_both:
                places.setdefault(frame.numbers, []).append(frame.box)
        for frame in apart:
            if not frame.numbers <= done:
                places.setdefault(frame.numbers, []).append(frame.box)
    for numbers, boxes in places.items():
        around = Frame(reduce(PixelBox.around, boxes), numbers)
        each = [Frame(box, numbers) for box in boxes]
        far = around.outer(pen).area > _FAR * sum(one.outer(pen).area for one in each)
        yield from each if far else [around]


def outlined(
    images: Sequence["NDArray[np.uint8]"],
    mask: "NDArray[np.uint8]",
    frames: Sequence[Sequence[Frame]],
    named: int,
    dpi: int,
) -> "list[NDArray[np.uint8]]":
    """The images with rectangles in them, and badges with their numbers.

    All get a margin, as wide as a rectangle needs that goes around what ends with the image.
    The caller holds the lock of `drawing_settings`.

    Args:
        images: Each of shape (height, width, 3).
        mask: Shape (height, width): 0 where nothing changed, so that a badge may hide it.
        frames: For each image the rectangles in it.
        named: The greatest number that is shown; there are no badges with those beyond it.
        dpi: Pixels per inch.
    """
    pen = pen_for(dpi)
    texts = [[_text(frame, named) for frame in around] for around in frames]
    badges = draw_badges((text for around in texts for text in around if text), dpi)
    margin = _margin([frame.outer(pen) for around in frames for frame in around], *mask.shape)
    mask = _with_margin(mask, margin, 0)
    sheets = []
    for image, around, written in zip(images, frames, texts, strict=True):
        moved = [frame.moved(margin) for frame in around]
        sheet = _with_margin(image, margin, STRIP)
        placer = BadgePlacer(sheet, mask, moved, pen)
        placed = [
            (badges[text], placer.place(frame, badges[text]))
            for frame, text in zip(moved, written, strict=True)
            if text
        ]
        for frame in moved:
            draw_frame(sheet, frame, pen)
        for badge, place in placed:
            paste(sheet, badge, place.left, place.top)
        sheets.append(sheet)
    return sheets


def _text(frame: Frame, named: int) -> str:
    return text_of([number for number in frame.numbers if number <= named])


def _margin(outer: Sequence[PixelBox], height: int, width: int) -> int:
    """How far rectangles with these outer edges leave an image of this size."""
    beyond = (max(-box.left, -box.top, box.right - width, box.bottom - height) for box in outer)
    return max([0, *beyond])


def _with_margin(pixels: "NDArray[np.uint8]", margin: int, fill: int) -> "NDArray[np.uint8]":
    """A copy, with so many pixels more on each side."""
    beside = ((margin, margin), (margin, margin), (0, 0))
    return np.pad(pixels, beside[: pixels.ndim], constant_values=fill)
