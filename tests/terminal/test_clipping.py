"""A line that leaves the limits is clipped to what lies within them."""

import math

from hypothesis import given
from hypothesis import strategies as st

from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Vertex
from figrepro.terminal.dots import clipped

BOX = Box(0.5, 1.5, 2.0, 1.0)
VERTICES = st.tuples(*[st.floats(-3, 6)] * 2)


@given(VERTICES, VERTICES)
def test_a_clipped_line_is_what_lies_within_the_limits(start: Vertex, end: Vertex) -> None:
    """It stays inside, and holds every place of the line that is inside."""
    piece = clipped(start, end, BOX)
    shares = [step / 16 for step in range(17)]
    line = [
        (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
        for part in shares
    ]
    if piece is None:
        assert not any(BOX.holds(*place, margin=-1e-6) for place in line)
        return
    assert all(BOX.holds(*place) for place in piece)
    for place in (place for place in line if BOX.holds(*place)):
        for one, ends in zip(place, zip(*piece, strict=True), strict=True):
            assert min(ends) - 1e-6 <= one <= max(ends) + 1e-6


@given(VERTICES, st.sampled_from([math.inf, -math.inf, math.nan]), st.floats(-3, 6))
def test_a_line_to_what_has_no_place_is_not_drawn(
    start: Vertex, nowhere: float, other: float
) -> None:
    """A value at or below zero on an axis of logarithms stands nowhere."""
    for end in ((nowhere, other), (other, nowhere)):
        assert clipped(start, end, BOX) is None
        assert clipped(end, start, BOX) is None
