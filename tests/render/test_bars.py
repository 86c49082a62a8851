"""Bars are whole, each at its category and as high as its value."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from figrepro.figure.colors import to_rgb
from tests.figures import Row, made
from tests.render.making import bounds, elements, is_ink, only, pixels
from tests.render.square import SQUARE, at, of_color, square

if TYPE_CHECKING:
    from collections.abc import Sequence


class TestBars:
    """Bars stand on zero, side by side, each as high as its value."""

    CATEGORIES: tuple[str, ...] = ("first", "second", "third")

    def _edges(self, figure: Chart, name: str, x: str) -> tuple[int, int, int, int]:
        return bounds(is_ink(only(figure, f"series/{name}/bar/{x}")))

    def _categories(self, **more: Any) -> Chart:
        heights = {"a": (2, 4, 6), "b": (8, 6, 4), "c": (1, 1, 1)}
        series: dict[str, list[Row]] = {
            name: list(zip(self.CATEGORIES, values, strict=True))
            for name, values in heights.items()
        }
        axis = {"scale": "category", "limits": [-0.5, 2.5]}
        return square(series, kind="bar", x=axis, **more)

    def test_bars_of_several_series_stand_side_by_side(self) -> None:
        """In the order of the series, without room between them, each in its colour."""
        figure = self._categories()
        for place, category in enumerate(self.CATEGORIES):
            edges = [self._edges(figure, name, category) for name in "abc"]
            assert edges[0][2] == pytest.approx(edges[1][0], abs=1)
            assert edges[1][2] == pytest.approx(edges[2][0], abs=1)
            widths = {edge[2] - edge[0] for edge in edges}
            assert max(widths) - min(widths) <= 1
            assert (edges[0][0] + edges[2][2]) / 2 == pytest.approx(150 + 100 * place, abs=1)
        image = pixels(figure)
        for name, color in zip("abc", ("tab:blue", "tab:orange", "tab:green"), strict=True):
            left, upper, right, lower = self._edges(figure, name, "first")
            assert of_color(image[upper + 1 : lower - 1, left + 1 : right - 1], color).all()

    def test_heights_are_values(self) -> None:
        """From zero up, to the pixel."""
        figure = self._categories()
        for category, height in zip(self.CATEGORIES, (2, 4, 6), strict=True):
            _, upper, _, lower = self._edges(figure, "a", category)
            assert (upper, lower) == pytest.approx((at(0, height)[1], at(0, 0)[1]), abs=1)

    def test_bars_below_zero_hang(self) -> None:
        """From zero down."""
        figure = square({"a": [(5, -4), (7, 3)]}, kind="bar", y={"limits": [-5, 5]})
        assert self._edges(figure, "a", "5")[1::2] == pytest.approx((250, 370), abs=1)
        assert self._edges(figure, "a", "7")[1::2] == pytest.approx((160, 250), abs=1)

    @pytest.mark.parametrize("scale", ["linear", "log", "date"])
    @pytest.mark.parametrize("count", [1, 2, 3, 9])
    def test_the_first_and_the_last_bar_are_whole(self, scale: str, count: int) -> None:
        """On an axis of numbers, of magnitudes or of days, whose limits nobody has chosen."""
        places: Sequence[object] = {
            "linear": [2 + 3 * n for n in range(count)],
            "log": [4 * 10**n for n in range(count)],
            "date": [f"2024-01-{1 + 3 * n:02}" for n in range(count)],
        }[scale]
        rows: list[Row] = [(place, 5) for place in places]
        figure = made({"a": rows, "b": rows}, kind="bar", x={"scale": scale}, **SQUARE)
        widths = []
        for place in {places[0], places[count // 2], places[-1]}:
            for name in "ab":
                left, _, right, _ = self._edges(figure, name, str(place))
                assert 100 <= left < right <= 400
                widths.append(right - left)
        assert max(widths) - min(widths) <= 2
        assert min(widths) >= 2

    def test_error_bars_stand_on_their_bars(self) -> None:
        """In the middle of each, in a colour that is seen on it."""
        rows: list[Row] = [{"x": x, "y": 6, "err_low": 2, "err_high": 2} for x in self.CATEGORIES]
        axis = {"scale": "category", "limits": [-0.5, 2.5]}
        figure = square({"a": rows, "b": rows}, kind="bar", x=axis)
        for name in "ab":
            marks = is_ink(only(figure, f"series/{name}/error"))
            for place, category in enumerate(self.CATEGORIES):
                left, _, right, _ = self._edges(figure, name, category)
                part = marks[:, 100 + 100 * place : 200 + 100 * place]
                edges = bounds(part)
                middle = (edges[0] + edges[2]) / 2 + 100 + 100 * place
                assert middle == pytest.approx((left + right) / 2, abs=1)
        column = (self._edges(figure, "a", "first")[0] + self._edges(figure, "a", "first")[2]) // 2
        inside = pixels(figure)[at(0, 5)[1], column].astype(int)
        assert np.abs(inside - np.array(to_rgb("tab:blue"))).sum() > 120

    def test_lines_run_over_bars(self) -> None:
        """Whichever comes first in the file."""
        series: dict[str, list[Row]] = {"line": [(2, 5), (8, 5)], "bars": [(5, 9)]}
        style = {"bars": {"kind": "bar"}, "line": {"width": 4, "marker": "none"}}
        column, row = at(5, 5)
        assert tuple(pixels(square(series, series=style))[row, column]) == to_rgb("tab:blue")

    def test_bars_have_no_markers_and_no_lines(self) -> None:
        """A bar says what there is to say."""
        parts = {name.split("/")[2] for name in elements(self._categories()) if "series/" in name}
        assert parts == {"bar"}
