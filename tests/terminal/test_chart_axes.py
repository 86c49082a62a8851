"""The axes of a chart have their ticks where the values stand, on every scale, and their labels."""

from datetime import date
from decimal import Decimal

import pytest

from figrepro.chart.chart import Chart
from figrepro.terminal.draw import draw_text
from tests.figures import points_of
from tests.terminal.pictures import ALL_CHARTS, CHARTS, chart_of, picture_of


@pytest.mark.parametrize(
    ("chart", "label"),
    [
        (
            chart_of(
                {"a": [(1, 1), (10, 2), (1000, 3)]}, x={"scale": "log", "limits": (1.0, 1000.0)}
            ),
            "10¹",
        ),
        (
            chart_of(
                {"a": [(date(2024, 1, 1), 1), (date(2025, 1, 1), 2), (date(2027, 1, 1), 5)]},
                x={"scale": "date"},
            ),
            "2025-01",
        ),
        (
            chart_of({"a": [("near", 1), ("far", 2), ("away", 5)]}, x={"scale": "category"}),
            "far",
        ),
    ],
    ids=["log", "date", "category"],
)
def test_every_scale_places_its_points_and_labels(chart: Chart, label: str) -> None:
    """A label stands below the tick, and the tick below the point at that value."""
    picture = picture_of(chart)
    for _, point in points_of(chart):
        assert picture.at(*picture.cell_of(chart, point.x, point.y)) == "●"
    second = chart.layers[0].points[1]
    column, _ = picture.cell_of(chart, second.x, second.y)
    assert picture.at(column, -1) == "┬"
    labels = picture.lines[picture.bottom + 1]
    middle = labels.index(label) + len(label) // 2
    assert abs(middle - picture.left - column) <= 1


def test_what_a_log_axis_has_no_place_for_is_left_out() -> None:
    """Values at or below zero do not stop the chart."""
    chart = chart_of({"a": [(-1, 1), (0, 2), (10, 3)]}, x={"scale": "log"})
    assert "Outside the limits: 2 points of a." in draw_text(chart, color=False).split("\n")


def test_ticks_stand_in_the_rows_of_their_values() -> None:
    """With the labels that the drawing has."""
    chart = CHARTS["vocab-accuracy"]
    picture = picture_of(chart)
    for tick in ("0.45", "0.47", "0.49", "0.51", "0.53"):
        _, row = picture.cell_of(chart, Decimal(20000), Decimal(tick))
        assert picture.lines[picture.bottom - 1 - row].startswith(f"{tick} ┤")
    assert picture.lines[picture.bottom + 1].split() == ["20k", "40k", "60k", "80k", "100k"]


@ALL_CHARTS
def test_title_and_axis_labels_are_there(chart: Chart) -> None:
    """The title on top, the y label above its axis, the x label below its ticks."""
    picture = picture_of(chart)
    assert picture.lines[0].strip() == chart.title
    assert picture.lines[1] == chart.panels[0].y.label
    assert picture.lines[picture.bottom + 2].strip() == chart.panels[0].x.label


def test_labels_of_categories_use_further_lines_rather_than_vanish() -> None:
    """Each still centred below its tick."""
    names = [f"category {n}" for n in range(8)]
    chart = chart_of({"a": [(name, 1) for name in names]}, x={"scale": "category"}, kind="bar")
    assert all(name in draw_text(chart, color=False) for name in names)
