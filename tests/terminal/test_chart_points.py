"""Every point of a figure is a symbol in its cell, with its bounds, or is counted as left out."""

import re
from decimal import Decimal

import pytest

from figrepro.chart.chart import Chart
from figrepro.figure.model import Point
from figrepro.terminal.draw import draw_text
from tests.figures import points_of
from tests.terminal.pictures import (
    ALL_CHARTS,
    DOTS,
    HOLLOW,
    SYMBOLS,
    chart_of,
    picture_of,
    point_of,
)


@ALL_CHARTS
@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_point_is_the_symbol_of_its_series_in_its_cell(chart: Chart, width: int) -> None:
    """Where points of several series share a cell, each stands there or within three columns."""
    picture = picture_of(chart, width=width)
    cells = [picture.cell_of(chart, point.x, point.y) for _, point in points_of(chart)]
    for (name, point), (column, row) in zip(points_of(chart), cells, strict=True):
        symbol = SYMBOLS[chart.id][name]
        expected = HOLLOW[symbol] if point.basis == "range" else symbol
        reach = 3 if cells.count((column, row)) > 1 else 0
        nearby = range(max(0, column - reach), min(picture.columns - 1, column + reach) + 1)
        assert expected in {picture.at(near, row) for near in nearby}, (name, point.x)


@ALL_CHARTS
def test_there_are_as_many_symbols_as_points(chart: Chart) -> None:
    """So known points are told from the lines between them, which are dots."""
    between_axes = picture_of(chart).text()
    known = set(SYMBOLS[chart.id].values()) | set(HOLLOW.values())
    assert sum(character in known for character in between_axes) == chart.figure.point_count
    assert DOTS.search(between_axes)


def test_points_on_a_limit_stand_whole_in_the_first_and_last_cells() -> None:
    """The axes do not cut them."""
    limits = {"limits": (0.0, 10.0)}
    picture = picture_of(chart_of({"a": [(0, 0), (10, 10)]}, x=limits, y=limits))
    assert picture.at(0, 0) == "●"
    assert picture.at(picture.columns - 1, picture.rows - 1) == "●"


def test_points_that_share_a_place_stand_side_by_side() -> None:
    """In the order of the series, and the chart says so."""
    picture = picture_of(chart_of({"a": [(1, 1)], "b": [(1, 1)], "c": [(1, 1)]}))
    assert "▲●■" in picture.text() or "●■▲" in picture.text()
    assert "Symbols side by side share one place." in picture.lines


def test_points_without_a_free_cell_nearby_are_counted() -> None:
    """Nothing is hidden silently."""
    text = draw_text(chart_of({f"series {n}": [(1, 1)] for n in range(9)}), color=False)
    assert "Hidden behind other series: 2 symbols." in text.split("\n")


def test_a_range_is_upright_and_its_symbol_hollow() -> None:
    """The line reaches from bound to bound; a remark gives the bounds."""
    known = Point(Decimal(2), Decimal(50), Decimal(10), Decimal(90), "range")
    chart = chart_of({"a": [(1, 0), known, (3, 100)]}, y={"limits": (0.0, 100.0)})
    picture = picture_of(chart)
    column, middle = picture.cell_of(chart, known.x, known.y)
    _, low = picture.cell_of(chart, known.x, Decimal(10))
    _, high = picture.cell_of(chart, known.x, Decimal(90))
    assert picture.at(column, middle) == "○"
    upright = [row for row in range(picture.rows) if DOTS.match(picture.at(column, row))]
    assert upright == [row for row in range(low, high + 1) if row != middle]
    assert "Only bounds are known: ○ a 10\N{EN DASH}90 at 2." in picture.lines


def test_error_bars_are_drawn() -> None:
    """Upright and level, as long as the source says."""
    bars = {key: Decimal(2) for key in ("err_low", "err_high", "x_err_low", "x_err_high")}
    axis = {"limits": (0.0, 8.0), "ticks": (0.0, 2.0, 4.0, 6.0, 8.0)}
    chart = chart_of({"a": [point_of(4, 4, **bars)]}, axis, axis)
    picture = picture_of(chart)
    column, row = picture.cell_of(chart, Decimal(4), Decimal(4))
    left, low = picture.cell_of(chart, Decimal(2), Decimal(2))
    right, high = picture.cell_of(chart, Decimal(6), Decimal(6))
    assert DOTS.sub("-", picture.row(row)).strip() == "-" * (column - left) + "●" + "-" * (
        right - column
    )
    assert [
        DOTS.match(picture.at(column, end)) is None for end in (low - 1, low, high, high + 1)
    ] == [True, False, False, True]


def test_points_outside_the_limits_are_left_out_and_counted() -> None:
    """The lines to them end at the limit, as in the drawing."""
    limits = {"limits": (0.0, 10.0)}
    chart = chart_of({"a": [(-10, 5), (5, 5), (20, 5)], "b": [(5, 1), (5.5, 99)]}, limits, limits)
    picture = picture_of(chart)
    _, row = picture.cell_of(chart, Decimal(5), Decimal(5))
    assert re.fullmatch(rf"{DOTS.pattern}+●.?{DOTS.pattern}+", picture.row(row))
    assert picture.text().count("●") == picture.text().count("■") == 1
    assert "Outside the limits: 2 points of a, 1 point of b." in picture.lines
