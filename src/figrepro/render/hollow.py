"""Hollow markers: what the points of a reading over the figure's own look like."""

from collections.abc import Sequence

from matplotlib.lines import Line2D

from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import OPEN_MARKERS, Marker
from figrepro.render.marks import GROWN, MARKERS

EDGE = 1.2
"""The width of what is hollow, in points: thinner than any mark of the figure's own."""
HALO = 0.9
"""How far white surrounds a marker that may stand on a surface of its own colour, in points."""
_LEAST_SIZE = 4.5
"""Points that a hollow marker measures, so that it has an inside."""


def ring(
    xs: Sequence[float], ys: Sequence[float], style: SeriesStyle, color: str, scale: float = 1.0
) -> Line2D:
    """The edges of hollow markers for points of a series; what lies below is seen in them."""
    markers = _markers(xs, ys, style, scale)
    markers.set(markerfacecolor="none", markeredgecolor=color, markeredgewidth=EDGE)
    return markers


def inside(
    xs: Sequence[float],
    ys: Sequence[float],
    style: SeriesStyle,
    scale: float = 1.0,
    halo: float = 0.0,
) -> Line2D:
    """What hides the lines inside such markers, and around them up to a halo's width in points."""
    markers = _markers(xs, ys, style, scale)
    width = EDGE + 2 * halo if halo else 0.0
    edge = "white" if halo else "none"
    markers.set(markerfacecolor="white", markeredgecolor=edge, markeredgewidth=width)
    return markers


def _markers(xs: Sequence[float], ys: Sequence[float], style: SeriesStyle, scale: float) -> Line2D:
    shape = _shape(style)
    size = max(style.size, _LEAST_SIZE) * scale * GROWN.get(shape, 1.0)
    return Line2D(xs, ys, linestyle="none", marker=MARKERS[shape], markersize=size, clip_on=False)


def _shape(style: SeriesStyle) -> Marker:
    """The shape of a series' markers, unless these are hollow themselves or have no inside."""
    marker = style.marker or "none"
    if marker in {"none", "point"} or marker in OPEN_MARKERS:
        return "circle"
    if style.filled:
        return marker
    return "diamond" if marker == "circle" else "circle"
