"""Where the texts around the axes stand.

Every place follows from margins and font sizes alone: a wider tick label moves nothing else.
"""

from collections.abc import Iterator

from figrepro.chart.axes import TICK_LENGTH, ticks_at
from figrepro.chart.chart import Chart
from figrepro.chart.text_setter import ASCENT, CAP_HEIGHT, TextSetter
from figrepro.figure.spec import TextStyle
from figrepro.marks.layer import Frame
from figrepro.shapes import elements
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Text

_TICK_GAP = 4.0
_TITLE_GAP = 9.0
_LABEL_GAP = 7.0
_EDGE = 9.0


def title_of(chart: Chart, box: Box, setter: TextSetter) -> Text:
    """The title over the axes of all panels."""
    size = chart.text.title
    middle = box.left + box.width / 2
    return setter.text(elements.TITLE, chart.title, middle, box.top + _TITLE_GAP, size, align=0.5)


def axis_labels(frame: Frame, sizes: TextStyle, setter: TextSetter) -> Iterator[Text]:
    """The label below the x axis, and that along the left edge, in the middle of the y axis."""
    box = frame.box
    middle = box.left + box.width / 2
    below = TICK_LENGTH + _TICK_GAP + sizes.tick + _LABEL_GAP + ASCENT * sizes.label
    name = elements.axis_label(frame.x.letter)
    yield setter.text(name, frame.x.label, middle, box.bottom - below, sizes.label, align=0.5)
    name = elements.axis_label(frame.y.letter)
    height = box.bottom + box.height / 2
    left = _EDGE + ASCENT * sizes.label
    yield setter.upwards(name, frame.y.label, left, height, sizes.label)


def x_tick_texts(frame: Frame, sizes: TextStyle, setter: TextSetter) -> Iterator[Text]:
    """The texts below the x axis, each in the middle of its tick."""
    baseline = frame.box.bottom - TICK_LENGTH - _TICK_GAP - ASCENT * sizes.tick
    for text, at in ticks_at(frame, frame.x):
        name = elements.tick_label("x", text)
        yield setter.text(name, text, at, baseline, sizes.tick, align=0.5)


def y_tick_texts(frame: Frame, sizes: TextStyle, setter: TextSetter) -> Iterator[Text]:
    """The texts beside the y axis, ending at their ticks."""
    end, lower = frame.box.left - TICK_LENGTH - _TICK_GAP, CAP_HEIGHT * sizes.tick / 2
    for text, at in ticks_at(frame, frame.y):
        name = elements.tick_label("y", text)
        yield setter.text(name, text, end, at - lower, sizes.tick, align=1.0)
