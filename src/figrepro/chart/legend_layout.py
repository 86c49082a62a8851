"""Where the legend of a chart stands, and the rows in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from figrepro.chart.chart import Chart
from figrepro.chart.text_setter import ASCENT, CAP_HEIGHT, TextSetter
from figrepro.chart.wrapping import wrapped
from figrepro.errors import visible
from figrepro.figure.vocabulary import Location
from figrepro.marks.layer import Layer
from figrepro.shapes import elements
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Text

RANGE_KEY = "range given"
"""What a legend calls a drawn range."""
LEGEND_ROW = 1.6
"""Ems from one row of a legend to the next."""
_LINE, _MOST_LINES = 1.2, 3
"""Ems from one line of a row to the next; only the name of a reading takes several."""
_PAD, _HANDLE, _BESIDE = 0.6, 3.6, 0.6
"""Ems around the rows, of a handle, and between it and its text."""
_GAP = 12.0
_INSET = 7.0
_BELOW = 0.1
"""Part of an em below the last baseline of a legend, so that its names stand in its middle."""
_LEAST_ROOM, _SHARE = 5.0, 1 / 3
"""Room for the name of a reading: ems beside the axes at least, part of their width inside them."""
_CORNERS: tuple[Location, ...] = ("upper right", "upper left", "lower right", "lower left")


Choose = Callable[[Sequence[Box]], Box]
"""Chooses one of several places for a legend that nobody asked for."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One row of the legend: the handle's ends and height in points, and its text.

    Attributes:
        layer: The layer that it names; None of the row that explains ranges, or a reading.
    """

    layer: Layer | None
    left: float
    right: float
    y: float
    label: Text


@dataclass(frozen=True, slots=True)
class LegendBox:
    """The legend on the canvas.

    Attributes:
        frame: What is around it.
        entries: The rows of the series; one without a layer explains a drawn range.
        overlay: The row of the reading that is drawn over the figure's own, its label the first
            line of the reading's name.
        texts: All texts in it.
    """

    frame: Box
    entries: tuple[LegendEntry, ...]
    overlay: LegendEntry | None
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What a legend has to fit in: the whole canvas, and the axes on it."""

    canvas: Box
    axes: Box


def lay_out_legend(
    chart: Chart, room: Room, setter: TextSetter, choose: Choose
) -> LegendBox | None:
    """The legend, if it has anything to say: its title, names, and what else is to be explained.

    A reading over the figure's own is explained even where the figure shows no legend.
    """
    shown, size = chart.legend.show, chart.text.legend
    names = list(_names(chart)) if shown else []
    title = chart.legend.title if shown else ""
    overlay = chart.figure.overlay
    if not (names or title or overlay):
        return None
    pad, row, before = _PAD * size, LEGEND_ROW * size, _HANDLE * size + _BESIDE * size
    widths = [setter.width(visible(text), size) for _, text in names]
    lines = _lines_of_overlay(chart, room, setter.plain, max(widths, default=0.0))
    widths += [setter.plain.width(line, size) for line in lines]
    inner = max([before + width for width in widths] + [setter.width(visible(title), size)])
    height = 2 * pad + row * (len(names) + bool(lines) + bool(title) - 1)
    height += (ASCENT + _BELOW) * size + _LINE * size * max(0, len(lines) - 1)
    frame = _frame(chart, room.axes, inner + 2 * pad, height, choose)
    left, baseline = frame.left + pad, frame.top - pad - ASCENT * size
    texts = []
    if title:
        texts.append(setter.text(elements.LEGEND_TITLE, title, left, baseline, size, align=0.0))
        baseline -= row
    rows = _Rows(setter, size, left)
    entries = [
        rows.entry(layer, _label_of(layer), text, baseline - place * row)
        for place, (layer, text) in enumerate(names)
    ]
    plain = _Rows(setter.plain, size, left)
    below = [
        plain.entry(
            None,
            elements.reading_key(overlay.name if overlay else "", "label"),
            line,
            baseline - len(names) * row - place * _LINE * size,
        )
        for place, line in enumerate(lines)
    ]
    texts += [entry.label for entry in (*entries, *below)]
    return LegendBox(frame, tuple(entries), below[0] if below else None, tuple(texts))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Sets the rows of a legend."""

    setter: TextSetter
    size: float
    left: float

    def entry(self, layer: Layer | None, element: str, text: str, baseline: float) -> LegendEntry:
        """A row of one line."""
        right = self.left + _HANDLE * self.size
        label = self.setter.text(
            element, text, right + _BESIDE * self.size, baseline, self.size, align=0.0
        )
        return LegendEntry(layer, self.left, right, baseline + CAP_HEIGHT * self.size / 2, label)


def _names(chart: Chart) -> Iterator[tuple[Layer | None, str]]:
    """The names of the series that have one, and what a range is called if one is drawn."""
    for layer in chart.layers:
        if layer.label:
            yield layer, layer.label
    if any(layer.has_ranges for layer in (*chart.layers, *chart.over)):
        yield None, RANGE_KEY


def _label_of(layer: Layer | None) -> str:
    return elements.range_key("label") if layer is None else elements.legend(layer.name, "label")


def _lines_of_overlay(chart: Chart, room: Room, setter: TextSetter, widest: float) -> list[str]:
    """The name of the reading over the figure's own, in lines for which the legend has room.

    The names of the series were given to fit; that of a reading was not, and moves nothing.
    """
    if chart.figure.overlay is None:
        return []
    size = chart.text.legend
    if chart.legend.show and chart.legend.outside:
        around = 2 * _PAD * size + _HANDLE * size + _BESIDE * size
        width = max(room.canvas.right - room.axes.right - _GAP - around, _LEAST_ROOM * size)
    else:
        width = max(widest, _SHARE * room.axes.width)
    name = visible(chart.figure.overlay.name)
    return wrapped(name, width, lambda text: setter.width(text, size), _MOST_LINES)


def _frame(chart: Chart, axes: Box, width: float, height: float, choose: Choose) -> Box:
    """Where the legend stands; where none was asked for, in the corner where it hides least."""
    asked = chart.legend
    if asked.show:
        return _frame_at(asked.location, axes, width, height, outside=asked.outside)
    return choose([_frame_at(corner, axes, width, height, outside=False) for corner in _CORNERS])


def _frame_at(location: Location, axes: Box, width: float, height: float, *, outside: bool) -> Box:
    vertical, _, side = location.partition(" ")
    vertical, side = ("center", "center") if not side else (vertical, side)
    inset = 0.0 if outside else _INSET
    bottom = {
        "upper": axes.top - inset - height,
        "center": axes.bottom + (axes.height - height) / 2,
        "lower": axes.bottom + inset,
    }[vertical]
    if outside:
        return Box(axes.right + _GAP, bottom, width, height)
    left = {
        "right": axes.right - inset - width,
        "center": axes.left + (axes.width - width) / 2,
        "left": axes.left + inset,
    }[side]
    return Box(left, bottom, width, height)
