"""Where the legend of a drawing stands, and the rows in it."""

from dataclasses import dataclass

from figrepro.figure.formats import visible
from figrepro.figure.model import Figure
from figrepro.figure.spec import Spec
from figrepro.render import elements
from figrepro.render.canvas import Box, Canvas
from figrepro.render.fonts import ASCENT, CAP_HEIGHT
from figrepro.render.placed_text import PlacedText, TextSetter

RANGE_KEY = "range given"
"""What a legend calls a drawn range."""
LEGEND_ROW = 1.6
"""Ems from one row of a legend to the next."""
_GAP = 12.0
_INSET = 7.0
_BELOW = 0.1
"""Part of an em below the last baseline of a legend, so that its names stand in its middle."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One row of the legend: the handle's ends and height in points, and its text."""

    series: str | None
    left: float
    right: float
    y: float
    label: PlacedText


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend: its frame and its rows. The row without a series explains a drawn range."""

    frame: Box
    entries: tuple[LegendEntry, ...]


def lay_out_legend(
    figure: Figure, canvas: Canvas, setter: TextSetter
) -> tuple[Legend | None, list[PlacedText]]:
    """The legend, if it has anything to say: its title, names, and what a range looks like."""
    size = figure.spec.text.legend
    labels = ((one.name, figure.spec.series[one.name].label) for one in figure.series)
    names: list[tuple[str | None, str]] = [(name, label) for name, label in labels if label]
    if any(point.basis == "range" for one in figure.series for point in one.points):
        names.append((None, RANGE_KEY))
    title = figure.spec.legend.title
    if not figure.spec.legend.show or not (names or title):
        return None, []
    pad, row, handle, gap = 0.6 * size, LEGEND_ROW * size, 3.6 * size, 0.6 * size
    widths = [setter.width(visible(text), size) for _, text in names]
    inner = max([handle + gap + width for width in widths] + [setter.width(visible(title), size)])
    height = 2 * pad + row * (len(names) + bool(title) - 1) + (ASCENT + _BELOW) * size
    frame = _frame(figure.spec, canvas, inner + 2 * pad, height)
    baseline = frame.top - pad - ASCENT * size
    texts = []
    if title:
        texts.append(
            setter.text(elements.LEGEND_TITLE, title, frame.left + pad, baseline, size, align=0.0)
        )
        baseline -= row
    entries = []
    for place, (name, text) in enumerate(names):
        y = baseline - place * row
        start = frame.left + pad
        element = elements.range_key("label") if name is None else elements.legend(name, "label")
        label = setter.text(element, text, start + handle + gap, y, size, align=0.0)
        middle = y + CAP_HEIGHT * size / 2
        entries.append(LegendEntry(name, start, start + handle, middle, label))
    return Legend(frame, tuple(entries)), [*texts, *(entry.label for entry in entries)]


def _frame(spec: Spec, canvas: Canvas, width: float, height: float) -> Box:
    axes, (vertical, _, side) = canvas.axes, spec.legend.location.partition(" ")
    vertical, side = ("center", "center") if not side else (vertical, side)
    inset = 0.0 if spec.legend.outside else _INSET
    bottom = {
        "upper": axes.top - inset - height,
        "center": axes.bottom + (axes.height - height) / 2,
        "lower": axes.bottom + inset,
    }[vertical]
    if spec.legend.outside:
        return Box(axes.right + _GAP, bottom, width, height)
    left = {
        "right": axes.right - inset - width,
        "center": axes.left + (axes.width - width) / 2,
        "left": axes.left + inset,
    }[side]
    return Box(left, bottom, width, height)
