"""Images and thresholds that cannot be compared are refused."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from figrepro.diff.pixels import compare_pixels, root_mean_square
from tests.diff.pixel_pairs import BLACK, WHITE, Pixels, flat


@pytest.mark.parametrize("compare", [compare_pixels, root_mean_square])
def test_images_of_different_sizes_are_refused(compare: Callable[[Pixels, Pixels], Any]) -> None:
    """Images of different sizes raise ValueError, which tells the sizes."""
    with pytest.raises(ValueError, match="4 by 3 pixels, the drawing 3 by 4"):
        compare(flat(3, 4, WHITE), flat(4, 3, WHITE))


@pytest.mark.parametrize("compare", [compare_pixels, root_mean_square])
@pytest.mark.parametrize(
    "image",
    [np.zeros((3, 4, 3), np.uint8), np.zeros((3, 4), np.uint8), np.zeros((3, 4, 4))],
    ids=["no alpha", "no channels", "floats"],
)
def test_arrays_that_are_no_images_are_refused(
    compare: Callable[[Any, Any], Any], image: Any
) -> None:
    """Anything but red, green, blue and alpha in bytes raises ValueError."""
    with pytest.raises(
        ValueError, match=r"must be an array of bytes of shape \(height, width, 4\)"
    ):
        compare(image, image)


@pytest.mark.parametrize("threshold", [-0.1, 1.1, math.nan])
def test_thresholds_out_of_range_are_refused(threshold: float) -> None:
    """A threshold below 0 or above 1 raises ValueError."""
    with pytest.raises(ValueError, match="threshold must be between 0 and 1"):
        compare_pixels(flat(1, 1, WHITE), flat(1, 1, BLACK), threshold=threshold)
