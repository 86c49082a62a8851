"""Sheets of images: several of one size side by side, each with a caption above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure as Chart
from matplotlib.patches import Rectangle

from figrepro.figure.formats import visible
from figrepro.render.fonts import outline
from figrepro.render.isolation import drawing_settings
from figrepro.render.layout import PlacedText
from figrepro.render.png import encode_png
from figrepro.render.raster import blank_chart, pixels_of
from figrepro.render.text import TextArtist

if TYPE_CHECKING:
    from numpy.typing import NDArray

GONE, NEW, EDGE = (214, 39, 40), (31, 119, 180), (190, 170, 215)
"""Colours of pixels that are lighter now, darker now, or differ as edges do."""

_FADED = 0.18
_DPI = 150
_CAPTION, _RULE = 48, 2
_SIZE, _BASELINE = 12.0, 7.5
_MARGIN, _GAP, _SWATCH = 9.0, 14.0, 13.0
"""In points: before and after all, before a colour of the key, from a colour to its text."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One image of a sheet: its pixels, shape (height, width, 3), its caption and its key."""

    pixels: "NDArray[np.uint8]"
    caption: str
    key: tuple[tuple[tuple[int, int, int], str], ...] = ()


def difference_sheet(
    reference: "NDArray[np.uint8]", drawing: "NDArray[np.uint8]", mask: "NDArray[np.uint8]"
) -> bytes:
    """The PNG of reference, drawing and difference side by side.

    Args:
        reference: Shape (height, width, 4).
        drawing: The same shape.
        mask: Shape (height, width): 0 equal, 1 an edge, 2 lighter now, 3 darker now.
    """
    old, new = _on_white(reference), _on_white(drawing)
    key = ((GONE, "only in the reference"), (NEW, "only in the drawing"), (EDGE, "edges"))
    panels = (
        Panel(old, "reference"),
        Panel(new, "drawing now"),
        Panel(_marked(new, mask), "difference", key),
    )
    return encode_png(side_by_side(panels), _DPI, ("Title", b"reference, drawing, difference"))


def _on_white(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    opacity = pixels[..., 3:].astype(np.uint16)
    blended = (pixels[..., :3] * opacity + 255 * (255 - opacity) + 127) // 255
    return blended.astype(np.uint8)


def _marked(pixels: "NDArray[np.uint8]", mask: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The image in faint grey with the differing pixels in strong colours."""
    grey = pixels.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    faint = (255 - (255 - grey) * _FADED).astype(np.uint8)
    marked = np.repeat(faint[..., None], 3, axis=-1)
    for value, color in ((1, EDGE), (2, GONE), (3, NEW)):
        marked[mask == value] = color
    return marked


def side_by_side(panels: Sequence[Panel]) -> "NDArray[np.uint8]":
    """The panels from left to right, parted by a rule, each under its caption."""
    height, width, _ = panels[0].pixels.shape
    scale = _scale_of_captions(panels, width)
    columns = []
    for place, panel in enumerate(panels):
        if place:
            columns.append(np.full((height + _CAPTION, _RULE, 3), 128, np.uint8))
        columns.append(np.vstack([_caption(panel, width, scale), panel.pixels]))
    return np.hstack(columns)


def _scale_of_captions(panels: Sequence[Panel], width: int) -> float:
    """How much smaller captions are on narrow images, so that nothing is cut off."""
    with drawing_settings():
        needed = max(_width_of(panel) for panel in panels)
    return min(1.0, width * 72 / _DPI / needed)


def _caption(panel: Panel, width: int, scale: float) -> "NDArray[np.uint8]":
    """A strip with the caption at the left and the key of the colours after it."""
    with drawing_settings():
        chart = blank_chart(width, _CAPTION, _DPI, "#f2f2f2")
        at = _add_text(chart, panel.caption, _MARGIN * scale, scale)
        for color, text in panel.key:
            at += _GAP * scale
            _add_swatch(chart, color, at, scale)
            at = _add_text(chart, text, at + _SWATCH * scale, scale)
        return pixels_of(chart)


def _width_of(panel: Panel) -> float:
    """The room that a caption and its key take at full size, in points."""
    texts = (panel.caption, *(text for _, text in panel.key))
    letters = sum(outline(visible(text), "sans").advance * _SIZE for text in texts)
    return letters + 2 * _MARGIN + (_GAP + _SWATCH) * len(panel.key)


def _add_text(chart: Chart, text: str, at: float, scale: float) -> float:
    """Adds a text and gives the place where it ends, in points."""
    shown, size = visible(text), _SIZE * scale
    width = outline(shown, "sans").advance * size
    chart.add_artist(TextArtist(PlacedText("caption", shown, at, _BASELINE, size, width, "sans")))
    return at + width


def _add_swatch(chart: Chart, color: tuple[int, int, int], at: float, scale: float) -> None:
    pixels = _DPI / 72
    square = Rectangle(
        (at * pixels, _BASELINE * pixels),
        9 * scale * pixels,
        9 * scale * pixels,
        facecolor=tuple(part / 255 for part in color),
        transform=None,
        linewidth=0,
    )
    chart.add_artist(square)
