"""What must be said of each kind of chart: a table of figures and the sentences about them."""

from datetime import date
from typing import Any

import pytest

from tests.figures import made, shipped
from tests.words.holding import Points, require_true, said_of

RISING: Points = {"A": [(0, "1"), (1, "3"), (2, "4")]}
CATEGORY = {"scale": "category", "label": "Task"}


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("line", "Line chart: Title."),
        ("scatter", "Scatter plot: Title."),
        ("step", "Step chart: Title."),
        ("bar", "Bar chart: Title."),
        ("area", "Area chart: Title."),
    ],
)
def test_every_kind_of_chart_has_its_name_and_a_course(kind: str, begins: str) -> None:
    """The course is that of the values, however they are drawn."""
    figure = made(RISING, kind=kind)
    assert said_of(figure, "chart")[0] == begins
    assert said_of(figure, "series") == ["A rises from 1 at 0 to 4 at 2, by 3.", _STEPS]


_STEPS = "It rises at every step."


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (
            {"label": "Hour", "limits": [0, 12]},
            {"label": "Height (m)", "limits": [-2, 5]},
            ["The x axis, Hour, is linear, from 0 to 12.",
             "The y axis, Height (m), is linear, from −2 to 5."],
        ),
        (
            {"scale": "log", "limits": [1, 1000], "label": "Size"},
            {"format": "percent", "limits": [0, 5], "label": ""},
            ["The x axis, Size, is logarithmic, from 1 to 1000.",
             "The y axis is linear, from 0 % to 500 %."],
        ),
        (
            {"format": "si", "limits": [0, 20000], "label": "Steps"},
            {"format": "scientific", "limits": [0, 2000], "label": "Loss"},
            ["The x axis, Steps, is linear, from 0 to 20k.",
             "The y axis, Loss, is linear, from 0 to 2×10³."],
        ),
    ],
)  # fmt: skip
def test_axes_are_told_with_their_ranges_and_scales(
    x: dict[str, Any], y: dict[str, Any], expected: list[str]
) -> None:
    """Numbers are written as the ticks are."""
    figure = made({"A": [(1, "1"), (2, "3"), (10, "4")]}, x=x, y=y)
    assert said_of(figure, "chart")[1:3] == expected


def test_axes_of_dates_and_categories() -> None:
    """Days in full; the categories themselves, unless there are many."""
    days = made({"A": [(date(2024, 1, 1), "1"), (date(2024, 1, 11), "21")]}, x={"scale": "date"})
    assert (
        said_of(days, "chart")[1] == "The x axis, across, has dates from 2023-12-31 to 2024-01-12."
    )
    assert said_of(days, "series") == ["A rises from 1 at 2024-01-01 to 21 at 2024-01-11, by 20."]
    few = made({"A": [("PIQA", "1"), ("ARC", "2")]}, x=CATEGORY, kind="bar")
    assert said_of(few, "chart")[1] == "The x axis, Task, has two categories: PIQA and ARC."
    many = made({"A": [(f"task {n}", str(n)) for n in range(12)]}, x=CATEGORY, kind="bar")
    assert said_of(many, "chart")[1] == (
        "The x axis, Task, has twelve categories, from task 0 to task 11."
    )
    assert said_of(many, "series") == ["A is highest at task 11 (11) and lowest at task 0 (0)."]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("5", ["A has a single point: 5 at 0."]),
        ("1 2", ["A rises from 1 at 0 to 2 at 1, by 1."]),
        ("1 3 4", ["A rises from 1 at 0 to 4 at 2, by 3.", _STEPS]),
        ("4 0.5 -1", ["A falls from 4 at 0 to −1 at 2, by 5.", "It falls at every step."]),
        ("2 2.0 2.00", ["A stays at 2 from 0 to 2."]),
        ("1 4 3", ["A goes from 1 at 0 to 3 at 2, a net rise of 2.",
                   "It rises to a peak of 4 at 1 and falls from there."]),
        ("3 -1 2", ["A goes from 3 at 0 to 2 at 2, a net fall of 1.",
                    "It falls to a low of −1 at 1 and rises from there."]),
        ("1 1 2", ["A goes from 1 at 0 to 2 at 2, a net rise of 1.", "It never falls."]),
        ("2 1 1", ["A goes from 2 at 0 to 1 at 2, a net fall of 1.", "It never rises."]),
        ("1 3 2 5 1", ["A goes from 1 at 0 to 1 at 4, with no net change.",
                       "Its highest value, 5, is at 3; its lowest, 1, is first reached at 0."]),
        ("0.45 0.465 0.490", ["A rises from 0.45 at 0 to 0.490 at 2, by 0.04.", _STEPS]),
    ],
)  # fmt: skip
def test_the_course_of_a_series(points: str, expected: list[str]) -> None:
    """Where it begins and ends, the change, and what it does at every step or where it turns."""
    figure = made({"A": list(enumerate(points.split()))})
    assert said_of(figure, "series") == expected


