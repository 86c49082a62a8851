"""The sheet that shows a difference: reference, drawing and what differs, side by side.

What changed is outlined and numbered in each image, and named below them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure as Chart
from matplotlib.patches import Rectangle

from figrepro.render.boxes import Outline, PixelBox
from figrepro.render.images import on_white
from figrepro.render.isolation import drawing_settings
from figrepro.render.outlines import frames_in, outlined, pen_for
from figrepro.render.png import encode_png
from figrepro.render.raster import blank_chart, pixels_of
from figrepro.render.sheet_names import lay_out_names, names_strip
from figrepro.render.sheet_text import STRIP, STRIP_COLOR, add_text, advance

if TYPE_CHECKING:
    from numpy.typing import NDArray

GONE, NEW, EDGE, FAINT = (214, 39, 40), (31, 119, 180), (190, 170, 215), (240, 200, 110)
"""Colours of pixels that are lighter now, darker now, differ as edges do, or hardly at all."""

_FADED = 0.18
_GREY = 128
_LEAST_WIDTH, _MOST_ENLARGED = 400, 1200
"""In pixels: narrower images are enlarged to the one, but no side of them beyond the other."""
_DPI, _LEAST_DPI, _MOST_DPI = 150, 75, 1200
_WIDTH, _HEIGHT = 1050, 300
"""Pixels of an image whose sheet has `_DPI`; on that of one larger in both, letters are larger."""
_CAPTION, _SIZE, _BASELINE, _RULE = 23.04, 12.0, 7.5, 1.0
_MARGIN, _GAP, _SWATCH = 9.0, 14.0, 13.0
"""In points: before and after all, before a colour of the key, from a colour to its text."""


@dataclass(frozen=True, slots=True, eq=False)
class _Panel:
    """One image of a sheet: its pixels, shape (height, width, 3), its caption and its key."""

    pixels: "NDArray[np.uint8]"
    caption: str
    key: tuple[tuple[tuple[int, int, int], str], ...] = ()


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
        mask: Shape (height, width): 0 equal, 1 an edge, 2 lighter now, 3 darker now, 4 a
            faint difference.
        outlines: The elements to outline, in the order of their numbers. What leaves the images is
            cut off.
    """
    height, width = mask.shape
    factor = _enlargement(width, height)
    dpi = _resolution(width * factor, height * factor)
    with drawing_settings():
        sheet = _sheet(
            [_enlarged(image, factor) for image in _images(reference, drawing, mask)],
            _enlarged(mask, factor),
            [outline.enlarged(factor) for outline in outlines],
            dpi,
        )
    return encode_png(sheet, dpi, ("Title", b"reference, drawing, difference"))


def _sheet(
    images: "list[NDArray[np.uint8]]",
    mask: "NDArray[np.uint8]",
    outlines: Sequence[Outline],
    dpi: int,
) -> "NDArray[np.uint8]":
    if not outlines:
        return _side_by_side(_panels(images), dpi)
    height, width = mask.shape
    names = lay_out_names([one.label for one in outlines], _width_of_sheet(width, dpi), dpi)
    frames = frames_in(outlines, PixelBox(0, 0, width, height), pen_for(dpi))
    upper = _side_by_side(_panels(outlined(images, mask, frames, names.shown, dpi)), dpi)
    return np.vstack([upper, names_strip(names, upper.shape[1], dpi)])


def _panels(images: "Sequence[NDArray[np.uint8]]") -> tuple[_Panel, _Panel, _Panel]:
    old, new, marked = images
    key = (
        (GONE, "only in the reference"),
        (NEW, "only in the drawing"),
        (EDGE, "edges"),
        (FAINT, "faint"),
    )
    return _Panel(old, "reference"), _Panel(new, "drawing now"), _Panel(marked, "difference", key)


