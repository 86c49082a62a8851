"""What the comparison of pixels says of images: how many differ, and which way each does."""

from typing import Any

import numpy as np
import pytest

from figrepro.diff.pixels import compare_pixels, root_mean_square
from figrepro.render.difference_mask import ALIKE, ANTIALIASED, DARKER, LIGHTER
from tests.diff.pixel_pairs import BLACK, GRAY, WHITE, disc, flat


def test_equal_images_are_alike() -> None:
    """Nothing differs between an image and its copy, however small the threshold."""
    image = disc((40, 30), (20, 15), 8, [BLACK, WHITE])
    found = compare_pixels(image, image.copy(), threshold=0)
    assert (found.differing, found.antialiased) == (0, 0)
    assert (found.mask == ALIKE).all()
    assert found.mask.shape == (40, 30)


def test_mask_tells_lighter_from_darker() -> None:
    """The mask says whether the drawing is lighter or darker than the reference."""
    reference = flat(1, 3, GRAY)
    drawing = np.array([[WHITE, GRAY, BLACK]], np.uint8)
    assert compare_pixels(reference, drawing).mask.tolist() == [[LIGHTER, ALIKE, DARKER]]


def test_a_disc_moved_by_a_fraction_of_a_pixel_differs_by_antialiasing_only() -> None:
    """What changes where an edge moves by less than a pixel is not taken for a difference."""
    reference = disc((40, 40), (20, 20), 9, [BLACK, WHITE])
    drawing = disc((40, 40), (20, 20.25), 9, [BLACK, WHITE])
    found = compare_pixels(reference, drawing)
    assert found.differing == 0
    assert found.antialiased > 10
    assert np.count_nonzero(found.mask == ANTIALIASED) == found.antialiased
    counted = compare_pixels(reference, drawing, include_antialiased=True)
    assert (counted.differing, counted.antialiased) == (found.antialiased, 0)


def test_images_without_pixels_are_alike() -> None:
    """Two images of no width or no height have nothing that could differ."""
    for empty in (flat(0, 5, WHITE), flat(5, 0, WHITE)):
        found = compare_pixels(empty, empty.copy())
        assert (found.differing, found.antialiased, found.mask.shape) == (0, 0, empty.shape[:2])
        assert root_mean_square(empty, empty.copy()) == 0


@pytest.mark.parametrize(
    "view",
    [np.s_[3:30, 5:35], np.s_[::2, ::-1], np.s_[:, :, ::-1]],
    ids=["part", "mirrored", "channels reversed"],
)
def test_images_may_be_views_of_others(view: Any) -> None:
    """How the images lie in memory, and whether they may be written to, does not matter."""
    reference = disc((40, 40), (20, 20), 9, [(10, 90, 255, 255), (200, 255, 255, 255)])[view]
    drawing = disc((40, 40), (21, 20.5), 9, [(10, 90, 255, 255), (200, 255, 255, 255)])[view]
    expected = compare_pixels(reference.copy(), drawing.copy())
    reference.flags.writeable = False
    found = compare_pixels(reference, drawing)
    assert found.mask.tolist() == expected.mask.tolist()
    assert expected.differing > 0
    assert root_mean_square(reference, drawing) == root_mean_square(
        reference.copy(), drawing.copy()
    )
