"""Whatever a figure holds, its chart is drawn, fits its width and is only text."""

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.figure.model import Point, X
from figrepro.figure.spec import LegendSpec, SeriesStyle
from figrepro.marks.registry import MARKS
from figrepro.terminal.charset import UNICODE, Charset
from figrepro.terminal.draw import draw_text
from tests.terminal.pictures import ALL_CHARSETS, ESCAPE, chart_of, widest

if TYPE_CHECKING:
    from figrepro.figure.vocabulary import Line

ANY_TEXT = st.text(max_size=60) | st.sampled_from(
    [
        "\x1b[31mred",
        "[/b] :smile:",
        "two\nlines",
        "広い文字" * 9,
        "שלום \u202e",
        "e\u0301\u200d👩\u200d🚀",
    ]
)
ANY_NUMBER = st.decimals(-1000, 1000, places=3) | st.sampled_from(
    [Decimal("1e-300"), Decimal("-1e300"), Decimal("0.1"), Decimal("100000000000.5")]
)
ANY_X: Mapping[str, st.SearchStrategy[X]] = {
    "linear": ANY_NUMBER,
    "log": st.decimals("0.001", 100000, places=3),
    "date": st.dates(),
    "category": ANY_TEXT,
}


@st.composite
def points(draw: st.DrawFn, scale: str) -> Point:
    """Any point: a value, a range, or a value with error bars."""
    x, y = draw(ANY_X[scale]), draw(ANY_NUMBER)
    match draw(st.sampled_from(["value", "range", "bars"])):
        case "range":
            low, high = sorted([y, draw(ANY_NUMBER)])
            return Point(x, low, low, high, "range")
        case "bars":
            lengths = st.none() | st.decimals(0, 100, places=2)
            return Point(x, y, err_low=draw(lengths), err_high=draw(lengths))
        case _:
            return Point(x, y, basis=draw(st.sampled_from(["exact", "approximate"])))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any figure of a few series."""
    scale = draw(st.sampled_from(list(ANY_X)))
    names = draw(st.lists(ANY_TEXT, min_size=1, max_size=4, unique=True))
    kinds = st.sampled_from(list(MARKS))
    lines: st.SearchStrategy[Line] = st.sampled_from(
        ["solid", "dashed", "dashdot", "dotted", "none"]
    )
    limits = {"limits": (0.0, 10.0)} if scale == "linear" and draw(st.booleans()) else {}
    ticks: dict[str, Any] = {"ticks": ()} if draw(st.booleans()) else {}
    return chart_of(
        {name: draw(st.lists(points(scale), min_size=1, max_size=6)) for name in names},
        x={"label": draw(ANY_TEXT), "scale": scale, **limits},
        y={"label": draw(ANY_TEXT), **ticks},
        title=draw(ANY_TEXT),
        legend=LegendSpec(title=draw(ANY_TEXT)),
        series={name: SeriesStyle(kind=draw(kinds), line=draw(lines)) for name in names},
    )


@ALL_CHARSETS
@settings(max_examples=60, deadline=None)
@given(chart=charts(), width=st.integers(20, 130), height=st.integers(0, 40))
def test_any_figure_is_charted(charset: Charset, chart: Chart, width: int, height: int) -> None:
    """Nothing raises, nothing is too wide, nothing can act on the terminal."""
    plain = draw_text(chart, width=width, height=height, color=False, charset=charset)
    colored = draw_text(chart, width=width, height=height, color=True, charset=charset)
    assert widest(plain) <= width
    assert not any(unicodedata.category(each) == "Cc" for each in plain if each != "\n")
    assert ESCAPE.sub("", colored) == plain
    assert charset is UNICODE or plain.isascii()
