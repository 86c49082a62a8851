"""The ticks of an axis as an image shows them: their texts, and where they stand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.landmarks import Runs
from figrepro.diff.estimate.read_text import read_text
from figrepro.render.boxes import PixelBox
from figrepro.render.drawn import DrawnFigure
from figrepro.render.fonts import CAP_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from figrepro.render.placed_text import PlacedText
    from figrepro.render.text_ink import Setting

_ABOVE, _BELOW, _GAP = 0.95, 0.3, 0.55
"""Parts of an em that the ink of a label takes above and below its baseline; the least gap between
two labels."""
_Y_GAP: Final = 0.15
_BEYOND: Final = 0.6
"""Part of an em by which a label of the y axis reaches beyond the axis at most."""
_SPINE: Final = 3
"""Pixels beside an axis that its line takes."""
_NOTHING, _FRINGE = 12, 2
"""How dark the background is at most; pixels beside darker ones that belong to them."""


@dataclass(frozen=True, slots=True)
class SeenTick:
    """A tick's text as it was read.

    Attributes:
        text: The text.
        place: Where the tick stands: pixels from the left, or from below.
    """

    text: str
    place: float


def ticks_seen(image: "NDArray[np.uint8]", drawn: DrawnFigure, letter: str) -> list[SeenTick]:
    """The labels of an axis that can be read, from the left or from below.

    Args:
        image: Shape (height, width, 3), that of the drawing.
        drawn: A drawing whose labels have the same font, size and distance from the axes.
        letter: The axis, x or y.
    """
    placed = [text for text in drawn.texts if text.element.startswith(f"{letter}/tick/")]
    if not placed or any(text.math for text in placed):
        return []
    darkness = 255 - image.min(axis=-1)
    return list((_along_x if letter == "x" else _along_y)(darkness, drawn, placed))


def strip_of_labels(drawn: DrawnFigure, letter: str) -> PixelBox | None:
    """Where the labels of an axis can be, its marks included; None if a drawing has none."""
    placed = [text for text in drawn.texts if text.element.startswith(f"{letter}/tick/")]
    if not placed:
        return None
    scale = drawn.figure.spec.size.dpi / 72
    height, width = drawn.pixels.shape[:2]
    em = placed[0].size * scale
    axes = drawn.drawing.layout.canvas.axes
    if letter == "x":
        baseline = height - round(placed[0].y * scale)
        top = height - round(axes.bottom * scale) + _SPINE
        return PixelBox(0, top, width, baseline + round(_BELOW * em))
    return PixelBox(
        _after_label(drawn, scale),
        max(height - round(axes.top * scale + _BEYOND * em), 0),
        round(axes.left * scale) - _SPINE,
        height - round(axes.bottom * scale - _BEYOND * em),
    )


def _along_x(
    darkness: "NDArray[np.uint8]", drawn: DrawnFigure, placed: "list[PlacedText]"
) -> "Iterator[SeenTick]":
    from figrepro.render.text_ink import Setting

    scale = drawn.figure.spec.size.dpi / 72
    height = darkness.shape[0]
    em = placed[0].size * scale
    setting = Setting(placed[0].font, em)
    baseline = height - round(placed[0].y * scale)
    strip = np.zeros_like(darkness)
    rows = slice(max(baseline - round(_ABOVE * em), 0), baseline + round(_BELOW * em))
    strip[rows] = darkness[rows]
    runs = Runs.of(strip.max(axis=0) > _NOTHING).joined(round(_GAP * em))
    for start, end in zip(runs.starts, runs.ends, strict=True):
        part = np.zeros_like(strip)
        fringed = slice(max(int(start) - _FRINGE, 0), int(end) + _FRINGE)
        part[:, fringed] = strip[:, fringed]
        hint = _nearest(placed, (start + end) / 2 / scale, along="x")
        read = read_text(part, baseline, setting, hint)
        if read is not None:
            yield SeenTick(read.text, read.start + _width(read.text, setting) / 2)


def _along_y(
    darkness: "NDArray[np.uint8]", drawn: DrawnFigure, placed: "list[PlacedText]"
) -> "Iterator[SeenTick]":
    from figrepro.render.text_ink import Setting

    scale = drawn.figure.spec.size.dpi / 72
    height = darkness.shape[0]
    em = placed[0].size * scale
    setting = Setting(placed[0].font, em)
    strip = np.zeros_like(darkness)
    columns = slice(_after_label(drawn, scale), round((placed[0].x + placed[0].width) * scale) + 2)
    axes = drawn.drawing.layout.canvas.axes
    rows = slice(
        max(height - round(axes.top * scale + _BEYOND * em), 0),
        height - round(axes.bottom * scale - _BEYOND * em),
    )
    strip[rows, columns] = darkness[rows, columns]
    runs = Runs.of(strip.max(axis=1) > _NOTHING).joined(round(_Y_GAP * em))
    for start, end in reversed(list(zip(runs.starts, runs.ends, strict=True))):
        part = np.zeros_like(strip)
        fringed = slice(max(int(start) - _FRINGE, 0), int(end) + _FRINGE)
        part[fringed] = strip[fringed]
        hint = _nearest(placed, (height - (start + end) / 2) / scale, along="y")
        for baseline in (int(end) - 1, int(end), int(end) - 2):
            read = read_text(part, baseline, setting, hint)
            if read is not None:
                yield SeenTick(read.text, height - baseline + CAP_HEIGHT * em / 2)
                break


def _after_label(drawn: DrawnFigure, scale: float) -> int:
    """The first column beyond the label of the y axis."""
    label = next(text for text in drawn.texts if text.element == "y/label")
    return round((label.x + _BELOW * label.size) * scale) if label.text else 0


def _nearest(placed: "list[PlacedText]", middle: float, *, along: str) -> str:
    """The text that stands nearest to a place now."""

    def distance(text: "PlacedText") -> float:
        if along == "x":
            return abs(text.x + text.width / 2 - middle)
        return abs(text.y + CAP_HEIGHT * text.size / 2 - middle)

    return min(placed, key=distance).text


def _width(text: str, setting: "Setting") -> float:
    from figrepro.render.isolation import drawing_settings

    with drawing_settings():
        return setting.advance(text)
