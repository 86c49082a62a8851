"""The chart in a terminal: every point in its place, every text only text, no line too wide."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from figrepro.figure.axes import fraction
from figrepro.figure.colors import to_rgb
from figrepro.figure.load import load_folder
from figrepro.figure.model import Figure, Point, Reading, Series, X
from figrepro.figure.resolve import resolve
from figrepro.figure.spec import Axis, Legend, SeriesStyle, Spec
from figrepro.figure.vocabulary import Kind, Line, Marker
from figrepro.terminal.charset import ASCII, UNICODE, Charset, charset_for
from figrepro.terminal.chart import chart
from figrepro.terminal.strokes import Place, clipped

DATA = Path(__file__).parents[2] / "data"
FIGURES = {name: load_folder(DATA / name, name) for name in ("vocab-accuracy", "hellaswag")}
SYMBOLS = {
    "vocab-accuracy": {"350M": "●", "1.3B": "◆", "2.4B": "■"},
    "hellaswag": {
        "1 Rec": "●",
        "4 Rec": "■",
        "8 Rec": "▲",
        "16 Rec": "◆",
        "32 Rec": "▼",
        "64 Rec": "×",
    },
}
HOLLOW = {"◆": "◇", "▼": "▽"}
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
DOTS = re.compile(r"[\u2801-\u28ff]")
ALL_FIGURES = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
ALL_CHARSETS = pytest.mark.parametrize("charset", [UNICODE, ASCII], ids=["unicode", "ascii"])
ALL_WIDTHS = pytest.mark.parametrize("width", [20, 40, 80, 120])

Pair = tuple[X | float, float]


def point_of(x: X | float, y: float, **rest: Any) -> Point:
    """A point whose numbers are written as Python writes them."""
    place = Decimal(str(x)) if isinstance(x, int | float) else x
    return Point(place, Decimal(str(y)), **rest)


def figure_of(
    values: Mapping[str, Sequence[Pair | Point]],
    /,
    x: Mapping[str, Any] | None = None,
    y: Mapping[str, Any] | None = None,
    **keys: Any,
) -> Figure:
    """A figure; `x`, `y` and further keys are those of its spec."""
    drawn = tuple(
        Series(name, tuple(one if isinstance(one, Point) else point_of(*one) for one in points))
        for name, points in values.items()
    )
    axes = {
        "x": Axis(**{"label": "the x", **(x or {})}),
        "y": Axis(**{"label": "the y", **(y or {})}),
    }
    spec = Spec(**{"title": "the title", **axes, **keys})
    return Figure("figure", resolve(spec, drawn), Reading("drawn", drawn))


class Picture:
    """The cells of a chart without colour, found again by its axes."""

    def __init__(self, text: str, charset: Charset = UNICODE) -> None:
        """Finds the axes: the line of the x axis, and the line of the y axis above it."""
        self.lines = text.split("\n")
        level = {charset.corner, charset.x_axis, charset.x_tick}
        upright = {charset.y_axis, charset.y_tick}
        self.bottom = next(
            number for number, line in enumerate(self.lines) if set(line.strip()) == level
        )
        self.left = self.lines[self.bottom].index(charset.corner) + 1
        self.columns = len(self.lines[self.bottom]) - self.left
        axis = [line[self.left - 1 : self.left] in upright for line in self.lines[: self.bottom]]
        self.rows = sum(axis)

    def at(self, column: int, row: int) -> str:
        """The character of a cell, counted from the lower left."""
        return self.lines[self.bottom - 1 - row].ljust(999)[self.left + column]

    def cell_of(self, figure: Figure, x: X, y: Decimal) -> tuple[int, int]:
        """The column and the row of a place, by its fractions of the axes."""
        across, up = fraction(x, figure.spec.x), fraction(y, figure.spec.y)
        return round(across * (self.columns - 1)), round(up * (self.rows - 1))

    def row(self, row: int) -> str:
        """The characters of a row, counted from below."""
        return "".join(self.at(column, row) for column in range(self.columns))

    def text(self) -> str:
        """All characters between the axes, the uppermost row first."""
        return "\n".join(self.row(row) for row in reversed(range(self.rows)))


def picture_of(figure: Figure, charset: Charset = UNICODE, **how: Any) -> Picture:
    """The picture of a figure without colour."""
    return Picture(chart(figure, color=False, charset=charset, **how), charset)


def points_of(figure: Figure) -> Iterator[tuple[str, Point]]:
    """All points of a figure with the name of their series."""
    return ((one.name, point) for one in figure.series for point in one.points)


def widest(text: str) -> int:
    """The columns that the widest line takes, colours apart."""
    return max(cell_len(ESCAPE.sub("", line)) for line in text.split("\n"))


# Points and lines


@ALL_FIGURES
@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_point_is_the_symbol_of_its_series_in_its_cell(figure: Figure, width: int) -> None:
    """Where points of several series share a cell, each stands there or within three columns."""
    picture = picture_of(figure, width=width)
    cells = [picture.cell_of(figure, point.x, point.y) for _, point in points_of(figure)]
    for (name, point), (column, row) in zip(points_of(figure), cells, strict=True):
        symbol = SYMBOLS[figure.id][name]
        expected = HOLLOW[symbol] if point.basis == "range" else symbol
        reach = 3 if cells.count((column, row)) > 1 else 0
        nearby = range(max(0, column - reach), min(picture.columns - 1, column + reach) + 1)
        assert expected in {picture.at(near, row) for near in nearby}, (name, point.x)


@ALL_FIGURES
def test_there_are_as_many_symbols_as_points(figure: Figure) -> None:
    """So known points are told from the lines between them, which are dots."""
    between_axes = picture_of(figure).text()
    known = set(SYMBOLS[figure.id].values()) | set(HOLLOW.values())
    assert sum(character in known for character in between_axes) == figure.point_count
    assert DOTS.search(between_axes)


def test_points_on_a_limit_stand_whole_in_the_first_and_last_cells() -> None:
    """The axes do not cut them."""
    limits = {"limits": (0.0, 10.0)}
    picture = picture_of(figure_of({"a": [(0, 0), (10, 10)]}, x=limits, y=limits))
    assert picture.at(0, 0) == "●"
    assert picture.at(picture.columns - 1, picture.rows - 1) == "●"


def test_points_that_share_a_place_stand_side_by_side() -> None:
    """In the order of the series, and the chart says so."""
    picture = picture_of(figure_of({"a": [(1, 1)], "b": [(1, 1)], "c": [(1, 1)]}))
    assert "▲●■" in picture.text() or "●■▲" in picture.text()
    assert "Symbols side by side share one place." in picture.lines


def test_points_without_a_free_cell_nearby_are_counted() -> None:
    """Nothing is hidden silently."""
    text = chart(figure_of({f"series {n}": [(1, 1)] for n in range(9)}), color=False)
    assert "Hidden behind other series: 2 symbols." in text.split("\n")


def test_a_range_is_upright_and_its_symbol_hollow() -> None:
    """The line reaches from bound to bound; a remark gives the bounds."""
    known = Point(Decimal(2), Decimal(50), Decimal(10), Decimal(90), "range")
    figure = figure_of({"a": [(1, 0), known, (3, 100)]}, y={"limits": (0.0, 100.0)})
    picture = picture_of(figure)
    column, middle = picture.cell_of(figure, known.x, known.y)
    _, low = picture.cell_of(figure, known.x, Decimal(10))
    _, high = picture.cell_of(figure, known.x, Decimal(90))
    assert picture.at(column, middle) == "○"
    upright = [row for row in range(picture.rows) if DOTS.match(picture.at(column, row))]
    assert upright == [row for row in range(low, high + 1) if row != middle]
    assert "Only bounds are known: ○ a 10\N{EN DASH}90 at 2." in picture.lines


def test_error_bars_are_drawn() -> None:
    """Upright and level, as long as the source says."""
    bars = {key: Decimal(2) for key in ("err_low", "err_high", "x_err_low", "x_err_high")}
    axis = {"limits": (0.0, 8.0), "ticks": (0.0, 2.0, 4.0, 6.0, 8.0)}
    figure = figure_of({"a": [point_of(4, 4, **bars)]}, axis, axis)
    picture = picture_of(figure)
    column, row = picture.cell_of(figure, Decimal(4), Decimal(4))
    left, low = picture.cell_of(figure, Decimal(2), Decimal(2))
    right, high = picture.cell_of(figure, Decimal(6), Decimal(6))
    assert DOTS.sub("-", picture.row(row)).strip() == "-" * (column - left) + "●" + "-" * (
        right - column
    )
    assert [
        DOTS.match(picture.at(column, end)) is None for end in (low - 1, low, high, high + 1)
    ] == [True, False, False, True]


def test_points_outside_the_limits_are_left_out_and_counted() -> None:
    """The lines to them end at the limit, as in the drawing."""
    limits = {"limits": (0.0, 10.0)}
    figure = figure_of({"a": [(-10, 5), (5, 5), (20, 5)], "b": [(5, 1), (5.5, 99)]}, limits, limits)
    picture = picture_of(figure)
    _, row = picture.cell_of(figure, Decimal(5), Decimal(5))
    assert re.fullmatch(rf"{DOTS.pattern}+●.?{DOTS.pattern}+", picture.row(row))
    assert picture.text().count("●") == picture.text().count("■") == 1
    assert "Outside the limits: 2 points of a, 1 point of b." in picture.lines


@given(*[st.builds(Place, *[st.floats(-3, 3)] * 2)] * 2)
def test_a_clipped_line_is_what_lies_within_the_limits(start: Place, end: Place) -> None:
    """It stays inside, and holds every place of the line that is inside."""
    stroke = clipped(start, end)
    shares = [step / 16 for step in range(17)]
    inside = [
        place
        for part in shares
        if (
            place := Place(
                start.across + part * (end.across - start.across),
                start.up + part * (end.up - start.up),
            )
        ).is_inside
    ]
    if stroke is None:
        assert all(
            min(place.across, place.up, 1 - place.across, 1 - place.up) < 1e-6 for place in inside
        )
        return
    assert stroke.start.is_inside
    assert stroke.end.is_inside
    for place in inside:
        for one, ends in [
            (place.across, (stroke.start.across, stroke.end.across)),
            (place.up, (stroke.start.up, stroke.end.up)),
        ]:
            assert min(ends) - 1e-6 <= one <= max(ends) + 1e-6


# Kinds and scales


def test_a_scatter_has_no_lines() -> None:
    """Only its points."""
    assert not DOTS.search(picture_of(figure_of({"a": [(1, 1), (2, 3)]}, kind="scatter")).text())


def test_a_step_keeps_its_value_until_the_next_point() -> None:
    """As the drawing does."""
    figure = figure_of({"a": [(0, 0), (10, 10)]}, kind="step")
    picture = picture_of(figure)
    assert DOTS.match(picture.at(*picture.cell_of(figure, Decimal(9), Decimal(0))))
    assert DOTS.match(picture.at(*picture.cell_of(figure, Decimal(10), Decimal(5))))
    assert picture.at(*picture.cell_of(figure, Decimal(0), Decimal(5))) == " "


def test_bars_stand_on_zero_side_by_side_with_the_symbol_at_the_value() -> None:
    """Filled from zero to the value, also downwards; the second of two is striped."""
    figure = figure_of(
        {"up": [("p", 10), ("q", 10)], "down": [("p", -10), ("q", -10)]},
        x={"scale": "category"},
        y={"limits": (-10.0, 10.0), "ticks": (-10.0, 0.0, 10.0)},
        kind="bar",
    )
    picture = picture_of(figure)
    top, bottom = picture.row(picture.rows - 1), picture.row(0)
    assert [mark for mark in top + bottom if mark in "●■"] == ["●", "●", "■", "■"]
    assert "⣿⣿⣿⣿" in picture.row(picture.rows - 3)
    assert "⡇⡇⡇⡇" in picture.row(2)
    assert top.index("●") < picture.cell_of(figure, "p", Decimal(0))[0] < bottom.index("■")


def test_a_bar_beyond_the_limits_ends_at_them_beside_its_neighbour() -> None:
    """Cut off, and counted as a point outside."""
    figure = figure_of(
        {"a": [("p", 99)], "b": [("p", 5)]},
        x={"scale": "category"},
        y={"limits": (0.0, 10.0)},
        kind="bar",
    )
    picture = picture_of(figure)
    middle, _ = picture.cell_of(figure, "p", Decimal(0))
    assert picture.row(picture.rows - 1)[:middle].strip() == "⣶" * (picture.row(3).count("⣿"))
    assert "Outside the limits: 1 point of a." in picture.lines


def test_bars_far_wider_than_the_axis_are_drawn_as_far_as_it_reaches() -> None:
    """Their neighbours may stand far beyond the limits."""
    limits = {"limits": (0.0, 10.0)}
    far = [(5, 10), (1e300, 10), (-1e300, 10)]
    picture = picture_of(figure_of({"a": far}, x=limits, y=limits, kind="bar"))
    assert set(picture.row(1)) == {"⣿"}


def test_an_area_is_its_line() -> None:
    """Its points are marked, though the drawing has no markers there."""
    area = picture_of(figure_of({"a": [(1, 1), (2, 3)]}, kind="area", y={"limits": (0.0, 3.0)}))
    line = picture_of(figure_of({"a": [(1, 1), (2, 3)]}, kind="line", y={"limits": (0.0, 3.0)}))
    assert area.text() == line.text()


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        (
            figure_of(
                {"a": [(1, 1), (10, 2), (1000, 3)]}, x={"scale": "log", "limits": (1.0, 1000.0)}
            ),
            "10¹",
        ),
        (
            figure_of(
                {"a": [(date(2024, 1, 1), 1), (date(2025, 1, 1), 2), (date(2027, 1, 1), 5)]},
                x={"scale": "date"},
            ),
            "2025-01",
        ),
        (
            figure_of({"a": [("near", 1), ("far", 2), ("away", 5)]}, x={"scale": "category"}),
            "far",
        ),
    ],
    ids=["log", "date", "category"],
)
def test_every_scale_places_its_points_and_labels(figure: Figure, label: str) -> None:
    """A label stands below the tick, and the tick below the point at that value."""
    picture = picture_of(figure)
    for _, point in points_of(figure):
        assert picture.at(*picture.cell_of(figure, point.x, point.y)) == "●"
    second = figure.series[0].points[1]
    column, _ = picture.cell_of(figure, second.x, second.y)
    assert picture.at(column, -1) == "┬"
    labels = picture.lines[picture.bottom + 1]
    middle = labels.index(label) + len(label) // 2
    assert abs(middle - picture.left - column) <= 1


def test_what_a_log_axis_has_no_place_for_is_left_out() -> None:
    """Values at or below zero do not stop the chart."""
    figure = figure_of({"a": [(-1, 1), (0, 2), (10, 3)]}, x={"scale": "log"})
    assert "Outside the limits: 2 points of a." in chart(figure, color=False).split("\n")


# Axes and texts


def test_ticks_stand_in_the_rows_of_their_values() -> None:
    """With the labels that the drawing has."""
    figure = FIGURES["vocab-accuracy"]
    picture = picture_of(figure)
    for tick in ("0.45", "0.47", "0.49", "0.51", "0.53"):
        _, row = picture.cell_of(figure, Decimal(20000), Decimal(tick))
        assert picture.lines[picture.bottom - 1 - row].startswith(f"{tick} ┤")
    assert picture.lines[picture.bottom + 1].split() == ["20k", "40k", "60k", "80k", "100k"]


@ALL_FIGURES
def test_title_and_axis_labels_are_there(figure: Figure) -> None:
    """The title on top, the y label above its axis, the x label below its ticks."""
    picture = picture_of(figure)
    assert picture.lines[0].strip() == figure.spec.title
    assert picture.lines[1] == figure.spec.y.label
    assert picture.lines[picture.bottom + 2].strip() == figure.spec.x.label


@ALL_FIGURES
def test_the_legend_names_every_symbol(figure: Figure) -> None:
    """In the order of the series, to the right of the picture."""
    picture = picture_of(figure)
    beside = [line[picture.left + picture.columns :].strip() for line in picture.lines]
    names = [f"{symbol} {name}" for name, symbol in SYMBOLS[figure.id].items()]
    assert [line for line in beside if line][: len(names)] == names


def test_a_legend_too_wide_stands_below_and_loses_nothing() -> None:
    """However long the names are."""
    name = "a series whose name is far longer than a line of a narrow terminal, and then some"
    text = chart(figure_of({name: [(1, 1)], "b": [(1, 2)]}), width=40, color=False)
    words = " ".join(text.split("the x")[1].split())
    assert words == f"● {name} ■ b"


def test_a_legend_longer_than_the_picture_stands_below() -> None:
    """Rather than stretch the chart."""
    picture = picture_of(figure_of({f"series {n}": [(n, n)] for n in range(30)}))
    assert picture.bottom < 22
    assert picture.lines[picture.bottom + 3].startswith("● series 0   ■ series 1   ▲ series 2")


def test_one_series_needs_no_legend_and_several_always_have_one() -> None:
    """Symbols are the terminal's own, so a hidden legend would leave them unexplained."""
    assert "● a" not in chart(figure_of({"a": [(1, 1)]}), color=False)
    hidden = figure_of({"a": [(1, 1)], "b": [(2, 2)]}, legend=Legend(show=False))
    assert "● a" in chart(hidden, color=False)


