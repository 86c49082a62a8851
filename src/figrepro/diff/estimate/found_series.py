"""A series that the image has and the figure lacks: its name from the legend, its course seen."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.estimate.edits import with_looks_filled_in, with_series, with_spec
from figrepro.diff.estimate.follow import follow, share_of_color
from figrepro.diff.estimate.numbers import shortest_between
from figrepro.diff.estimate.search import Search
from figrepro.figure.axes import limit_positions, position
from figrepro.figure.model import Figure, Point, Series, X
from figrepro.figure.spec import SeriesStyle
from figrepro.render.boxes import PixelBox

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PALE: Final = 30
_AIR: Final = 8
"""Pixels around the axes in which marks are."""
_HANDLE: Final = 3.6
"""Ems that the handles of a legend take."""


def with_found_series(
    search: Search, figure: Figure, rows: Sequence[str], frame: PixelBox
) -> Figure:
    """The figure with a series for each row of the legend that it lacks.

    Args:
        search: The search, for the image.
        figure: The figure.
        rows: What the rows of the legend in the image say, from the top.
        frame: Where that legend stands.
    """
    labels = {figure.spec.series[one.name].label: one for one in figure.series}
    size = figure.spec.text.legend * figure.spec.size.dpi / 72
    first = frame.top + 0.6 * size + 0.76 * size + (1.6 * size if figure.spec.legend.title else 0)
    listed: list[Series] = []
    styles = dict(figure.spec.series)
    for place, row in enumerate(rows):
        if row in labels:
            listed.append(labels[row])
            continue
        middle = first + place * 1.6 * size - 0.36 * size
        color = _handle_color(search.image, frame, middle, size)
        found = _course(search, figure, color) if color is not None else None
        if found is not None and row not in styles:
            listed.append(Series(row, found))
            styles[row] = SeriesStyle(color=color)
    return with_looks_filled_in(with_series(with_spec(figure, series=styles), listed))


def _handle_color(
    image: "NDArray[np.uint8]", frame: PixelBox, middle: float, size: float
) -> str | None:
    """The colour that most of a handle has."""
    rows = slice(int(middle - 0.3 * size), int(middle + 0.3 * size) + 1)
    columns = slice(frame.left + int(0.6 * size), frame.left + int((0.6 + _HANDLE) * size))
    pixels = image[rows, columns].reshape(-1, 3)
    colored = pixels[(255 - pixels.astype(np.int16)).max(axis=-1) >= _PALE]
    if not len(colored):
        return None
    colors, counts = np.unique(colored, axis=0, return_counts=True)
    red, green, blue = colors[int(np.argmax(counts))]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _course(search: Search, figure: Figure, color: str) -> tuple[Point, ...] | None:
    """Points where the colour runs, at the places at which the other series have theirs."""
    canvas = search.best.drawn.drawing.layout.canvas
    scale = canvas.dpi / 72
    height = search.image.shape[0]
    top, bottom = (height - side * scale for side in (canvas.axes.top, canvas.axes.bottom))
    left, right = (side * scale for side in (canvas.axes.left, canvas.axes.right))
    code = int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
    window = np.full_like(search.image, 255)
    inside = (
        slice(max(int(top) - _AIR, 0), int(bottom) + _AIR),
        slice(max(int(left) - _AIR, 0), int(right) + _AIR),
    )
    window[inside] = search.image[inside]
    share = share_of_color(window, code)
    seen = np.flatnonzero((share > 0.5).any(axis=0))  # noqa: PLR2004 - half of it
    if seen.size < 2:  # noqa: PLR2004 - a course needs two columns
        return None
    columns = np.arange(seen[0], seen[-1] + 1)
    middle = np.full(columns.size, (top + bottom) / 2)
    shift, _ = follow(share, columns, middle, int((bottom - top) / 2) + 8)
    low, high = limit_positions(figure.spec.y)
    points = []
    for x in _places(figure):
        column = canvas.across(x) * scale
        if not columns[0] - 3 <= column <= columns[-1] + 3:
            continue
        at = int(np.clip(round(column) - columns[0], 0, columns.size - 1))
        row = middle[at] + shift[at] + 0.5
        ends = sorted(
            _value(
                ((height - row - off) / scale - canvas.axes.bottom) / canvas.axes.height,
                low,
                high,
                figure,
            )
            for off in (-0.5, 0.5)
        )
        points.append(_point(x, shortest_between(*ends)))
    return tuple(points) or None


def _value(part: float, low: float, high: float, figure: Figure) -> float:
    if figure.spec.y.scale == "log":
        return float(low * (high / low) ** part)
    return low + part * (high - low)


def _point(x: X, value: Decimal) -> Point:
    return Point(x, value, value, value)


def _places(figure: Figure) -> list[X]:
    """Every place at which a series has a point, from the left."""
    places = {point.x for one in figure.series for point in one.points}
    return sorted(places, key=lambda x: position(x, figure.spec.x))
