"""The comparison of pixels gives the counts and masks of pixelmatch, and matplotlib's number."""

import json
import math
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PIL import Image

from figrepro.diff.color import to_colors, whole_luma
from figrepro.diff.pixels import (
    ALIKE,
    ANTIALIASED,
    DARKER,
    LIGHTER,
    PixelComparison,
    compare_pixels,
    root_mean_square,
)
from tests.diff.slow_pixelmatch import (
    Color,
    SlowComparison,
    difference,
    distance,
    slow_pixelmatch,
)

Pixels: TypeAlias = NDArray[np.uint8]
Size: TypeAlias = tuple[int, int]
Pair: TypeAlias = tuple[Pixels, Pixels]
Images: TypeAlias = Callable[[Size], st.SearchStrategy[Pixels]]

WHITE = (255, 255, 255, 255)
GRAY = (128, 128, 128, 255)
BLACK = (0, 0, 0, 255)

PIXELMATCH_CASES = (
    "1diff",
    "1diffdefaultthreshold",
    "1diffmask",
    "1emptydiffmask",
    "2diff",
    "3diff",
    "4diff",
    "5diff",
    "6diff",
    "6empty",
    "7diff",
    "8diff",
)
MATPLOTLIB_CASES = range(7)


def flat(height: int, width: int, color: Color) -> Pixels:
    """An image of one color."""
    return np.full((height, width, 4), color, np.uint8)


def disc(size: Size, center: tuple[float, float], radius: float, colors: list[Color]) -> Pixels:
    """A disc of the first color, with a soft edge, on a ground of the second."""
    rows, columns = np.indices(size)
    from_center = np.hypot(rows - center[0], columns - center[1])
    cover = (radius + 0.5 - from_center).clip(0, 1)[..., np.newaxis]
    ink, ground = np.array(colors)
    pixels: Pixels = np.round(ground + (ink - ground) * cover).astype(np.uint8)
    return pixels


thresholds = st.sampled_from([0.0, 0.02, 0.05, 0.1, 0.3, 1.0])
seeds = st.integers(0, 2**32 - 1)
channels = st.integers(0, 255)
opaque_colors = st.tuples(channels, channels, channels, st.just(255))
any_colors = st.tuples(channels, channels, channels, channels | st.sampled_from([0, 255]))
sizes = st.tuples(st.integers(1, 10), st.integers(1, 10))
thin_sizes = st.tuples(st.just(1), st.integers(1, 20)) | st.tuples(st.integers(1, 20), st.just(1))
tall_sizes = st.tuples(st.integers(6, 20), st.integers(1, 8))


@st.composite
def noise(draw: st.DrawFn, size: Size) -> Pixels:
    """Any opaque color anywhere."""
    image = np.random.default_rng(draw(seeds)).integers(0, 256, (*size, 4), np.uint8)
    image[..., 3] = 255
    return image


@st.composite
def translucent_noise(draw: st.DrawFn, size: Size) -> Pixels:
    """Any color anywhere."""
    return np.random.default_rng(draw(seeds)).integers(0, 256, (*size, 4), np.uint8)


@st.composite
def few_colors(
    draw: st.DrawFn, size: Size, colors: st.SearchStrategy[Color] = opaque_colors
) -> Pixels:
    """Areas and edges of up to four colors."""
    palette = np.array(draw(st.lists(colors, min_size=2, max_size=4)), np.uint8)
    numbers = draw(arrays(np.intp, size, elements=st.integers(0, len(palette) - 1)))
    pixels: Pixels = palette[numbers]
    return pixels


def few_translucent_colors(size: Size) -> st.SearchStrategy[Pixels]:
    """Areas and edges of up to four colors, of which some are translucent."""
    return few_colors(size, any_colors)


@st.composite
def soft_discs(
    draw: st.DrawFn, size: Size, colors: st.SearchStrategy[Color] = opaque_colors
) -> Pixels:
    """A disc with a soft edge."""
    center = (draw(st.floats(0, size[0])), draw(st.floats(0, size[1])))
    ink_and_ground = draw(st.lists(colors, min_size=2, max_size=2))
    return disc(size, center, draw(st.floats(0.5, 5)), ink_and_ground)


def translucent_soft_discs(size: Size) -> st.SearchStrategy[Pixels]:
    """A disc with a soft edge, which may be translucent, and so may its ground."""
    return soft_discs(size, any_colors)


@st.composite
def gradients(draw: st.DrawFn, size: Size) -> Pixels:
    """Each channel a plane, cut off where it leaves the range of a channel."""
    slope = st.floats(-20, 20)
    rows, columns = np.indices(size)
    planes = [draw(slope) * rows + draw(slope) * columns + draw(channels) for _ in range(3)]
    opaque = np.full(size, 255)
    return np.stack([*planes, opaque], axis=-1).clip(0, 255).astype(np.uint8)