@ALL_CHARSETS
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["none", "circle", "x", "plus", "x_filled", "star"]), st.booleans()
        ),
        max_size=60,
    )
)
def test_no_two_series_share_a_symbol(charset: Charset, looks: list[tuple[Marker, bool]]) -> None:
    """Whatever their markers, up to sixty series; every symbol is one column wide."""
    styles = [SeriesStyle(marker=marker, filled=filled) for marker, filled in looks]
    symbols = charset.symbols(styles)
    assert len(set(symbols)) == len(styles)
    assert all(len(symbol) == cell_len(symbol) == 1 for symbol in symbols)


def test_more_series_than_symbols_are_still_drawn() -> None:
    """The last symbol is used again."""
    series = {f"{n}": [(1, n), (2, n)] for n in range(100)}
    assert chart(figure_of(series), color=False).count("9 99") == 1


def test_labels_of_categories_use_further_lines_rather_than_vanish() -> None:
    """Each still centred below its tick."""
    names = [f"category {n}" for n in range(8)]
    figure = figure_of({"a": [(name, 1) for name in names]}, x={"scale": "category"}, kind="bar")
    assert all(name in chart(figure, color=False) for name in names)


# Width


@ALL_FIGURES
@ALL_WIDTHS
@ALL_CHARSETS
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_asked(
    figure: Figure, width: int, charset: Charset, *, color: bool
) -> None:
    """In every character set, with colour and without; no line ends in spaces."""
    text = chart(figure, width=width, color=color, charset=charset)
    assert width - 8 <= widest(text) <= width
    assert all(line == line.rstrip() for line in text.split("\n"))


