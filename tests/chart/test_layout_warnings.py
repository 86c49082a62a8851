"""What does not fit is said, and the text, series or point is named."""

from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from tests.figures import Row, made
from tests.render.making import bounds, is_ink, only, pixels

LINE: dict[str, list[Row]] = {"a": [(1, 2), (2, 3)], "b": [(1, 1), (2, 2)]}


def warnings(figure: Chart) -> list[str]:
    """What is said about a drawing."""
    return [str(problem) for problem in draw(figure).warnings]


def test_a_title_that_leaves_the_canvas() -> None:
    """To either side."""
    said = warnings(made(LINE, title="A title that is much too long " * 4))
    assert len(said) == 1
    assert said[0].startswith("title: the text “A title that is much too long")
    assert "leaves the canvas" in said[0]


def test_a_name_that_leaves_the_canvas() -> None:
    """Beyond the right edge, where the legend stands."""
    said = warnings(made(LINE, series={"a": {"label": "a very long name of a series"}}))
    assert ["legend/a/label" in one and "leaves the canvas" in one for one in said] == [True]


def test_a_legend_of_which_only_the_frame_leaves_the_canvas() -> None:
    """Its names are still whole."""
    figure = made(LINE, series={"a": {"label": "a" * 9}}, margins={"right": 1.64})
    (said,) = warnings(figure)
    assert said.startswith("legend/frame: the legend leaves the canvas")
    assert bounds(is_ink(only(figure, "legend/a/label")))[2] < pixels(figure).shape[1]


def test_tick_labels_that_overlap() -> None:
    """The first two of them."""
    ticks = [f"a long category {number}" for number in range(5)]
    (said,) = warnings(made({"a": [(tick, 1) for tick in ticks]}, x={"scale": "category"}))
    assert f"“{ticks[0]}” and “{ticks[1]}” overlap" in said


def test_tick_labels_that_run_into_the_label_of_the_axis() -> None:
    """Margins are what the spec says; it is not for the drawing to change them."""
    said = warnings(made(LINE, y={"label": "Height"}, margins={"left": 0.4}))
    assert any("“Height” and" in one and "overlap" in one for one in said)


def test_points_that_an_inside_legend_covers() -> None:
    """With their places, and what to do about it."""
    figure = made(
        {"a": [(x, x) for x in range(11)], "b": [(0, 0)]},
        legend={"outside": False, "location": "upper right"},
        x={"limits": [0, 10]},
        y={"limits": [0, 10]},
    )
    assert warnings(figure) == [
        "legend: the legend covers a at 9; outside = true, or another location"
    ]


def test_many_covered_points_are_counted() -> None:
    """Three are named."""
    figure = made(
        {"a": [(x / 10, 10) for x in range(80, 101)], "b": [(0, 0)]},
        legend={"outside": False},
    )
    (said,) = warnings(figure)
    assert "covers a at 8.7, 8.8, 8.9 and 11 more" in said


def test_points_beyond_the_limits() -> None:
    """They are not drawn, and counted."""
    figure = made(
        {"a": [(1, 1), (5, 5), (9, 9)], "b": [(1, 1), (20, 1)]},
        x={"limits": [0, 10]},
        y={"limits": [2, 8]},
    )
    assert warnings(figure) == [
        "limits: 2 points of a are outside the limits and not drawn; widen x.limits or y.limits",
        "limits: 2 points of b are outside the limits and not drawn; widen x.limits or y.limits",
    ]
    assert not is_ink(only(figure, "series/b/markers")).any()


def test_points_on_the_limits_are_inside() -> None:
    """Nothing is said about them."""
    figure = made({"a": [(0, 0), (10, 10)]}, x={"limits": [0, 10]}, y={"limits": [0, 10]})
    assert warnings(figure) == []
