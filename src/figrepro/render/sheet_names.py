"""The legend of a sheet: a strip that says what the numbers on its images stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from figrepro.chart.checks import MOST_SIDE
from figrepro.render.badges import badge_width, draw_badges, paste
from figrepro.render.fonts import CAP_HEIGHT
from figrepro.render.raster import blank_chart, pixels_of
from figrepro.render.sheet_text import STRIP, STRIP_COLOR, add_text, advance, beginning, shortened

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIZE, _ROW, _MARGIN, _PADDING, _GAP, _BETWEEN = 12.0, 19.0, 9.0, 6.0, 6.0, 24.0
"""In points: of text, a row, beside and above all, from a badge to its text, between columns."""
_MOST_ROWS = 12
_MOST_COLUMNS = 8
_LEAST_TEXT = 24.0
"""Ems that names are not cut below for the sake of one more column."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names on a legend, column by column.

    Attributes:
        columns: Each column's names, cut to fit; each has its number on a badge, counted from 1
            down the columns.
        lefts: Where each column starts, in points from the left.
        beside: How far in from there its texts start, in points.
        more: How many names there was no room for; the legend ends by saying so.
    """

    columns: tuple[tuple[str, ...], ...]
    lefts: tuple[float, ...]
    beside: float
    more: int

    @property
    def shown(self) -> int:
        """How many names are on it."""
        return sum(len(column) for column in self.columns)


def lay_out_names(labels: Sequence[str], width: int, dpi: int) -> Names:
    """The legend of these names: in as many columns as fit, or as it takes to show them.

    The caller holds the lock of `drawing_settings`.

    Args:
        labels: Any texts, at least one, in the order of their numbers.
        width: The width of the sheet, in pixels.
        dpi: Pixels per inch.
    """
    texts = [beginning(label) for label in labels[: _MOST_ROWS * _MOST_COLUMNS]]
    beside = _GAP + max(badge_width(str(place + 1)) for place in range(len(texts)))
    widths = [beside + advance(text) * _SIZE for text in texts]
    room = min(width, MOST_SIDE) * 72 / dpi - 2 * _MARGIN
    rows, wide = _uncut(widths, room) or _cut(len(texts), room, beside + _LEAST_TEXT * _SIZE)
    shown = len(labels) if len(labels) <= rows * len(wide) else rows * len(wide) - 1
    columns = tuple(
        tuple(
            shortened(text, max(0.0, wide[start // rows] - beside) / _SIZE)
            for text in texts[start : min(start + rows, shown)]
        )
        for start in range(0, shown, rows)
    )
    lefts = accumulate(wide[:-1], lambda left, one: left + one + _BETWEEN, initial=_MARGIN)
    return Names(columns, tuple(lefts), beside, len(labels) - shown)


def _uncut(widths: Sequence[float], room: float) -> tuple[int, list[float]] | None:
    """The fewest rows in which nothing must be cut, and how wide each column is then, if any."""
    for rows in range(-(-len(widths) // _MOST_COLUMNS), min(len(widths), _MOST_ROWS) + 1):
        columns = [max(widths[at : at + rows]) for at in range(0, len(widths), rows)]
        if sum(columns) + _BETWEEN * (len(columns) - 1) <= room:
            return rows, columns
    return None


def _cut(count: int, room: float, least: float) -> tuple[int, list[float]]:
    """Rows and equally wide columns for so many names, some of which will be cut.

    Args:
        count: The names.
        room: The width for all columns, in points.
        least: What a column must have for another one to be worth it.
    """
    wanted = -(-count // _MOST_ROWS)
    columns = max(1, min(wanted, int((room + _BETWEEN) // (least + _BETWEEN))))
    rows = min(_MOST_ROWS, -(-count // columns))
    return rows, [(room + _BETWEEN) / columns - _BETWEEN] * columns


def names_strip(names: Names, width: int, dpi: int) -> "NDArray[np.uint8]":
    """The legend as an image, shape (height, width, 3).

    The caller holds the lock of `drawing_settings`.

    Args:
        names: What it says.
        width: The width of the sheet, in pixels.
        dpi: Pixels per inch.
    """
    point = dpi / 72
    rows = len(names.columns[0])
    height = round((rows * _ROW + 2 * _PADDING) * point)
    middles = [_PADDING + (row + 0.5) * _ROW for row in range(rows)]  # from above
    lower = height / point - CAP_HEIGHT * _SIZE / 2
    chart = blank_chart(min(width, MOST_SIDE), height, dpi, STRIP_COLOR)
    for left, column in zip(names.lefts, names.columns, strict=False):
        for middle, name in zip(middles, column, strict=False):
            add_text(chart, name, (left + names.beside, lower - middle), _SIZE)
    if names.more:
        place = (names.lefts[-1] + names.beside, lower - middles[-1])
        add_text(chart, f"and {names.more} more", place, _SIZE)
    strip = np.full((height, width, 3), STRIP, np.uint8)
    strip[:, : min(width, MOST_SIDE)] = pixels_of(chart)
    places = [
        (round(left * point), middle * point)
        for left, column in zip(names.lefts, names.columns, strict=False)
        for middle, _ in zip(middles, column, strict=False)
    ]
    badges = draw_badges((str(place + 1) for place in range(len(places))), dpi)
    for badge, (left, middle) in zip(badges.values(), places, strict=True):
        paste(strip, badge, left, round(middle - len(badge) / 2))
    return strip
