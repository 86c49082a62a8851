"""Figures on square axes whose places stand on whole pixels, and what is seen at a place."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from figrepro.chart.chart import Chart
from figrepro.figure.colors import to_rgb
from tests.figures import Row, made

if TYPE_CHECKING:
    from numpy.typing import NDArray


SQUARE: dict[str, Any] = {
    "size": {"width": 5, "height": 5, "dpi": 100},
    "margins": {"left": 1, "right": 1, "top": 1, "bottom": 1},
    "legend": {"show": False},
}
"""Axes of 300 by 300 pixels, whose limits and middle stand on whole ones."""
TEN = {"limits": [0, 10]}


def square(points: Mapping[str, Sequence[Row]], /, **more: Any) -> Chart:
    """A figure on such axes from 0 to 10."""
    axes = {"x": TEN | more.pop("x", {}), "y": TEN | {"grid": False} | more.pop("y", {})}
    return made(points, **(SQUARE | axes | more))


def at(x: float, y: float) -> tuple[int, int]:
    """Column and row of a place on such axes."""
    return round(100 + 30 * x), round(400 - 30 * y)


def crop(image: "NDArray[Any]", x: float, y: float, reach: int = 25) -> "NDArray[Any]":
    """The pixels around a place."""
    column, row = at(x, y)
    return image[row - reach : row + reach + 1, column - reach : column + reach + 1]


def of_color(image: "NDArray[np.uint8]", color: str) -> "NDArray[np.bool_]":
    """Which pixels have exactly that colour."""
    same: NDArray[np.bool_] = (image == np.array(to_rgb(color), np.uint8)).all(axis=-1)
    return same