@st.composite
def pairs(draw: st.DrawFn, images: Images, sizes: st.SearchStrategy[Size] = sizes) -> Pair:
    """Two images that differ in a few pixels, in half of them, or in all."""
    size = draw(sizes)
    reference, other = draw(images(size)), draw(images(size))
    share = draw(st.sampled_from([0.1, 0.5, 1.0]))
    taken = np.random.default_rng(draw(seeds)).random(size) < share
    return reference, np.where(taken[..., np.newaxis], other, reference)


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


def test_colors_of_the_same_luma_are_the_same() -> None:
    """No change of red and green is exactly made up for by one of blue."""
    changes = np.arange(-255, 256)
    primaries = np.array([[1, 0, 0, 255], [0, 1, 0, 255], [0, 0, 1, 255]], np.uint8)
    red, green, blue = (int(luma) for luma in whole_luma(to_colors(primaries)))
    luma = changes[:, np.newaxis] * red + changes * green
    made_up = (luma % blue == 0) & (abs(luma) <= 255 * blue)
    assert np.argwhere(made_up).tolist() == [[255, 255]]  # where neither changes


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


def read_image(file: Path) -> Pixels:
    """The red, green, blue and alpha of an image file."""
    with Image.open(file) as image:
        return np.asarray(image.convert("RGBA"))


def read_pixelmatch_set(fixtures_dir: Path) -> dict[str, Any]:
    """What pixelmatch 7.2.0 expects of its images."""
    text = (fixtures_dir / "pixelmatch" / "expected.json").read_text(encoding="utf-8")
    published: dict[str, Any] = json.loads(text)["sets"]["v7.2.0"]
    return published


def read_matplotlib_set(fixtures_dir: Path) -> dict[str, Any]:
    """What matplotlib's tests expect of its images."""
    text = (fixtures_dir / "matplotlib" / "expected.json").read_text(encoding="utf-8")
    published: dict[str, Any] = json.loads(text)
    return published


def test_every_published_case_is_tested(fixtures_dir: Path) -> None:
    """The cases below are all the cases that were published."""
    cases = read_pixelmatch_set(fixtures_dir)["cases"]
    assert tuple(case["diff"] for case in cases) == PIXELMATCH_CASES
    assert len(read_matplotlib_set(fixtures_dir)["cases"]) == len(MATPLOTLIB_CASES)


@pytest.mark.parametrize("name", PIXELMATCH_CASES)
def test_published_images_of_pixelmatch_differ_as_published(name: str, fixtures_dir: Path) -> None:
    """The count is pixelmatch's, and so is each pixel's color in the image that it makes."""
    (case,) = (case for case in read_pixelmatch_set(fixtures_dir)["cases"] if case["diff"] == name)
    folder = fixtures_dir / "pixelmatch" / "v7.2.0"
    reference, drawing, picture = (
        read_image(folder / f"{case[key]}.png") for key in ("a", "b", "diff")
    )
    options = case["options"]
    found = compare_pixels(
        reference,
        drawing,
        threshold=options.get("threshold", 0.1),
        include_antialiased=options.get("includeAA", False),
    )
    assert found.differing == case["diff_pixels"]

    differs = options.get("diffColor", [255, 0, 0])
    marks = {DARKER: options.get("diffColorAlt", differs), LIGHTER: differs}
    if not options.get("diffMask", False):
        marks[ANTIALIASED] = options.get("aaColor", [255, 255, 0])
    for mark, color in marks.items():
        marked = found.mask == mark
        same_color = [other for other in marks if marks[other] == color]
        assert (picture[marked] == [*color, 255]).all()
        assert (np.isin(found.mask, same_color) == (picture == [*color, 255]).all(axis=-1)).all()


def test_published_translucent_pixel_differs(fixtures_dir: Path) -> None:
    """A color that equals another on white does not on the checkerboard."""
    (case,) = (
        case
        for case in read_pixelmatch_set(fixtures_dir)["pixel_cases"]
        if "checkerboard" not in case["options"]
    )
    found = compare_pixels(flat(1, 1, tuple(case["img1"])), flat(1, 1, tuple(case["img2"])))
    assert found.differing == case["diff_pixels"]


@pytest.mark.parametrize("number", MATPLOTLIB_CASES)
def test_published_images_of_matplotlib_differ_as_published(
    number: int, fixtures_dir: Path
) -> None:
    """The root mean square is matplotlib's, or within the tolerance that its test sets."""
    published = read_matplotlib_set(fixtures_dir)
    case = published["cases"][number]
    found = root_mean_square(
        *(read_image(fixtures_dir / "matplotlib" / case[key]) for key in ("a", "b"))
    )
    if case["rms"] is None:
        assert found <= case["tol"]
    else:
        assert found == pytest.approx(case["rms"], abs=published["abs_tol"], rel=0)


def test_root_mean_square_counts_alpha_only_where_it_matters() -> None:
    """Alpha is one of the channels of translucent images, but not of opaque ones."""
    assert root_mean_square(flat(2, 2, GRAY), flat(2, 2, (131, 131, 131, 255))) == 3
    assert root_mean_square(flat(2, 2, GRAY), flat(2, 2, (128, 128, 128, 249))) == 3
