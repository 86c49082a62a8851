"""The row of the legend that says whose the hollow points are."""

from dataclasses import replace

import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.legend_layout import LegendBox
from figrepro.chart.resolve import resolve
from figrepro.errors import FigreproError
from figrepro.render.drawing import draw
from figrepro.shapes.primitives import Text
from tests.figures import Row, made, overlaid
from tests.render.making import bounds, elements, is_ink, only, pixels
from tests.render.square import square

POINTS = {"a": [(1, 1), (2, 2)], "b": [(1, 2), (2, 1)]}
OVER = {"a": [(1, 1.5)]}


def _legend(figure: Chart) -> LegendBox:
    legend = draw(figure).scene.legend
    assert legend is not None
    return legend


def _lines(figure: Chart, name: str = "other") -> list[Text]:
    """The lines of the reading's name in the legend."""
    return [one for one in draw(figure).texts if one.element == f"key/reading/{name}/label"]


def test_there_is_one_row_with_the_name_of_the_reading() -> None:
    """Below the others, however many series it has."""
    figure = overlaid(made(POINTS), OVER | {"b": [(1, 1.2)]})
    (line,) = _lines(figure)
    assert line.text == "other"
    legend = _legend(figure)
    assert [entry.label.text for entry in legend.entries] == ["a", "b"]
    step = legend.entries[0].y - legend.entries[1].y
    assert legend.overlay is not None
    assert legend.entries[1].y - legend.overlay.y == pytest.approx(step)
    assert legend.frame.contains(line.box)


def test_its_handle_is_a_grey_hollow_circle() -> None:
    """As wide as high, white inside, in no series' colour."""
    figure = overlaid(made(POINTS), OVER)
    ink = only(figure, "key/reading/other/handle")
    left, upper, right, lower = bounds(is_ink(ink))
    assert right - left == pytest.approx(lower - upper, abs=1)
    image = pixels(figure)
    middle = image[(upper + lower) // 2, (left + right) // 2]
    assert (middle == 255).all()
    darkest = ink[is_ink(ink)].min(axis=0)
    assert darkest.max() - darkest.min() == 0
    assert darkest.max() < 128


def test_the_rows_of_the_series_stay_where_they_are() -> None:
    """The row of the reading comes last, also below that of ranges."""
    ranges = POINTS | {"c": [{"x": 1, "y_low": 1, "y_high": 2}]}
    plain = made(ranges)
    figure = overlaid(plain, OVER)
    assert _legend(figure).entries == _legend(plain).entries
    assert _legend(plain).overlay is None


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("published", ["published"]),
        ("second-description", ["second-", "description"]),
        ("a second description", ["a second", "description"]),
        ("W" * 10, ["WWWWWW", "WWWW"]),
        ("of-the-appendix-of-the-second-edition-of-it", ["of-the-", "appendix-of-", "the-secon…"]),
    ],
)
def test_a_long_name_is_broken_into_lines_and_the_figure_keeps_its_size(
    name: str, lines: list[str]
) -> None:
    """Between words where that can be; nothing leaves the canvas."""
    plain = made(POINTS)
    figure = overlaid(plain, OVER, name)
    assert [one.text for one in _lines(figure, name)] == lines
    assert pixels(figure).shape == pixels(plain).shape
    assert draw(figure).warnings == ()
    legend = _legend(figure)
    assert all(legend.frame.contains(one.box) for one in _lines(figure, name))


def test_a_legend_inside_the_axes_holds_it_too() -> None:
    """It grows by a row, from its place."""
    figure = overlaid(made(POINTS, legend={"outside": False}), OVER, "second-description")
    scene = draw(figure).scene
    assert scene.legend is not None
    assert [one.text for one in _lines(figure, "second-description")] == ["second-description"]
    assert scene.panels[0].frame.box.contains(scene.legend.frame)


def test_a_figure_without_a_legend_explains_the_reading_in_a_free_corner() -> None:
    """Nobody could tell otherwise what the hollow points are; the series need no name."""
    rising = made({"a": [(1, 1), (2, 2), (3, 3)]})
    figure = overlaid(rising, {"a": [(2, 2.2)]})
    scene = draw(figure).scene
    assert scene.legend is not None
    assert scene.legend.entries == ()
    assert scene.panels[0].frame.box.contains(scene.legend.frame)
    assert scene.legend.frame.left < scene.panels[0].frame.box.left + 20
    assert "key/reading/other/handle" in elements(figure)
    assert draw(figure).warnings == ()


