"""Another reading over a figure: hollow points in the colours of their series, hiding nothing."""

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.overlay import with_overlay
from figrepro.render.drawing import draw
from tests.figures import Row, load, overlaid
from tests.render.making import bounds, elements, is_ink, only, pixels
from tests.render.square import at, crop, of_color, square

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIAMOND = {"a": {"marker": "diamond", "size": 14}}


def _said(figure: Chart) -> list[str]:
    return [str(warning) for warning in draw(figure).warnings]


def _overlay_ink(figure: Chart) -> "NDArray[np.bool_]":
    """The pixels of the reading's marks and of its row in the legend."""
    owners = draw(figure).owners
    names = [one for one in owners.elements if one.startswith(("reading/", "key/", "legend/frame"))]
    ink = np.zeros((owners.height, owners.width), np.bool_)
    for name in names:
        ink |= owners.mask(name)
    return ink


class TestPoints:
    """A point of the reading is a hollow marker of its series."""

    def test_a_point_is_hollow_and_has_the_colour_of_its_series(self) -> None:
        """White in the middle, at the very pixel of its value."""
        figure = overlaid(square({"a": [(2, 2)]}, series=DIAMOND), {"a": [(5, 7)]})
        image = pixels(figure)
        column, row = at(5, 7)
        assert (image[row, column] == 255).all()
        marker = of_color(only(figure, "reading/other/a/markers"), "tab:blue")
        left, upper, right, lower = bounds(marker)
        assert (left + right - 1) / 2 == pytest.approx(column, abs=1)
        assert (upper + lower - 1) / 2 == pytest.approx(row, abs=1)

    def test_its_shape_is_that_of_the_series_and_its_edge_is_thin(self) -> None:
        """Outside as large as the filled one, inside hollow."""
        figure = overlaid(square({"a": [(2, 5)]}, series=DIAMOND), {"a": [(8, 5)]})
        image = pixels(figure)
        own, other = (is_ink(crop(image, x, 5)) for x in (2, 8))
        heights = [bounds(one)[3] - bounds(one)[1] for one in (own, other)]
        assert heights[0] == pytest.approx(heights[1], abs=3)
        corner = heights[1] // 2 - 4
        assert not other[25 - corner, 25 - corner]  # a circle or square would have ink there
        assert other.sum() < 0.65 * own.sum()

    @pytest.mark.parametrize("marker", ["none", "plus", "x", "vline", "hline", "point"])
    def test_a_series_whose_markers_have_no_inside_gets_a_circle(self, marker: str) -> None:
        """So has one without markers, and it never looks like the series' own."""
        style = {"a": {"marker": marker, "size": 14}}
        figure = overlaid(square({"a": [(2, 2)]}, series=style), {"a": [(5, 7)]})
        circle = overlaid(
            square({"a": [(2, 2)]}, series={"a": {"marker": "circle", "size": 14}}),
            {"a": [(5, 7)]},
        )
        mark = "reading/other/a/markers"
        assert np.array_equal(only(figure, mark), only(circle, mark))

    @pytest.mark.parametrize("marker", ["circle", "square", "diamond"])
    def test_it_never_looks_like_hollow_markers_of_the_series_itself(self, marker: str) -> None:
        """Then its shape is another."""
        style = {"a": {"marker": marker, "filled": False, "size": 14, "line": "none"}}
        figure = overlaid(square({"a": [(2, 5)]}, series=style), {"a": [(8, 5)]})
        own, other = (is_ink(crop(pixels(figure), x, 5, 20)) for x in (2, 8))
        assert (own != other).sum() > 40

    def test_no_line_joins_the_points_and_those_below_stop_at_them(self) -> None:
        """The series' own line passes behind."""
        figure = overlaid(
            square({"a": [(0, 5), (10, 5)]}, series=DIAMOND), {"a": [(3, 5), (3, 8), (7, 8)]}
        )
        image = pixels(figure)
        for place in ((3, 5), (5, 8)):
            column, row = at(*place)
            assert (image[row, column] == 255).all()
        marks = [one for one in elements(figure) if one.startswith("reading/")]
        assert set(marks) == {"reading/other/a/markers"}

    def test_points_that_only_the_reading_has_are_drawn(self) -> None:
        """Where the figure has none at that x."""
        figure = overlaid(square({"a": [(1, 1)]}), {"a": [(9, 9)]})
        ink = is_ink(only(figure, "reading/other/a"))
        assert ink[at(9, 9)[1] - 5 : at(9, 9)[1] + 5, at(9, 9)[0] - 5 : at(9, 9)[0] + 5].any()

    @pytest.mark.parametrize("y", [5, 5.05, 4.9])
    def test_a_point_at_the_place_of_the_figures_own_is_a_ring_around_it(self, y: float) -> None:
        """Both are seen whole: the filled one in the hollow one."""
        plain = square({"a": [(5, 5)]}, series={"a": {"marker": "circle"}})
        figure = overlaid(plain, {"a": [(5, y)]})
        before, now = (crop(pixels(one), 5, 5) for one in (plain, figure))
        own = of_color(before, "tab:blue")
        assert of_color(now, "tab:blue")[own].all()
        new = of_color(now, "tab:blue") & ~own
        assert new.sum() > 30
        assert bounds(new)[0] < bounds(own)[0]
        assert bounds(new)[2] > bounds(own)[2]

    def test_points_of_several_series_at_one_place_are_all_seen(self) -> None:
        """Each in its colour, the first the largest."""
        names = ["one", "two", "three"]
        figure = overlaid(
            square({name: [(1, 1 + place)] for place, name in enumerate(names)}),
            {name: [(5, 5)] for name in names},
        )
        owners = draw(figure).owners
        for name in names:
            place = owners.elements.index(f"reading/other/{name}/markers")
            seen = (owners.topmost == place).sum()
            assert seen > 30, name

    def test_it_is_seen_on_a_bar_of_its_own_colour(self) -> None:
        """By its white inside, and its edge by white around it."""
        figure = overlaid(square({"a": [(5, 8)]}, kind="bar"), {"a": [(5, 4)]})
        column, row = at(5, 4)
        image = pixels(figure)
        across = [bool((image[row, column + step] > 200).all()) for step in range(40)]
        assert [is_white for is_white, _ in groupby(across)] == [True, False, True, False]

    @pytest.mark.parametrize("figure_id", ["error-bars", "hellaswag", "mixed-kinds"])
    def test_it_hides_no_marker_of_the_figure(self, figure_id: str) -> None:
        """Beyond its own thin edges, every pixel of the figure's markers is as it was."""
        plain = load(figure_id)
        figure = with_overlay(plain, plain.figure.readings[-1].name)
        before, now = draw(plain), draw(figure)
        edges = (now.pixels != before.pixels).any(axis=-1)
        for series in plain.layers:
            name = f"series/{series.name}/markers"
            if name in before.owners.elements:
                own = before.owners.mask(name)
                assert (own & edges).sum() <= 0.35 * own.sum(), name


