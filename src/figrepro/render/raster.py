"""Pixels of a drawing."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Chart

if TYPE_CHECKING:
    from numpy.typing import NDArray


def blank_chart(width: int, height: int, dpi: int, color: str) -> Chart:
    """A chart of exactly so many pixels, in one colour."""
    return Chart(figsize=(_inches(width, dpi), _inches(height, dpi)), dpi=dpi, facecolor=color)


def _inches(pixels: int, dpi: int) -> float:
    """A length that is not a pixel short after matplotlib has multiplied it and cut it off."""
    inches = pixels / dpi
    return inches if inches * dpi >= pixels else math.nextafter(inches, math.inf)


def pixels_of(chart: Chart) -> "NDArray[np.uint8]":
    """Red, green and blue of each pixel, shape (height, width, 3), from the top left."""
    return opaque_pixels_of(chart)[..., :3].copy()


def opaque_pixels_of(chart: Chart) -> "NDArray[np.uint8]":
    """The same with full opacity as a fourth channel."""
    canvas: Any = FigureCanvasAgg(chart)  # its methods have no types
    canvas.draw()
    colors: NDArray[np.uint8] = np.asarray(canvas.buffer_rgba())
    return colors
