"""Steps, areas and scatters have the parts of their kind, also beside other kinds."""

import numpy as np
import pytest

from figrepro.figure.colors import to_rgb
from tests.figures import Row, load
from tests.render.making import bounds, elements, is_ink, only
from tests.render.square import at, of_color, square


class TestOtherKinds:
    """Steps, areas and scatters."""

    def test_a_step_keeps_its_value_up_to_the_next_point(self) -> None:
        """It rises where the next point stands."""
        rows: list[Row] = [(0, 2), (5, 8), (10, 8)]
        style = {"a": {"kind": "step", "marker": "none"}}
        image = is_ink(only(square({"a": rows}, series=style), "series"))
        assert image[at(4, 2)[::-1]]
        assert image[at(5, 5)[::-1]]
        assert image[at(6, 8)[::-1]]
        assert not image[at(4, 5)[::-1]]
        assert not image[at(6, 5)[::-1]]

    def test_an_area_is_tinted_from_its_line_to_zero(self) -> None:
        """The grid and other areas show through."""
        rows: list[Row] = [(0, 4), (10, 4)]
        image = only(square({"a": rows}, kind="area"), "series")
        column, row = at(5, 2)
        tint = image[row, column]
        expected = np.array(to_rgb("tab:blue")) * 0.25 + 255 * 0.75
        assert tint == pytest.approx(expected, abs=2)
        assert not is_ink(image)[at(5, 4)[1] - 3 - 20 : at(5, 4)[1] - 3].any()
        assert of_color(image, "tab:blue")[at(5, 4)[1], column]

    def test_an_area_below_zero_hangs_from_it(self) -> None:
        """Zero is its foot on both sides."""
        rows: list[Row] = [(0, -4), (10, -4)]
        figure = square({"a": rows}, kind="area", y={"limits": [-5, 5]})
        _, upper, _, lower = bounds(is_ink(only(figure, "series/a/area")))
        assert (upper, lower) == pytest.approx((250, 370), abs=1)

    def test_a_scatter_has_no_line(self) -> None:
        """Unless its spec asks for one."""
        rows: list[Row] = [(2, 2), (8, 8)]
        assert "series/a/line" not in elements(square({"a": rows}, kind="scatter"))
        asked = square({"a": rows}, kind="scatter", series={"a": {"line": "solid"}})
        assert "series/a/line" in elements(asked)

    def test_kinds_may_be_mixed(self) -> None:
        """Each series has the parts of its own kind."""
        parts: dict[str, set[str]] = {}
        for name in elements(load("mixed-kinds")):
            if name.startswith("series/"):
                _, series, part, *_ = name.split("/")
                parts.setdefault(series, set()).add(part)
        assert parts == {
            "orders": {"bar"},
            "target": {"line"},
            "trend": {"line", "markers"},
            "outliers": {"markers"},
        }
