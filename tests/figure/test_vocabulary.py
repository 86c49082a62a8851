"""The words of a spec are those that matplotlib's users already type."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import BASE_COLORS, CSS4_COLORS, TABLEAU_COLORS, is_color_like
from matplotlib.colors import to_hex as matplotlib_hex
from matplotlib.lines import Line2D
from matplotlib.lines import ls_mapper as matplotlib_lines  # type: ignore[attr-defined]
from matplotlib.markers import MarkerStyle

from figrepro.figure.colors import COLOR_NAMES, to_hex, to_rgb
from figrepro.figure.vocabulary import (
    LINE_CODES,
    MARKER_CODES,
    OPEN_MARKERS,
    PALETTE,
    PALETTE_MARKERS,
    Line,
    Marker,
)

MATPLOTLIB_COLORS = {**BASE_COLORS, **TABLEAU_COLORS, **CSS4_COLORS}
WITHOUT_FIGREPRO = {
    *("pixel", "tri_down", "tri_up", "tri_left", "tri_right"),
    *("tickleft", "tickright", "tickup", "tickdown"),
    *("caretleft", "caretright", "caretup", "caretdown"),
    *("caretleftbase", "caretrightbase", "caretupbase", "caretdownbase"),
}


def test_colour_names_are_matplotlibs() -> None:
    """The letters, the Tableau palette and the names of CSS, no more and no fewer."""
    assert set(COLOR_NAMES) == set(MATPLOTLIB_COLORS)


@pytest.mark.parametrize("name", COLOR_NAMES)
def test_colours_have_matplotlibs_values(name: str) -> None:
    """To the last bit of every channel."""
    assert to_hex(name) == matplotlib_hex(MATPLOTLIB_COLORS[name])


@given(st.from_regex(r"#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?", fullmatch=True))
def test_digits_are_read_as_matplotlib_reads_them(color: str) -> None:
    """Three or six, in either case."""
    expected = matplotlib_hex(color)
    assert to_hex(color) == expected
    assert to_rgb(color) == tuple(bytes.fromhex(expected[1:]))


@given(st.text(max_size=8) | st.from_regex(r"#?[0-9a-zA-Z]{1,8}", fullmatch=True))
def test_what_figrepro_takes_for_a_colour_is_one(text: str) -> None:
    """Nothing is accepted that matplotlib would not draw."""
    accepted = to_hex(text)
    if accepted is not None:
        assert re.fullmatch("#[0-9a-f]{6}", accepted)
        name = text.strip()
        assert is_color_like(name) or is_color_like(name.lower())


@pytest.mark.parametrize("text", ["", "none", "C0", "0.5", "#ff", "#ff0000ff", "xkcd:red", "redd"])
def test_other_ways_to_write_a_colour_are_not_known(text: str) -> None:
    """A spec says a colour in one of the ways that its message lists."""
    assert to_hex(text) is None
    with pytest.raises(ValueError, match="no colour"):
        to_rgb(text)


def test_marker_codes_stand_for_matplotlibs_names() -> None:
    """Every code means what it means there."""
    codes = {code: name for code, name in MARKER_CODES.items() if code}
    assert codes == {
        code: name
        for code, name in MarkerStyle.markers.items()
        if name in get_args(Marker) and isinstance(code, str)
    }
    assert (MARKER_CODES[""], MarkerStyle.markers[""]) == ("none", "nothing")


def test_markers_are_matplotlibs_without_the_ticks_and_carets() -> None:
    """Markers that hardly show a place, or point beside it, are left out on purpose."""
    offered = set(get_args(Marker)) - {"none"}
    assert offered == set(MarkerStyle.markers.values()) - {"nothing"} - WITHOUT_FIGREPRO


def test_open_markers_are_those_that_matplotlib_cannot_fill() -> None:
    """They are drawn by their strokes alone."""
    offered = set(get_args(Marker)) - {"none", "point"}
    filled = {MarkerStyle.markers[code] for code in MarkerStyle.filled_markers}
    assert offered - filled == OPEN_MARKERS


def test_line_words_and_codes_are_matplotlibs() -> None:
    """solid, dashed, dashdot, dotted and nothing, by word or by code."""
    drawn = {code: word for code, word in LINE_CODES.items() if code}
    assert drawn == matplotlib_lines
    assert set(get_args(Line)) == {*matplotlib_lines.values(), "none"}
    assert LINE_CODES[""] == "none"
    assert set(LINE_CODES) <= set(Line2D.lineStyles)


def test_the_palette_is_matplotlibs_cycle() -> None:
    """Series without a colour get the ten that everybody knows, each with its own marker."""
    assert tuple(TABLEAU_COLORS) == PALETTE
    assert len(set(PALETTE_MARKERS)) == len(PALETTE_MARKERS) == len(PALETTE)
    assert not set(PALETTE_MARKERS) & OPEN_MARKERS
