"""Large images are compared in little memory."""

import tracemalloc

import numpy as np

from figrepro.diff.pixels import compare_pixels
from tests.diff.pixel_pairs import WHITE, flat


def test_large_images_take_little_memory() -> None:
    """Beside the images and the mask, 64 MiB are enough for twelve million pixels."""
    reference = flat(3000, 4000, WHITE)
    drawing = reference.copy()
    drawing[:, ::2, :3] = np.random.default_rng(0).integers(0, 256, (3000, 2000, 3), np.uint8)
    tracemalloc.start()
    try:
        compare_pixels(reference, drawing)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < (64 << 20)
