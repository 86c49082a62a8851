"""Lines lead from point to point, as wide and as dashed as asked, and hide no point."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from figrepro.figure.colors import to_rgb
from tests.render.making import bounds, is_ink, only, pixels
from tests.render.square import at, crop, square

if TYPE_CHECKING:
    from tests.figures import Row


class TestLines:
    """Lines lead from point to point and hide none of them."""

    def test_a_line_along_a_limit_has_its_whole_width(self) -> None:
        """At the top and at the foot as in the middle."""
        series: dict[str, list[Row]] = {
            "low": [(0, 0), (10, 0)],
            "middle": [(0, 5), (10, 5)],
            "high": [(0, 10), (10, 10)],
        }
        style = {name: {"width": 6, "marker": "none"} for name in series}
        image = only(square(series, series=style), "series")
        heights = [is_ink(crop(image, 5, y)).sum(axis=0) for y in (0, 5, 10)]
        assert np.array_equal(heights[0], heights[1])
        assert np.array_equal(heights[1], heights[2])
        assert heights[0].max() >= 8

    def test_a_line_beyond_the_limits_ends_there(self) -> None:
        """But for half its own width."""
        figure = square({"a": [(-5, 5), (15, 5)]}, series={"a": {"marker": "none", "width": 4}})
        left, _, right, _ = bounds(is_ink(only(figure, "series")))
        assert 100 - 4 <= left <= 100
        assert 400 <= right <= 400 + 4

    @pytest.mark.parametrize("line", ["solid", "dashed", "dashdot", "dotted"])
    def test_dashes_differ(self, line: str) -> None:
        """By how much of the way is ink."""
        style = {"a": {"line": line, "marker": "none"}}
        row = is_ink(only(square({"a": [(0, 5), (10, 5)]}, series=style), "series"))[250]
        low, high = {
            "solid": (1.0, 1.01),
            "dashed": (0.6, 0.8),
            "dashdot": (0.55, 0.8),
            "dotted": (0.35, 0.6),
        }[line]
        assert low <= row[100:400].mean() <= high

    def test_markers_stand_on_lines(self) -> None:
        """No line of a later series runs over an earlier point."""
        figure = square({"a": [(5, 5)], "b": [(0, 5), (10, 5)]}, series={"a": {"size": 20}})
        column, row = at(5, 5)
        assert tuple(pixels(figure)[row, column]) == to_rgb("tab:blue")
