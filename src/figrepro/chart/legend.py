"""The legend of a chart as shapes: its frame, and what stands before each name."""

from collections.abc import Iterator

from figrepro.chart.chart import Chart
from figrepro.chart.legend_layout import LegendBox, LegendEntry
from figrepro.figure.vocabulary import Marker
from figrepro.marks.base import Key
from figrepro.marks.hollow import ring
from figrepro.marks.layer import Layer, Style
from figrepro.marks.style_constants import BAR_WIDTH, RANGE_CAP
from figrepro.shapes import elements
from figrepro.shapes.primitives import Markers, Polyline, Rectangle, Shape, Stroke

_FRAME, _HANDLES = 5.0, 6.0
"""Orders: the legend lies above everything that is drawn of the series."""
_FRAME_COLOR, _NOTE_COLOR, _WHITE = "#cccccc", "#555555", "#ffffff"
_WIDTH = 0.8
_HALF_RANGE = 4.5
"""Points that the range in the legend reaches up and down."""
_RANGE_SIZE, _RANGE_EDGE = 4.5, 1.4
"""The marker of the range in the legend, in points."""
_READING = Style(_NOTE_COLOR, "circle", "none", 2.0, 6.5, filled=True)
"""What explains a reading, whatever the markers of its series are."""


def legend_shapes(chart: Chart, legend: LegendBox) -> Iterator[Shape]:
    """The frame of a legend, the handles of its rows, and its texts."""
    yield Rectangle(
        element=elements.LEGEND_FRAME,
        order=_FRAME,
        box=legend.frame,
        fill=_WHITE,
        edge=Stroke(_FRAME_COLOR, _WIDTH),
    )
    for entry in legend.entries:
        if entry.layer is None:
            yield from _range_handle(entry, _marker_of_ranges(chart))
        else:
            yield from handle(entry, entry.layer)
    if chart.figure.overlay is not None and legend.overlay is not None:
        yield _overlay_handle(chart.figure.overlay.name, legend.overlay)
    yield from legend.texts


def handle(entry: LegendEntry, layer: Layer) -> Iterator[Shape]:
    """What stands before the name of a layer, in a row."""
    element = elements.legend(layer.name, "handle")
    key = Key(entry.left, entry.right, entry.y, element, _HANDLES)
    yield from layer.mark.key(layer.style, key)


def _range_handle(entry: LegendEntry, marker: Marker) -> Iterator[Shape]:
    """An upright line with caps and a hollow marker, in grey: what a range looks like."""
    element, middle = elements.range_key("handle"), (entry.left + entry.right) / 2
    low, high = (middle, entry.y - _HALF_RANGE), (middle, entry.y + _HALF_RANGE)
    stroke = Stroke(_NOTE_COLOR, BAR_WIDTH, join="round")
    yield Polyline(element=element, order=_HANDLES, vertices=(low, high), stroke=stroke)
    yield Markers(
        element=element,
        order=_HANDLES,
        places=(low, high),
        marker="hline",
        size=2 * RANGE_CAP,
        fill=None,
        edge=_NOTE_COLOR,
        edge_width=BAR_WIDTH,
    )
    yield Markers(
        element=element,
        order=_HANDLES,
        places=((middle, entry.y),),
        marker=marker,
        size=_RANGE_SIZE,
        fill=_WHITE,
        edge=_NOTE_COLOR,
        edge_width=_RANGE_EDGE,
    )


def _marker_of_ranges(chart: Chart) -> Marker:
    """The marker that explains ranges: a circle, unless all of them have diamonds."""
    layers = [layer for layer in (*chart.layers, *chart.over) if layer.has_ranges]
    return "diamond" if all(one.mark.has_diamonds(one.style) for one in layers) else "circle"


def _overlay_handle(reading: str, entry: LegendEntry) -> Shape:
    """A hollow circle, in grey: what the points of a reading over the others look like."""
    middle = (entry.left + entry.right) / 2
    element = elements.reading_key(reading, "handle")
    return ring(element, _HANDLES, [(middle, entry.y)], _READING)
