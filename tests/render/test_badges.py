"""The badges with numbers: what they say, how they look, and where they are put."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.render.badges import COLOR, draw_badge, draw_frames, place_badge, text_of
from figrepro.render.boxes import PixelBox
from figrepro.render.mpl_settings import drawing_settings
from figrepro.render.outlines import OutlineBox
from tests.render.sheets import nothing, violet

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDE, HIGH = 23, 26
"""Pixels of a badge with a number of one digit."""
WHOLE = PixelBox(0, 0, 400, 300)
POINT = PixelBox(100, 100, 116, 116)


@pytest.fixture
def paper() -> "NDArray[np.uint8]":
    """An empty image."""
    return np.full((WHOLE.height, WHOLE.width, 3), 255, np.uint8)


def place(
    image: "NDArray[np.uint8]", box: PixelBox, changed: "NDArray[np.bool_] | None" = None
) -> PixelBox:
    """Where a badge at a box is put."""
    mask = nothing(image) != 0 if changed is None else changed
    return place_badge(image, mask, box, WIDE, HIGH)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([3], "3"),
        ([2, 3], "2, 3"),
        ([1, 2, 3, 7], "1–3, 7"),
        ([1, 3, 5, 7], "1, 3, 5, 7"),
        ([1, 2, 4, 5, 7, 8, 9], "1, 2, 4, 5, …"),
    ],
)
def test_a_badge_says_its_numbers(numbers: list[int], text: str) -> None:
    """Three neighbours or more as a range, and not too many."""
    assert text_of(numbers) == text


def test_badges_are_white_on_the_color_of_outlines() -> None:
    """With nothing of a number cut off, and a wider badge for a longer one."""
    with drawing_settings():
        badges = [draw_badge(text, 150) for text in ("1", "23", "1–12")]
    for drawn in badges:
        assert (drawn[0] == COLOR).all()
        assert (drawn[-1] == COLOR).all()
        assert (drawn[:, (0, -1)] == COLOR).all()
        assert (drawn == 255).all(axis=-1).sum() > 10
    widths = [drawn.shape[1] for drawn in badges]
    assert widths == sorted(set(widths))


def test_a_badge_stands_above_the_corner_of_its_rectangle(paper: "NDArray[np.uint8]") -> None:
    """Where there is room."""
    assert place(paper, POINT) == PixelBox(100, 100 - HIGH, 100 + WIDE, 100)


def test_a_badge_avoids_what_is_drawn(paper: "NDArray[np.uint8]") -> None:
    """It stands below what has lines above it; pale ones, as those of a grid, do not count."""
    paper[95] = 230
    assert place(paper, POINT).bottom == POINT.top
    paper[60:98] = 0
    assert place(paper, POINT).top == POINT.bottom


def test_a_badge_rather_hides_what_is_as_it_was(paper: "NDArray[np.uint8]") -> None:
    """Where it must hide something: much of that rather than little of a change."""
    paper[60:160] = 0
    changed = nothing(paper) != 0
    changed[60:116] = True
    assert place(paper, POINT, changed).top >= POINT.bottom


@given(st.integers(0, 380), st.integers(0, 280))
def test_a_badge_stays_in_the_image_and_off_its_rectangle(left: int, top: int) -> None:
    """Also where that is in a corner."""
    paper = np.full((WHOLE.height, WHOLE.width, 3), 255, np.uint8)
    box = PixelBox(left, top, left + 20, top + 20)
    with drawing_settings():
        draw_frames(paper, nothing(paper) != 0, [OutlineBox((1,), box)], 150)
        badge = draw_badge("1", 150)
    assert (paper[box.grown(-2).slices] == 255).all()
    paper[box.slices] = 255
    assert violet(paper).sum() == violet(badge).sum()


def test_badges_of_neighbours_do_not_hide_each_other(paper: "NDArray[np.uint8]") -> None:
    """Each of many has its own place."""
    boxes = [PixelBox(60 + 26 * n, 60 + 12 * n, 76 + 26 * n, 76 + 12 * n) for n in range(9)]
    frames = [OutlineBox((number,), box) for number, box in enumerate(boxes, start=1)]
    with drawing_settings():
        draw_frames(paper, nothing(paper) != 0, frames, 150)
        badges = [draw_badge(str(number), 150) for number in range(1, 10)]
    for box in boxes:
        assert violet(paper[box.slices])[:2].all()
        paper[box.slices] = 255
    assert violet(paper).sum() == sum(violet(badge).sum() for badge in badges)


def test_the_badge_of_what_fills_the_image_stands_where_nothing_is(
    paper: "NDArray[np.uint8]",
) -> None:
    """Inside it."""
    paper[:40] = paper[260:] = 0
    assert (paper[place(paper, WHOLE).slices] == 255).all()


def test_a_badge_larger_than_the_image_is_cut() -> None:
    """To the size of the image."""
    paper = np.full((5, 7, 3), 255, np.uint8)
    with drawing_settings():
        draw_frames(paper, nothing(paper) != 0, [OutlineBox((1,), PixelBox(0, 0, 7, 5))], 150)
        assert np.array_equal(paper, draw_badge("1", 150)[:5, :7])
