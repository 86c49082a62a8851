"""The badges with numbers: what they say, how they look, and where they are put."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from figrepro.render.badges import BadgePlacer, draw_badges, text_of
from figrepro.render.boxes import PixelBox
from figrepro.render.frames import COLOR, Frame, Pen
from figrepro.render.isolation import drawing_settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

PEN = Pen(line=2, air=5)
POINT = PixelBox(100, 100, 116, 116)


@pytest.fixture
def paper() -> "NDArray[np.uint8]":
    """An empty image."""
    return np.full((300, 400, 3), 255, np.uint8)


@pytest.fixture(scope="module")
def badge() -> "NDArray[np.uint8]":
    """The badge of the first element."""
    with drawing_settings():
        return draw_badges(["1"], 150)["1"]


def placed(
    image: "NDArray[np.uint8]",
    badge: "NDArray[np.uint8]",
    *boxes: PixelBox,
    mask: "NDArray[np.uint8] | None" = None,
) -> list[PixelBox]:
    """Where badges at boxes are put."""
    frames = [Frame(box, frozenset((place,))) for place, box in enumerate(boxes)]
    unmarked = np.zeros(image.shape[:2], np.uint8)
    placer = BadgePlacer(image, unmarked if mask is None else mask, frames, PEN)
    return [placer.place(frame, badge) for frame in frames]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([3], "3"),
        ([3, 2], "2, 3"),
        ([1, 2, 3, 7], "1–3, 7"),
        ([1, 3, 5, 7], "1, 3, 5, 7"),
        ([1, 3, 5, 7, 9, 11], "1, 3, 5, 7, …"),
    ],
)
def test_a_badge_says_its_numbers(numbers: list[int], text: str) -> None:
    """In order, neighbours as a range, and not too many."""
    assert text_of(numbers) == text


def test_badges_are_white_on_the_color_of_outlines() -> None:
    """With nothing of a number cut off, and a wider badge for a longer one."""
    with drawing_settings():
        badges = draw_badges(["1", "23", "1–12"], 150)
    for drawn in badges.values():
        assert (drawn[0] == COLOR).all()
        assert (drawn[-1] == COLOR).all()
        assert (drawn[:, (0, -1)] == COLOR).all()
        assert (drawn == 255).all(axis=-1).sum() > 10
    widths = [drawn.shape[1] for drawn in badges.values()]
    assert widths == sorted(set(widths))


def test_a_badge_stands_outside_the_corner_of_its_rectangle(
    paper: "NDArray[np.uint8]", badge: "NDArray[np.uint8]"
) -> None:
    """Above it, where there is room."""
    (place,) = placed(paper, badge, POINT)
    assert (place.left, place.bottom) == (93, 93)


def test_a_badge_avoids_what_is_drawn(
    paper: "NDArray[np.uint8]", badge: "NDArray[np.uint8]"
) -> None:
    """It stands below what has lines above it."""
    paper[60:92] = 0
    (place,) = placed(paper, badge, POINT)
    assert place.top == 123


def test_a_badge_rather_hides_what_is_as_it_was(
    paper: "NDArray[np.uint8]", badge: "NDArray[np.uint8]"
) -> None:
    """Where it must hide something."""
    paper[60:160] = 0
    mask = np.ones(paper.shape[:2], np.uint8)
    mask[123:] = 0
    (place,) = placed(paper, badge, POINT, mask=mask)
    assert place.top >= 123


@pytest.mark.parametrize("box", [PixelBox(0, 0, 10, 10), PixelBox(390, 290, 400, 300)])
def test_a_badge_stays_in_the_image_and_off_its_box(
    box: PixelBox, paper: "NDArray[np.uint8]", badge: "NDArray[np.uint8]"
) -> None:
    """Also where the box is in a corner."""
    (place,) = placed(paper, badge, box)
    assert place.common(PixelBox(0, 0, 400, 300)) == place
    assert not place.common(box).area


def test_badges_of_neighbours_do_not_touch(
    paper: "NDArray[np.uint8]", badge: "NDArray[np.uint8]"
) -> None:
    """Nor does one stand on the box of another."""
    boxes = [
        PixelBox(60 + 26 * step, 60 + 12 * step, 76 + 26 * step, 76 + 12 * step)
        for step in range(9)
    ]
    places = placed(paper, badge, *boxes)
    for at, place in enumerate(places):
        assert not any(place.grown(1).common(other).area for other in places[:at])
        assert not any(place.common(box).area for box in boxes)


def test_the_badge_of_what_fills_the_image_stands_where_nothing_is(
    paper: "NDArray[np.uint8]", badge: "NDArray[np.uint8]"
) -> None:
    """Inside it."""
    paper[:40] = paper[260:] = 0
    (place,) = placed(paper, badge, PixelBox(0, 0, 400, 300))
    assert (paper[place.slices] == 255).all()


def test_a_badge_larger_than_the_image_is_cut(badge: "NDArray[np.uint8]") -> None:
    """To the size of the image."""
    paper = np.full((5, 7, 3), 255, np.uint8)
    assert placed(paper, badge, PixelBox(0, 0, 2, 2)) == [PixelBox(0, 0, 7, 5)]
