"""A chart as a figure of matplotlib, to change and save as one likes.

What stands for data is an artist of matplotlib in the units of its axes: numbers, days counted from
the first of January of year 1, places of categories. What stands around it is fixed.
"""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.ticker import FixedLocator, NullLocator
from matplotlib.transforms import Bbox, TransformedBbox

from figrepro.chart.scene import PlacedPanel, Scene
from figrepro.marks.layer import Frame
from figrepro.render.ink import marker_style
from figrepro.render.pages import ShapesArtist, blank_figure
from figrepro.render.text import ink_on_pixels, ink_outlines
from figrepro.scales.axis import Axis
from figrepro.shapes.box import POINTS_PER_INCH
from figrepro.shapes.primitives import Markers, Polygon, Polyline, Rectangle, Shape, Text, Vertex


def figure_of(scene: Scene) -> Figure:
    """A figure of matplotlib with one pair of axes for each panel.

    Each artist has the name of its element as its gid.
    """
    figure = blank_figure(scene.canvas)
    of_panels = [(panel, panel.shapes) for panel in scene.panels]
    in_panels = {shape for _, shapes in of_panels for shape in shapes}
    for shape in scene.shapes:
        if shape not in in_panels:
            figure.add_artist(_named(_fixed(shape), shape))
    for panel, shapes in of_panels:
        axes = _axes(figure, panel, scene)
        for shape in shapes:
            artist = _artist(shape, panel.frame) if shape.anchors else _fixed(shape)
            _clip(axes.add_artist(_named(artist, shape)), shape, figure)
    return figure


def _named(artist: Artist, shape: Shape) -> Artist:
    artist.set_gid(shape.element)
    artist.set_zorder(shape.order)
    return artist


def _clip(artist: Artist, shape: Shape, figure: Figure) -> None:
    """Cuts an artist where its shape is cut, and nowhere else: no marker on a limit."""
    artist.set_clip_path(None)
    artist.set_clip_box(None)
    if shape.clip is not None:
        box = shape.clip
        inches = (side / POINTS_PER_INCH for side in (box.left, box.bottom, box.right, box.top))
        artist.set_clip_box(TransformedBbox(Bbox.from_extents(*inches), figure.dpi_scale_trans))


def _fixed(shape: Shape) -> Artist:
    return ShapesArtist([shape], _ink_text)


def _ink_text(text: Text, renderer: Any, x: float, y: float) -> None:  # noqa: ANN401
    """Texts as they are in files: on whole pixels where there are pixels."""
    ink = ink_on_pixels if isinstance(renderer, RendererAgg) else ink_outlines
    ink(text, renderer, x, y)


def _axes(figure: Figure, panel: PlacedPanel, scene: Scene) -> Axes:
    box, whole = panel.frame.box, scene.canvas.box
    left, bottom = box.left / whole.width, box.bottom / whole.height
    axes = figure.add_axes((left, bottom, box.width / whole.width, box.height / whole.height))
    axes.set_axis_off()  # it is drawn already
    _scale_axis(axes, panel.panel.x)
    _scale_axis(axes, panel.panel.y)
    return axes


def _scale_axis(axes: Axes, axis: Axis) -> None:
    """Gives one axis its scale, its limits and its ticks."""
    is_x = axis.letter == "x"
    set_scale = axes.set_xscale if is_x else axes.set_yscale
    set_limits = axes.set_xlim if is_x else axes.set_ylim
    shown = axes.xaxis if is_x else axes.yaxis
    if not axis.scale.is_uniform:
        forward, inverse = axis.scale.forward, axis.scale.inverse
        vectorized = [np.vectorize(one, otypes=[float]) for one in (forward, inverse)]
        set_scale("function", functions=vectorized)
    set_limits(*map(axis.scale.inverse, axis.ends))
    shown.set_major_locator(FixedLocator([axis.position(tick) for tick in axis.ticks]))
    shown.set_minor_locator(NullLocator())


def _in_data(vertices: Iterable[Vertex], frame: Frame) -> list[Vertex]:
    """Vertices on the canvas as positions on the axes."""
    box, x, y = frame.data, frame.x, frame.y
    return [
        (
            x.scale.inverse(x.place_at((across - box.left) / box.width)),
            y.scale.inverse(y.place_at((up - box.bottom) / box.height)),
        )
        for across, up in vertices
    ]


@singledispatch
def _artist(shape: Shape, frame: Frame) -> Artist:
    """What matplotlib has for a shape; what it has nothing for stays where it is."""
    del frame
    return _fixed(shape)


@_artist.register
def _(shape: Polyline, frame: Frame) -> Artist:
    xs, ys = zip(*_in_data(shape.vertices, frame), strict=True)
    stroke = shape.stroke
    return Line2D(
        xs,
        ys,
        color=stroke.color,
        linewidth=stroke.width,
        linestyle=(stroke.offset, stroke.dashes) if stroke.dashes else "solid",
        solid_capstyle=stroke.cap,
        dash_capstyle=stroke.cap,
    )


@_artist.register
def _(shape: Markers, frame: Frame) -> Artist:
    xs, ys = zip(*_in_data(shape.places, frame), strict=True)
    return Line2D(
        xs,
        ys,
        linestyle="none",
        marker=marker_style(shape.marker),
        markersize=shape.size,
        markerfacecolor=shape.fill or "none",
        markeredgecolor=shape.edge or "none",
        markeredgewidth=shape.edge_width,
    )


@_artist.register
def _(shape: Polygon, frame: Frame) -> Artist:
    return _patch(shape, _in_data(shape.vertices, frame))


@_artist.register
def _(shape: Rectangle, frame: Frame) -> Artist:
    return _patch(shape, _in_data(shape.box.corners, frame))


def _patch(shape: Polygon | Rectangle, corners: Sequence[Vertex]) -> Artist:
    return PolygonPatch(corners, closed=True, facecolor=shape.fill, alpha=shape.opacity, lw=0)
