"""Which boxes share a rectangle, and where the rectangles run."""

from hypothesis import given
from hypothesis import strategies as st

from figrepro.render.boxes import PixelBox
from figrepro.render.frames import Frame, Pen, kept_apart

PEN = Pen(line=2, air=5)
LINE_OF_A_SERIES = PixelBox(100, 100, 900, 500)


def frames(*boxes: PixelBox) -> list[Frame]:
    """The rectangles around boxes with the numbers 1, 2 and so on."""
    alone = [Frame(box, frozenset((number,))) for number, box in enumerate(boxes, start=1)]
    return kept_apart(alone, PEN)


def numbers(*boxes: PixelBox) -> list[list[int]]:
    """The numbers of those that share a rectangle."""
    return sorted(sorted(frame.numbers) for frame in frames(*boxes))


def square(left: int, top: int, side: int = 16) -> PixelBox:
    """A box as large as a marker."""
    return PixelBox(left, top, left + side, top + side)


def test_there_is_air_between_a_box_and_the_line_around_it() -> None:
    """As much on each side."""
    (frame,) = frames(square(50, 60))
    assert frame.outer(PEN) == PixelBox(43, 53, 73, 83)


def test_equal_boxes_share_a_rectangle() -> None:
    """It is around them as around one."""
    (frame,) = frames(square(50, 60), square(50, 60))
    assert frame == Frame(square(50, 60), frozenset({1, 2}))


def test_boxes_that_overlap_share_a_rectangle() -> None:
    """It is around both."""
    (frame,) = frames(square(50, 60), square(60, 70))
    assert frame.box == PixelBox(50, 60, 76, 86)


def test_boxes_too_near_for_a_line_between_them_share_a_rectangle() -> None:
    """The line would run over one of them."""
    assert numbers(square(50, 50), square(50 + 16 + 6, 50)) == [[1, 2]]
    assert numbers(square(50, 50), square(50 + 16 + 7, 50)) == [[1], [2]]


def test_boxes_share_a_rectangle_through_others_between_them() -> None:
    """A row of markers is one, in whatever order they are numbered."""
    row = [square(50 + 20 * place, 50) for place in range(8)]
    assert numbers(*row) == [[1, 2, 3, 4, 5, 6, 7, 8]]
    assert numbers(*row[::2], *row[1::2]) == [[1, 2, 3, 4, 5, 6, 7, 8]]


def test_a_point_keeps_its_rectangle_inside_that_of_its_line() -> None:
    """It is to be seen by itself."""
    assert numbers(LINE_OF_A_SERIES, square(400, 300)) == [[1], [2]]


def test_the_rectangle_of_a_line_is_widened_for_a_point_at_its_end() -> None:
    """It runs around that of the point, not over the point."""
    point, line = frames(LINE_OF_A_SERIES, square(892, 92))
    assert point.box == square(892, 92)
    inner = line.outer(PEN).grown(-PEN.line)
    assert inner.around(point.outer(PEN)) == inner


def test_a_legend_and_its_entries_share_a_rectangle() -> None:
    """Since they fill it."""
    entries = [PixelBox(820, 20 + 34 * row, 960, 41 + 34 * row) for row in range(6)]
    assert numbers(PixelBox(800, 10, 980, 220), *entries) == [[1, 2, 3, 4, 5, 6, 7]]


sides = st.one_of(st.integers(1, 5), st.integers(10, 30), st.integers(50, 400))
boxes = st.builds(
    lambda left, top, width, height: PixelBox(left, top, left + width, top + height),
    st.integers(0, 700),
    st.integers(0, 400),
    sides,
    sides,
)


@given(st.lists(boxes, max_size=15))
def test_no_line_runs_over_the_box_of_a_smaller_rectangle(some: list[PixelBox]) -> None:
    """The larger one is far enough away, or all around it."""
    found = frames(*some)
    for place, larger in enumerate(found):
        inner = larger.box.grown(PEN.air)
        for smaller in found[:place]:
            near = smaller.box.is_near(larger.box, PEN.reach)
            assert not near or inner.around(smaller.outer(PEN)) == inner


@given(st.lists(boxes, max_size=15))
def test_every_box_is_in_a_rectangle_with_its_number(some: list[PixelBox]) -> None:
    """Whatever it shares it with."""
    found = frames(*some)
    for number, box in enumerate(some, start=1):
        (frame,) = (frame for frame in found if number in frame.numbers)
        assert frame.box.around(box) == frame.box
