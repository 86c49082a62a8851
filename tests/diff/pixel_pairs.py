"""Images for the tests of the comparison of pixels: plain ones, and pairs of many sorts."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from tests.diff.slow_pixelmatch import Color

Pixels: TypeAlias = NDArray[np.uint8]
Size: TypeAlias = tuple[int, int]
Pair: TypeAlias = tuple[Pixels, Pixels]
Images: TypeAlias = Callable[[Size], st.SearchStrategy[Pixels]]

WHITE = (255, 255, 255, 255)
GRAY = (128, 128, 128, 255)
BLACK = (0, 0, 0, 255)


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
