"""The sheet that shows a difference: reference, drawing and what differs, side by side.

What changed is outlined and numbered in each image, and named below them.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from figrepro.render.badges import draw_frames
from figrepro.render.boxes import PixelBox
from figrepro.render.difference_mask import ALIKE, ANTIALIASED, DARKER, FAINT, LIGHTER
from figrepro.render.images import on_white
from figrepro.render.mpl_settings import drawing_settings
from figrepro.render.outlines import Outline, frames_in
from figrepro.render.png import encode_png
from figrepro.render.sheet_names import names_strip
from figrepro.render.sheet_text import STRIP, advance, text_strip

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLORS = {
    LIGHTER: (214, 39, 40),
    DARKER: (31, 119, 180),
    ANTIALIASED: (190, 170, 215),
    FAINT: (240, 200, 110),
}
"""Red, green and blue of the pixels that a mask marks."""

_KEY = {
    "only in the reference": LIGHTER,
    "only in the drawing": DARKER,
    "edges": ANTIALIASED,
    "faint": FAINT,
}
_FADED = 0.18
_RULE_GREY = 128
_LEAST_WIDTH, _MOST_ENLARGED = 400, 1200
"""In pixels: narrower images are enlarged to the one, but no side of them beyond the other."""
_DPI, _LEAST_DPI, _MOST_DPI = 150, 75, 1200
_WIDTH, _HEIGHT = 1050, 300
"""Pixels of an image whose sheet has `_DPI`; on that of one larger in both, letters are larger."""
_CAPTION, _BASELINE, _RULE, _AIR = 23.04, 15.54, 1.0, 3.4
"""In points: a caption, its baseline, the line between images, from a box to its outline's edge."""
_SIZE, _MARGIN, _GAP, _SQUARE = 12.0, 0.75, 1.2, 0.75
"""Points of a letter of a caption; in parts of it: beside all, before a colour, its square."""


def difference_sheet(
    reference: "NDArray[np.uint8]",
    drawing: "NDArray[np.uint8]",
    mask: "NDArray[np.uint8]",
    outlines: Sequence[Outline] = (),
) -> bytes:
    """The PNG of reference, drawing and difference side by side, and of what changed by name.

    Small images are enlarged, each pixel to a square.

    Args:
        reference: Shape (height, width, 4).
        drawing: The same shape.
        mask: Shape (height, width): what `difference_mask` names, for each pixel.
        outlines: The elements to outline, in the order of their numbers. What leaves the images is
            cut off.
    """
    height, width = mask.shape
    factor = max(1, min(-(-_LEAST_WIDTH // width), _MOST_ENLARGED // max(width, height)))
    if factor > 1:
        reference, drawing, mask = (
            pixels.repeat(factor, axis=0).repeat(factor, axis=1)
            for pixels in (reference, drawing, mask)
        )
    scale = factor * min(width / _WIDTH, height / _HEIGHT)
    dpi = round(min(max(_LEAST_DPI, _DPI * scale), _MOST_DPI))
    with drawing_settings():
        sheet = _sheet(_images(reference, drawing, mask), mask != ALIKE, outlines, factor, dpi)
    return encode_png(sheet, dpi, ("Title", b"reference, drawing, difference"))


def _images(
    reference: "NDArray[np.uint8]", drawing: "NDArray[np.uint8]", mask: "NDArray[np.uint8]"
) -> "Iterator[NDArray[np.uint8]]":
    """The images from left to right, shape (height, width, 3).

    In the last, all but the changes is faint.
    """
    yield on_white(reference)[..., :3]
    new = on_white(drawing)[..., :3]
    yield new
    grey = new.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    marked = np.repeat((255 - (255 - grey) * _FADED).astype(np.uint8)[..., None], 3, axis=-1)
    for value, color in COLORS.items():
        marked[mask == value] = color
    yield marked


def _sheet(
    images: "Iterator[NDArray[np.uint8]]",
    mask: "NDArray[np.bool_]",
    outlines: Sequence[Outline],
    factor: int,
    dpi: int,
) -> "NDArray[np.uint8]":
    """The images parted by a rule, each below its caption, and the names below all.

    Where anything is outlined, they have a margin for the rectangle of what ends with the image.
    """
    margin, rule = round(_AIR * dpi / 72) if outlines else 0, round(_RULE * dpi / 72)
    whole = PixelBox(0, 0, mask.shape[1], mask.shape[0])
    mask = np.pad(mask, margin)
    height, width = mask.shape
    column = max(width, _LEAST_WIDTH)
    captions = _captions(column, dpi)
    names, named = names_strip([one.label for one in outlines], 3 * column + 2 * rule, dpi)
    above = len(captions[0])
    below = above + height
    sheet = np.full((below + len(names), names.shape[1], 3), STRIP, np.uint8)
    sheet[below:] = names
    frames = frames_in(outlines[:named], whole, factor, margin)
    for place, (caption, image, around) in enumerate(zip(captions, images, frames, strict=True)):
        left = place * (column + rule)
        if place:
            sheet[:below, left - rule : left] = _RULE_GREY
        sheet[:above, left : left + column] = caption
        panel = sheet[above:below, left : left + width]
        panel[margin : height - margin, margin : width - margin] = image
        draw_frames(panel, mask, around, dpi)
    return sheet


def _captions(width: int, dpi: int) -> "list[NDArray[np.uint8]]":
    """The strips above the images, the last with the key of the colours; smaller on narrow ones."""
    texts, at = [("difference", _MARGIN)], _MARGIN + advance("difference")
    for text in _KEY:
        at += 2 * _GAP
        texts.append((text, at))
        at += advance(text)
    size, point = min(_SIZE, width * 72 / dpi / (at + _MARGIN)), dpi / 72
    strips = []
    for one in ([("reference", _MARGIN)], [("drawing now", _MARGIN)], texts):
        lines = [(text, left * size, _BASELINE, size) for text, left in one]
        strips.append(text_strip(width, round(_CAPTION * point), dpi, lines))
    side, bottom = round(_SQUARE * size * point), round(_BASELINE * point)
    for value, (_, at) in zip(_KEY.values(), texts[1:], strict=True):
        left = round((at - _GAP) * size * point)
        strips[2][bottom - side : bottom, left : left + side] = COLORS[value]
    return strips
