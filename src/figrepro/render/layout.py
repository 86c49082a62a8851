"""Where the texts and the legend of a drawing stand.

Every place follows from the spec's margins and font sizes alone: a wider tick label moves nothing
else. What does not fit is a warning, not a surprise.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from figrepro.errors import Problem
from figrepro.figure.axes import tick_values
from figrepro.figure.formats import tick_labels, visible
from figrepro.figure.model import Figure
from figrepro.figure.spec import Spec
from figrepro.figure.vocabulary import Font
from figrepro.render import elements
from figrepro.render.canvas import Box, Canvas, canvas_of
from figrepro.render.fonts import ASCENT, CAP_HEIGHT, DESCENT

TICK_LENGTH = 3.5
_TICK_GAP = 4.0
_TITLE_GAP = 9.0
_LABEL_GAP = 7.0
_EDGE = 9.0
_LEGEND_GAP = 12.0
_LEGEND_INSET = 7.0
LEGEND_ROW = 1.6
"""Ems from one row of a legend to the next."""
RANGE_KEY = "range given"
"""What a legend calls a drawn range."""
_BELOW = 0.1
"""Part of an em below the last baseline of a legend, so that its names stand in its middle."""

_ASCII_INK, _ANY_INK = (0.8, DESCENT, 0.1), (1.11, 0.29, 0.2)
"""Parts of an em that ink takes above the baseline, below it, and beyond the width of its letters;
marks on capitals stand taller, and some letters have a horn."""

Measure = Callable[[str, Font, bool], float]
"""The width of a text as part of an em; the last argument says whether it is mathematics."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of text and its place: the start of its baseline, in points.

    Attributes:
        element: The name of the element it is.
        text: What is drawn, control characters already as their pictures.
        x: Where the baseline starts, from the left.
        y: Where the baseline starts, from below.
        size: Points to an em.
        width: How far it runs, in points.
        font: The family.
        upwards: Whether it runs from below upwards rather than from left to right.
        math: Whether `$…$` in it is mathematics.
    """

    element: str
    text: str
    x: float
    y: float
    size: float
    width: float
    font: Font
    upwards: bool = False
    math: bool = False

    @property
    def box(self) -> Box:
        """A rectangle that holds the ink of the text, whatever letters it is made of."""
        ink = _ASCII_INK if self.text.isascii() else _ANY_INK
        up, down, aside = (part * self.size for part in ink)
        length = self.width + 2 * aside
        if self.upwards:
            return Box(self.x - up, self.y - aside, up + down, length)
        return Box(self.x - aside, self.y - down, length, up + down)


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is placed before anything is drawn."""

    canvas: Canvas
    texts: tuple[PlacedText, ...]
    legend: Legend | None
    warnings: tuple[Problem, ...]


