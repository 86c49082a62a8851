"""Everything that is drawn of a chart: one list of shapes, and where its data stand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from msgspec.structs import replace

from figrepro.chart.axes import axes_shapes
from figrepro.chart.canvas import Canvas, canvas_of, frames_of
from figrepro.chart.chart import Chart, Panel
from figrepro.chart.legend import legend_shapes
from figrepro.chart.legend_layout import LegendBox, Room, lay_out_legend
from figrepro.chart.legend_placement import least_covering
from figrepro.chart.overlay import place_overlay
from figrepro.chart.placing import place_layers
from figrepro.chart.text_setter import Measure, TextSetter
from figrepro.chart.texts import axis_labels, title_of, x_tick_texts, y_tick_texts
from figrepro.marks.hollow import hollow_shapes
from figrepro.marks.layer import Frame, Placed
from figrepro.shapes import elements
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Rectangle, Shape, Text

_BACKGROUND = -1.0
"""Order: below everything."""


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """A panel on the canvas.

    Attributes:
        panel: The panel.
        frame: Its axes.
        layers: Its layers.
        over: Those of the reading that is drawn over them.
        labels: The labels of its axes.
        x_ticks: The texts at the ticks of its x axis.
        y_ticks: The same of its y axis.
    """

    panel: Panel
    frame: Frame
    layers: tuple[Placed, ...]
    over: tuple[Placed, ...]
    labels: tuple[Text, ...]
    x_ticks: tuple[Text, ...]
    y_ticks: tuple[Text, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """All its texts."""
        return (*self.labels, *self.x_ticks, *self.y_ticks)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All its shapes: what is around its series, these, and its texts."""
        return (*_around_series(self), *_series_shapes(self), *self.texts)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn of a chart.

    Attributes:
        chart: The chart.
        canvas: What it is drawn on.
        panels: Its panels.
        title: The title above them.
        legend: The legend, if there is one.
        shapes: All shapes, the lowest first.
    """

    chart: Chart
    canvas: Canvas
    panels: tuple[PlacedPanel, ...]
    title: Text
    legend: LegendBox | None
    shapes: tuple[Shape, ...]

    @property
    def layers(self) -> tuple[Placed, ...]:
        """The layers of all panels."""
        return tuple(placed for panel in self.panels for placed in panel.layers)

    @property
    def over(self) -> tuple[Placed, ...]:
        """Those of the reading that is drawn over them."""
        return tuple(placed for panel in self.panels for placed in panel.over)

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text, with its place."""
        in_panels = (text for panel in self.panels for text in panel.texts)
        return (self.title, *in_panels, *(self.legend.texts if self.legend else ()))


def build_scene(chart: Chart, measure: Measure) -> Scene:
    """The shapes of a chart.

    Args:
        chart: The chart.
        measure: How wide texts are.

    Raises:
        FigreproError: A text cannot be measured, as the font lacks a glyph.
    """
    canvas = canvas_of(chart.size)
    setter = TextSetter(chart.text.font, chart.math, measure)
    framed = zip(chart.panels, frames_of(chart), strict=True)
    panels = tuple(_placed(chart, panel, frame, setter) for panel, frame in framed)
    room = Room(canvas.box, _around([panel.frame.box for panel in panels]))
    title = title_of(chart, room.axes, setter)
    drawn = [shape for panel in panels for shape in _series_shapes(panel)]
    legend = lay_out_legend(chart, room, setter, _chooser(panels, drawn))
    shapes = chain(
        [_background(canvas)],
        chain.from_iterable(map(_around_series, panels)),
        drawn,
        [title],
        chain.from_iterable(panel.texts for panel in panels),
        legend_shapes(chart, legend) if legend else (),
    )
    in_order = tuple(sorted(shapes, key=lambda shape: shape.order))
    return Scene(chart, canvas, panels, title, legend, in_order)


def _placed(chart: Chart, panel: Panel, frame: Frame, setter: TextSetter) -> PlacedPanel:
    layers = place_layers(panel, frame)
    reading = chart.figure.overlay
    over = place_overlay(panel, frame, layers, reading.name) if reading else ()
    return PlacedPanel(
        panel,
        frame,
        layers,
        over,
        _named(panel, axis_labels(frame, chart.text, setter)),
        _named(panel, x_tick_texts(frame, chart.text, setter)),
        _named(panel, y_tick_texts(frame, chart.text, setter)),
    )


def _named(panel: Panel, texts: Iterator[Text]) -> tuple[Text, ...]:
    return tuple(replace(text, element=panel.element(text.element)) for text in texts)


def panel_shapes(layers: Sequence[Placed], over: Sequence[Placed] = ()) -> Iterator[Shape]:
    """What is drawn of the series of a panel: its marks, and hollow ones over them."""
    for placed in layers:
        yield from placed.layer.mark.shapes(placed)
    for placed in over:
        yield from hollow_shapes(placed)


def _series_shapes(panel: PlacedPanel) -> Iterator[Shape]:
    return _in_panel(panel, panel_shapes(panel.layers, panel.over))


def _around_series(panel: PlacedPanel) -> Iterator[Shape]:
    return _in_panel(panel, axes_shapes(panel.frame))


def _in_panel(panel: PlacedPanel, shapes: Iterator[Shape]) -> Iterator[Shape]:
    if not panel.panel.name:
        return shapes
    return (replace(shape, element=panel.panel.element(shape.element)) for shape in shapes)


def _chooser(
    panels: Sequence[PlacedPanel], shapes: Sequence[Shape]
) -> Callable[[Sequence[Box]], Box]:
    layers = [placed for panel in panels for placed in (*panel.layers, *panel.over)]
    return lambda frames: least_covering(frames, layers, shapes)


def _background(canvas: Canvas) -> Shape:
    return Rectangle(element=elements.BACKGROUND, order=_BACKGROUND, box=canvas.box, fill="#ffffff")


def _around(boxes: Sequence[Box]) -> Box:
    """The smallest box around all panels."""
    left, bottom = min(box.left for box in boxes), min(box.bottom for box in boxes)
    right, top = max(box.right for box in boxes), max(box.top for box in boxes)
    return Box(left, bottom, right - left, top - bottom)
