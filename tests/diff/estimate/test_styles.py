"""Looks of a series without a legend are told from its marks, where they are those of the image."""

from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from tests.diff.estimate.drawings import compared, named
from tests.figures import made, with_spec


def _figure(high: str = "3") -> Chart:
    """One series, so that there is no legend, with a range in the middle."""
    ranged = {"x": 1, "y": "", "y_low": 2, "y_high": high, "basis": "range"}
    return made({"A": [(0, "1"), ranged, (2, "5")]}, size={"width": 5, "height": 4, "dpi": 80})


def test_a_line_that_stands_elsewhere_is_not_left_out() -> None:
    """A bound of a range moved its line: that is no other look of the series."""
    found = compared(_figure("4"), draw(_figure()).pixels)
    assert named(found) == {"y_high A 1"}
    assert not found.unexplained


@pytest.mark.parametrize(
    "keys", [{"line": "dashed"}, {"width": 3.0}, {"marker": "square"}], ids=str
)
def test_a_look_is_found_without_a_legend(keys: dict[str, Any]) -> None:
    """Of a series whose marks stand where they stood."""
    shown = with_spec(_figure(), series={"A": keys})
    found = compared(_figure(), draw(shown).pixels)
    assert named(found) == {f"{key} A" for key in keys}
