"""What changed, outlined and named in the sheet of a difference."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.render.boxes import Outline, PixelBox
from figrepro.render.frames import Frame
from figrepro.render.outlines import frames_in, pen_for
from figrepro.render.sheet import GONE, NEW, difference_sheet
from tests.render.making import bounds, make, only, pixels, with_opacity
from tests.render.sheets import AIR, CAPTION, LINE, RULE, WIDTH, nothing, panels, sheet_of, violet

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEIGHT = 450
WHOLE = PixelBox(0, 0, WIDTH, HEIGHT)
PEN = pen_for(150)
SIZE = {"width": 7, "height": 3, "dpi": 150}
POINTS = [(1.0, 1.0), (2.0, 2.0), (3.0, 2.5)]


@pytest.fixture(scope="module")
def old() -> "NDArray[np.uint8]":
    """The pixels of a drawing, opaque."""
    return drawing_of(POINTS)


@pytest.fixture(scope="module")
def new() -> "NDArray[np.uint8]":
    """The pixels of a drawing one point of which is elsewhere, opaque."""
    return drawing_of([*POINTS[:1], (2, 1.2), *POINTS[2:]])


@pytest.fixture(scope="module")
def point() -> Outline:
    """That point."""
    return Outline("series/a/markers at 2: 2 → 1.2 (−0.8)", place_of(2), place_of(1.2))


def drawing_of(points: list[tuple[float, float]]) -> "NDArray[np.uint8]":
    """The pixels of a drawing whose axes do not follow its points."""
    return with_opacity(pixels(make({"a": points}, y={"limits": [0, 4]}, size=SIZE)))


def place_of(y: float) -> PixelBox:
    """The box of the point at 2."""
    figure = make({"a": [(2, y)]}, x={"limits": [1, 3]}, y={"limits": [0, 4]}, size=SIZE)
    return PixelBox(*bounds((only(figure, "series/a/markers") != 255).any(axis=-1)))


def mask_of(old: "NDArray[np.uint8]", new: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """What differs: 2 where it is lighter now, 3 where it is darker."""
    lighter = new[..., :3].sum(axis=-1, dtype=int) > old[..., :3].sum(axis=-1, dtype=int)
    return np.where((old != new).any(axis=-1), np.where(lighter, 2, 3), 0).astype(np.uint8)


def ring(box: PixelBox) -> "NDArray[np.bool_]":
    """The pixels of the line around a box in an image of this module's size."""
    marked = np.zeros((HEIGHT, WIDTH), np.bool_)
    marked[box.grown(AIR + LINE).slices] = True
    marked[box.grown(AIR).slices] = False
    return marked


def test_an_element_is_outlined_in_both_images(
    old: "NDArray[np.uint8]", new: "NDArray[np.uint8]", point: Outline
) -> None:
    """At its place in each, and around both in the difference."""
    assert point.reference is not None
    assert point.drawing is not None
    sheet = sheet_of(old, new, mask_of(old, new), [point])
    boxes = (point.reference, point.drawing, point.reference.around(point.drawing))
    for panel, box in zip(panels(sheet, WIDTH, HEIGHT), boxes, strict=True):
        assert violet(panel)[ring(box)].all()


def test_nothing_is_hidden_but_by_a_line_and_a_badge(
    old: "NDArray[np.uint8]", new: "NDArray[np.uint8]", point: Outline
) -> None:
    """What is outlined is as it was drawn, and every other pixel too."""
    sheet = sheet_of(old, new, mask_of(old, new), [point])
    for panel, image, box in zip(
        panels(sheet, WIDTH, HEIGHT), (old, new), (point.reference, point.drawing), strict=False
    ):
        assert box is not None
        assert np.array_equal(panel[box.grown(AIR).slices], image[..., :3][box.grown(AIR).slices])
        changed = (panel != image[..., :3]).any(axis=-1) & ~ring(box)
        left, top, right, bottom = bounds(changed)
        assert right - left < 40
        assert bottom - top < 40


def test_no_badge_hides_what_differs(
    old: "NDArray[np.uint8]", new: "NDArray[np.uint8]", point: Outline
) -> None:
    """Only the line runs over it where the line of the series passes."""
    mask = mask_of(old, new)
    assert point.reference is not None
    assert point.drawing is not None
    *_, panel = panels(sheet_of(old, new, mask, [point]), WIDTH, HEIGHT)
    around = ring(point.reference.around(point.drawing))
    for value, color in ((2, GONE), (3, NEW)):
        assert (panel[(mask == value) & ~around] == color).all()


@pytest.mark.parametrize("place", [0, 1])
def test_what_is_in_one_image_is_outlined_there(place: int, old: "NDArray[np.uint8]") -> None:
    """And in the difference."""
    box = PixelBox(300, 200, 320, 220)
    outline = Outline("new", None, box) if place else Outline("gone", box, None)
    images = panels(sheet_of(old, old, nothing(old), [outline]), WIDTH, HEIGHT)
    assert [bool(violet(image).any()) for image in images] == [not place, bool(place), True]


