"""The handle of a legend's row by itself: what a reader of images lays over it."""

import math
from typing import TYPE_CHECKING

from figrepro.chart.legend import handle
from figrepro.chart.legend_layout import LEGEND_ROW, LegendEntry
from figrepro.marks.layer import Layer
from figrepro.render.boxes import PixelBox
from figrepro.render.raster import Raster

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from figrepro.chart.canvas import Canvas

_BESIDE = 2.0
"""Points beside a handle that a look at it shows."""


def handle_pixels(
    entry: LegendEntry, layer: Layer, canvas: "Canvas"
) -> "tuple[PixelBox, NDArray[np.uint8]]":
    """The handle of a row by itself on white, as it would look in the drawing.

    The caller holds `drawing_settings`.

    Args:
        entry: The row.
        layer: What it would show.
        canvas: What it stands on.

    Returns:
        Where it stands in the drawing, and its pixels, shape (height, width, 3).
    """
    scale = 1 / canvas.pixel
    reach = LEGEND_ROW / 2 * entry.label.size * scale
    middle = canvas.height - entry.y * scale
    box = PixelBox(
        math.floor((entry.left - _BESIDE) * scale),
        math.floor(middle - reach),
        math.ceil((entry.right + _BESIDE) * scale),
        math.ceil(middle + reach),
    )
    raster = Raster(canvas)
    raster.ink[box.slices] = 255
    raster.draw(handle(entry, layer))
    return box, raster.ink[box.slices][..., :3]
