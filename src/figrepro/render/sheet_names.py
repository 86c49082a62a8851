"""The legend of a sheet: a strip that says what the numbers on its images stand for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from figrepro.chart.checks import MOST_SIDE
from figrepro.chart.text_setter import CAP_HEIGHT
from figrepro.render.badges import draw_badge
from figrepro.render.sheet_text import advance, drawable, shortened, text_strip

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIZE, _ROW, _MARGIN, _PADDING, _GAP, _BETWEEN = 12.0, 19.0, 9.0, 6.0, 6.0, 24.0
"""In points: of text, a row, beside and above all, from a badge to its text, between columns."""
_LEAST_COLUMN = 330.0
"""In points: columns are not made narrower for the sake of one more."""
_MOST_ROWS, _MOST_COLUMNS = 12, 8


def names_strip(labels: Sequence[str], width: int, dpi: int) -> "tuple[NDArray[np.uint8], int]":
    """The legend as an image, shape (height, width, 3), and how many of the names it shows.

    Names, any texts, stand in columns of one width, each with its number, counted from 1 down the
    columns. They are cut only where whole ones would need too many rows. Where there is room for
    no more of them, the legend ends by saying how many there are. The caller holds the lock of
    `drawing_settings`.
    """
    if not labels:
        return np.empty((0, width, 3), np.uint8), 0
    point, texts = dpi / 72, [drawable(label) for label in labels[: _MOST_ROWS * _MOST_COLUMNS]]
    beside = draw_badge(str(len(texts)), dpi).shape[1] / point + _GAP
    widest = beside + max(map(advance, texts)) * _SIZE + _BETWEEN
    room = min(width, MOST_SIDE) / point - 2 * _MARGIN + _BETWEEN
    wanted = min(-(-len(texts) // _MOST_ROWS), int(room // _LEAST_COLUMN))
    columns = min(max(1, wanted, int(room // widest)), _MOST_COLUMNS)
    rows = min(_MOST_ROWS, -(-len(texts) // columns))
    column = min(widest, room / columns)
    shown = len(labels) if len(labels) <= rows * columns else rows * columns - 1
    texts = [shortened(text, (column - beside - _BETWEEN) / _SIZE) for text in texts[:shown]]
    if shown < len(labels):
        texts.append(f"and {len(labels) - shown} more")
    places = [  # of the middles of badges
        (_MARGIN + at // rows * column, _PADDING + (at % rows + 0.5) * _ROW)
        for at in range(len(texts))
    ]
    lines = [
        (text, left + beside, middle + CAP_HEIGHT * _SIZE / 2, _SIZE)
        for text, (left, middle) in zip(texts, places, strict=True)
    ]
    strip = text_strip(width, round((rows * _ROW + 2 * _PADDING) * point), dpi, lines)
    for number, (left, middle) in enumerate(places[:shown], start=1):
        badge = draw_badge(str(number), dpi)
        top, start = round(middle * point - len(badge) / 2), round(left * point)
        strip[top : top + len(badge), start : start + badge.shape[1]] = badge
    return strip, shown
