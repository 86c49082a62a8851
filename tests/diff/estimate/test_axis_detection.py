"""Axes and legends are found in an image of a chart, whatever it shows."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from figrepro.diff.estimate.axis_detection import Runs, read_axes, read_frame
from figrepro.render.boxes import PixelBox
from figrepro.shapes import elements
from tests.diff.estimate.drawings import ALL, drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_LINE_PX = 4
"""A spine is up to so many pixels thick; the box may begin or end inside of it."""
_BEHIND_MARKS = {"coincident": 8}
"""A figure with a mark on the very end of an axis, and how many pixels of that it hides at most."""


_SCALE = 1.5
"""Pixels of a point in images that are no drawings."""


def _scale(name: str) -> float:
    return drawn(name).scene.canvas.scale


def _is_near(one: PixelBox, other: PixelBox, pixels: int) -> bool:
    """Whether no side of one is further from that of the other."""
    sides = zip(
        (one.left, one.top, one.right, one.bottom),
        (other.left, other.top, other.right, other.bottom),
        strict=True,
    )
    return all(abs(here - there) <= pixels for here, there in sides)


@pytest.mark.parametrize("name", ALL)
def test_the_axes_of_every_figure_are_found(name: str) -> None:
    """The box goes from the left spine to the end of the lower one."""
    owners = drawn(name).owners
    left, bottom = owners.box("spine/left"), owners.box("spine/bottom")
    assert left is not None
    assert bottom is not None
    found = read_axes(drawn(name).pixels, _scale(name))
    assert found is not None
    spines = PixelBox(left.left, left.top, bottom.right, bottom.bottom)
    assert _is_near(found, spines, _BEHIND_MARKS.get(name, _LINE_PX))


@pytest.mark.parametrize("name", ALL)
def test_the_frame_of_every_legend_is_found(name: str) -> None:
    """The frame of a legend is found to the pixel, and none where there is no legend."""
    frame = drawn(name).owners.box(elements.LEGEND_FRAME)
    found = read_frame(drawn(name).pixels, _scale(name))
    if frame is None:
        assert found is None
    else:
        assert found is not None
        assert _is_near(found, frame, 1)


def _blank() -> "NDArray[np.uint8]":
    return np.full((120, 160, 3), 255, np.uint8)


def _noise() -> "NDArray[np.uint8]":
    return np.random.default_rng(2).integers(0, 256, (120, 160, 3), dtype=np.uint8)


def _one_axis() -> "NDArray[np.uint8]":
    image = _blank()
    image[100:102, 20:150] = 0
    return image


@pytest.mark.parametrize("make", [_blank, _noise, _one_axis])
def test_where_there_are_no_two_axes_none_are_found(
    make: "Callable[[], NDArray[np.uint8]]",
) -> None:
    """An empty image, noise and a single line have no axes and no legend."""
    assert read_axes(make(), _SCALE) is None
    assert read_frame(make(), _SCALE) is None


def test_axes_are_found_behind_marks_that_hide_parts_of_them() -> None:
    """A line that crosses an axis does not end it."""
    image = _blank()
    image[10:101, 20:22] = 0
    image[99:101, 20:150] = 0
    image[40:66, 15:40] = (31, 119, 180)
    image[90:110, 70:97] = (255, 127, 14)
    assert read_axes(image, _SCALE) == PixelBox(20, 10, 150, 100)


def test_the_larger_of_two_grey_rectangles_is_the_legend() -> None:
    """A frame inside another, or a smaller one, is not it."""
    image = _blank()
    for box in (PixelBox(20, 20, 60, 50), PixelBox(80, 15, 150, 90), PixelBox(85, 20, 100, 40)):
        image[box.slices] = 204
        image[box.grown(-1).slices] = 255
    assert read_frame(image, _SCALE) == PixelBox(80, 15, 150, 90)


def test_grey_lines_that_reach_beyond_a_legend_do_not_widen_it() -> None:
    """A grey column further out that no grey row leads to is not a side of the frame."""
    image = _blank()
    image[10:110, 40] = 204
    image[20:60, 80:150] = 204
    image[21:59, 81:149] = 255
    assert read_frame(image, _SCALE) == PixelBox(80, 20, 150, 60)


def test_a_grey_line_below_a_legend_does_not_lengthen_it() -> None:
    """The edge of an axis is as grey where it lies between two rows of pixels."""
    image = _blank()
    image[104, 10:150] = 204
    image[20:95, 80:140] = 204
    image[21:94, 81:139] = 255
    assert read_frame(image, _SCALE) == PixelBox(80, 20, 140, 95)


def test_a_whole_grid_of_grey_lines_is_looked_at_in_good_time() -> None:
    """However many grey lines there are, a frame is found or not, and that soon."""
    image = np.full((450, 600, 3), 255, np.uint8)
    image[::3] = 204
    image[:, ::3] = 204
    assert read_frame(image, _SCALE) is not None


def test_stretches_of_marks_are_found_joined_and_measured() -> None:
    """Stretches know where they start and end; near ones can be made one."""
    runs = Runs.of(np.array([1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1], np.bool_))
    assert (runs.starts.tolist(), runs.ends.tolist()) == ([0, 3, 7], [2, 4, 11])
    assert runs.longest() == (7, 11)
    assert runs.joined(1).starts.tolist() == [0, 7]
    assert runs.longer_than(1).ends.tolist() == [2, 11]
    none = Runs.of(np.zeros(5, np.bool_))
    assert none.joined(3).longest() is None
