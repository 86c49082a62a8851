"""The legend of a drawing: its frame, and what stands before each name."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure as Chart
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, Transform

from figrepro.figure.model import Figure
from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import Marker
from figrepro.render import elements
from figrepro.render.boxes import PixelBox
from figrepro.render.canvas import POINTS_PER_INCH, Canvas
from figrepro.render.hollow import ring
from figrepro.render.legend_layout import LEGEND_ROW, Legend, LegendEntry
from figrepro.render.marks import MARKERS, Look, look_of
from figrepro.render.raster import blank_chart
from figrepro.render.strokes import AREA_ALPHA, BAR_WIDTH, RANGE_CAP

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FRAME, _HANDLES = 5.0, 6.0
_FRAME_COLOR, _NOTE_COLOR = "#cccccc", "#555555"
_WIDTH = 0.8
_BESIDE_HANDLE = 2.0
"""Points beside a handle that a look at it shows."""


def draw_legend(chart: Chart, figure: Figure, legend: Legend) -> None:
    """Adds the frame of a legend and the handles of its rows; texts are drawn with the others."""
    points = _points_of(chart)
    frame = Rectangle(
        (legend.frame.left, legend.frame.bottom),
        legend.frame.width,
        legend.frame.height,
        facecolor="white",
        edgecolor=_FRAME_COLOR,
        linewidth=_WIDTH,
        transform=points,
        zorder=_FRAME,
        gid=elements.LEGEND_FRAME,
    )
    chart.add_artist(frame)
    parts: list[Line2D | Rectangle] = []
    for entry in legend.entries:
        if entry.series is None:
            parts += _range_handle(entry, _marker_of_ranges(figure))
        else:
            parts += handle(entry, figure.spec.series[entry.series])
    if figure.overlay is not None and legend.overlay is not None:
        parts.append(_overlay_handle(figure.overlay.name, legend.overlay))
    for part in parts:
        part.set(transform=points, zorder=_HANDLES, clip_on=False)
        chart.add_artist(part)


def handle(entry: LegendEntry, style: SeriesStyle) -> list[Line2D | Rectangle]:
    """What stands before the name of a series, in points."""
    parts = list(_handle(look_of(style), entry.left, entry.right, entry.y))
    for part in parts:
        part.set_gid(elements.legend(entry.series or "", "handle"))
    return parts


def _handle(look: Look, left: float, right: float, y: float) -> Iterator[Line2D | Rectangle]:
    """What stands before a series' name: a piece of its line with its marker, or a patch."""
    middle = (left + right) / 2
    if look.style.kind in {"bar", "area"}:
        alpha = 1.0 if look.style.kind == "bar" else AREA_ALPHA
        yield Rectangle(
            (left, y - 4), right - left, 8, facecolor=look.color, alpha=alpha, linewidth=0
        )
    if look.style.line != "none" and look.style.kind != "bar":
        line = look.line([left, right], [y, y])
        line.set_linestyle(look.dashes_around((right - left) / 2))
        yield line
    if look.marker != "none":
        yield look.marker_line([middle], [y])


def _range_handle(entry: LegendEntry, marker: Marker) -> list[Line2D | Rectangle]:
    """An upright bar with caps and a hollow marker, in grey: what a range looks like."""
    middle, y = (entry.left + entry.right) / 2, entry.y
    bar = Line2D(
        [middle, middle],
        [y - 4.5, y + 4.5],
        color=_NOTE_COLOR,
        linewidth=BAR_WIDTH,
        marker="_",
        markersize=2 * RANGE_CAP,
        markeredgewidth=BAR_WIDTH,
        solid_capstyle="butt",
    )
    dot = Line2D(
        [middle],
        [y],
        linestyle="none",
        marker=MARKERS[marker],
        markersize=4.5,
        markerfacecolor="white",
        markeredgecolor=_NOTE_COLOR,
        markeredgewidth=1.4,
    )
    for part in (bar, dot):
        part.set_gid(elements.range_key("handle"))
    return [bar, dot]


def _marker_of_ranges(figure: Figure) -> Marker:
    """The marker that explains ranges: a circle, unless all of them stand on bars."""
    looks = [
        look_of(figure.spec.series[series.name])
        for series in (*figure.series, *figure.overlaid)
        if any(point.basis == "range" for point in series.points)
    ]
    return "circle" if any(look.on_range is look for look in looks) else "diamond"


def _overlay_handle(reading: str, entry: LegendEntry) -> Line2D:
    """A hollow circle, in grey: what the points of a reading over the others look like."""
    middle = (entry.left + entry.right) / 2
    circle = ring([middle], [entry.y], SeriesStyle(marker="circle"), _NOTE_COLOR)
    circle.set_gid(elements.reading_key(reading, "handle"))
    return circle


def handle_pixels(
    entry: LegendEntry, style: SeriesStyle, canvas: Canvas
) -> "tuple[PixelBox, NDArray[np.uint8]]":
    """The handle of a row by itself on white, as it would look in the drawing.

    The caller holds `drawing_settings`.

    Returns:
        Where it stands in the drawing, and its pixels, shape (height, width, 3).
    """
    scale = canvas.dpi / POINTS_PER_INCH
    reach = LEGEND_ROW / 2 * entry.label.size * scale
    middle = canvas.height - entry.y * scale
    box = PixelBox(
        math.floor(entry.left * scale - _BESIDE_HANDLE * scale),
        math.floor(middle - reach),
        math.ceil(entry.right * scale + _BESIDE_HANDLE * scale),
        math.ceil(middle + reach),
    )
    chart = blank_chart(canvas.width, canvas.height, canvas.dpi, "white")
    renderer: Any = RendererAgg(canvas.width, canvas.height, canvas.dpi)  # type: ignore[no-untyped-call]
    paper: NDArray[np.uint8] = np.asarray(renderer.buffer_rgba())
    paper[box.slices] = 255
    for part in handle(entry, style):
        part.set_figure(chart)
        part.set(transform=_points_of(chart), clip_on=False)
        part.draw(renderer)
    return box, paper[box.slices][..., :3]


def _points_of(chart: Chart) -> Transform:
    """Places in points, from the lower left corner of the chart."""
    return Affine2D().scale(1 / POINTS_PER_INCH) + chart.dpi_scale_trans