@ALL_FIGURES
def test_at_eighty_columns_the_chart_fits_a_terminal(figure: Figure) -> None:
    """Its lines are as many as asked, apart from remarks."""
    picture = picture_of(figure, height=22)
    assert picture.bottom + 3 <= 22
    assert len(picture.lines) <= 24


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
def figures(draw: st.DrawFn) -> Figure:
    """Any figure of a few series."""
    scale = draw(st.sampled_from(list(ANY_X)))
    names = draw(st.lists(ANY_TEXT, min_size=1, max_size=4, unique=True))
    kinds: st.SearchStrategy[Kind] = st.sampled_from(["line", "scatter", "step", "bar", "area"])
    lines: st.SearchStrategy[Line] = st.sampled_from(
        ["solid", "dashed", "dashdot", "dotted", "none"]
    )
    limits = {"limits": (0.0, 10.0)} if scale == "linear" and draw(st.booleans()) else {}
    ticks: dict[str, Any] = {"ticks": ()} if draw(st.booleans()) else {}
    return figure_of(
        {name: draw(st.lists(points(scale), min_size=1, max_size=6)) for name in names},
        x={"label": draw(ANY_TEXT), "scale": scale, **limits},
        y={"label": draw(ANY_TEXT), **ticks},
        title=draw(ANY_TEXT),
        legend=Legend(title=draw(ANY_TEXT)),
        series={name: SeriesStyle(kind=draw(kinds), line=draw(lines)) for name in names},
    )


