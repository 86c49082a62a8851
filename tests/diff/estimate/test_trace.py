"""A line is followed by its colour; markers are found by their shape."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figrepro.diff.estimate.trace import follow, peaks, share_of_color

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Share = NDArray[np.float32]

HEIGHT, WIDTH = 140, 200
COLUMNS = np.arange(WIDTH)
BLUE, ORANGE = (31, 119, 180), (255, 127, 14)


def _line(rows: "NDArray[np.float64]", thickness: float = 3.0) -> "Share":
    """The exact cover of a line with its middle in these rows, one for each column."""
    pixels = np.arange(HEIGHT)[:, np.newaxis]
    top, bottom = rows - thickness / 2, rows + thickness / 2
    cover = np.minimum(pixels + 0.5, bottom) - np.maximum(pixels - 0.5, top)
    share: Share = cover.clip(0, 1).astype(np.float32)
    return share


def _over_white(share: "Share", color: tuple[int, int, int]) -> "NDArray[np.uint8]":
    ink = 255 - np.array(color, np.float64)
    return np.rint(255 - share[..., np.newaxis] * ink).astype(np.uint8)


@pytest.mark.parametrize("shift", [0.25, 0.5, 1.0, 3.0, 10.0, 17.3, 40.0])
@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize("slope", [0.0, 0.3, -0.8])
def test_a_line_is_found_as_far_away_as_it_was_moved(shift: float, sign: int, slope: float) -> None:
    """From a quarter of a pixel to forty pixels, up and down, a shift is told to a tenth."""
    expected = 70 + slope * (COLUMNS - WIDTH / 2) / 4
    found, seen = follow(_line(expected + sign * shift), COLUMNS, expected, 45)
    assert seen.all()
    assert np.abs(found - sign * shift).max() < 0.1


@given(st.floats(-40, 40), st.floats(-40, 40), st.floats(1.2, 6.0))
def test_a_line_that_turned_is_followed(left: float, right: float, thickness: float) -> None:
    """Each column has its own shift, however thick the line is."""
    expected = np.full(WIDTH, 70.3)
    shift = np.linspace(left, right, WIDTH)
    found, seen = follow(_line(expected + shift, thickness), COLUMNS, expected, 45)
    assert seen.all()
    assert np.abs(found - shift).max() < 0.2


def test_a_line_is_followed_across_gaps_and_past_another_of_its_colour() -> None:
    """Dashes are bridged and not seen in between; what crosses far away does not lead astray."""
    expected = np.full(WIDTH, 70.0)
    share = _line(expected + 5)
    share[:, 60:75] = 0
    share = np.maximum(share, _line(np.linspace(20, 60, WIDTH)))
    found, seen = follow(share, COLUMNS, expected, 45)
    away = np.r_[0:55, 80:WIDTH]
    assert np.abs(found[away] - 5).max() < 0.1
    assert not seen[62:73].any()


def test_nothing_is_seen_where_there_is_no_such_colour() -> None:
    """An empty image shows no line in any column."""
    expected = np.full(WIDTH, 70.0)
    _, seen = follow(np.zeros((HEIGHT, WIDTH), np.float32), COLUMNS, expected, 45)
    assert not seen.any()


def test_a_line_expected_beyond_the_image_is_looked_for_inside_only() -> None:
    """Rows outside of the image count for nothing."""
    expected = np.full(WIDTH, -4.0)
    found, seen = follow(_line(np.full(WIDTH, 6.0)), COLUMNS, expected, 20)
    assert seen.all()
    assert np.abs(found - 10).max() < 0.1


@given(
    st.tuples(*[st.integers(0, 255)] * 3),
    st.lists(st.floats(0.15, 1.0), min_size=1, max_size=20),
)
def test_the_share_of_a_colour_is_what_was_laid_over_white(
    color: tuple[int, int, int], shares: list[float]
) -> None:
    """A fringe pixel says how much of it is covered, for any colour that can be seen."""
    assume(min(color) < 200)
    laid = np.array([shares], np.float32)
    assert share_of_color(_over_white(laid, color), color) == pytest.approx(laid, abs=0.02)


@pytest.mark.parametrize(
    "other", [ORANGE, (214, 39, 40), (0, 0, 0), (255, 255, 255), (44, 160, 44)]
)
def test_another_colour_has_no_share(other: tuple[int, int, int]) -> None:
    """Pixels of other series, of axes and of the background are not of the colour."""
    assert not share_of_color(np.full((2, 2, 3), other, np.uint8), BLUE).any()


def test_white_has_no_share_of_white() -> None:
    """A white series leaves nothing to be followed."""
    assert not share_of_color(np.full((2, 2, 3), 255, np.uint8), (255, 255, 255)).any()


def _disc(radius: float) -> "Share":
    half = 12
    across = np.arange(-half, half + 1)
    away = np.hypot(across[:, np.newaxis], across)
    return (radius + 0.5 - away).clip(0, 1).astype(np.float32)


def _stamped(places: list[tuple[int, int]], shape: "Share") -> "Share":
    image = np.zeros((HEIGHT, WIDTH), np.float32)
    half = shape.shape[0] // 2
    for row, column in places:
        part = image[row - half : row + half + 1, column - half : column + half + 1]
        np.maximum(part, shape, out=part)
    return image


@given(
    st.lists(
        st.tuples(st.integers(15, HEIGHT - 15), st.integers(15, WIDTH - 15)),
        max_size=6,
        unique_by=(lambda place: place[0] // 30, lambda place: place[1] // 30),
    )
)
def test_every_shape_is_found_where_it_lies(places: list[tuple[int, int]]) -> None:
    """Markers apart from each other are found to the pixel, no more and no fewer."""
    assume(
        all(
            max(abs(a - c), abs(b - d)) > 12
            for a, b in places
            for c, d in places
            if (a, b) != (c, d)
        )
    )
    found = peaks(_stamped(places, _disc(5)), _disc(5), 0.8)
    assert sorted(found) == sorted(places)


def test_a_shape_of_which_too_little_is_there_is_not_found() -> None:
    """Half a marker, a smaller one and a line through the image are none."""
    image = _stamped([(40, 50)], _disc(5))
    image[40:] = 0
    image += _stamped([(90, 90)], _disc(3)) + _line(np.full(WIDTH, 120.0))
    assert peaks(image, _disc(5), 0.8) == []


def test_a_marker_on_a_line_is_found() -> None:
    """What else is of the colour around it does not hide it."""
    image = np.maximum(_stamped([(60, 80)], _disc(5)), _line(np.full(WIDTH, 60.0)))
    assert peaks(image, _disc(5), 0.8) == [(60, 80)]
