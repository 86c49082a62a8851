"""How two figures differ, said in data units."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.diff.changes import changes_between
from tests.figures import SHIPPED, made, shipped, with_point, with_series, with_spec

_AXES_HEIGHT_PX = (5 - 0.55 - 0.8) * 150


@pytest.fixture
def accuracy() -> Chart:
    """The figure with three model sizes."""
    return shipped("vocab-accuracy")


@pytest.mark.parametrize("figure_id", SHIPPED)
def test_a_figure_does_not_differ_from_itself(figure_id: str) -> None:
    """Equal figures have no changes."""
    assert changes_between(shipped(figure_id), shipped(figure_id)) == ()


def test_a_moved_point_is_said_with_both_values_their_difference_and_pixels(
    accuracy: Chart,
) -> None:
    """The sentence names series, place, values, the difference and the way on the canvas."""
    now = with_point(
        accuracy,
        "1.3B",
        80000,
        y=Decimal("0.51"),
        y_low=Decimal("0.5075"),
        y_high=Decimal("0.5125"),
    )
    (change,) = changes_between(accuracy, now)
    pixels = 0.01 / 0.08 * _AXES_HEIGHT_PX
    assert change.shift_px == pytest.approx(pixels)
    assert change.difference == Decimal("0.010")
    assert change.element == "series/1.3B/markers"
    assert str(change) == (
        f"1.3B at 80k: 0.500 in the reference, 0.510 now (+0.010, {pixels:.3g} px up)"
    )


def test_a_point_that_fell_is_said_to_be_down(accuracy: Chart) -> None:
    """A lower value moves the point down."""
    now = with_point(accuracy, "2.4B", 20000, y=Decimal("0.49"))
    assert "(-0.005, 34.2 px down)" in str(changes_between(accuracy, now)[0])


def test_points_that_moved_furthest_come_first(accuracy: Chart) -> None:
    """A reader sees the largest change at once."""
    now = with_point(accuracy, "350M", 20000, y=Decimal("0.451"))
    now = with_point(now, "1.3B", 60000, y=Decimal("0.475"))
    assert [change.series for change in changes_between(accuracy, now) if change.field == "y"] == [
        "1.3B",
        "350M",
    ]


def test_points_added_and_removed_are_named() -> None:
    """A point that came or went is one change, with its value."""
    before = made({"a": [(1, "1"), (2, "2")]}, x={"limits": [0, 4]}, y={"limits": [0, 4]})
    after = made({"a": [(1, "1"), (3, "2.5")]}, x={"limits": [0, 4]}, y={"limits": [0, 4]})
    said = [str(change) for change in changes_between(before, after)]
    assert sorted(said) == ["a at 2: point removed (was 2)", "a at 3: point added (2.5)"]


def test_series_added_and_removed_are_named_without_their_points() -> None:
    """A series that came or went is one change; its style and points are not listed again."""
    before = made({"a": [(1, "1")], "b": [(1, "2")]}, y={"limits": [0, 4]})
    after = made({"a": [(1, "1")], "c": [(1, "3"), (2, "3")]}, y={"limits": [0, 4]})
    changes = [change for change in changes_between(before, after) if change.series]
    assert sorted(str(change) for change in changes) == [
        "b: series removed (was 1 point)",
        "c: series added (2 points)",
    ]


def test_a_series_with_the_same_points_under_another_name_was_renamed() -> None:
    """Its name is what changed, and with it the label in the legend."""
    before = made({"a": [(1, "1"), (2, "2")], "b": [(1, "2")]})
    after = made({"a": [(1, "1"), (2, "2")], "c": [(1, "2")]})
    name, label = changes_between(before, after)
    assert str(name) == "c: called b in the reference"
    assert name.element == "legend/c/label"
    assert (label.field, label.follows) == ("label", "the series")


def test_a_series_that_moved_as_a_whole_is_said_once() -> None:
    """Points that all moved by one amount are one shift."""
    limits = {"limits": [0, 9]}
    before = made({"a": [(1, "1"), (2, "2"), (3, "1")]}, y=limits)
    after = made({"a": [(1, "1.5"), (2, "2.5"), (3, "1.5")]}, y=limits)
    (change,) = changes_between(before, after)
    assert str(change).startswith("a: all 3 points moved alike (+0.5, ")
    assert change.element == "series/a/line"


def test_a_point_that_left_the_others_is_said_beside_their_shift() -> None:
    """Where not all moved alike, each is told by itself."""
    limits = {"limits": [0, 9]}
    before = made({"a": [(1, "1"), (2, "2"), (3, "1")]}, y=limits)
    after = made({"a": [(1, "1.5"), (2, "2.5"), (3, "4")]}, y=limits)
    assert [(one.field, one.x) for one in changes_between(before, after)] == [
        ("y", "3"),
        ("y", "1"),
        ("y", "2"),
    ]


def test_series_that_exchanged_their_points_are_said_to_be_swapped() -> None:
    """One sentence for both; their points are not listed."""
    before = made({"a": [(1, "1"), (2, "2")], "b": [(1, "3"), (2, "1")]})
    after = made({"a": [(1, "3"), (2, "1")], "b": [(1, "1"), (2, "2")]})
    (change,) = changes_between(before, after)
    assert str(change) == "a, b: the two have swapped their points"


def test_a_point_with_the_same_value_elsewhere_moved_along_x() -> None:
    """Its place changed, in data units; it did not go and come."""
    spec = {"x": {"limits": [0, 9]}, "y": {"limits": [0, 4]}}
    before = made({"a": [(1, "1"), (2, "2"), (3, "1")]}, **spec)
    after = made({"a": [(1, "1"), (4, "2"), (3, "1")]}, **spec)
    (change,) = changes_between(before, after)
    assert str(change) == "a at 2, x: 2 in the reference, 4 now (+2, 192 px right)"


@pytest.mark.parametrize(
    ("day", "said"),
    [(6, "+1 day, "), (4, "-1 day, "), (19, "+14 days, "), (1, "-4 days, ")],
)
def test_a_point_on_an_axis_of_dates_moved_by_days(day: int, said: str) -> None:
    """The difference is in days, in the sentence and as a number."""
    x = {"scale": "date", "limits": ["2024-05-01", "2024-06-01"]}
    before = made({"a": [(date(2024, 5, 5), "1"), (date(2024, 5, 31), "2")]}, x=x)
    now = made({"a": [(date(2024, 5, day), "1"), (date(2024, 5, 31), "2")]}, x=x)
    (change,) = changes_between(before, now)
    assert change.difference == day - 5
    told = f"a at 2024-05-05, x: 2024-05-05 in the reference, 2024-05-{day:02} now ({said}"
    assert str(change).startswith(told)


DAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("linear", 1), ("date", DAY)),
        (("date", DAY), ("linear", 1)),
        (("linear", 1), ("category", "one")),
        (("category", "1"), ("linear", 1)),
        (("category", "1"), ("log", 1)),
    ],
)
def test_a_point_on_an_axis_of_another_kind_follows_from_the_scale(
    before: tuple[str, Any], after: tuple[str, Any]
) -> None:
    """A number, a day and a category are no distance apart, neither in data nor in pixels."""
    old, new = (made({"a": [(x, "2")]}, x={"scale": scale}) for scale, x in (before, after))
    changes = {change.field: change for change in changes_between(old, new)}
    assert changes["x.scale"].follows is None
    moved = changes["x"]
    assert (moved.follows, moved.difference, moved.shift_px) == ("x.scale", None, None)


def test_points_are_paired_across_scales_as_they_are_written() -> None:
    """Where numbers became categories, a value that changed is told at its place."""
    points = {"a": [(1, "2"), (2, "3")]}
    named = {"a": [("1", "2"), ("2", "4")]}
    limits = {"limits": [0, 9]}
    before = made(points, y=limits)
    now = made(named, x={"scale": "category"}, y=limits)
    told = [str(one) for one in changes_between(before, now) if one.follows is None]
    assert told[0].startswith("a at 2: 3 in the reference, 4 now (+1, ")
    assert told[1:] == ["x.scale: linear in the reference, category now"]


def test_points_in_another_order_are_said_to_be() -> None:
    """A line goes through its points in the order of the file."""
    before = made({"a": [(1, "1"), (2, "2"), (3, "1")]})
    after = made({"a": [(2, "2"), (1, "1"), (3, "1")]})
    (change,) = changes_between(before, after)
    assert (change.field, change.series) == ("order of the points", "a")
    assert str(change) == "a: its points are in another order"


def test_the_same_series_in_another_order_are_a_change_of_order() -> None:
    """The order of the series is drawn, so that it counts."""
    before = made({"a": [(1, "1")], "b": [(1, "2")]})
    after = with_series(before, before.figure.series[::-1])
    change, *others = changes_between(before, after)
    assert str(change) == "order of the series: a, b in the reference, b, a now"
    assert {one.follows for one in others} == {"the series"}


@pytest.mark.parametrize(
    ("key", "value", "sentence", "element"),
    [
        ("title", "Accuracy", "title: “Accuracy against training batches” in the", "title"),
        ("math", True, "math: false in the reference, true now", None),
    ],
)
def test_a_changed_key_of_the_spec_is_said_with_its_element(
    accuracy: Chart, key: str, value: object, sentence: str, element: str | None
) -> None:
    """Every key that draws is compared, and the element that shows it named."""
    (change,) = changes_between(accuracy, with_spec(accuracy, **{key: value}))
    assert str(change).startswith(sentence)
    assert change.element == element
    assert change.drawn


def test_a_changed_color_of_a_series_belongs_to_its_line(accuracy: Chart) -> None:
    """The style of a series is said with the series."""
    now = with_spec(accuracy, series={"350M": {"color": "black"}})
    (change,) = changes_between(accuracy, now)
    assert str(change) == "350M, color: tab:blue in the reference, black now"
    assert change.element == "series/350M/line"


def test_another_word_for_the_same_color_is_no_change(accuracy: Chart) -> None:
    """tab:blue and #1f77b4 draw the same."""
    now = with_spec(accuracy, series={"350M": {"color": "#1F77B4"}})
    assert changes_between(accuracy, now) == ()