@ALL_CHARSETS
@settings(max_examples=60, deadline=None)
@given(figure=figures(), width=st.integers(20, 130), height=st.integers(0, 40))
def test_any_figure_is_charted(charset: Charset, figure: Figure, width: int, height: int) -> None:
    """Nothing raises, nothing is too wide, nothing can act on the terminal."""
    plain = chart(figure, width=width, height=height, color=False, charset=charset)
    colored = chart(figure, width=width, height=height, color=True, charset=charset)
    assert widest(plain) <= width
    assert not any(unicodedata.category(each) == "Cc" for each in plain if each != "\n")
    assert ESCAPE.sub("", colored) == plain
    assert charset is UNICODE or plain.isascii()


# Colour


@ALL_FIGURES
def test_every_series_has_its_color(figure: Figure) -> None:
    """As a 24-bit code around its symbol, in the picture and in the legend."""
    text = chart(figure, color=True)
    for name, symbol in SYMBOLS[figure.id].items():
        red, green, blue = to_rgb(figure.spec.series[name].color or "")
        code = f"\x1b[38;2;{red};{green};{blue}m"
        assert f"{code}{symbol}\x1b[39m {name}" in text
        assert re.search(re.escape(code) + f"[^\x1b]*[{symbol}{HOLLOW.get(symbol, symbol)}]", text)