def test_what_moved_far_is_outlined_twice_in_the_difference() -> None:
    """One rectangle around both places would be mostly empty, or around other things."""
    places = PixelBox(800, 20, 980, 130), PixelBox(100, 300, 280, 410)
    _, _, difference = frames_in([Outline("legend", *places)], WHOLE, PEN)
    one = frozenset({1})
    assert set(difference) == {Frame(places[0], one), Frame(places[1], one)}


def test_what_moved_together_is_one_in_the_difference() -> None:
    """The entries of a legend are not taken for elements that went different ways."""
    boxes = [PixelBox(800, 20, 980, 130)]
    boxes += [PixelBox(820, 30 + 34 * row, 960, 51 + 34 * row) for row in range(3)]
    outlines = [Outline("", box, box.moved(-700, 300)) for box in boxes]
    _, _, difference = frames_in(outlines, WHOLE, PEN)
    assert [frame.numbers for frame in difference] == [frozenset({1, 2, 3, 4})] * 2


def test_what_is_around_the_whole_image_covers_none_of_it(old: "NDArray[np.uint8]") -> None:
    """The images get a margin for it; only its badge stands inside."""
    sheet = sheet_of(old, old, nothing(old), [Outline("background", WHOLE, WHOLE)])
    margin, wide = AIR + LINE, WIDTH + 2 * (AIR + LINE)
    for panel in panels(sheet, wide, HEIGHT + 2 * margin)[:2]:
        inside = panel[margin:-margin, margin:-margin]
        hidden = (inside != old[..., :3]).any(axis=-1)
        left, top, right, bottom = bounds(hidden)
        assert right - left < 40
        assert bottom - top < 40
        assert (old[..., :3][hidden] == 255).all()
        assert violet(panel)[:LINE].all()
        assert violet(panel)[:, -LINE:].all()


def test_what_is_not_in_the_images_is_only_named(old: "NDArray[np.uint8]") -> None:
    """Also where its box is beside them, or empty."""
    beside, empty = PixelBox(WIDTH, 0, WIDTH + 9, 9), PixelBox(50, 50, 50, 80)
    outlines = [Outline("a", None, None), Outline("b", beside, empty)]
    sheet = sheet_of(old, old, nothing(old), outlines)
    upper = CAPTION + HEIGHT
    assert np.array_equal(sheet[:upper], sheet_of(old, old, nothing(old)))
    assert violet(sheet[upper:]).any()


def test_the_legend_is_below_the_images(old: "NDArray[np.uint8]", point: Outline) -> None:
    """As wide as they are together, and higher for more names."""
    heights = []
    for count in (0, 1, 40):
        sheet = sheet_of(old, old, nothing(old), [point] * count)
        assert sheet.shape[1] == 3 * WIDTH + 2 * RULE
        heights.append(len(sheet) - CAPTION - HEIGHT)
    assert heights[0] == 0
    assert 0 < heights[1] < heights[2] < 12 * 48


def test_lines_grow_with_the_image() -> None:
    """They are seen where all of a large sheet is."""
    assert pen_for(150).line == LINE
    assert pen_for(150).air == AIR
    assert pen_for(1200).line > 10
    assert pen_for(75).line == 1


def test_the_same_outlines_give_the_same_bytes(old: "NDArray[np.uint8]", point: Outline) -> None:
    """However often."""
    outlines = [point, Outline("title", PixelBox(300, 10, 600, 40), PixelBox(290, 10, 610, 40))]
    one, two = (difference_sheet(old, old, nothing(old), outlines) for _ in range(2))
    assert one == two


numbers = st.integers(-50, 500)
boxes = st.none() | st.builds(PixelBox, numbers, numbers, numbers, numbers)


@settings(max_examples=40)
@given(
    st.integers(1, 300),
    st.integers(1, 300),
    st.lists(st.builds(Outline, st.text(max_size=20), boxes, boxes), max_size=12),
)
def test_any_boxes_and_names_on_images_of_any_size(
    width: int, height: int, outlines: list[Outline]
) -> None:
    """The sheet is drawn, and holds all three images."""
    image = np.full((height, width, 4), 255, np.uint8)
    sheet = sheet_of(image, image, nothing(image), outlines)
    assert sheet.shape[1] >= 1200
    assert len(sheet) > height


def test_hundreds_of_outlines_do_not_take_forever() -> None:
    """Those that are too many are named by their count."""
    image = np.full((HEIGHT, WIDTH, 4), 255, np.uint8)
    outlines = [
        Outline("point", PixelBox(x, y, x + 9, y + 9), None)
        for x in range(0, WIDTH, 30)
        for y in range(0, HEIGHT, 30)
    ]
    assert len(outlines) > 500
    assert len(sheet_of(image, image, nothing(image), outlines)) > HEIGHT + CAPTION
