"""The canvas of a drawing, and where the axes of its panels stand on it.

Nothing here depends on the texts or the data, so no wider label moves the axes.
"""

import math
from dataclasses import dataclass

from figrepro.chart.chart import Chart
from figrepro.chart.margins import UNITS_PER_INCH
from figrepro.figure.spec import Size
from figrepro.marks.layer import Frame
from figrepro.shapes.box import POINTS_PER_INCH, Box


@dataclass(frozen=True, slots=True)
class Canvas:
    """The whole drawing.

    Attributes:
        width: Whole pixels.
        height: Whole pixels.
        dpi: Pixels per inch.
    """

    width: int
    height: int
    dpi: int

    @property
    def pixel(self) -> float:
        """The width of a pixel, in points."""
        return POINTS_PER_INCH / self.dpi

    @property
    def scale(self) -> float:
        """The pixels of a point."""
        return 1 / POINTS_PER_INCH * self.dpi

    @property
    def box(self) -> Box:
        """The whole canvas, in points."""
        return Box(0.0, 0.0, self.width * self.pixel, self.height * self.pixel)


def canvas_of(size: Size) -> Canvas:
    """The canvas of a size."""
    per_unit = 1 / UNITS_PER_INCH[size.unit]
    width = round(size.width * per_unit * size.dpi)
    height = round(size.height * per_unit * size.dpi)
    return Canvas(width, height, size.dpi)


def frames_of(chart: Chart) -> tuple[Frame, ...]:
    """The axes of each panel, on the canvas of the chart."""
    canvas = canvas_of(chart.size)
    per_unit = 1 / UNITS_PER_INCH[chart.size.unit]
    margins = chart.margins
    left, right, top, bottom = (
        side * per_unit * POINTS_PER_INCH
        for side in (margins.left, margins.right, margins.top, margins.bottom)
    )
    whole = canvas.box
    box = Box(left, bottom, whole.width - left - right, whole.height - top - bottom)
    data = _on_pixels(box, canvas)
    return tuple(Frame(panel.x, panel.y, box, data, canvas.pixel) for panel in chart.panels)


def _on_pixels(box: Box, canvas: Canvas) -> Box:
    """The box with its lower left corner on the same fraction of a pixel, to the last bit.

    A part of the canvas times its pixels, as matplotlib places axes, is not a length in points
    times the pixels of a point: 142.5 and 142.49999999999997.
    """
    left = _near(box.left / canvas.box.width * canvas.width, canvas.scale)
    bottom = _near(box.bottom / canvas.box.height * canvas.height, canvas.scale)
    return Box(left, bottom, box.right - left, box.top - bottom)


def _near(pixels: float, scale: float) -> float:
    """The length that gives just so many pixels, if there is one."""
    near = pixels / scale
    around = (near, math.nextafter(near, math.inf), math.nextafter(near, -math.inf))
    return next((one for one in around if one * scale == pixels), near)


def frame_of(chart: Chart, series: str | None = None) -> Frame:
    """The axes of the panel that a series is in."""
    panel = chart.panel_of(series)
    return frames_of(chart)[chart.panels.index(panel)]
