"""Lines of text on a sheet of images: whatever they hold, they are drawn and fit."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from figrepro.chart.canvas import Canvas
from figrepro.chart.checks import MOST_SIDE
from figrepro.errors import FigreproError, visible
from figrepro.render.fonts import outline, require_glyphs
from figrepro.render.raster import Raster
from figrepro.shapes.primitives import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

Color = tuple[int, int, int]
"""Red, green and blue, each 0 to 255."""

STRIP = (242, 242, 242)
"""The background of strips of text."""

_LONGEST = 400
"""Characters of a text that are looked at; no sheet has room for more."""


def drawable(text: str) -> str:
    """The text with a placeholder for each character without a glyph; an endless one cut."""
    ending = "…" if len(text) > _LONGEST else ""
    return "".join(map(_with_glyph, visible(text[:_LONGEST]) + ending))


def _with_glyph(character: str) -> str:
    try:
        require_glyphs(character, "sans")
    except FigreproError:
        return "\N{REPLACEMENT CHARACTER}"
    return character


def advance(shown: str) -> float:
    """The width of a drawable text, in parts of an em."""
    return outline(shown, "sans").advance


def shortened(shown: str, room: float) -> str:
    """A drawable text, cut with an ellipsis where it is wider than so many ems."""
    if advance(shown) <= room:
        return shown
    cuts = [shown[:end].rstrip() + "…" for end in range(len(shown))]
    fitting = bisect_right(cuts, room, key=advance)
    return cuts[fitting - 1] if fitting else ""


def text_strip(  # noqa: PLR0913 - the size of an image, what it says, and its colours
    width: int,
    height: int,
    dpi: int,
    texts: Iterable[tuple[str, float, float, float]],
    *,
    color: Color = (0, 0, 0),
    background: Color = STRIP,
) -> "NDArray[np.uint8]":
    """An image of lines of text, shape (height, width, 3).

    The caller holds the lock of `drawing_settings`.

    Args:
        width: In pixels; beyond the widest that is drawn there is only background.
        height: In pixels.
        dpi: Pixels per inch.
        texts: Drawable texts, each with the place where its baseline starts, in points from the
            left and from above, and its size in points.
        color: Of the letters.
        background: Of all else.
    """
    canvas = Canvas(min(width, MOST_SIDE), height, dpi)
    raster = Raster(canvas)
    for text, left, baseline, size in texts:
        y = canvas.box.top - baseline
        line = Text(element="text", text=text, x=left, y=y, size=size, width=0.0, font="sans")
        raster.draw([line])
    grey = np.arange(255, -1, -1)[:, None]
    blended = (grey * np.array(background) + (255 - grey) * np.array(color) + 127) // 255
    strip = np.full((height, width, 3), background, np.uint8)
    strip[:, :MOST_SIDE] = blended.astype(np.uint8)[raster.ink[..., 3]]
    return strip
