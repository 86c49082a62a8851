"""Shapes as pixels."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg

from figrepro.render.ink import Pen
from figrepro.shapes.primitives import Shape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from figrepro.chart.canvas import Canvas


class Raster:
    """An empty canvas of pixels to draw on. The caller holds `drawing_settings`."""

    def __init__(self, canvas: "Canvas") -> None:
        self._renderer: Any = RendererAgg(canvas.width, canvas.height, canvas.dpi)  # type: ignore[no-untyped-call]
        self._pen = Pen(self._renderer, canvas.scale)

    def draw(self, shapes: Iterable[Shape]) -> None:
        """Draws shapes over what is there."""
        for shape in shapes:
            self._pen.draw(shape)

    def clear(self) -> None:
        """Empties the canvas."""
        self._renderer.clear()

    @property
    def ink(self) -> "NDArray[np.uint8]":
        """The canvas itself, shape (height, width, 4): red, green, blue and opacity."""
        ink: NDArray[np.uint8] = np.asarray(self._renderer.buffer_rgba())
        return ink


def opaque_pixels_of(shapes: Iterable[Shape], canvas: "Canvas") -> "NDArray[np.uint8]":
    """The pixels of shapes of which the lowest covers all, shape (height, width, 4)."""
    raster = Raster(canvas)
    raster.draw(shapes)
    return raster.ink
