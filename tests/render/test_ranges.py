"""A range is drawn from bound to bound, and nothing about it looks like a value."""

from typing import Any

import pytest

from figrepro.chart.canvas import frame_of
from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from figrepro.shapes.primitives import Markers
from tests.figures import Row, made, overlaid
from tests.render.making import bounds, elements, is_ink, only, pixels
from tests.render.square import at, of_color, square


class TestRanges:
    """Where the source gave only bounds, the bounds are drawn."""

    @staticmethod
    def _range(low: float, high: float, **more: Any) -> Chart:
        row: Row = {"x": 5, "y_low": low, "y_high": high, "basis": "range"}
        return square({"a": [row]}, **more)

    def test_a_range_reaches_from_bound_to_bound(self) -> None:
        """With a cap at each."""
        image = of_color(only(self._range(3, 7), "series/a/range"), "tab:blue")
        left, upper, right, lower = bounds(image)
        (column, top), (_, foot) = at(5, 7), at(5, 3)
        assert upper == pytest.approx(top, abs=2)
        assert lower == pytest.approx(foot, abs=2)
        assert image[upper:lower, column - 1 : column + 1].any(axis=1).mean() > 0.7
        assert image[upper].sum() == image[lower - 1].sum() == right - left
        assert 8 <= right - left <= 12

    def test_its_middle_is_hollow(self) -> None:
        """No reader takes it for a value that was given."""
        image = pixels(self._range(3, 7, series={"a": {"size": 14}}))
        column, row = at(5, 5)
        assert (image[row, column] == 255).all()

    def test_bounds_at_zero_are_bounds(self) -> None:
        """Zero is a number like any other."""
        image = is_ink(only(self._range(0, 4), "series/a/range"))
        assert bounds(image)[3] == pytest.approx(at(5, 0)[1], abs=2)
        below = self._range(-4, 0, y={"limits": [-10, 10]})
        assert bounds(is_ink(only(below, "series/a/range")))[1] == pytest.approx(250, abs=2)

    def test_ranges_at_one_place_stand_side_by_side(self) -> None:
        """Each is seen from end to end."""
        row: Row = {"x": 5, "y_low": 3, "y_high": 7, "basis": "range"}
        figure = square({name: [row] for name in ("one", "two", "three")})
        edges = [
            bounds(is_ink(only(figure, f"series/{name}/range"))) for name in ("one", "two", "three")
        ]
        assert edges[0][2] < edges[1][0]
        assert edges[1][2] < edges[2][0]
        assert len({edge[1::2] for edge in edges}) == 1
        middle = (edges[1][0] + edges[1][2]) / 2
        assert middle == pytest.approx(250, abs=1)

    def test_the_ranges_of_the_shipped_figure(self, hellaswag: Chart) -> None:
        """16 Rec and 32 Rec at 800 are each drawn from 63 to 64."""
        drawing = draw(hellaswag)
        canvas, frame, image = drawing.scene.canvas, frame_of(hellaswag), pixels(hellaswag)
        for name, color in (("16 Rec", "tab:red"), ("32 Rec", "tab:purple")):
            own = is_ink(only(hellaswag, f"series/{name}/range"))
            left, upper, right, lower = bounds(own)
            bounds_of = hellaswag.layer(name).points[-1]
            assert bounds_of.y_low is not None
            assert bounds_of.y_high is not None
            rows = [
                canvas.height - frame.up(bound) * canvas.scale
                for bound in (bounds_of.y_high, bounds_of.y_low)
            ]
            assert (upper, lower) == pytest.approx(rows, abs=4)
            assert of_color(image[upper:lower, left:right], color).sum() > 60

    def test_the_legend_says_what_a_range_looks_like(self, vocab: Chart) -> None:
        """Where there is one."""
        row: Row = {"x": 5, "y_low": 3, "y_high": 7, "basis": "range"}
        figure = made({"a": [row], "b": [(1, 1)]})
        assert "key/range/label" in elements(figure)
        assert is_ink(only(figure, "key/range/handle")).any()
        assert "key/range/label" not in elements(vocab)

    def test_on_a_bar_it_has_a_diamond_and_so_has_its_row_in_the_legend(self) -> None:
        """An error bar has none, and a point of another reading that stands on one is a circle."""
        row: Row = {"x": "b", "y_low": 3, "y_high": 7, "basis": "range"}
        error: Row = {"x": "a", "y": 5, "err_low": 2, "err_high": 2}
        axis = {"scale": "category", "limits": None}
        shown = {"show": True, "outside": True}
        plain = square({"a": [error, row]}, kind="bar", x=axis, legend=shown)
        over = overlaid(plain, {"a": [("a", 5), row]})
        for figure in (plain, over):
            assert _markers_of(figure, "series/a/range") == {"hline", "diamond"}
            assert _markers_of(figure, "key/range/handle") == {"hline", "diamond"}
            assert _markers_of(figure, "series/a/error") == {"hline"}
        assert _markers_of(over, "reading/other/a/range") == {"hline", "diamond"}
        assert _markers_of(over, "reading/other/a/markers") == {"circle"}
        assert _markers_of(over, "key/reading/other/handle") == {"circle"}
        of_lines = square({"a": [row]}, x=axis, legend=shown)
        assert _markers_of(of_lines, "key/range/handle") == {"hline", "circle"}
        column, row_of_pixels = 325, at(0, 5)[1]
        assert (pixels(plain)[row_of_pixels, column] == 255).all()


def _markers_of(figure: Chart, element: str) -> set[str]:
    """The markers of an element: `hline` is a cap."""
    shapes = (shape for shape in draw(figure).scene.shapes if shape.element == element)
    return {shape.marker for shape in shapes if isinstance(shape, Markers)}