class TestRest:
    """All else is as it is without the reading."""

    @pytest.mark.parametrize("figure_id", ["hellaswag", "vocab-accuracy"])
    def test_beyond_the_reading_every_pixel_stays(self, figure_id: str) -> None:
        """Axes, ticks, texts, lines and the rows of the legend."""
        plain = load(figure_id)
        figure = with_overlay(plain, "published")
        before, now = pixels(plain), pixels(figure)
        assert before.shape == now.shape
        assert not ((before != now).any(axis=-1) & ~_overlay_ink(figure)).any()
        assert (before != now).any()

    def test_the_limits_are_those_of_the_figure(self) -> None:
        """Also where the reading reaches beyond; how many points that leaves out is said."""
        plain = square({"a": [(1, 1)], "b": [(2, 2)]})
        figure = overlaid(plain, {"a": [(5, 11), (12, 5), (5, 5)], "b": [(5, -1)]})
        assert figure.panels[0].x == plain.panels[0].x
        assert figure.panels[0].y == plain.panels[0].y
        assert _said(figure) == [
            f"limits: {points} outside the limits and not drawn; widen x.limits or y.limits"
            for points in ("2 points of a in other are", "1 point of b in other is")
        ]
        assert [one for one in elements(figure) if one.startswith("reading/b")] == []

    def test_what_has_no_place_on_the_axes_is_left_out_and_said(self) -> None:
        """A value below zero on a log axis."""
        of_powers = square({"a": [(1, 1), (2, 100)]}, y={"scale": "log", "limits": [1, 100]})
        assert "2 points of a" in _said(overlaid(of_powers, {"a": [(1, 0), (1, -5)]}))[0]

    def test_a_category_that_the_figure_lacks_is_said_and_how_it_is_drawn(self) -> None:
        """No limits of the axis reach it; named among the ticks, it has a place."""
        axis: dict[str, object] = {"scale": "category", "limits": None}
        points: dict[str, list[Row]] = {"a": [("one", 1), ("two", 2)]}
        reading: dict[str, list[Row]] = {"a": [("three", 3), ("two", 3), ("four", 1), ("one", 50)]}
        lacking, beyond = _said(overlaid(square(points, x=axis), reading))
        assert lacking == (
            "x.ticks: 2 points of a in other are not drawn: not on a category of the axis; "
            'name "three", "four" in x.ticks'
        )
        assert beyond.startswith(
            "limits: 1 point of a in other is outside the limits and not drawn"
        )
        named = axis | {"ticks": ["three", "four"]}
        assert _said(overlaid(square(points, x=named), reading)) == [beyond]

    def test_series_that_only_the_reading_has_are_left_out_and_named(self) -> None:
        """The figure gives them neither a colour nor a name in its legend."""
        figure = overlaid(square({"a": [(1, 1)]}), {"b": [(5, 5)], "a": [(2, 2)], "c": [(1, 1)]})
        assert _said(figure) == [
            "series: series of other not drawn: b, c; the figure has no such series"
        ]
        assert {one for one in elements(figure) if one.startswith("reading/")} == {
            "reading/other/a/markers"
        }

    def test_a_legend_that_covers_a_point_of_the_reading_is_told(self) -> None:
        """As it is of the figure's own points."""
        legend = {"show": True, "outside": False, "location": "upper left"}
        figure = overlaid(square({"a": [(9, 1)]}, legend=legend), {"a": [(0.5, 9.5)]})
        assert _said(figure)[0].startswith("legend: the legend covers a in other at 0.5")