@ALL_FIGURES
@ALL_CHARSETS
def test_without_color_there_are_no_escape_sequences(figure: Figure, charset: Charset) -> None:
    """And with it, they are all that differs."""
    plain = chart(figure, color=False, charset=charset)
    assert "\x1b" not in plain
    assert ESCAPE.sub("", chart(figure, color=True, charset=charset)) == plain


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR"])
@pytest.mark.parametrize("value", ["0", "1"])
def test_color_is_the_callers_to_decide(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    """Not the environment's: the command line has looked at that already."""
    before = [chart(FIGURES["hellaswag"], color=color) for color in (False, True)]
    monkeypatch.setenv(variable, value)
    assert [chart(FIGURES["hellaswag"], color=color) for color in (False, True)] == before


@pytest.mark.parametrize("color", ["black", "white"])
def test_black_and_white_are_the_terminals_own_color(color: str) -> None:
    """On a background of the same colour nothing could be seen."""
    styles = {"a": SeriesStyle(color=color)}
    assert "38;2" not in chart(figure_of({"a": [(1, 1)]}, series=styles), color=True)


def test_lines_that_run_over_each_other_show_both_colors() -> None:
    """Neither hides the other."""
    series = {"a": [(0, 0), (9, 0)], "b": [(0, 0), (9, 0)]}
    styles = {"a": SeriesStyle(color="red"), "b": SeriesStyle(color="blue")}
    text = chart(figure_of(series, series=styles), color=True)
    assert re.search(r"255;0;0m⣀\x1b\[39m\x1b\[38;2;0;0;255m⣀|255;0;0m[\u2801-\u28ff]\x1b", text)


# Texts that want to be more than text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x9b31mred", "�31mred"),
        ("[bold]x[/b]", "[bold]x[/b]"),
        ("two\nlines\r\t", "two␊lines␍␉"),
        ("$x_1$ :smile: <b>", "$x_1$ :smile: <b>"),
        ("広い文字", "広い文字"),
        ("שלום", "שלום"),
        ("a\u202eb\u2028c", "a�b�c"),
    ],
)
@pytest.mark.parametrize("color", [False, True])
def test_hostile_texts_are_printed_as_text(text: str, shown: str, *, color: bool) -> None:
    """As title, as labels, as names of series and as categories; the layout holds."""
    figure = figure_of(
        {text: [(text, 1), ("b", 2)], "other": [(text, 3)]},
        x={"label": text, "scale": "category"},
        y={"label": text},
        title=text,
    )
    printed = chart(figure, color=color)
    assert printed.count(shown) == 5
    assert widest(printed) <= 80
    assert not set(ESCAPE.sub("", printed)) & {"\x1b", "\x9b", "\r", "\t", "\u202e", "\u2028"}
    first, second = (
        cell_len(line.partition(entry)[0])
        for entry in (f"● {shown}", "■ other")
        for line in ESCAPE.sub("", printed).split("\n")
        if entry in line
    )
    assert first == second


# What a chart asks of its surroundings


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf-16", "gb18030"])
def test_streams_that_can_write_braille_get_it(encoding: str) -> None:
    """Whatever they are called."""
    assert charset_for(encoding) is UNICODE


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "cp1252", "nonsense", None])
def test_other_streams_get_ascii(encoding: str | None) -> None:
    """An unknown encoding, too."""
    assert charset_for(encoding) is ASCII


def test_in_ascii_numbers_stay_readable() -> None:
    """Signs, exponents and ranges are spelled out rather than replaced."""
    low = Point(Decimal(5), Decimal(-2), Decimal(-3), Decimal(-1), "range")
    text = chart(figure_of({"é": [(1, -1), low]}), color=False, charset=ASCII)
    assert "-2" in text
    assert "o \\xe9 -3--1 at 5" in text
    assert "10^4" in chart(
        figure_of({"a": [(1, 1), (9, 10000)]}, y={"scale": "log"}), color=False, charset=ASCII
    )


def test_a_chart_needs_no_heavy_library() -> None:
    """It comes without the libraries of drawings and tables."""
    code = "import sys, figrepro.terminal.chart; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "matplotlib", "pandas", "PIL"} & set(done.stdout.split())
