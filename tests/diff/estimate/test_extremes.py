"""Where the highest or the lowest value moves, the limits that nobody wrote follow from it."""

import pytest

from figrepro.render.drawn import draw_figure
from tests.diff.estimate.drawings import compared, named
from tests.figures import made

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
    found = compared(figure, draw_figure(reference).pixels)
    assert named(found) == {f"y A {x}"}
    assert not found.unexplained
