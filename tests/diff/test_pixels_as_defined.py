"""Counts and masks are those of the definition of pixelmatch, whatever the images and tiles."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.diff.pixels import PixelComparison, compare_pixels
from tests.diff.pixel_pairs import (
    WHITE,
    Pair,
    any_colors,
    disc,
    few_colors,
    few_translucent_colors,
    flat,
    gradients,
    noise,
    opaque_colors,
    pairs,
    soft_discs,
    tall_sizes,
    thin_sizes,
    thresholds,
    translucent_noise,
    translucent_soft_discs,
)
from tests.diff.slow_pixelmatch import Color, SlowComparison, difference, distance, slow_pixelmatch


@contextmanager
def tiles(*, rows: int, crowded: int) -> Iterator[None]:
    """Lets images be compared in tiles of so many rows.

    They count as crowded where one of `crowded` pixels differs: never if it is 0.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("figrepro.diff.pixels._TILE_PIXELS", 1)
        patch.setattr("figrepro.diff.pixels._MIN_TILE_ROWS", rows)
        patch.setattr("figrepro.diff.pixels._CROWDED", crowded)
        patch.setattr("figrepro.diff.antialiasing._WINDOWS_AT_A_TIME", 10)
        yield


def compare_slowly(
    pair: Pair, *, threshold: float, include_antialiased: bool = False
) -> SlowComparison:
    """What the definition says about two images."""
    reference, drawing = (
        [[(*color,) for color in row] for row in image.tolist()] for image in pair
    )
    return slow_pixelmatch(
        reference, drawing, threshold=threshold, include_antialiased=include_antialiased
    )


def assert_same(found: PixelComparison, expected: SlowComparison) -> None:
    """Asserts that two comparisons have the same counts and masks."""
    assert found.mask.tolist() == expected.mask
    assert (found.differing, found.antialiased) == (expected.differing, expected.antialiased)


def assert_as_defined(
    pair: Pair, *, threshold: float, include_antialiased: bool = False, tile_rows: int = 1000
) -> None:
    """Asserts that images differ as in the definition, on either way to anti-aliased pixels."""
    expected = compare_slowly(pair, threshold=threshold, include_antialiased=include_antialiased)
    for crowded in (0, 1_000_000):
        with tiles(rows=tile_rows, crowded=crowded):
            found = compare_pixels(
                *pair, threshold=threshold, include_antialiased=include_antialiased
            )
        assert_same(found, expected)


@given(pairs(noise), thresholds)
def test_noise_is_compared_as_defined(pair: Pair, threshold: float) -> None:
    """Images of unrelated pixels differ as in the definition."""
    assert_as_defined(pair, threshold=threshold)


@given(pairs(few_colors), thresholds)
def test_edges_of_flat_areas_are_compared_as_defined(pair: Pair, threshold: float) -> None:
    """Images of a few colors differ as in the definition."""
    assert_as_defined(pair, threshold=threshold)


@given(pairs(soft_discs), thresholds)
def test_soft_edges_are_compared_as_defined(pair: Pair, threshold: float) -> None:
    """Images with anti-aliased edges differ as in the definition."""
    assert_as_defined(pair, threshold=threshold)


@given(pairs(gradients), thresholds)
def test_gradients_are_compared_as_defined(pair: Pair, threshold: float) -> None:
    """Smooth images differ as in the definition."""
    assert_as_defined(pair, threshold=threshold)


@given(
    pairs(translucent_noise) | pairs(few_translucent_colors) | pairs(translucent_soft_discs),
    thresholds,
)
def test_translucent_images_are_compared_as_defined(pair: Pair, threshold: float) -> None:
    """Translucent pixels differ as they do on the checkerboard of the definition."""
    assert_as_defined(pair, threshold=threshold)


@given(pairs(few_colors, thin_sizes) | pairs(few_translucent_colors, thin_sizes), thresholds)
def test_thin_images_are_compared_as_defined(pair: Pair, threshold: float) -> None:
    """Images one pixel wide or high, which are all border, differ as in the definition."""
    assert_as_defined(pair, threshold=threshold)


@given(
    pairs(few_colors, tall_sizes)
    | pairs(soft_discs, tall_sizes)
    | pairs(translucent_soft_discs, tall_sizes),
    st.integers(1, 5),
)
def test_images_taller_than_a_tile_are_compared_as_defined(pair: Pair, tile_rows: int) -> None:
    """Where an image is cut into tiles does not matter."""
    assert_as_defined(pair, threshold=0.05, tile_rows=tile_rows)


@pytest.mark.parametrize("alpha", [255, 250], ids=["opaque", "translucent"])
def test_crowded_and_scattered_differences_are_judged_alike(
    alpha: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways to anti-aliased pixels find the same ones in images of many tiles."""
    random = np.random.default_rng(0)
    colors = random.integers(0, 256, (40, 2, 4), np.uint8)
    colors[..., 3] = alpha
    rows = [
        disc((700, 20), (y, 10.3 + y % 1), 4 + y % 5, [(*ink,), (*ground,)])
        for y, (ink, ground) in zip(random.uniform(0, 700, 40), colors.tolist(), strict=True)
    ]
    reference = np.concatenate(rows, axis=1)
    pair = reference, np.roll(reference, (1, 1), (0, 1))
    found = []
    for crowded in (0, 1_000_000):
        monkeypatch.setattr("figrepro.diff.pixels._CROWDED", crowded)
        found.append(compare_pixels(*pair, threshold=0.05))
    scattered, together = found
    assert scattered.antialiased > 1000
    assert scattered.differing > 1000
    assert (scattered.mask == together.mask).all()


@given(pairs(soft_discs), thresholds)
def test_antialiased_pixels_count_when_asked(pair: Pair, threshold: float) -> None:
    """With `include_antialiased`, each pixel over the limit differs."""
    assert_as_defined(pair, threshold=threshold, include_antialiased=True)


@given(opaque_colors | any_colors, opaque_colors | any_colors)
def test_colors_at_the_limit_are_judged_as_defined(color: Color, other: Color) -> None:
    """Rounding does not decide: not even where the limit is exactly the distance of two colors."""
    pair = flat(1, 1, color), flat(1, 1, other)
    at_limit = min(math.sqrt(distance(difference(color, other, 0)) / 35215), 1.0)
    for threshold in (math.nextafter(at_limit, 0), at_limit, math.nextafter(at_limit, 1)):
        assert_as_defined(pair, threshold=threshold)


def test_pixels_between_real_tiles_are_compared_as_defined() -> None:
    """An image of two tiles, as large as they really are, differs as in the definition."""
    reference = flat(9000, 16, WHITE)
    drawing = reference.copy()
    random = np.random.default_rng(0)
    seam = slice(131072 // 16 - 10, 131072 // 16 + 10)
    for image in (reference, drawing):
        image[seam, :, :3] = random.choice([0, 128, 255], (20, 16, 1))
    expected = compare_slowly((reference, drawing), threshold=0.1)
    assert expected.antialiased > 0
    assert_same(compare_pixels(reference, drawing), expected)
