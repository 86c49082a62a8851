"""Images of different sizes: what would make them equal."""

import math

from msgspec import structs

from figrepro.chart.canvas import canvas_of
from figrepro.chart.chart import Chart
from figrepro.chart.checks import size_problems
from figrepro.chart.margins import UNITS_PER_INCH, resolved_margins
from figrepro.figure.spec import LEAST_DPI, MOST_DPI, Size
from figrepro.render.images import ImageSize


def how_to_equal(chart: Chart, drawing: ImageSize, reference: ImageSize) -> str | None:
    """The keys of a spec that give its drawing the size of its reference.

    Args:
        chart: The chart.
        drawing: The size that this gives.
        reference: The size to reach.

    Returns:
        `size.dpi = 75`, or width and height in the unit of the spec; None if the sizes are equal,
        and where nothing can be drawn in that of the reference.
    """
    if drawing == reference:
        return None
    keys = _keys_for(chart.size, drawing, reference)
    size = structs.replace(chart.size, **keys)
    outside = chart.legend.show and chart.legend.outside
    margins = resolved_margins(chart.figure.spec.margins, size, outside=outside)
    if any(True for _ in size_problems(size, margins)):
        return None
    return " and ".join(f"size.{key} = {number:.6g}" for key, number in keys.items())


def _keys_for(size: Size, drawing: ImageSize, reference: ImageSize) -> dict[str, float]:
    """A resolution, if one will do; else those of width and height that are others."""
    dpi = _dpi_for(size, reference)
    if dpi is not None:
        return {"dpi": dpi}
    per_pixel = UNITS_PER_INCH[size.unit] / size.dpi
    sides = {
        "width": (drawing.width, reference.width),
        "height": (drawing.height, reference.height),
    }
    return {
        key: float(f"{then * per_pixel:.6g}") for key, (now, then) in sides.items() if now != then
    }


def _dpi_for(size: Size, reference: ImageSize) -> int | None:
    """The resolution that gives both sides their pixels; None if there is none."""
    per_inch = UNITS_PER_INCH[size.unit]
    sides = (
        (size.width / per_inch, reference.width),
        (size.height / per_inch, reference.height),
    )
    least = max((pixels - 0.5) / inches for inches, pixels in sides)
    most = min((pixels + 0.5) / inches for inches, pixels in sides)
    near = range(max(math.floor(least), LEAST_DPI), min(math.ceil(most), MOST_DPI) + 1)
    fitting = (dpi for dpi in near if _pixels(size, dpi) == reference)
    return min(fitting, key=lambda dpi: abs(2 * dpi - least - most), default=None)


def _pixels(size: Size, dpi: int) -> ImageSize:
    canvas = canvas_of(structs.replace(size, dpi=dpi))
    return ImageSize(canvas.width, canvas.height)
