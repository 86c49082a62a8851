"""A chart as a figure of matplotlib, to change and save as one likes.

Series are artists of matplotlib in the units of the axes; what stands around them is fixed.
"""

from collections.abc import Iterable
from functools import singledispatch

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.ticker import FixedLocator, NullLocator

from figrepro.chart.scene import PlacedPanel, Scene
from figrepro.marks.layer import Frame
from figrepro.render.ink import marker_style
from figrepro.render.pages import ShapesArtist, blank_figure
from figrepro.render.text import ink_outlines
from figrepro.shapes.primitives import Markers, Polygon, Polyline, Rectangle, Shape, Vertex


def figure_of(scene: Scene) -> Figure:
    """A figure of matplotlib with one pair of axes for each panel.

    Each artist has the name of its element as its gid.
    """
    figure = blank_figure(scene.canvas)
    fixed = [shape for shape in scene.shapes if not shape.anchors]
    for shape in fixed:
        figure.add_artist(_named(ShapesArtist([shape], ink_outlines), shape))
    for panel in scene.panels:
        names = {placed.layer.name for placed in (*panel.layers, *panel.over)}
        axes = _axes(figure, panel, scene)
        for shape in scene.shapes:
            if shape.anchors and shape.anchors[0].series in names:
                axes.add_artist(_named(_artist(shape, panel.frame), shape))
    return figure


def _named(artist: Artist, shape: Shape) -> Artist:
    artist.set_gid(shape.element)
    artist.set_zorder(shape.order)
    return artist


def _axes(figure: Figure, panel: PlacedPanel, scene: Scene) -> Axes:
    box, whole = panel.frame.box, scene.canvas.box
    left, bottom = box.left / whole.width, box.bottom / whole.height
    axes = figure.add_axes((left, bottom, box.width / whole.width, box.height / whole.height))
    axes.patch.set_visible(False)
    for side in axes.spines.values():
        side.set_visible(False)
    for axis, shown in ((panel.panel.x, axes.xaxis), (panel.panel.y, axes.yaxis)):
        low, high = axis.ends
        if axis.letter == "x":
            axes.set_xlim(low, high)
        else:
            axes.set_ylim(low, high)
        shown.set_major_locator(FixedLocator([axis.place(tick) for tick in axis.ticks]))
        shown.set_minor_locator(NullLocator())
        shown.set_visible(False)  # they are drawn already
    return axes


def _in_data(vertices: Iterable[Vertex], frame: Frame) -> list[Vertex]:
    """Vertices on the canvas as places along the axes."""
    box = frame.data
    return [
        (
            frame.x.place_at((x - box.left) / box.width),
            frame.y.place_at((y - box.bottom) / box.height),
        )
        for x, y in vertices
    ]


@singledispatch
def _artist(shape: Shape, frame: Frame) -> Artist:
    """What matplotlib has for a shape."""
    raise TypeError(shape, frame)


@_artist.register
def _(shape: Polyline, frame: Frame) -> Artist:
    xs, ys = zip(*_in_data(shape.vertices, frame), strict=True)
    stroke = shape.stroke
    line = Line2D(
        xs,
        ys,
        color=stroke.color,
        linewidth=stroke.width,
        linestyle=(stroke.offset, stroke.dashes) if stroke.dashes else "solid",
        solid_capstyle=stroke.cap,
        dash_capstyle=stroke.cap,
    )
    return line


@_artist.register
def _(shape: Markers, frame: Frame) -> Artist:
    xs, ys = zip(*_in_data(shape.places, frame), strict=True)
    markers = Line2D(
        xs,
        ys,
        linestyle="none",
        marker=marker_style(shape.marker),
        markersize=shape.size,
        markerfacecolor=shape.fill or "none",
        markeredgecolor=shape.edge or "none",
        markeredgewidth=shape.edge_width,
    )
    return markers


@_artist.register
def _(shape: Polygon, frame: Frame) -> Artist:
    corners = _in_data(shape.vertices, frame)
    return PolygonPatch(corners, closed=True, facecolor=shape.fill, alpha=shape.opacity, lw=0)


@_artist.register
def _(shape: Rectangle, frame: Frame) -> Artist:
    box = shape.box
    corners = [
        (box.left, box.bottom),
        (box.right, box.bottom),
        (box.right, box.top),
        (box.left, box.top),
    ]
    patch = PolygonPatch(_in_data(corners, frame), closed=True, facecolor=shape.fill, lw=0)
    patch.set_alpha(shape.opacity)
    return patch
