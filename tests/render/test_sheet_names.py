"""The legend of a sheet: which names it holds, and how they fit."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from figrepro.render.frames import COLOR
from figrepro.render.isolation import drawing_settings
from figrepro.render.sheet_names import Names, lay_out_names, names_strip
from figrepro.render.sheet_text import advance, beginning, drawable, shortened

WIDTH, DPI = 3154, 150
SHORT, LONG = "title", "series/1.3B/markers at 80k: 0.500 → 0.510 " * 3


def names_of(*labels: str) -> Names:
    """The legend of these names on a sheet of usual size."""
    with drawing_settings():
        return lay_out_names(labels, WIDTH, DPI)


def texts_of(names: Names) -> list[str]:
    """The names on a legend in the order of their numbers."""
    return list(chain.from_iterable(names.columns))


def test_few_names_stand_in_one_row() -> None:
    """As many columns as fit."""
    names = names_of(*[SHORT] * 5)
    assert names.columns == ((SHORT,),) * 5
    assert names.more == 0


def test_names_too_long_for_one_row_take_several() -> None:
    """None of them is cut as long as there are rows."""
    names = names_of(*[LONG] * 5)
    assert texts_of(names) == [LONG] * 5
    assert 1 < len(names.columns[0]) <= 5


def test_a_name_that_no_row_has_room_for_is_cut() -> None:
    """With an ellipsis; the others are whole."""
    first, second = texts_of(names_of("x" * 399, SHORT))
    assert first == "x" * (len(first) - 1) + "…"
    assert second == SHORT


def test_names_are_cut_before_any_is_left_out() -> None:
    """To make room for one more column."""
    names = names_of(*[LONG] * 30)
    assert len(texts_of(names)) == 30
    assert len(names.columns[0]) <= 12
    assert all(text.endswith("…") and LONG.startswith(text[:-1]) for text in texts_of(names))


@pytest.mark.parametrize(("label", "count"), [(SHORT, 500), (LONG, 100), (SHORT, 97)])
def test_what_there_is_no_room_for_is_counted(label: str, count: int) -> None:
    """In the place of the last name."""
    names = names_of(*[label] * count)
    rows = len(names.columns[0])
    assert rows == 12
    assert len(names.columns[-1]) == rows - 1
    assert names.shown + names.more == count


def test_each_name_has_its_badge() -> None:
    """At its left, on the strip and off its letters."""
    names = names_of(SHORT, LONG, SHORT)
    with drawing_settings():
        strip = names_strip(names, WIDTH, DPI)
    marked = np.flatnonzero((strip == COLOR).all(axis=-1).any(axis=0))
    starts = [int(marked[0]), *(int(one) for one in marked[1:][np.diff(marked) > 20])]
    assert len(starts) == 3
    assert starts == [round(left * DPI / 72) for left in names.lefts]
    assert (strip[:, starts[0] - 5 : starts[0]] == 242).all()
    assert (strip[(0, -1), :] == 242).all()


@settings(max_examples=60)
@given(st.text(max_size=60), st.floats(0, 30))
@example("\x1b[31m\0\n\x7f\x9b", 30.0)
@example("שלום (abc) 123 عليكم", 5.0)
@example("漢字 \ud800 \u202e \U0001f3f3\ufe0f\u200d\U0001f308", 30.0)
@example("\u0301" * 50, 0.0)
def test_every_text_is_drawn_and_fits(text: str, room: float) -> None:
    """Whatever it holds."""
    with drawing_settings():
        shown = shortened(beginning(text), room)
        assert advance(shown) <= max(room, 0.0)


def test_a_character_without_a_glyph_has_a_placeholder() -> None:
    """The others are as they were."""
    with drawing_settings():
        assert drawable("a漢b\0") == "a\N{REPLACEMENT CHARACTER}b\N{SYMBOL FOR NULL}"


def test_an_endless_text_is_cut_before_it_is_set() -> None:
    """Nobody reads a million letters."""
    with drawing_settings():
        assert len(beginning("x" * 1_000_000)) == 401
