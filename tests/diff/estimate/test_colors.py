"""The colours that most of some pixels have are told, and written as a spec writes them."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.diff.estimate.colors import as_code, main_color, main_colors
from figrepro.figure.colors import to_hex

if TYPE_CHECKING:
    from numpy.typing import NDArray

Color = tuple[int, int, int]
BLUE, ORANGE, GREY = (31, 119, 180), (255, 127, 14), (204, 204, 204)
_channel = st.integers(0, 255)
_colors = st.tuples(_channel, _channel, _channel)


def _pixels(counts: dict[Color, int]) -> "NDArray[np.uint8]":
    """So many pixels of each colour, well mixed."""
    listed = [color for color, count in counts.items() for _ in range(count)]
    pixels = np.array(listed, np.uint8).reshape(-1, 3)
    return np.random.default_rng(5).permutation(pixels)


@given(st.dictionaries(_colors.filter(lambda color: min(color) <= 225), st.integers(1, 50)))
def test_colors_are_listed_by_how_many_pixels_have_them(counts: dict[Color, int]) -> None:
    """The most frequent first, however many there are, and none twice."""
    found = [tuple(color) for color in main_colors(_pixels(counts), 300).tolist()]
    assert set(found) == set(counts)
    assert len(found) == len(counts)
    assert [counts[color] for color in found] == sorted(counts.values(), reverse=True)


def test_no_more_colors_are_listed_than_were_asked_for() -> None:
    """Rare ones are left out: fringes have many."""
    pixels = _pixels({BLUE: 9, ORANGE: 30, GREY: 20, (0, 0, 0): 2})
    assert main_colors(pixels, 2).tolist() == [list(ORANGE), list(GREY)]


@given(st.tuples(*[st.integers(226, 255)] * 3))
def test_white_and_what_is_nearly_white_is_no_color(pale: Color) -> None:
    """However much of it there is, a single pixel of another colour is what is told."""
    assert main_color(_pixels({pale: 100})) is None
    assert main_color(_pixels({pale: 100, BLUE: 1})) == "#1f77b4"


def test_a_color_that_is_pale_in_two_channels_only_is_one() -> None:
    """Light yellow is far from white in its blue."""
    assert main_color(_pixels({(255, 255, 225): 5})) == "#ffffe1"


def test_no_pixels_have_no_color() -> None:
    """Nothing is told of an element that left no ink."""
    assert main_color(_pixels({})) is None


@given(_colors)
def test_a_color_is_written_as_a_spec_reads_it(color: Color) -> None:
    """Two digits for each channel, whatever its number is."""
    code = as_code(*color)
    assert to_hex(code) == code
    assert bytes.fromhex(code.removeprefix("#")) == bytes(color)


@pytest.mark.parametrize("color", [BLUE, ORANGE, GREY])
def test_the_main_color_is_that_of_most_pixels(color: Color) -> None:
    """White around it does not count."""
    counts = {BLUE: 5, ORANGE: 5, GREY: 5, (255, 255, 255): 90}
    assert main_color(_pixels(counts | {color: 6})) == as_code(*color)