def _enlargement(width: int, height: int) -> int:
    """How many pixels a side each pixel of an image becomes, so that it is not too small to see."""
    return max(1, min(-(-_LEAST_WIDTH // width), _MOST_ENLARGED // max(width, height)))


def _resolution(width: int, height: int) -> int:
    """The pixels per inch of texts and lines on the sheet of images of this size."""
    return round(min(max(_LEAST_DPI, _DPI * min(width / _WIDTH, height / _HEIGHT)), _MOST_DPI))


def _enlarged(pixels: "NDArray[np.uint8]", factor: int) -> "NDArray[np.uint8]":
    if factor == 1:
        return pixels
    return pixels.repeat(factor, axis=0).repeat(factor, axis=1)


def _images(
    reference: "NDArray[np.uint8]", drawing: "NDArray[np.uint8]", mask: "NDArray[np.uint8]"
) -> "Iterator[NDArray[np.uint8]]":
    """The images of the three panels, shape (height, width, 3)."""
    yield on_white(reference)[..., :3]
    new = on_white(drawing)[..., :3]
    yield new
    yield _marked(new, mask)


def _marked(pixels: "NDArray[np.uint8]", mask: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The image in faint grey with the differing pixels in strong colours."""
    grey = pixels.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    faint = (255 - (255 - grey) * _FADED).astype(np.uint8)
    marked = np.repeat(faint[..., None], 3, axis=-1)
    for value, color in ((1, EDGE), (2, GONE), (3, NEW), (4, FAINT)):
        marked[mask == value] = color
    return marked


def _side_by_side(panels: tuple[_Panel, _Panel, _Panel], dpi: int) -> "NDArray[np.uint8]":
    """The panels from left to right, parted by a rule, each below its caption."""
    height, width, _ = panels[0].pixels.shape
    column, rule = max(width, _LEAST_WIDTH), _rule(dpi)
    scale = _scale_of_captions(panels, column * 72 / dpi)
    captions = [_caption(panel, column, dpi, scale) for panel in panels]
    above = len(captions[0])
    sheet = np.full((above + height, _width_of_sheet(width, dpi), 3), STRIP, np.uint8)
    for place, (panel, caption) in enumerate(zip(panels, captions, strict=True)):
        left = place * (column + rule)
        sheet[:above, left : left + column] = caption
        sheet[above:, left : left + width] = panel.pixels
        if place:
            sheet[:, left - rule : left] = _GREY
    return sheet


def _width_of_sheet(width: int, dpi: int) -> int:
    """The pixels that three images so wide take side by side."""
    return 3 * max(width, _LEAST_WIDTH) + 2 * _rule(dpi)


def _rule(dpi: int) -> int:
    """The width of the rule between two images, in pixels."""
    return round(_RULE * dpi / 72)


def _scale_of_captions(panels: Sequence[_Panel], room: float) -> float:
    """How much smaller captions are on narrow images, so that nothing is cut off."""
    return min(1.0, room / max(_width_of(panel) for panel in panels))


def _caption(panel: _Panel, width: int, dpi: int, scale: float) -> "NDArray[np.uint8]":
    """A strip with the caption at the left and the key of the colours after it."""
    chart = blank_chart(width, round(_CAPTION * dpi / 72), dpi, STRIP_COLOR)
    size = _SIZE * scale
    at = add_text(chart, panel.caption, (_MARGIN * scale, _BASELINE), size)
    for color, text in panel.key:
        at += _GAP * scale
        _add_swatch(chart, color, at, scale)
        at = add_text(chart, text, (at + _SWATCH * scale, _BASELINE), size)
    return pixels_of(chart)


def _width_of(panel: _Panel) -> float:
    """The room that a caption and its key take at full size, in points."""
    texts = (panel.caption, *(text for _, text in panel.key))
    letters = sum(advance(text) * _SIZE for text in texts)
    return letters + 2 * _MARGIN + (_GAP + _SWATCH) * len(panel.key)


def _add_swatch(chart: Chart, color: tuple[int, int, int], at: float, scale: float) -> None:
    pixels = chart.dpi / 72
    square = Rectangle(
        (at * pixels, _BASELINE * pixels),
        9 * scale * pixels,
        9 * scale * pixels,
        facecolor=tuple(part / 255 for part in color),
        transform=None,
        linewidth=0,
    )
    chart.add_artist(square)
