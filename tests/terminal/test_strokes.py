"""A line that leaves the limits is clipped to what lies within them."""

from hypothesis import given
from hypothesis import strategies as st

from figrepro.terminal.strokes import Place, clipped


@given(*[st.builds(Place, *[st.floats(-3, 3)] * 2)] * 2)
def test_a_clipped_line_is_what_lies_within_the_limits(start: Place, end: Place) -> None:
    """It stays inside, and holds every place of the line that is inside."""
    stroke = clipped(start, end)
    shares = [step / 16 for step in range(17)]
    inside = [
        place
        for part in shares
        if (
            place := Place(
                start.across + part * (end.across - start.across),
                start.up + part * (end.up - start.up),
            )
        ).is_inside
    ]
    if stroke is None:
        assert all(
            min(place.across, place.up, 1 - place.across, 1 - place.up) < 1e-6 for place in inside
        )
        return
    assert stroke.start.is_inside
    assert stroke.end.is_inside
    for place in inside:
        for one, ends in [
            (place.across, (stroke.start.across, stroke.end.across)),
            (place.up, (stroke.start.up, stroke.end.up)),
        ]:
            assert min(ends) - 1e-6 <= one <= max(ends) + 1e-6
