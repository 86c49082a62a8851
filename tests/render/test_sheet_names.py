"""The legend of a sheet: which names it holds, and how they fit."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from figrepro.chart.checks import MOST_SIDE
from figrepro.render.mpl_settings import drawing_settings
from figrepro.render.sheet_names import names_strip
from figrepro.render.sheet_text import STRIP, advance, drawable, shortened, text_strip
from tests.render.sheets import violet

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH, DPI = 3154, 150
SHORT, LONG = "title", "series/1.3B/markers at 80k: 0.500 → 0.510 " * 3


def legend(*labels: str, width: int = WIDTH) -> "tuple[NDArray[np.uint8], int]":
    """The legend of these names, on a sheet of usual size, and how many it shows."""
    with drawing_settings():
        return names_strip(labels, width, DPI)


def starts(marked: "NDArray[np.bool_]") -> list[int]:
    """Where runs of marked pixels start."""
    return [at for at, one in enumerate(marked) if one and not (at and marked[at - 1])]


def badges(strip: "NDArray[np.uint8]") -> list[int]:
    """The number of badges in each column."""
    marked = violet(strip)
    return [len(starts(marked[:, left])) for left in starts(np.any(marked, axis=0))]


def ink_ends(strip: "NDArray[np.uint8]") -> int:
    """The last column with letters."""
    return int(np.flatnonzero((strip < 100).all(axis=-1).any(axis=0))[-1])


def test_no_names_take_no_room() -> None:
    """The strip has no rows."""
    strip, shown = legend()
    assert (strip.shape, shown) == ((0, WIDTH, 3), 0)


def test_few_names_stand_in_one_row() -> None:
    """Each has its badge."""
    strip, shown = legend(*[SHORT] * 5)
    assert (badges(strip), shown) == ([1] * 5, 5)
    assert (strip[(0, -1), :] == STRIP).all()


def test_names_too_long_for_one_row_take_several() -> None:
    """None of them is cut as long as there are rows."""
    strip, shown = legend(*[LONG] * 5)
    assert (badges(strip), shown) == ([5], 5)
    one, _ = legend(LONG)
    assert np.array_equal(strip[: len(one) - 20, : ink_ends(one)], one[:-20, : ink_ends(one)])


def test_a_name_that_no_row_has_room_for_is_cut() -> None:
    """It ends before the strip does; the other is whole."""
    strip, _ = legend("x" * 399, SHORT)
    assert badges(strip) == [2]
    assert WIDTH - 60 < ink_ends(strip) < WIDTH - 15


def test_names_are_cut_before_any_is_left_out() -> None:
    """To make room for one more column."""
    strip, shown = legend(*[LONG] * 30)
    assert (badges(strip), shown) == ([10] * 3, 30)


@pytest.mark.parametrize(
    ("label", "count", "columns"),
    [(SHORT, 500, [12] * 7 + [11]), (LONG, 100, [12] * 3 + [11]), (SHORT, 97, [12] * 7 + [11])],
)
def test_what_there_is_no_room_for_is_counted(label: str, count: int, columns: list[int]) -> None:
    """In the place of the last name."""
    strip, shown = legend(*[label] * count)
    assert badges(strip) == columns
    assert shown == sum(columns)
    last = starts(np.any(violet(strip), axis=0))[-1]
    assert (strip[-60:-15, last:] < 100).all(axis=-1).any()


def test_the_legend_of_a_huge_sheet_is_drawn() -> None:
    """As wide as it, though no image of text is."""
    strip, shown = legend(*[SHORT] * 30, width=3 * MOST_SIDE)
    assert (strip.shape[1], shown) == (3 * MOST_SIDE, 30)
    assert ink_ends(strip) < MOST_SIDE


def test_a_strip_has_its_texts_where_they_belong() -> None:
    """In the colours asked for, on the baseline, and from the left."""
    with drawing_settings():
        strip = text_strip(
            200, 100, 72, [("H", 50, 40, 20)], color=(0, 90, 0), background=(9, 9, 9)
        )
    rows, columns = np.nonzero((strip == (0, 90, 0)).all(axis=-1))
    assert (rows.max(), 50 < columns.min() < 54) == (39, True)
    assert abs(rows.min() - (40 - 0.729 * 20)) < 2
    assert (strip[:, :50] == 9).all()
    assert strip.shape == (100, 200, 3)


@settings(max_examples=60)
@given(st.text(max_size=60), st.floats(0, 30))
@example("\x1b[31m\0\n\x7f\x9b", 30.0)
@example("שלום (abc) 123 عليكم", 5.0)
@example("漢字 \ud800 \u202e \U0001f3f3\ufe0f\u200d\U0001f308", 30.0)
@example("\u0301" * 50, 0.0)
def test_every_text_is_drawn_and_fits(text: str, room: float) -> None:
    """Whatever it holds."""
    with drawing_settings():
        shown = shortened(drawable(text), room)
        assert advance(shown) <= max(room, 0.0)


def test_a_character_without_a_glyph_has_a_placeholder() -> None:
    """The others are as they were."""
    with drawing_settings():
        assert drawable("a漢b\0") == "a\N{REPLACEMENT CHARACTER}b\N{SYMBOL FOR NULL}"


def test_an_endless_text_is_cut_before_it_is_set() -> None:
    """Nobody reads a million letters."""
    with drawing_settings():
        assert len(drawable("x" * 1_000_000)) == 401
