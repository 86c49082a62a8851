"""What the types of a spec cannot say: which values go together, and what can be drawn."""

import pytest

from figrepro.chart.checks import with_dpi
from figrepro.errors import FigreproError
from tests.figures import shipped
from tests.folders import Folder

LARGEST = "allowed: at most 30000 px a side, 100000000 px in all"


@pytest.mark.parametrize("scale", ["date", "category"])
def test_values_are_numbers(folder: Folder, scale: str) -> None:
    """The y axis is a scale of numbers."""
    folder.spec(y=f'scale = "{scale}"')
    said = f'the y axis needs numbers; found "{scale}"; allowed: linear, log'
    assert folder.problems() == [f"chart/figure.toml:6: y.scale: {said}"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "[size]\nwidth = 1000",
            f"the drawing would be too large; found 150000 x 750 px; {LARGEST}",
        ),
        (
            "[size]\nwidth = 1e300",
            f"the drawing would be too large; found 1.5e+302 x 750 px; {LARGEST}",
        ),
        (
            "[size]\nheight = 0.1",
            "the drawing would be too small; found 1050 x 15 px; allowed: at least 16 px a side",
        ),
    ],
)
def test_a_drawing_has_a_size_that_can_be_drawn(folder: Folder, lines: str, said: str) -> None:
    """Memory is not asked for what nobody can look at."""
    folder.spec(more=lines)
    assert folder.problems() == [f"chart/figure.toml:6: size: {said}"]


@pytest.mark.parametrize("lines", ["left = 7", "left = 3\nright = 4", "left = 6"])
def test_margins_leave_room_for_the_axes(folder: Folder, lines: str) -> None:
    """Also together with the default margin on the other side."""
    folder.spec(more=f"[margins]\n{lines}")
    (problem,) = folder.problems()
    assert problem.startswith(
        "chart/figure.toml:6: margins: the margins leave no room for the axes; found "
    )


def test_other_pixels_per_inch_change_nothing_else_and_must_be_drawable() -> None:
    """The size in inches stays; more than fit into memory are refused."""
    chart = shipped("hellaswag")
    finer = with_dpi(chart, 300)
    assert (finer.size.dpi, finer.size.width) == (300, chart.size.width)
    assert finer.layers == chart.layers
    assert finer.margins == chart.margins
    with pytest.raises(FigreproError, match="size: the drawing would be too large"):
        with_dpi(chart, 2_000_000)
