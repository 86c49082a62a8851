"""Where the highest or the lowest value moves, the limits that nobody wrote follow from it."""

from decimal import Decimal
from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from tests.diff.estimate.drawings import compared, named
from tests.figures import made, with_point

_SIZE = {"width": 5, "height": 4, "dpi": 80}


@pytest.mark.parametrize(
    ("shown", "now", "x"),
    [
        (["1"], ["2"], "0"),
        (["-3"], ["0"], "0"),
        (["1", "1", "1"], ["1", "1.1", "1"], "1"),
        (["2", "2", "2"], ["2", "2", "1.5"], "2"),
    ],
)
def test_limits_around_the_only_value_tell_it(shown: list[str], now: list[str], x: str) -> None:
    """Not the limits are told, which follow, but the value that stands in their middle."""
    reference, figure = (
        made({"A": list(enumerate(values))}, size=_SIZE) for values in (shown, now)
    )
    found = compared(figure, draw(reference).pixels)
    assert named(found) == {f"y A {x}"}
    assert not found.unexplained


def _ranged(high: str) -> Chart:
    """A range that reaches highest of all, where other points have error bars."""
    figure = made({"A": [(0, "1"), (1, "2"), (2, "3")], "B": [(0, "3"), (1, "1")]}, size=_SIZE)
    barred = with_point(figure, "A", 0, err_low=Decimal("0.5"), err_high=Decimal("0.5"))
    low, upper = Decimal(3), Decimal(high)
    bounds: dict[str, Any] = {"y": (low + upper) / 2, "y_low": low, "y_high": upper}
    return with_point(barred, "A", 2, basis="range", **bounds)


@pytest.mark.parametrize(("shown", "now"), [("4", "5"), ("5", "4.5")])
def test_the_bound_of_a_range_takes_the_limits_along(shown: str, now: str) -> None:
    """It reaches highest, so the limits follow from it; every other bar is the same."""
    found = compared(_ranged(now), draw(_ranged(shown)).pixels)
    assert named(found) == {"y_high A 2"}
    assert not found.unexplained
