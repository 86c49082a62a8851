"""Images of different sizes: what would make them equal."""

import math

from figrepro.figure.resolve import UNITS_PER_INCH
from figrepro.figure.spec import Size
from figrepro.render.images import ImageSize

_LEAST_DPI, _MOST_DPI = 10, 2400


def how_to_equal(size: Size, drawing: ImageSize, reference: ImageSize) -> str | None:
    """The keys of the spec that give a drawing the size of its reference.

    Args:
        size: What the spec says now.
        drawing: The size that this gives.
        reference: The size to reach.

    Returns:
        `size.dpi = 75`, or width and height in the unit of the spec; None if the sizes are equal.
    """
    if drawing == reference:
        return None
    dpi = _dpi_for(size, reference)
    if dpi is not None:
        return f"size.dpi = {dpi}"
    per_pixel = UNITS_PER_INCH[size.unit] / size.dpi
    width, height = reference.width * per_pixel, reference.height * per_pixel
    keys = []
    if reference.width != drawing.width:
        keys.append(f"size.width = {width:.6g}")
    if reference.height != drawing.height:
        keys.append(f"size.height = {height:.6g}")
    return " and ".join(keys)


def _dpi_for(size: Size, reference: ImageSize) -> int | None:
    """The resolution that gives both sides their pixels; None if there is none."""
    per_inch = UNITS_PER_INCH[size.unit]
    sides = (
        (size.width / per_inch, reference.width),
        (size.height / per_inch, reference.height),
    )
    least = max((pixels - 0.5) / inches for inches, pixels in sides)
    most = min((pixels + 0.5) / inches for inches, pixels in sides)
    near = range(max(math.floor(least), _LEAST_DPI), min(math.ceil(most), _MOST_DPI) + 1)
    fitting = (dpi for dpi in near if _pixels(size, dpi) == reference)
    return min(fitting, key=lambda dpi: abs(2 * dpi - least - most), default=None)


def _pixels(size: Size, dpi: int) -> ImageSize:
    per_unit = 1 / UNITS_PER_INCH[size.unit]
    return ImageSize(round(size.width * per_unit * dpi), round(size.height * per_unit * dpi))
