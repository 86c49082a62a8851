"""The luma of colors is told in whole numbers, exactly enough to keep any two apart."""

import numpy as np

from figrepro.diff.color import to_colors, whole_luma


def test_colors_of_the_same_luma_are_the_same() -> None:
    """No change of red and green is exactly made up for by one of blue."""
    changes = np.arange(-255, 256)
    primaries = np.array([[1, 0, 0, 255], [0, 1, 0, 255], [0, 0, 1, 255]], np.uint8)
    red, green, blue = (int(luma) for luma in whole_luma(to_colors(primaries)))
    luma = changes[:, np.newaxis] * red + changes * green
    made_up = (luma % blue == 0) & (abs(luma) <= 255 * blue)
    assert np.argwhere(made_up).tolist() == [[255, 255]]  # where neither changes
