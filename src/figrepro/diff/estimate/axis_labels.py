"""The ticks of an axis as an image shows them: their texts, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.chart.text_setter import CAP_HEIGHT
from figrepro.diff.estimate.arrays import Image
from figrepro.diff.estimate.axis_detection import Runs
from figrepro.diff.estimate.read_text import read_text
from figrepro.diff.estimate.search import Attempt
from figrepro.render.boxes import PixelBox
from figrepro.scales.axis import Letter

if TYPE_CHECKING:
    from figrepro.render.text_ink import Setting
    from figrepro.shapes.primitives import Text

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


def ticks_seen(attempt: Attempt, letter: Letter) -> list[SeenTick]:
    """The labels of an axis that can be read in the image, from the left or from below.

    Args:
        attempt: A drawing whose labels have the font, size and distance from the axes of those.
        letter: The axis.
    """
    placed = _labels(attempt, letter)
    if not placed or any(text.math for text in placed):
        return []
    return list((_along_x if letter == "x" else _along_y)(attempt, placed))


def _labels(attempt: Attempt, letter: Letter) -> "tuple[Text, ...]":
    panel = attempt.drawn.scene.panels[0]
    return panel.x_ticks if letter == "x" else panel.y_ticks


def strip_of_labels(attempt: Attempt, letter: Letter) -> PixelBox | None:
    """Where the labels of an axis can be, its marks included; None if a drawing has none."""
    placed = _labels(attempt, letter)
    if not placed:
        return None
    height, width = attempt.image.shape[:2]
    if letter == "x":
        em, axes = placed[0].size * attempt.scale, attempt.pixels_of(attempt.frame.box)
        baseline = height - round(placed[0].y * attempt.scale)
        return PixelBox(0, axes.bottom + _SPINE, width, baseline + round(_BELOW * em))
    rows = _rows_of_labels(attempt, placed)
    left = attempt.pixels_of(attempt.frame.box).left
    return PixelBox(_after_label(attempt), rows.start, left - _SPINE, rows.stop)


def _rows_of_labels(attempt: Attempt, placed: "tuple[Text, ...]") -> slice:
    """The rows in which labels of the y axis can be."""
    beyond = _BEYOND * placed[0].size
    rows = attempt.pixels_of(attempt.frame.box.grown(beyond))
    return slice(max(rows.top, 0), rows.bottom)


def _along_x(attempt: Attempt, placed: "tuple[Text, ...]") -> "Iterator[SeenTick]":
    setting = _setting(attempt, placed)
    height, width = attempt.image.shape[:2]
    baseline = height - round(placed[0].y * attempt.scale)
    top = max(baseline - round(_ABOVE * setting.em), 0)
    within = PixelBox(0, top, width, baseline + round(_BELOW * setting.em))
    for middle, part in _parts(attempt, within, round(_GAP * setting.em), 1):
        hint = min(placed, key=lambda text: abs(text.x + text.width / 2 - middle)).text
        read = read_text(part, baseline, setting, hint)
        if read is not None:
            yield SeenTick(read.text, read.start + _width(read.text, setting) / 2)


def _along_y(attempt: Attempt, placed: "tuple[Text, ...]") -> "Iterator[SeenTick]":
    setting, height = _setting(attempt, placed), attempt.image.shape[0]
    capital = CAP_HEIGHT * placed[0].size / 2
    rows = _rows_of_labels(attempt, placed)
    right = round((placed[0].x + placed[0].width) * attempt.scale) + 2
    within = PixelBox(_after_label(attempt), rows.start, right, rows.stop)
    parts = list(_parts(attempt, within, round(_Y_GAP * setting.em), 0))
    for middle, part in reversed(parts):
        up = height / attempt.scale - middle - capital
        hint = min(placed, key=lambda text: abs(text.y - up)).text
        end = int(np.flatnonzero((part > _NOTHING).any(axis=1))[-1]) + 1
        for baseline in (end - 1, end, end - 2):
            read = read_text(part, baseline, setting, hint)
            if read is not None:
                yield SeenTick(read.text, height - baseline + capital * attempt.scale)
                break


def _setting(attempt: Attempt, placed: "tuple[Text, ...]") -> "Setting":
    from figrepro.render.text_ink import Setting

    return Setting(placed[0].font, placed[0].size * attempt.scale)


def _parts(
    attempt: Attempt, within: PixelBox, gap: int, axis: int
) -> Iterator[tuple[float, Image]]:
    """The texts in a part of the image, along one of its axes.

    Returns:
        For each its middle along the axis, in points, and how dark the image is with all else gone.
    """
    strip = np.zeros(attempt.image.shape[:2], np.uint8)
    strip[within.slices] = 255 - attempt.image[within.slices].min(axis=-1)
    runs = Runs.of(strip.max(axis=1 - axis) > _NOTHING).joined(gap)
    for start, end in zip(runs.starts.tolist(), runs.ends.tolist(), strict=True):
        places = np.arange(strip.shape[axis])
        near = (places >= start - _FRINGE) & (places < end + _FRINGE)
        yield (start + end) / 2 / attempt.scale, strip * np.expand_dims(near, 1 - axis)


def _after_label(attempt: Attempt) -> int:
    """The first column beyond the label of the y axis."""
    _, label = attempt.drawn.scene.panels[0].labels
    return round((label.x + _BELOW * label.size) * attempt.scale) if label.text else 0


def _width(text: str, setting: "Setting") -> float:
    from figrepro.render.mpl_settings import drawing_settings

    with drawing_settings():
        return setting.advance(text)