RANGE = {"x": 9.5, "y_low": 2, "y_high": 9.9, "basis": "range"}
ERRORS = {"x": 9.5, "y": 5, "err_high": 4.9, "err_low": 1}
FLAT_ERRORS = {"x": 5, "y": 9.7, "x_err_high": 4.5, "x_err_low": 1}
CROSSED: dict[str, tuple[dict[str, list[Row]], dict[str, list[Row]], dict[str, object]]] = {
    "a line": ({"a": [(0, 0), (10, 10)]}, {"a": [(1, 5)]}, {}),
    "a line on axes of logarithms": (
        {"a": [(1, 10), (10, 100)]},
        {"a": [(1, 20), (10000, 1000000)]},
        {"x": {"scale": "log", "limits": None}, "y": {"scale": "log", "limits": None}},
    ),
    "a step": ({"a": [(0, 9.5), (10, 5)]}, {"a": [(1, 5)]}, {"kind": "step"}),
    "a bar": ({"a": [(5, 5), (9, 10)]}, {"a": [(1, 5)]}, {"kind": "bar"}),
    "an area": ({"a": [(0, 0), (10, 10)]}, {"a": [(5, 3)]}, {"kind": "area"}),
    "a range": ({"a": [(1, 1), RANGE]}, {"a": [(5, 5)]}, {"kind": "scatter"}),
    "a range of the reading": ({"a": [(1, 1)]}, {"a": [RANGE]}, {}),
    "an error bar": ({"a": [(1, 1), ERRORS]}, {"a": [(5, 5)]}, {"kind": "scatter"}),
    "an error bar of the reading": ({"a": [(1, 1)]}, {"a": [FLAT_ERRORS]}, {}),
}


@pytest.mark.parametrize("crossing", CROSSED)
def test_nothing_that_is_drawn_lies_under_it_where_a_corner_is_free(crossing: str) -> None:
    """No point stands in the upper right corner, and yet it is not free."""
    series, reading, spec = CROSSED[crossing]
    figure = overlaid(square(series, **spec), reading)
    scene = draw(figure).scene
    assert scene.legend is not None
    frame, per_point = scene.legend.frame, 100 / 72
    left, right = (round(x * per_point) for x in (frame.left, frame.right))
    upper, lower = (round(500 - y * per_point) for y in (frame.top, frame.bottom))
    assert is_ink(only(figure, "series", "reading")).any()
    assert not is_ink(only(figure, "series", "reading"))[upper:lower, left:right].any()
    assert (frame.right < 200) or (frame.top < 200)


def test_where_no_corner_is_free_lines_are_covered_rather_than_points() -> None:
    """A line is seen to go on behind the frame; a point behind it is lost."""
    around: list[Row] = [(1, 9.3), (9.3, 9.3), (9.3, 0.7), (0, 1.5)]
    figure = overlaid(square({"a": around}), {"a": [(5, 5)]})
    frame = _legend(figure).frame
    assert (frame.left < 100, frame.top < 100) == (True, True)
    assert draw(figure).warnings == ()


@pytest.mark.parametrize("outside", [True, False])
def test_what_is_advised_where_every_corner_has_a_point_helps(outside: bool) -> None:  # noqa: FBT001 - a case of the two
    """A legend that is shown has room beside the axes; that of the reading alone has none."""
    corners: list[Row] = [(x, y) for x in (0.5, 9.5) for y in (0.5, 9.5)]
    legend = {"show": False, "outside": outside}
    figure = overlaid(square({"a": corners[::3]}, kind="scatter", legend=legend), {"a": corners})
    (warning,) = {one.hint for one in draw(figure).warnings}
    advised = "show = true" if outside else "show = true, outside = true"
    assert warning == f"{advised} under [legend]"
    shown = {"show": True, "outside": True}
    helped = square({"a": corners[::3]}, kind="scatter", legend=shown, margins={})
    assert draw(overlaid(helped, {"a": corners})).warnings == ()


@pytest.mark.parametrize(
    "name", ["x%2", "Ω ≤ µ", "$a$ $b$", "<b>&amp;", "a:b\\c", "-", "שלום", "…"]
)
def test_any_name_is_written_as_it_is(name: str) -> None:
    """A dollar is a dollar, also where texts may hold mathematics; elements percent-encode."""
    figure = overlaid(made(POINTS, math=True), OVER, name)
    element = name.replace("%", "%25").replace("/", "%2F")
    (line,) = _lines(figure, element)
    assert (line.text, line.math) == (name, False)
    assert f"reading/{element}/a/markers" in elements(figure)
    assert is_ink(only(figure, f"key/reading/{element}/label")).any()


def test_a_name_that_the_font_lacks_is_a_problem_that_names_it() -> None:
    """As any text of a figure."""
    figure = overlaid(made(POINTS), OVER, "tide \U0001f30a")
    with pytest.raises(FigreproError, match=r"U\+1F30A"):
        draw(figure)


def test_names_with_a_slash_are_parted_from_their_series() -> None:
    """From the name of the element alone."""
    slashed = made({"a/b": [(1, 1)], "c": [(2, 2)]})
    figure = overlaid(slashed, {"a/b": [(1, 2)]}, "p%q")
    assert "reading/p%25q/a%2Fb/markers" in elements(figure)
    assert resolve(replace(figure.figure, overlay=None)) == slashed
