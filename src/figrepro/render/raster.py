"""Pixels of a drawing."""

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Chart

if TYPE_CHECKING:
    from numpy.typing import NDArray


def pixels_of(chart: Chart) -> "NDArray[np.uint8]":
    """Red, green and blue of each pixel, shape (height, width, 3), from the top left."""
    canvas: Any = FigureCanvasAgg(chart)  # its methods have no types
    canvas.draw()
    colors: NDArray[np.uint8] = np.asarray(canvas.buffer_rgba())[..., :3].copy()
    return colors
