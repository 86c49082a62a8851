"""Where the texts and the legend of a drawing stand.

Every place follows from the spec's margins and font sizes alone: a wider tick label moves nothing
else. What does not fit is a warning, not a surprise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from figrepro.errors import Problem
from figrepro.figure.axes import tick_values
from figrepro.figure.formats import tick_labels, visible
from figrepro.figure.model import Figure
from figrepro.figure.spec import Spec
from figrepro.render import elements
from figrepro.render.canvas import Canvas, canvas_of
from figrepro.render.fonts import ASCENT, CAP_HEIGHT
from figrepro.render.legend_layout import Legend, lay_out_legend
from figrepro.render.placed_text import Measure, PlacedText, TextSetter

TICK_LENGTH = 3.5
_TICK_GAP = 4.0
_TITLE_GAP = 9.0
_LABEL_GAP = 7.0
_EDGE = 9.0


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
    setter = TextSetter(figure.spec, measure)
    around = _Surroundings(figure.spec, canvas, setter)
    titles, x_ticks, y_ticks = list(around.titles()), around.x_ticks(), around.y_ticks()
    legend, legend_texts = lay_out_legend(figure, canvas, setter)
    texts = (*titles, *x_ticks, *y_ticks, *legend_texts)
    warnings = (
        *_outside(texts, legend, canvas),
        *_crowded(x_ticks),
        *_crowded(y_ticks),
        *_overlapping(titles, texts),
    )
    return Layout(canvas, texts, legend, warnings)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The texts around the axes of one figure."""

    spec: Spec
    canvas: Canvas
    setter: TextSetter

    def titles(self) -> Iterator[PlacedText]:
        """The title over the axes, and the labels of the axes."""
        axes, sizes = self.canvas.axes, self.spec.text
        middle = axes.left + axes.width / 2
        yield self.setter.text(
            elements.TITLE, self.spec.title, middle, axes.top + _TITLE_GAP, sizes.title, align=0.5
        )
        below = TICK_LENGTH + _TICK_GAP + sizes.tick + _LABEL_GAP + ASCENT * sizes.label
        yield self.setter.text(
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
        width = self.setter.width(shown, size)
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
            math=self.setter.is_math(shown),
        )

    def x_ticks(self) -> list[PlacedText]:
        """The texts below the x axis, each in the middle of its tick."""
        size = self.spec.text.tick
        ticks = tick_values(self.spec.x)
        baseline = self.canvas.axes.bottom - TICK_LENGTH - _TICK_GAP - ASCENT * size
        return [
            self.setter.text(
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
            self.setter.text(
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
