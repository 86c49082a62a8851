"""The sheet that shows a difference: reference, drawing and what differs, side by side."""

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from figrepro.chart.chart import Chart
from figrepro.render.difference_mask import ALIKE, ANTIALIASED, DARKER, FAINT, LIGHTER
from figrepro.render.sheet import COLORS, difference_sheet
from tests.figures import made
from tests.render.making import is_ink, pixels, with_opacity
from tests.render.sheets import CAPTION, RULE, STRIP, captions, nothing, panels, sheet_of

if TYPE_CHECKING:
    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def drawing() -> "NDArray[np.uint8]":
    """The pixels of a drawing, opaque."""
    return with_opacity(pixels(made({"a": [(1, 1), (2, 2)]}, size={"width": 7, "height": 3})))


def test_it_holds_both_images_as_they_are(drawing: "NDArray[np.uint8]") -> None:
    """At their own size, parted by a rule, below a strip with captions."""
    height, width, _ = drawing.shape
    reference = np.full_like(drawing, 255)
    reference[10:20, 30:50, :3] = (1, 2, 3)
    sheet = sheet_of(reference, drawing, nothing(drawing))
    assert sheet.shape == (height + CAPTION, 3 * width + 2 * RULE, 3)
    old, new, _ = panels(sheet, width)
    assert np.array_equal(old, reference[..., :3])
    assert np.array_equal(new, drawing[..., :3])
    assert (sheet[:, width : width + RULE] == 128).all()


def test_what_the_mask_marks_has_its_color(drawing: "NDArray[np.uint8]") -> None:
    """Gone, new, edges and faint differences; all else is light and grey."""
    mask = nothing(drawing)
    mask[0, :5], mask[1, :5], mask[2, :5], mask[3, :5] = ANTIALIASED, LIGHTER, DARKER, FAINT
    mask[100:103, 200:204] = LIGHTER
    _, _, difference = panels(sheet_of(drawing, drawing, mask), drawing.shape[1])
    for value, color in COLORS.items():
        assert (difference[mask == value] == color).all()
    assert len(set(COLORS.values())) == 4
    red, _, blue = np.array([COLORS[LIGHTER], COLORS[DARKER]]).T
    assert red[0] > red[1]
    assert blue[1] > blue[0]
    rest = difference[mask == ALIKE]
    assert (rest[:, 0] == rest[:, 1]).all()
    assert (rest[:, 1] == rest[:, 2]).all()
    assert rest.min() >= 200
    assert (is_ink(difference) & (mask == ALIKE)).any()


def test_every_panel_has_its_caption(drawing: "NDArray[np.uint8]") -> None:
    """Dark letters on a light strip, none of them cut; the last with a key of the colours."""
    width = drawing.shape[1]
    found = captions(sheet_of(drawing, drawing, nothing(drawing)), width)
    for caption in found:
        dark = (caption < 100).all(axis=-1)
        rows, columns = np.nonzero(dark)
        assert dark.sum() > 100
        assert rows.min() >= 5
        assert rows.max() < CAPTION - 5
        assert columns.min() >= 5
        assert columns.max() < width - 5
        assert (caption[0] == STRIP).all()
    for color in COLORS.values():
        assert (found[2] == color).all(axis=-1).sum() > 100
        assert not (found[0] == color).all(axis=-1).any()
    assert not np.array_equal(found[0], found[1])


def test_the_key_fits_on_small_figures_too() -> None:
    """Its letters are smaller there."""
    image = with_opacity(pixels(made({"a": [(1, 1)]}, size={"width": 4, "height": 3, "dpi": 100})))
    sheet = sheet_of(image, image, nothing(image))
    strip = sheet[: len(sheet) - 300, -400:]
    for color in COLORS.values():
        assert (strip == color).all(axis=-1).sum() > 20
    assert (strip[:, -5:] == STRIP).all()


def test_letters_grow_with_the_image() -> None:
    """The sheet of a large image is legible where all of it is seen."""
    small, large = np.full((300, 1050, 4), 255, np.uint8), np.full((900, 3150, 4), 255, np.uint8)
    one, other = (sheet_of(image, image, nothing(image)) for image in (small, large))
    assert abs(len(other) - 3 * len(one)) <= 1
    dark = [(sheet[:, :1000] < 100).all(axis=-1).sum() for sheet in (one, other)]
    assert 8 < dark[1] / dark[0] < 10


def test_small_images_are_enlarged() -> None:
    """Each of their pixels becomes a square."""
    image = np.full((60, 100, 4), 255, np.uint8)
    image[20, 30, :3] = (1, 2, 3)
    sheet = sheet_of(image, image, nothing(image))
    rows, columns = np.nonzero((sheet[-240:, :400] == (1, 2, 3)).all(axis=-1))
    assert (rows.min(), rows.max()) == (80, 83)
    assert (columns.min(), columns.max()) == (120, 123)
    assert rows.size == 16


def test_transparent_pixels_are_shown_on_white(drawing: "NDArray[np.uint8]") -> None:
    """As a viewer of references shows them."""
    reference = drawing.copy()
    reference[..., 3] = 0
    reference[5, 5] = (0, 0, 0, 128)
    old, _, _ = panels(sheet_of(reference, drawing, nothing(drawing)), drawing.shape[1])
    assert tuple(old[5, 5]) == (127, 127, 127)
    old = old.copy()
    old[5, 5] = 255
    assert (old == 255).all()


@settings(max_examples=30)
@given(st.integers(16, 700), st.integers(1, 20))
def test_images_of_any_size(width: int, height: int) -> None:
    """There is room for three captions, and no seam between a strip and its image."""
    image = np.full((height, width, 4), 255, np.uint8)
    sheet = sheet_of(image, image, nothing(image))
    rule = sum((sheet == 128).all(axis=(0, 2)))
    assert rule == 2
    assert (sheet.shape[1] - rule) % 3 == 0
    assert sheet.shape[1] >= 1200
    assert (sheet[-1, :16] == 255).all()


def test_the_same_sheet_has_the_same_bytes(vocab: Chart) -> None:
    """It carries a title and nothing of the machine."""
    image = with_opacity(pixels(vocab))
    one, two = (difference_sheet(image, image, nothing(image)) for _ in range(2))
    assert one == two
    with Image.open(io.BytesIO(one)) as opened:
        assert opened.info["Title"] == "reference, drawing, difference"