def test_a_course_runs_along_the_axis_whatever_the_order_of_the_file() -> None:
    """Also in the order of categories that the ticks have."""
    assert said_of(made({"A": [(2, "4"), (0, "1"), (1, "3")]}, kind="scatter"), "series") == [
        "A rises from 1 at 0 to 4 at 2, by 3.",
        _STEPS,
    ]
    axis = {**CATEGORY, "ticks": ["low", "mid", "high"]}
    figure = made({"A": [("low", "1"), ("mid", "2"), ("high", "3")]}, x=axis)
    assert said_of(figure, "series") == ["A is 1 at low, 2 at mid and 3 at high.", _STEPS]


def test_several_points_at_one_x_are_counted_and_bounded() -> None:
    """They have no course."""
    points = [(1, "1"), (1, "9"), (2, "3"), (5, "-2")]
    figure = made({"A": points, "B": [(3, "2"), (3, "4")]}, kind="scatter")
    assert said_of(figure, "series") == [
        "A has four points at three x.",
        "Its highest value, 9, is at 1; its lowest, −2, is at 5.",
        "B has two points at 3, from 2 to 4.",
    ]
    assert said_of(figure, "comparison") == ["A reaches highest and lowest of all."]


def test_differences_of_per_cent_are_percentage_points() -> None:
    """From 45 % to 49 % is no rise by 4 %."""
    figure = made({"A": [(0, "0.45"), (1, "0.49")]}, y={"format": "percent"})
    assert said_of(figure, "series") == [
        "A rises from 45 % at 0 to 49 % at 1, by 4 percentage points."
    ]


def test_series_are_called_as_the_legend_calls_them() -> None:
    """Unless two are alike there, or one is not named."""
    labels = {"A": {"label": "large"}, "B": {"label": "small"}}
    points: Points = {"A": [(0, "1")], "B": [(1, "2")]}
    assert said_of(made(points, series=labels), "series")[0].startswith("large has")
    labels["B"]["label"] = ""
    assert said_of(made(points, series=labels), "series")[0].startswith("A has")
    labels["B"]["label"] = "large"
    assert said_of(made(points, series=labels), "series")[0].startswith("A has")


def test_series_of_several_kinds_are_told_apart() -> None:
    """The chart as a whole is of no kind."""
    kinds = {"A": {"kind": "bar"}, "B": {"kind": "bar"}, "C": {"kind": "line"}}
    figure = made({name: [(0, "1"), (1, "2")] for name in "ABC"}, series=kinds)
    chart = said_of(figure, "chart")
    assert chart[0] == "Chart: Title."
    assert chart[-1] == "A and B are drawn as bars, C as a line."


@pytest.mark.parametrize(
    "name",
    ['"q"', "[/b]", "a\\", r'\\"', "<i>&amp;", "*x* _y_ `z`", "שלום", "and", "x\ny", "ends."],
)  # fmt: skip
def test_names_are_text_whatever_they_hold(name: str) -> None:
    """Quotes, brackets, backslashes, markup, right-to-left: in sentences and in formulas."""
    points: Points = {name: [(name, "1"), ("other", "2"), ("c", "0")], "B": [(name, "3")]}
    figure = made(points, title=name, x={"scale": "category", "label": name}, kind="bar")
    shown = name.replace("\n", "␊")
    assert said_of(figure, "series")[0] == f"{shown} is 1 at {shown}, 2 at other and 0 at c."


def test_a_name_that_no_formula_can_hold_is_said_nonetheless() -> None:
    """Without a formula, and with nothing that only one could prove."""
    name = "n" * 10_000
    figure = made({name: [(0, "1"), (1, "2"), (2, "4")], "B": [(0, "4"), (1, "5")]})
    assert said_of(figure, "series") == [
        f"{name} has three points.",
        "B rises from 4 at 0 to 5 at 1, by 1.",
    ]
    assert require_true(figure).parts[1].sentences[0].formula is None


READ_OFF = "All 15 values are approximate, read in steps of 0.005: each may be off by up to 0.0025."
DISPUTED = (
    "The reading “second-description” has ten of the points, too, and differs most for 64 Rec at "
    "800; there it has about 65, the drawing about 47, farther apart than their bounds explain."
)


@pytest.mark.parametrize(
    ("figure_id", "topic", "sentence"),
    [
        ("vocab-accuracy", "comparison", "2.4B is above the other two throughout."),
        ("vocab-accuracy", "series",
         "As read, it rises to a peak of about 0.50 at 80k and falls from there."),
        ("vocab-accuracy", "certainty", READ_OFF),
        ("hellaswag", "comparison",
         "1 Rec is below the other five wherever it shares an x with them."),
        ("hellaswag", "series", "It rises to a peak of about 31 at 300 and falls from there."),
        ("hellaswag", "certainty", DISPUTED),
    ],
)  # fmt: skip
def test_what_the_two_figures_must_say(figure_id: str, topic: str, sentence: str) -> None:
    """What a reader would miss: who leads, who turns, what was read off, what is disputed."""
    assert sentence in said_of(shipped(figure_id), topic)
