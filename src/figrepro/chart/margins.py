"""The space around the panels that a spec leaves open."""

from figrepro.chart.chart import Margins
from figrepro.figure.spec import MarginsSpec, Size

UNITS_PER_INCH = {"in": 1.0, "cm": 2.54, "mm": 25.4}

_MARGINS_INCHES = {"left": 0.95, "right": 0.3, "top": 0.55, "bottom": 0.8}
_LEGEND_INCHES = 1.5
_MOST_MARGIN = 0.6


def resolved_margins(asked: MarginsSpec, size: Size, *, outside: bool) -> Margins:
    """The margins, those that are left open by the size and by the room that a legend needs.

    Args:
        asked: What the spec says.
        size: The canvas.
        outside: Whether a legend stands beside the axes.
    """
    unit = UNITS_PER_INCH[size.unit]
    defaults = dict(_MARGINS_INCHES)
    if outside:
        defaults["right"] += _LEGEND_INCHES
    across = _shrink(defaults["left"] + defaults["right"], size.width / unit)
    upright = _shrink(defaults["bottom"] + defaults["top"], size.height / unit)
    shrunk = {"left": across, "right": across, "bottom": upright, "top": upright}
    filled = {
        side: inches * shrunk[side] * unit if (own := getattr(asked, side)) is None else own
        for side, inches in defaults.items()
    }
    return Margins(**filled)


def _shrink(margins: float, whole: float) -> float:
    """By how much default margins shrink, so that they leave a share of a small canvas."""
    return min(1.0, _MOST_MARGIN * whole / margins)
