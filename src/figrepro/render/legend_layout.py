"""Where the legend of a drawing stands, and the rows in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from figrepro.figure.formats import visible
from figrepro.figure.model import Figure
from figrepro.figure.spec import Legend as LegendSpec
from figrepro.figure.spec import Spec
from figrepro.figure.vocabulary import Location
from figrepro.render import elements
from figrepro.render.canvas import Box, Canvas
from figrepro.render.corners import least_covering
from figrepro.render.fonts import ASCENT, CAP_HEIGHT
from figrepro.render.placed_text import PlacedText, TextSetter
from figrepro.render.wrapping import wrapped

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
    """The legend.

    Attributes:
        frame: What is around it.
        entries: The rows of the series; one without a series explains a drawn range.
        overlay: The row of the reading that is drawn over the figure's own, its label the first
            line of the reading's name.
    """

    frame: Box
    entries: tuple[LegendEntry, ...]
    overlay: LegendEntry | None = None


def lay_out_legend(
    figure: Figure, canvas: Canvas, setter: TextSetter
) -> tuple[Legend | None, list[PlacedText]]:
    """The legend, if it has anything to say: its title, names, and what else is to be explained.

    A reading over the figure's own is explained even where the figure shows no legend.
    """
    shown, size = figure.spec.legend.show, figure.spec.text.legend
    names = list(_names(figure)) if shown else []
    title = figure.spec.legend.title if shown else ""
    if not (names or title or figure.overlay):
        return None, []
    pad, row, before = _PAD * size, LEGEND_ROW * size, _HANDLE * size + _BESIDE * size
    widths = [setter.width(visible(text), size) for _, text in names]
    lines = _lines_of_overlay(figure, canvas, setter.plain, max(widths, default=0.0))
    widths += [setter.plain.width(line, size) for line in lines]
    inner = max([before + width for width in widths] + [setter.width(visible(title), size)])
    height = 2 * pad + row * (len(names) + bool(lines) + bool(title) - 1)
    height += (ASCENT + _BELOW) * size + _LINE * size * max(0, len(lines) - 1)
    frame = _frame(figure, canvas, inner + 2 * pad, height)
    left, baseline = frame.left + pad, frame.top - pad - ASCENT * size
    texts = []
    if title:
        texts.append(setter.text(elements.LEGEND_TITLE, title, left, baseline, size, align=0.0))
        baseline -= row
    rows = _Rows(setter, size, left)
    entries = [
        rows.entry(name, _label_of(name), text, baseline - place * row)
        for place, (name, text) in enumerate(names)
    ]
    below = _Rows(setter.plain, size, left).overlay(figure, lines, baseline - len(names) * row)
    texts += [entry.label for entry in (*entries, *below)]
    return Legend(frame, tuple(entries), below[0] if below else None), texts


@dataclass(frozen=True, slots=True)
class _Rows:
    """Sets the rows of a legend."""

    setter: TextSetter
    size: float
    left: float

    def entry(self, series: str | None, element: str, text: str, baseline: float) -> LegendEntry:
        """A row of one line."""
        right = self.left + _HANDLE * self.size
        label = self.setter.text(
            element, text, right + _BESIDE * self.size, baseline, self.size, align=0.0
        )
        return LegendEntry(series, self.left, right, baseline + CAP_HEIGHT * self.size / 2, label)

    def overlay(self, figure: Figure, lines: list[str], baseline: float) -> list[LegendEntry]:
        """The lines of the row that names the reading over the figure's own."""
        if figure.overlay is None:
            return []
        element = elements.reading_key(figure.overlay.name, "label")
        return [
            self.entry(None, element, line, baseline - place * _LINE * self.size)
            for place, line in enumerate(lines)
        ]


def _names(figure: Figure) -> Iterator[tuple[str | None, str]]:
    """The names of the series that have one, and what a range is called if one is drawn."""
    for series in figure.series:
        label = figure.spec.series[series.name].label
        if label:
            yield series.name, label
    drawn = (*figure.series, *figure.overlaid)
    if any(point.basis == "range" for series in drawn for point in series.points):
        yield None, RANGE_KEY


def _label_of(series: str | None) -> str:
    return elements.range_key("label") if series is None else elements.legend(series, "label")


def _lines_of_overlay(
    figure: Figure, canvas: Canvas, setter: TextSetter, widest: float
) -> list[str]:
    """The name of the reading over the figure's own, in lines for which the legend has room.

    The names of the series were given to fit; that of a reading was not, and moves nothing.
    """
    if figure.overlay is None:
        return []
    size = figure.spec.text.legend
    if _is_outside(figure.spec):
        around = 2 * _PAD * size + _HANDLE * size + _BESIDE * size
        room = canvas.box.right - canvas.axes.right - _GAP - around
        room = max(room, _LEAST_ROOM * size)
    else:
        room = max(widest, _SHARE * canvas.axes.width)
    name = visible(figure.overlay.name)
    return wrapped(name, room, lambda text: setter.width(text, size), _MOST_LINES)


def _is_outside(spec: Spec) -> bool:
    """Whether the legend stands beside the axes, where there is room for one that was asked for."""
    return bool(spec.legend.show and spec.legend.outside)


def _frame(figure: Figure, canvas: Canvas, width: float, height: float) -> Box:
    """Where the legend stands; where none was asked for, in the corner where it hides least."""
    asked = figure.spec.legend
    if asked.show:
        return _frame_at(asked, canvas, width, height)
    inside = replace(asked, outside=False)
    frames = [
        _frame_at(replace(inside, location=corner), canvas, width, height) for corner in _CORNERS
    ]
    return least_covering(frames, figure, canvas)


def _frame_at(asked: LegendSpec, canvas: Canvas, width: float, height: float) -> Box:
    axes, (vertical, _, side) = canvas.axes, asked.location.partition(" ")
    vertical, side = ("center", "center") if not side else (vertical, side)
    inset = 0.0 if asked.outside else _INSET
    bottom = {
        "upper": axes.top - inset - height,
        "center": axes.bottom + (axes.height - height) / 2,
        "lower": axes.bottom + inset,
    }[vertical]
    if asked.outside:
        return Box(axes.right + _GAP, bottom, width, height)
    left = {
        "right": axes.right - inset - width,
        "center": axes.left + (axes.width - width) / 2,
        "left": axes.left + inset,
    }[side]
    return Box(left, bottom, width, height)
