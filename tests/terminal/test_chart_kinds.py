"""Scatters, steps, bars and areas look in a terminal as they do in the drawing."""

from decimal import Decimal

from tests.terminal.pictures import DOTS, chart_of, picture_of


def test_a_scatter_has_no_lines() -> None:
    """Only its points."""
    assert not DOTS.search(picture_of(chart_of({"a": [(1, 1), (2, 3)]}, kind="scatter")).text())


def test_a_step_keeps_its_value_until_the_next_point() -> None:
    """As the drawing does."""
    chart = chart_of({"a": [(0, 0), (10, 10)]}, kind="step")
    picture = picture_of(chart)
    assert DOTS.match(picture.at(*picture.cell_of(chart, Decimal(9), Decimal(0))))
    assert DOTS.match(picture.at(*picture.cell_of(chart, Decimal(10), Decimal(5))))
    assert picture.at(*picture.cell_of(chart, Decimal(0), Decimal(5))) == " "


def test_bars_stand_on_zero_side_by_side_with_the_symbol_at_the_value() -> None:
    """Filled from zero to the value, also downwards; the second of two is striped."""
    chart = chart_of(
        {"up": [("p", 10), ("q", 10)], "down": [("p", -10), ("q", -10)]},
        x={"scale": "category"},
        y={"limits": (-10.0, 10.0), "ticks": (-10.0, 0.0, 10.0)},
        kind="bar",
    )
    picture = picture_of(chart)
    top, bottom = picture.row(picture.rows - 1), picture.row(0)
    assert [mark for mark in top + bottom if mark in "●■"] == ["●", "●", "■", "■"]
    assert "⣿⣿⣿⣿" in picture.row(picture.rows - 3)
    assert "⡇⡇⡇⡇" in picture.row(2)
    assert top.index("●") < picture.cell_of(chart, "p", Decimal(0))[0] < bottom.index("■")


def test_a_bar_beyond_the_limits_ends_at_them_beside_its_neighbour() -> None:
    """Cut off, and counted as a point outside."""
    chart = chart_of(
        {"a": [("p", 99)], "b": [("p", 5)]},
        x={"scale": "category"},
        y={"limits": (0.0, 10.0)},
        kind="bar",
    )
    picture = picture_of(chart)
    middle, _ = picture.cell_of(chart, "p", Decimal(0))
    assert picture.row(picture.rows - 1)[:middle].strip() == "⣶" * (picture.row(3).count("⣿"))
    assert "Outside the limits: 1 point of a." in picture.lines


def test_bars_far_wider_than_the_axis_are_drawn_as_far_as_it_reaches() -> None:
    """Their neighbours may stand far beyond the limits."""
    limits = {"limits": (0.0, 10.0)}
    far = [(5, 10), (1e300, 10), (-1e300, 10)]
    picture = picture_of(chart_of({"a": far}, x=limits, y=limits, kind="bar"))
    assert set(picture.row(1)) == {"⣿"}


def test_an_area_is_its_line() -> None:
    """Its points are marked, though the drawing has no markers there."""
    area = picture_of(chart_of({"a": [(1, 1), (2, 3)]}, kind="area", y={"limits": (0.0, 3.0)}))
    line = picture_of(chart_of({"a": [(1, 1), (2, 3)]}, kind="line", y={"limits": (0.0, 3.0)}))
    assert area.text() == line.text()
