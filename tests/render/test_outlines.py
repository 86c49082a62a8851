"""What changed, outlined and named in the sheet of a difference."""

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.render.boxes import PixelBox
from figrepro.render.difference_mask import ALIKE, DARKER, LIGHTER
from figrepro.render.outlines import Outline, OutlineBox, frames_in, joined
from figrepro.render.sheet import COLORS, difference_sheet
from tests.figures import made
from tests.render.making import bounds, only, pixels, with_opacity
from tests.render.sheets import AIR, CAPTION, LINE, RULE, WIDTH, nothing, panels, sheet_of, violet

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEIGHT = 450
WHOLE = PixelBox(0, 0, WIDTH, HEIGHT)
MARGIN = AIR + LINE
LINE_OF_A_SERIES = PixelBox(100, 100, 900, 500)
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
    return with_opacity(pixels(made({"a": points}, y={"limits": [0, 4]}, size=SIZE)))


def place_of(y: float) -> PixelBox:
    """The box of the point at 2."""
    figure = made({"a": [(2, y)]}, x={"limits": [1, 3]}, y={"limits": [0, 4]}, size=SIZE)
    return PixelBox(*bounds((only(figure, "series/a/markers") != 255).any(axis=-1)))


def mask_of(old: "NDArray[np.uint8]", new: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """What differs, and whether it is lighter or darker now."""
    lighter = new[..., :3].sum(axis=-1, dtype=int) > old[..., :3].sum(axis=-1, dtype=int)
    return np.where((old != new).any(axis=-1), np.where(lighter, LIGHTER, DARKER), ALIKE).astype(
        np.uint8
    )


def ring(box: PixelBox) -> "NDArray[np.bool_]":
    """The pixels of the line around a box in an image of this module's size, without margin."""
    marked = np.zeros((HEIGHT, WIDTH), np.bool_)
    marked[box.grown(AIR + LINE).slices] = True
    marked[box.grown(AIR).slices] = False
    return marked


def outlined(sheet: "NDArray[np.uint8]") -> "list[NDArray[np.uint8]]":
    """The three images on a sheet with outlines, without their margins."""
    whole = panels(sheet, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)
    return [panel[MARGIN:-MARGIN, MARGIN:-MARGIN] for panel in whole]


def test_an_element_is_outlined_in_both_images(
    old: "NDArray[np.uint8]", new: "NDArray[np.uint8]", point: Outline
) -> None:
    """At its place in each, and at both in the difference."""
    assert point.reference is not None
    assert point.drawing is not None
    sheet = sheet_of(old, new, mask_of(old, new), [point])
    before, now = ring(point.reference), ring(point.drawing)
    for panel, rings in zip(outlined(sheet), (before, now, before | now), strict=True):
        assert violet(panel)[rings].all()


def test_nothing_is_hidden_but_by_a_line_and_a_badge(
    old: "NDArray[np.uint8]", new: "NDArray[np.uint8]", point: Outline
) -> None:
    """What is outlined is as it was drawn, and every other pixel too."""
    sheet = sheet_of(old, new, mask_of(old, new), [point])
    for panel, image, box in zip(
        outlined(sheet), (old, new), (point.reference, point.drawing), strict=False
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
    *_, panel = outlined(sheet_of(old, new, mask, [point]))
    around = ring(point.reference) | ring(point.drawing)
    for value in (LIGHTER, DARKER):
        assert (panel[(mask == value) & ~around] == COLORS[value]).all()


@pytest.mark.parametrize("place", [0, 1])
def test_what_is_in_one_image_is_outlined_there(place: int, old: "NDArray[np.uint8]") -> None:
    """And in the difference."""
    box = PixelBox(300, 200, 320, 220)
    outline = Outline("new", None, box) if place else Outline("gone", box, None)
    images = outlined(sheet_of(old, old, nothing(old), [outline]))
    assert [bool(violet(image).any()) for image in images] == [not place, bool(place), True]


def test_what_moved_far_is_outlined_twice_in_the_difference() -> None:
    """One rectangle around both places would be around other things."""
    places = PixelBox(800, 20, 980, 130), PixelBox(100, 300, 280, 410)
    frames = frames_in([Outline("legend", *places)], WHOLE, 1, 0)
    assert frames == tuple(
        [OutlineBox((1,), place) for place in some]
        for some in (places[:1], places[1:], places[::-1])
    )


def test_places_are_those_in_the_sheet() -> None:
    """Enlarged, cut off, and moved by the margin, which is also left around a box."""
    old, new, _ = frames_in([Outline("", PixelBox(1, 2, 4, 5), PixelBox(8, 8, 20, 9))], WHOLE, 3, 7)
    assert old == [OutlineBox((1,), PixelBox(3, 6, 12 + 14, 15 + 14))]
    assert new == [OutlineBox((1,), PixelBox(24, 24, 60 + 14, 27 + 14))]
    (cut,), _, _ = frames_in([Outline("", WHOLE.moved(-30, 0), None)], WHOLE, 1, 0)
    assert cut.box == PixelBox(0, 0, WIDTH - 30, HEIGHT)


def numbers(*boxes: PixelBox) -> list[tuple[int, ...]]:
    """The numbers of those that share a rectangle."""
    return [one.numbers for one in joined(numbered(*boxes))]


def numbered(*boxes: PixelBox) -> list[OutlineBox]:
    """A rectangle for each box with the numbers 1, 2 and so on."""
    return [OutlineBox((number,), box) for number, box in enumerate(boxes, start=1)]


def square(left: int, top: int, side: int = 30) -> PixelBox:
    """A rectangle as large as one around a marker."""
    return PixelBox(left, top, left + side, top + side)


def test_rectangles_that_share_much_are_one() -> None:
    """It is around both, and so it is with equal ones."""
    (frame,) = joined(numbered(square(50, 60), square(60, 70), square(50, 60)))
    assert frame == OutlineBox((1, 2, 3), PixelBox(50, 60, 90, 100))


def test_rectangles_become_one_through_others() -> None:
    """In whatever order they are numbered."""
    row = [square(50 + 20 * place, 50) for place in range(4)]
    assert numbers(*row) == numbers(row[3], row[0], row[2], row[1]) == [(1, 2, 3, 4)]


def test_rectangles_that_hardly_touch_stay_apart() -> None:
    """As those around the rows of a legend."""
    assert numbers(*(square(50, 50 + 28 * row) for row in range(3))) == [(1,), (2,), (3,)]


def test_a_point_keeps_its_rectangle_inside_that_of_its_line() -> None:
    """It is to be seen by itself."""
    assert numbers(LINE_OF_A_SERIES, square(400, 300), square(890, 90)) == [(1,), (2,), (3,)]


sides = st.one_of(st.integers(1, 5), st.integers(10, 30), st.integers(50, 400))
rectangles = st.builds(
    lambda left, top, width, height: PixelBox(left, top, left + width, top + height),
    st.integers(0, 700),
    st.integers(0, 400),
    sides,
    sides,
)


@given(st.lists(rectangles, max_size=15))
def test_every_box_is_in_a_rectangle_with_its_number(some: list[PixelBox]) -> None:
    """Whatever it shares it with; and joined again they stay as they are."""
    found = joined(numbered(*some))
    for number, box in enumerate(some, start=1):
        (frame,) = (frame for frame in found if number in frame.numbers)
        assert frame.box.around(box) == frame.box
    assert joined(found) == found


def test_what_is_around_the_whole_image_covers_none_of_it(old: "NDArray[np.uint8]") -> None:
    """It runs in the margin; only its badge stands inside."""
    sheet = sheet_of(old, old, nothing(old), [Outline("background", WHOLE, WHOLE)])
    for panel in panels(sheet, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN)[:2]:
        inside = panel[MARGIN:-MARGIN, MARGIN:-MARGIN]
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
    for panel, image in zip(
        outlined(sheet), panels(sheet_of(old, old, nothing(old)), WIDTH), strict=True
    ):
        assert np.array_equal(panel, image)
    assert violet(sheet[CAPTION + HEIGHT + 2 * MARGIN :]).any()


def test_the_legend_is_below_the_images(old: "NDArray[np.uint8]", point: Outline) -> None:
    """As wide as they are together, and higher for more names."""
    heights = []
    for count in (1, 40):
        sheet = sheet_of(old, old, nothing(old), [point] * count)
        assert sheet.shape[1] == 3 * (WIDTH + 2 * MARGIN) + 2 * RULE
        heights.append(len(sheet) - CAPTION - HEIGHT - 2 * MARGIN)
    assert 0 < heights[0] < heights[1] < 12 * 48


def test_lines_grow_with_the_image() -> None:
    """They are seen where all of a large sheet is."""
    for scale in (1, 3):
        image = np.full((300 * scale, 1050 * scale, 4), 255, np.uint8)
        box = PixelBox(0, 0, 1050 * scale, 300 * scale)
        sheet = sheet_of(image, image, nothing(image), [Outline("all", box, None)])
        row = violet(sheet)[150 * scale, : 1000 * scale]
        assert row.sum() == row[:20].sum() == (LINE, 6)[scale > 1]


def test_the_same_outlines_give_the_same_bytes(old: "NDArray[np.uint8]", point: Outline) -> None:
    """However often."""
    outlines = [point, Outline("title", PixelBox(300, 10, 600, 40), PixelBox(290, 10, 610, 40))]
    one, two = (difference_sheet(old, old, nothing(old), outlines) for _ in range(2))
    assert one == two


edges = st.integers(-50, 500)
boxes = st.none() | st.builds(PixelBox, edges, edges, edges, edges)


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


def test_hundreds_of_outlines_do_not_take_forever(old: "NDArray[np.uint8]") -> None:
    """Those that are too many are counted, and not outlined."""
    outlines = [
        Outline("point", PixelBox(x, y, x + 9, y + 9), None)
        for y in range(0, HEIGHT, 30)
        for x in range(0, WIDTH, 30)
    ]
    assert len(outlines) > 500
    start = time.process_time()
    sheet = sheet_of(old, old, nothing(old), outlines)
    assert time.process_time() - start < 5
    first, _, _ = outlined(sheet)
    assert violet(first[:90]).any()
    assert not violet(first[150:]).any()