def test_a_changed_citation_draws_nothing(accuracy: Chart) -> None:
    """What draws nothing is listed, last, and marked."""
    (change,) = changes_between(accuracy, with_spec(accuracy, source={"citation": "elsewhere"}))
    assert change.field == "source.citation"
    assert not change.drawn


def test_a_point_that_becomes_a_range_changes_its_drawn_bounds() -> None:
    """Bounds count as drawn where one of the two points is a range."""
    before = shipped("hellaswag")
    now = with_point(before, "16 Rec", 800, y_high=Decimal(65), y=Decimal(64))
    fields = {change.field: change for change in changes_between(before, now)}
    assert set(fields) == {"y", "y_high"}
    assert fields["y_high"].drawn
    assert fields["y"].element == "series/16 Rec/range"


def test_bounds_of_an_approximate_value_draw_nothing(accuracy: Chart) -> None:
    """The resolution of a reading is listed, and leaves the drawing as it is."""
    now = with_point(accuracy, "350M", 20000, y_low=Decimal("0.44"))
    (change,) = changes_between(accuracy, now)
    assert change.field == "y_low"
    assert not change.drawn


def test_a_changed_bar_names_the_bar() -> None:
    """Bars have no markers: the element is the bar at its place."""
    before = made({"a": [(1, "1"), (2, "2")]}, kind="bar", y={"limits": [0, 4]})
    (change,) = changes_between(before, with_point(before, "a", 2, y=Decimal(3)))
    assert change.element == "series/a/bar/2"


def test_elements_of_a_named_panel_begin_with_it() -> None:
    """As in the drawing: a change is given to an element that there is."""
    before, now = (
        replace(chart, panels=(replace(chart.panels[0], name="A"),))
        for chart in (
            made({"a": [(1, "1")]}, x={"label": "then"}),
            made({"a": [(1, "1")]}, x={"label": "now"}),
        )
    )
    (change,) = changes_between(before, now)
    assert change.element == "panel/A/x/label"


def test_a_key_that_several_panels_show_is_at_no_single_element() -> None:
    """None of them is the first."""
    before, now = (
        replace(chart, panels=(*(replace(chart.panels[0], name=name) for name in "AB"),))
        for chart in (
            made({"a": [(1, "1")]}, x={"label": "then"}),
            made({"a": [(1, "1")]}, x={"label": "now"}),
        )
    )
    (change,) = changes_between(before, now)
    assert (change.field, change.element) == ("x.label", None)