RANGE: Row = {"x": 5, "y_low": 3, "y_high": 7, "basis": "range"}


class TestRanges:
    """A range of the reading is drawn as ranges are."""

    def test_it_reaches_from_bound_to_bound(self) -> None:
        """With a cap at each, in the colour of its series."""
        figure = overlaid(square({"a": [(1, 1)]}), {"a": [RANGE]})
        ink = is_ink(only(figure, "reading/other/a/range"))
        left, upper, right, lower = bounds(ink)
        assert upper == pytest.approx(at(5, 7)[1], abs=2)
        assert lower == pytest.approx(at(5, 3)[1], abs=2)
        assert (left + right) / 2 == pytest.approx(at(5, 5)[0], abs=1)
        assert "key/range/label" in elements(overlaid(_with_legend(), {"a": [RANGE]}))

    @pytest.mark.parametrize("own", [(5, 5), {"x": 5, "y_low": 2, "y_high": 6, "basis": "range"}])
    def test_it_stands_beside_what_the_figure_has_there(self, own: Row) -> None:
        """So that a point or a range of the figure stays whole."""
        plain = square({"a": [own]})
        figure = overlaid(plain, {"a": [RANGE]})
        mark = is_ink(only(plain, "series/a"))
        assert not (mark & is_ink(only(figure, "reading/other"))).any()
        assert np.array_equal(pixels(figure)[mark], pixels(plain)[mark])

    def test_ranges_of_several_series_stand_side_by_side(self) -> None:
        """Also where their bounds are not the same; at the end of the axes, towards the middle."""
        for x in (5, 10):
            rows: list[Row] = [
                {"x": x, "y_low": 3, "y_high": high, "basis": "range"} for high in (6, 7, 8)
            ]
            names = ("one", "two", "three")
            figure = overlaid(
                square({name: [(1, 1)] for name in names}),
                {name: [row] for name, row in zip(names, rows, strict=True)},
            )
            inks = [is_ink(only(figure, f"reading/other/{name}/range")) for name in names]
            assert not (inks[0] & inks[1] | inks[1] & inks[2] | inks[0] & inks[2]).any()
            assert max(bounds(ink)[2] for ink in inks) <= at(10, 0)[0] + 30

    def test_they_make_way_for_the_markers_of_all_series(self) -> None:
        """Whichever comes first in the reading: all marks have their place before one is drawn."""
        plain = square({"a": [(1, 1)], "b": [(2, 2)]})
        for first, second in (("a", "b"), ("b", "a")):
            figure = overlaid(plain, {first: [RANGE], second: [(5, 5)]})
            mark, marker = (
                is_ink(only(figure, f"reading/other/{name}")) for name in (first, second)
            )
            assert bounds(marker)[0] < at(5, 5)[0] < bounds(marker)[2]
            assert bounds(mark)[0] > bounds(marker)[2]

    def test_error_bars_of_the_reading_are_drawn(self) -> None:
        """With an element of their own."""
        row: Row = {"x": 5, "y": 5, "err_low": 1, "err_high": 2, "x_err_low": 3, "x_err_high": 1}
        figure = overlaid(square({"a": [(1, 1)]}), {"a": [row]})
        left, upper, right, lower = bounds(is_ink(only(figure, "reading/other/a/error")))
        expected = (*at(2, 7), *at(6, 4))
        assert (left, upper, right, lower) == pytest.approx(expected, abs=2)


def _with_legend() -> Chart:
    return square({"a": [(1, 1)]}, legend={"show": True})
