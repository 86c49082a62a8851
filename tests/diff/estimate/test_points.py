"""Points are told where the image has them, in the shortest numbers that are drawn so."""

from decimal import Decimal

import pytest

from figrepro.render.drawing import draw
from tests.diff.estimate.drawings import compared
from tests.figures import made, with_point


@pytest.mark.parametrize("value", ["2", "1.5", "3"])
@pytest.mark.parametrize("dpi", [80, 150])
def test_of_values_that_draw_the_same_pixels_the_round_one_is_told(value: str, dpi: int) -> None:
    """Marks stand on whole pixels, so that many values do; half a pixel is the doubt."""
    points = {"A": [(0, "1"), (1, "2.5"), (2, "4")], "B": [(0, "3"), (1, "1"), (2, "2")]}
    figure = made(points, kind="scatter", size={"width": 6, "height": 4, "dpi": dpi})
    shown = with_point(figure, "A", 1, y=Decimal(value), y_low=None, y_high=None)
    (change,) = compared(figure, draw(shown).pixels).changes
    assert Decimal(change.reference or "0") == Decimal(value)
    assert change.uncertainty_px == 0.5
