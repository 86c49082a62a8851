"""Looks of a series without a legend are told from its marks, where they are those of the image."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from figrepro.diff.estimate.edits import with_each_point, with_style
from figrepro.figure.model import Figure, Point
from figrepro.render.drawn import draw_figure
from tests.diff.estimate.drawings import compared, named
from tests.figures import made


def _figure(high: str = "3") -> Figure:
    """One series, so that there is no legend, with a range in the middle."""
    figure = made({"A": [(0, "1"), (1, "2"), (2, "5")]}, size={"width": 5, "height": 4, "dpi": 80})
    low, upper = Decimal(2), Decimal(high)
    ranged = Point(Decimal(1), (low + upper) / 2, low, upper, "range")
    return with_each_point(figure, "A", lambda at, one: ranged if at == 1 else replace(one))


def test_a_line_that_stands_elsewhere_is_not_left_out() -> None:
    """A bound of a range moved its line: that is no other look of the series."""
    found = compared(_figure("4"), draw_figure(_figure()).pixels)
    assert named(found) == {"y_high A 1"}
    assert not found.unexplained


@pytest.mark.parametrize(
    "keys", [{"line": "dashed"}, {"width": 3.0}, {"marker": "square"}], ids=str
)
def test_a_look_is_found_without_a_legend(keys: dict[str, Any]) -> None:
    """Of a series whose marks stand where they stood."""
    shown = with_style(_figure(), "A", **keys)
    found = compared(_figure(), draw_figure(shown).pixels)
    assert named(found) == {f"{key} A" for key in keys}
