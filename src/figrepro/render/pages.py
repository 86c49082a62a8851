"""Shapes as an artist of matplotlib, for its canvases that write SVG and PDF."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.artist import Artist
from matplotlib.figure import Figure

from figrepro.render.ink import Pen
from figrepro.render.text import InkText
from figrepro.shapes.box import POINTS_PER_INCH
from figrepro.shapes.primitives import Shape

if TYPE_CHECKING:
    from figrepro.chart.canvas import Canvas


class ShapesArtist(Artist):
    """Draws shapes on whatever renderer its figure is drawn on."""

    def __init__(self, shapes: Sequence[Shape], ink_text: InkText) -> None:
        super().__init__()
        self._shapes, self._ink_text = shapes, ink_text

    def draw(self, renderer: Any) -> None:  # noqa: ANN401 - a renderer of any backend
        """Draws the shapes; matplotlib calls this."""
        figure = self.get_figure(root=True)
        if figure is not None and self.get_visible():
            scale = 1 / POINTS_PER_INCH * figure.dpi  # to the last bit as a canvas has it
            Pen(renderer, scale, self._ink_text).draw_all(self._shapes)
        self.stale = False


def blank_figure(canvas: "Canvas") -> Figure:
    """A figure of the size of a canvas with nothing on it."""
    inches = (_inches(canvas.width, canvas.dpi), _inches(canvas.height, canvas.dpi))
    figure = Figure(figsize=inches, dpi=canvas.dpi)
    figure.patch.set_visible(False)
    return figure


def _inches(pixels: int, dpi: int) -> float:
    """A length that is not a pixel short after matplotlib has multiplied it and cut it off."""
    inches = pixels / dpi
    return inches if inches * dpi >= pixels else math.nextafter(inches, math.inf)


def page_of(shapes: Sequence[Shape], canvas: "Canvas", ink_text: InkText) -> Figure:
    """A figure of matplotlib that draws these shapes and nothing else."""
    figure = blank_figure(canvas)
    figure.add_artist(ShapesArtist(shapes, ink_text))
    return figure
