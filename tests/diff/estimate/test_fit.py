"""Numbers are fitted to an image by drawing with them."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figrepro.diff.estimate.fit import fit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Pixels = NDArray[np.float32]

HEIGHT, WIDTH = 60, 120
STEPS = np.array([0.25, 0.25])


def _line(numbers: "Numbers") -> "Pixels":
    """A black line three pixels thick from one row at the left edge to another at the right."""
    rows = np.linspace(numbers[0], numbers[1], WIDTH)
    pixels = np.arange(HEIGHT)[:, np.newaxis]
    cover = np.minimum(pixels + 0.5, rows + 1.5) - np.maximum(pixels - 0.5, rows - 1.5)
    return np.repeat(255 - 255 * cover.clip(0, 1)[..., np.newaxis], 3, axis=2).astype(np.float32)


@example(20.875, 20.875, 0.0, 1.5)
@given(st.floats(20, 40), st.floats(20, 40), st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))
def test_known_numbers_are_recovered(left: float, right: float, off: float, away: float) -> None:
    """Beginning a pixel or so off, the numbers that were drawn with are found to a tenth."""
    true = np.array([left, right])
    found = fit(_line, _line(true), true + np.array([off, away]), STEPS)
    assert found is not None
    assert found.numbers == pytest.approx(true, abs=0.1)
    assert (found.deviations < 0.05).all()


@pytest.mark.parametrize("color", [(255, 255, 255), (214, 39, 40), (0, 0, 0)])
def test_something_that_the_drawing_cannot_explain_does_little_harm(
    color: tuple[int, int, int],
) -> None:
    """An outlier, such as a legend over the line, moves the numbers by less than is admitted."""
    true = np.array([24.3, 35.8])
    image = _line(true)
    image[20:40, 50:62] = color
    found = fit(_line, image, true + np.array([1.2, -0.8]), STEPS)
    assert found is not None
    off = np.abs(found.numbers - true)
    assert (off < 0.1).all()
    assert (off <= 4 * found.deviations).all()


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_admitted(seed: int) -> None:
    """With noise in the image, the numbers lie within three of the deviations that are stated."""
    true = np.array([24.3, 35.8])
    noise = np.random.default_rng(seed).normal(0, 12, (HEIGHT, WIDTH, 3))
    image = (_line(true) + noise).astype(np.float32)
    found = fit(_line, image, true + np.array([0.7, 0.4]), STEPS)
    assert found is not None
    assert (np.abs(found.numbers - true) <= 3 * found.deviations).all()


@pytest.mark.parametrize("off", [-1.3, -0.8, 0.3, 0.8, 1.9])
def test_a_flat_line_on_whole_pixels_is_fitted(off: float) -> None:
    """Where an edge lies between two rows of pixels, the way across it is found."""
    true = np.array([30.0, 30.0])
    found = fit(_line, _line(true), true + off, STEPS)
    assert found is not None
    assert found.numbers == pytest.approx(true, abs=0.02)


def test_numbers_that_share_no_column_are_probed_at_once() -> None:
    """Many numbers cost no more drawings than two, where each has its own columns."""
    true = np.linspace(20, 40, 10)
    drawings = 0

    def draw(numbers: "Numbers") -> "Pixels":
        nonlocal drawings
        drawings += 1
        rows = np.repeat(numbers, WIDTH // 10)
        pixels = np.arange(HEIGHT)[:, np.newaxis]
        cover = np.minimum(pixels + 0.5, rows + 2) - np.maximum(pixels - 0.5, rows - 2)
        picture: Pixels = (255 - 255 * cover.clip(0, 1))[..., np.newaxis].astype(np.float32)
        return picture

    groups = np.repeat(np.eye(10, dtype=np.intp), WIDTH // 10, axis=1)
    image = draw(true)
    drawings = 0
    found = fit(draw, image, true + 0.6, np.full(10, 0.25), groups)
    assert found is not None
    assert found.numbers == pytest.approx(true, abs=0.01)
    assert drawings <= 2 * 10


def test_numbers_on_which_nothing_depends_are_not_fitted() -> None:
    """A drawing that never changes says nothing about its numbers."""
    blank = np.full((HEIGHT, WIDTH, 3), 255, np.float32)
    assert fit(lambda _: blank, blank, np.array([1.0, 2.0]), STEPS) is None


@pytest.mark.parametrize("fails_at", [1, 2, 4])
def test_where_a_drawing_cannot_be_made_nothing_is_fitted(fails_at: int) -> None:
    """Numbers that no figure can have end the search, at the start or on the way."""
    calls = 0

    def draw(numbers: "Numbers") -> "Pixels | None":
        nonlocal calls
        calls += 1
        return None if calls >= fails_at else _line(numbers)

    true = np.array([24.3, 35.8])
    assert fit(draw, _line(true), true + 1.0, STEPS) is None