def lay_out(figure: Figure, measure: Measure) -> Layout:
    """The places of all texts of a resolved figure."""
    canvas = canvas_of(figure.spec)
    setter = _Setter(figure.spec, canvas, measure)
    titles, x_ticks, y_ticks = list(setter.titles()), setter.x_ticks(), setter.y_ticks()
    legend, legend_texts = setter.legend(figure)
    texts = (*titles, *x_ticks, *y_ticks, *legend_texts)
    warnings = (
        *_outside(texts, legend, canvas),
        *_crowded(x_ticks),
        *_crowded(y_ticks),
        *_overlapping(titles, texts),
    )
    return Layout(canvas, texts, legend, warnings)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets the texts of one figure."""

    spec: Spec
    canvas: Canvas
    measure: Measure

    def _text(  # noqa: PLR0913 - a text has that many sides
        self, element: str, text: str, x: float, y: float, size: float, *, align: float
    ) -> PlacedText:
        """A text whose share `align` of its width stands to the left of x."""
        shown = visible(text)
        width = self._width(shown, size)
        place = x - align * width
        return PlacedText(
            element, shown, place, y, size, width, self.spec.text.font, math=self._is_math(shown)
        )

    def _width(self, text: str, size: float) -> float:
        return self.measure(text, self.spec.text.font, self._is_math(text)) * size

    def _is_math(self, text: str) -> bool:
        return self.spec.math and text.count("$") > 1

    def titles(self) -> Iterator[PlacedText]:
        """The title over the axes, and the labels of the axes."""
        axes, sizes = self.canvas.axes, self.spec.text
        middle = axes.left + axes.width / 2
        yield self._text(
            elements.TITLE, self.spec.title, middle, axes.top + _TITLE_GAP, sizes.title, align=0.5
        )
        below = TICK_LENGTH + _TICK_GAP + sizes.tick + _LABEL_GAP + ASCENT * sizes.label
        yield self._text(
            elements.axis_label("x"),
            self.spec.x.label,
            middle,
            axes.bottom - below,
            sizes.label,
            align=0.5,
        )
        yield self._upwards(elements.axis_label("y"), self.spec.y.label, sizes.label)

    def _upwards(self, element: str, text: str, size: float) -> PlacedText:
        """The label of the y axis: along the left edge of the canvas, in the middle of the axes."""
        shown = visible(text)
        width = self._width(shown, size)
        axes = self.canvas.axes
        return PlacedText(
            element,
            shown,
            _EDGE + ASCENT * size,
            axes.bottom + (axes.height - width) / 2,
            size,
            width,
            self.spec.text.font,
            upwards=True,
            math=self._is_math(shown),
        )

    def x_ticks(self) -> list[PlacedText]:
        """The texts below the x axis, each in the middle of its tick."""
        size = self.spec.text.tick
        ticks = tick_values(self.spec.x)
        baseline = self.canvas.axes.bottom - TICK_LENGTH - _TICK_GAP - ASCENT * size
        return [
            self._text(
                elements.tick_label("x", text),
                text,
                self.canvas.across(tick),
                baseline,
                size,
                align=0.5,
            )
            for tick, text in zip(ticks, tick_labels(ticks, self.spec.x), strict=True)
            if self.canvas.axes.holds(self.canvas.across(tick), self.canvas.axes.bottom, 0.01)
        ]

    def y_ticks(self) -> list[PlacedText]:
        """The texts beside the y axis, ending at their ticks."""
        size = self.spec.text.tick
        ticks = tick_values(self.spec.y)
        end = self.canvas.axes.left - TICK_LENGTH - _TICK_GAP
        return [
            self._text(
                elements.tick_label("y", text),
                text,
                end,
                self.canvas.up(tick) - CAP_HEIGHT * size / 2,
                size,
                align=1.0,
            )
            for tick, text in zip(ticks, tick_labels(ticks, self.spec.y), strict=True)
            if self.canvas.axes.holds(self.canvas.axes.left, self.canvas.up(tick), 0.01)
        ]

    def legend(self, figure: Figure) -> tuple[Legend | None, list[PlacedText]]:
        """The legend, if it has anything to say: its title, names, and what a range looks like."""
        size = self.spec.text.legend
        labels = ((one.name, self.spec.series[one.name].label) for one in figure.series)
        names: list[tuple[str | None, str]] = [(name, label) for name, label in labels if label]
        if any(point.basis == "range" for one in figure.series for point in one.points):
            names.append((None, RANGE_KEY))
        title = self.spec.legend.title
        if not self.spec.legend.show or not (names or title):
            return None, []
        pad, row, handle, gap = 0.6 * size, LEGEND_ROW * size, 3.6 * size, 0.6 * size
        widths = [self._width(visible(text), size) for _, text in names]
        inner = max(
            [handle + gap + width for width in widths] + [self._width(visible(title), size)]
        )
        height = 2 * pad + row * (len(names) + bool(title) - 1) + (ASCENT + _BELOW) * size
        frame = self._frame(inner + 2 * pad, height)
        baseline = frame.top - pad - ASCENT * size
        texts = []
        if title:
            texts.append(
                self._text(
                    elements.LEGEND_TITLE, title, frame.left + pad, baseline, size, align=0.0
                )
            )
            baseline -= row
        entries = []
        for place, (name, text) in enumerate(names):
            y = baseline - place * row
            start = frame.left + pad
            element = (
                elements.range_key("label") if name is None else elements.legend(name, "label")
            )
            label = self._text(element, text, start + handle + gap, y, size, align=0.0)
            middle = y + CAP_HEIGHT * size / 2
            entries.append(LegendEntry(name, start, start + handle, middle, label))
        return Legend(frame, tuple(entries)), [*texts, *(entry.label for entry in entries)]

    def _frame(self, width: float, height: float) -> Box:
        axes, (vertical, _, side) = self.canvas.axes, self.spec.legend.location.partition(" ")
        vertical, side = ("center", "center") if not side else (vertical, side)
        inset = 0.0 if self.spec.legend.outside else _LEGEND_INSET
        bottom = {
            "upper": axes.top - inset - height,
            "center": axes.bottom + (axes.height - height) / 2,
            "lower": axes.bottom + inset,
        }[vertical]
        if self.spec.legend.outside:
            return Box(axes.right + _LEGEND_GAP, bottom, width, height)
        left = {
            "right": axes.right - inset - width,
            "center": axes.left + (axes.width - width) / 2,
            "left": axes.left + inset,
        }[side]
        return Box(left, bottom, width, height)


def _outside(
    texts: Sequence[PlacedText], legend: Legend | None, canvas: Canvas
) -> Iterator[Problem]:
    """A warning for each text that leaves the canvas, and for a legend whose frame alone does."""
    hint = "widen [margins] or [size], or make the text shorter or smaller"
    outside = [text for text in texts if not canvas.box.contains(text.box)]
    for text in outside:
        yield Problem(f"the text “{text.text}” leaves the canvas", key=text.element, hint=hint)
    if legend is None or canvas.box.contains(legend.frame):
        return
    if not any(entry.label in outside for entry in legend.entries):
        yield Problem("the legend leaves the canvas", key=elements.LEGEND_FRAME, hint=hint)


def _crowded(ticks: Sequence[PlacedText]) -> Iterator[Problem]:
    """A warning for the first two neighbouring tick labels that overlap."""
    for one, other in pairwise(ticks):
        if one.box.overlaps(other.box):
            yield Problem(
                f"the tick labels “{one.text}” and “{other.text}” overlap",
                key=one.element,
                hint="ask for fewer ticks, a larger [size] or a smaller text.tick",
            )
            return


def _overlapping(titles: Sequence[PlacedText], texts: Sequence[PlacedText]) -> Iterator[Problem]:
    """A warning for each title or label of an axis that another text runs into."""
    for place, one in enumerate(titles):
        others = (*titles[place + 1 :], *texts[len(titles) :])
        other = next((text for text in others if text.box.overlaps(one.box)), None)
        if other is not None:
            yield Problem(
                f"the texts “{one.text}” and “{other.text}” overlap",
                key=one.element,
                hint="widen [margins], or make a text shorter or smaller",
            )
