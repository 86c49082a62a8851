"""Colours are those of the series, and all that a chart with colour has more than one without."""

import re

import pytest

from figrepro.chart.chart import Chart
from figrepro.figure.colors import to_rgb
from figrepro.figure.spec import SeriesStyle
from figrepro.terminal.charset import Charset
from figrepro.terminal.draw import draw_text
from tests.terminal.pictures import (
    ALL_CHARSETS,
    ALL_CHARTS,
    CHARTS,
    ESCAPE,
    HOLLOW,
    SYMBOLS,
    chart_of,
)


@ALL_CHARTS
def test_every_series_has_its_color(chart: Chart) -> None:
    """As a 24-bit code around its symbol, in the picture and in the legend."""
    text = draw_text(chart, color=True)
    for name, symbol in SYMBOLS[chart.id].items():
        red, green, blue = to_rgb(chart.layer(name).style.color)
        code = f"\x1b[38;2;{red};{green};{blue}m"
        assert f"{code}{symbol}\x1b[39m {name}" in text
        assert re.search(re.escape(code) + f"[^\x1b]*[{symbol}{HOLLOW.get(symbol, symbol)}]", text)


@ALL_CHARTS
@ALL_CHARSETS
def test_without_color_there_are_no_escape_sequences(chart: Chart, charset: Charset) -> None:
    """And with it, they are all that differs."""
    plain = draw_text(chart, color=False, charset=charset)
    assert "\x1b" not in plain
    assert ESCAPE.sub("", draw_text(chart, color=True, charset=charset)) == plain


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR"])
@pytest.mark.parametrize("value", ["0", "1"])
def test_color_is_the_callers_to_decide(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    """Not the environment's: the command line has looked at that already."""
    before = [draw_text(CHARTS["hellaswag"], color=color) for color in (False, True)]
    monkeypatch.setenv(variable, value)
    assert [draw_text(CHARTS["hellaswag"], color=color) for color in (False, True)] == before


@pytest.mark.parametrize("color", ["black", "white"])
def test_black_and_white_are_the_terminals_own_color(color: str) -> None:
    """On a background of the same colour nothing could be seen."""
    styles = {"a": SeriesStyle(color=color)}
    assert "38;2" not in draw_text(chart_of({"a": [(1, 1)]}, series=styles), color=True)


def test_lines_that_run_over_each_other_show_both_colors() -> None:
    """Neither hides the other."""
    series = {"a": [(0, 0), (9, 0)], "b": [(0, 0), (9, 0)]}
    styles = {"a": SeriesStyle(color="red"), "b": SeriesStyle(color="blue")}
    text = draw_text(chart_of(series, series=styles), color=True)
    assert re.search(r"255;0;0m⣀\x1b\[39m\x1b\[38;2;0;0;255m⣀|255;0;0m[\u2801-\u28ff]\x1b", text)
