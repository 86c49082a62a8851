"""The marks of the series: whole, in their own colours, where the numbers say, none hidden."""

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from figrepro.figure.colors import to_rgb
from figrepro.figure.model import Figure
from figrepro.figure.vocabulary import MARKER_CODES
from tests.render.making import (
    EXERCISE_IDS,
    SHIPPED_IDS,
    Row,
    bounds,
    draw,
    elements,
    is_ink,
    load,
    make,
    only,
    pixels,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MARKERS = sorted(set(MARKER_CODES.values()) - {"none"})
SQUARE: dict[str, Any] = {
    "size": {"width": 5, "height": 5, "dpi": 100},
    "margins": {"left": 1, "right": 1, "top": 1, "bottom": 1},
    "legend": {"show": False},
}
"""Axes of 300 by 300 pixels, whose limits and middle stand on whole ones."""
TEN = {"limits": [0, 10]}


def square(series: dict[str, list[Row]], **more: Any) -> Figure:
    """A figure on such axes from 0 to 10."""
    axes = {"x": TEN | more.pop("x", {}), "y": TEN | {"grid": False} | more.pop("y", {})}
    return make(series, **(SQUARE | axes | more))


def at(x: float, y: float) -> tuple[int, int]:
    """Column and row of a place on such axes."""
    return round(100 + 30 * x), round(400 - 30 * y)


def crop(image: "NDArray[Any]", x: float, y: float, reach: int = 25) -> "NDArray[Any]":
    """The pixels around a place."""
    column, row = at(x, y)
    return image[row - reach : row + reach + 1, column - reach : column + reach + 1]


def of_color(image: "NDArray[np.uint8]", color: str) -> "NDArray[np.bool_]":
    """Which pixels have exactly that colour."""
    same: NDArray[np.bool_] = (image == np.array(to_rgb(color), np.uint8)).all(axis=-1)
    return same


class TestMarkers:
    """A marker is a known point: nothing may cut or cover it."""

    @pytest.mark.parametrize("filled", [True, False])
    @pytest.mark.parametrize("marker", MARKERS)
    def test_markers_on_a_limit_are_whole(self, marker: str, *, filled: bool) -> None:
        """On every side and corner the same pixels as in the middle."""
        places = [(0, 0), (0, 5), (0, 10), (5, 0), (5, 10), (10, 0), (10, 5), (10, 10)]
        rows: list[Row] = [(5, 5), *places]
        style = {"a": {"marker": marker, "size": 11, "filled": filled}}
        image = only(square({"a": rows}, kind="scatter", style=style), "series")
        middle = crop(image, 5, 5)
        assert is_ink(middle).any()
        for x, y in places:
            assert np.array_equal(crop(image, x, y), middle), (x, y)

    def test_nothing_is_drawn_over_a_marker_on_an_axis(self) -> None:
        """Neither the axis, nor its ticks, nor a line of another series."""
        rows: list[Row] = [(0, 0), (5, 0), (0, 5), (5, 5)]
        other: list[Row] = [(0, 0), (10, 0)]
        style = {"b": {"marker": "none", "width": 5}}
        figure = square({"a": rows, "b": other}, style=style | {"a": {"line": "none"}})
        image = pixels(figure)
        marker = crop(of_color(only(figure, "series/a/markers"), "tab:blue"), 5, 5)
        assert marker.sum() > 30
        for x, y in ((0, 0), (5, 0), (0, 5), (5, 5)):
            assert of_color(crop(image, x, y), "tab:blue")[marker].all()

    @pytest.mark.parametrize("marker", MARKERS)
    def test_every_marker_weighs_enough_to_be_seen(self, marker: str) -> None:
        """At the size it has by default, ink of a few points each way."""
        figure = square({"a": [(5, 5)]}, kind="scatter", style={"a": {"marker": marker}})
        ink = of_color(only(figure, "series"), "tab:blue")
        assert ink.sum() >= 9

    def test_no_two_markers_look_alike(self) -> None:
        """Ten series are told apart without their colours."""
        masks = []
        for marker in MARKERS:
            style = {"a": {"marker": marker, "size": 20}}
            masks.append(is_ink(only(square({"a": [(5, 5)]}, style=style), "series/a/markers")))
        for place, one in enumerate(masks):
            assert all((one != other).sum() > 20 for other in masks[place + 1 :])

    def test_hollow_markers_are_white_inside(self) -> None:
        """Their edge has the colour of the series."""
        style = {"a": {"filled": False, "size": 14}}
        image = pixels(square({"a": [(2, 5), (8, 5)]}, style=style))
        column, row = at(2, 5)
        assert (image[row, column] == 255).all()
        assert of_color(crop(image, 2, 5), "tab:blue").sum() > 30

    def test_points_at_one_place_are_all_seen(self) -> None:
        """Each series keeps a good part of its colour there, whichever comes first."""
        names = ["one", "two", "three"]
        figure = square({name: [(5, 5)] for name in names}, kind="scatter")
        image = crop(pixels(figure), 5, 5)
        for name in names:
            color = figure.spec.series[name].color
            assert color is not None
            assert of_color(image, color).sum() > 15, name

    def test_points_that_a_series_has_twice_are_no_larger(self) -> None:
        """They are its own."""
        one, two = (square({"a": [(5, 5)] * count}, kind="scatter") for count in (1, 2))
        assert bounds(is_ink(only(one, "series"))) == bounds(is_ink(only(two, "series")))

    def test_many_points_at_one_place_fill_no_canvas(self) -> None:
        """Five are seen; that there are more is said."""
        names = [f"s{number}" for number in range(40)]
        figure = square({name: [(5, 5)] for name in names}, kind="scatter")
        left, upper, right, lower = bounds(is_ink(only(figure, "series")))
        assert max(right - left, lower - upper) < 60
        (said,) = draw(figure).warnings
        assert said.message == "40 series have a point at 5, 5: not all of them are seen"
        five = square({name: [(5, 5)] for name in names[:5]}, kind="scatter")
        assert draw(five).warnings == ()
        image = crop(pixels(five), 5, 5)
        for name in names[:5]:
            color = five.spec.series[name].color
            assert color is not None
            assert of_color(image, color).sum() > 8, name

    def test_the_shared_point_of_the_shipped_figure_is_seen_in_both_colours(
        self, vocab: Figure
    ) -> None:
        """350M and 1.3B meet at 100k."""
        canvas = draw(vocab).layout.canvas
        point = vocab.series[0].points[-1]
        column = round(canvas.across(point.x) * canvas.dpi / 72)
        row = round(canvas.height - canvas.up(point.y) * canvas.dpi / 72)
        image = pixels(vocab)[row - 12 : row + 13, column - 3 : column + 13]
        assert of_color(image, "tab:blue").sum() > 20
        assert of_color(image, "lightskyblue").sum() > 40


class TestLines:
    """Lines lead from point to point and hide none of them."""

    def test_a_line_along_a_limit_has_its_whole_width(self) -> None:
        """At the top and at the foot as in the middle."""
        series: dict[str, list[Row]] = {
            "low": [(0, 0), (10, 0)],
            "middle": [(0, 5), (10, 5)],
            "high": [(0, 10), (10, 10)],
        }
        style = {name: {"width": 6, "marker": "none"} for name in series}
        image = only(square(series, style=style), "series")
        heights = [is_ink(crop(image, 5, y)).sum(axis=0) for y in (0, 5, 10)]
        assert np.array_equal(heights[0], heights[1])
        assert np.array_equal(heights[1], heights[2])
        assert heights[0].max() >= 8

    def test_a_line_beyond_the_limits_ends_there(self) -> None:
        """But for half its own width."""
        figure = square({"a": [(-5, 5), (15, 5)]}, style={"a": {"marker": "none", "width": 4}})
        left, _, right, _ = bounds(is_ink(only(figure, "series")))
        assert 100 - 4 <= left <= 100
        assert 400 <= right <= 400 + 4

    @pytest.mark.parametrize("line", ["solid", "dashed", "dashdot", "dotted"])
    def test_dashes_differ(self, line: str) -> None:
        """By how much of the way is ink."""
        style = {"a": {"line": line, "marker": "none"}}
        row = is_ink(only(square({"a": [(0, 5), (10, 5)]}, style=style), "series"))[250]
        low, high = {
            "solid": (1.0, 1.01),
            "dashed": (0.6, 0.8),
            "dashdot": (0.55, 0.8),
            "dotted": (0.35, 0.6),
        }[line]
        assert low <= row[100:400].mean() <= high

    def test_markers_stand_on_lines(self) -> None:
        """No line of a later series runs over an earlier point."""
        figure = square({"a": [(5, 5)], "b": [(0, 5), (10, 5)]}, style={"a": {"size": 20}})
        column, row = at(5, 5)
        assert tuple(pixels(figure)[row, column]) == to_rgb("tab:blue")


class TestRanges:
    """Where the source gave only bounds, the bounds are drawn."""

    @staticmethod
    def _range(low: float, high: float, **more: Any) -> Figure:
        row: Row = {"x": 5, "y_low": low, "y_high": high, "basis": "range"}
        return square({"a": [row]}, **more)

    def test_a_range_reaches_from_bound_to_bound(self) -> None:
        """With a cap at each."""
        image = of_color(only(self._range(3, 7), "series/a/range"), "tab:blue")
        left, upper, right, lower = bounds(image)
        (column, top), (_, foot) = at(5, 7), at(5, 3)
        assert upper == pytest.approx(top, abs=2)
        assert lower == pytest.approx(foot, abs=2)
        assert image[upper:lower, column - 1 : column + 1].any(axis=1).mean() > 0.7
        assert image[upper].sum() == image[lower - 1].sum() == right - left
        assert 8 <= right - left <= 12

    def test_its_middle_is_hollow(self) -> None:
        """No reader takes it for a value that was given."""
        image = pixels(self._range(3, 7, style={"a": {"size": 14}}))
        column, row = at(5, 5)
        assert (image[row, column] == 255).all()

    def test_bounds_at_zero_are_bounds(self) -> None:
        """Zero is a number like any other."""
        image = is_ink(only(self._range(0, 4), "series/a/range"))
        assert bounds(image)[3] == pytest.approx(at(5, 0)[1], abs=2)
        below = self._range(-4, 0, y={"limits": [-10, 10]})
        assert bounds(is_ink(only(below, "series/a/range")))[1] == pytest.approx(250, abs=2)

    def test_ranges_at_one_place_stand_side_by_side(self) -> None:
        """Each is seen from end to end."""
        row: Row = {"x": 5, "y_low": 3, "y_high": 7, "basis": "range"}
        figure = square({name: [row] for name in ("one", "two", "three")})
        edges = [
            bounds(is_ink(only(figure, f"series/{name}/range"))) for name in ("one", "two", "three")
        ]
        assert edges[0][2] < edges[1][0]
        assert edges[1][2] < edges[2][0]
        assert len({edge[1::2] for edge in edges}) == 1
        middle = (edges[1][0] + edges[1][2]) / 2
        assert middle == pytest.approx(250, abs=1)

    def test_the_ranges_of_the_shipped_figure(self, hellaswag: Figure) -> None:
        """16 Rec and 32 Rec at 800 are each drawn from 63 to 64."""
        drawing = draw(hellaswag)
        canvas, image = drawing.layout.canvas, pixels(hellaswag)
        for name, color in (("16 Rec", "tab:red"), ("32 Rec", "tab:purple")):
            own = is_ink(only(hellaswag, f"series/{name}/range"))
            left, upper, right, lower = bounds(own)
            point = hellaswag.drawn.named(name)
            assert point is not None
            bounds_of = point.points[-1]
            assert bounds_of.y_low is not None
            assert bounds_of.y_high is not None
            rows = [
                canvas.height - canvas.up(bound) * canvas.dpi / 72
                for bound in (bounds_of.y_high, bounds_of.y_low)
            ]
            assert (upper, lower) == pytest.approx(rows, abs=4)
            assert of_color(image[upper:lower, left:right], color).sum() > 60

    def test_the_legend_says_what_a_range_looks_like(self, vocab: Figure) -> None:
        """Where there is one."""
        row: Row = {"x": 5, "y_low": 3, "y_high": 7, "basis": "range"}
        figure = make({"a": [row], "b": [(1, 1)]})
        assert "key/range/label" in elements(figure)
        assert is_ink(only(figure, "key/range/handle")).any()
        assert "key/range/label" not in elements(vocab)


class TestErrorBars:
    """Error bars that the source draws."""

    def test_they_reach_as_far_as_they_are_long(self) -> None:
        """Upwards, downwards and to both sides."""
        row: Row = {
            "x": 5,
            "y": 5,
            "err_low": 2,
            "err_high": 3,
            "x_err_low": 1,
            "x_err_high": 4,
        }
        image = is_ink(only(square({"a": [row]}), "series/a/error"))
        left, upper, right, lower = bounds(image)
        assert (left, right) == pytest.approx((at(4, 0)[0], at(9, 0)[0]), abs=2)
        assert (upper, lower) == pytest.approx((at(0, 8)[1], at(0, 3)[1]), abs=2)

    def test_one_that_is_cut_has_no_cap_there(self) -> None:
        """A cap says that it ends."""
        cut: Row = {"x": 5, "y": 8, "err_low": 3, "err_high": 5}
        image = is_ink(only(square({"a": [cut]}), "series/a/error"))
        _, upper, _, lower = bounds(image)
        assert upper == pytest.approx(at(0, 10)[1], abs=1)
        assert image[upper : upper + 4].sum(axis=1).max() <= 4
        assert image[lower - 1].sum() >= 7


class TestBars:
    """Bars stand on zero, side by side, each as high as its value."""

    CATEGORIES: tuple[str, ...] = ("first", "second", "third")

    def _edges(self, figure: Figure, name: str, x: str) -> tuple[int, int, int, int]:
        return bounds(is_ink(only(figure, f"series/{name}/bar/{x}")))

    def _categories(self, **more: Any) -> Figure:
        heights = {"a": (2, 4, 6), "b": (8, 6, 4), "c": (1, 1, 1)}
        series: dict[str, list[Row]] = {
            name: list(zip(self.CATEGORIES, values, strict=True))
            for name, values in heights.items()
        }
        axis = {"scale": "category", "limits": [-0.5, 2.5]}
        return square(series, kind="bar", x=axis, **more)

    def test_bars_of_several_series_stand_side_by_side(self) -> None:
        """In the order of the series, without room between them, each in its colour."""
        figure = self._categories()
        for place, category in enumerate(self.CATEGORIES):
            edges = [self._edges(figure, name, category) for name in "abc"]
            assert edges[0][2] == pytest.approx(edges[1][0], abs=1)
            assert edges[1][2] == pytest.approx(edges[2][0], abs=1)
            widths = {edge[2] - edge[0] for edge in edges}
            assert max(widths) - min(widths) <= 1
            assert (edges[0][0] + edges[2][2]) / 2 == pytest.approx(150 + 100 * place, abs=1)
        image = pixels(figure)
        for name, color in zip("abc", ("tab:blue", "tab:orange", "tab:green"), strict=True):
            left, upper, right, lower = self._edges(figure, name, "first")
            assert of_color(image[upper + 1 : lower - 1, left + 1 : right - 1], color).all()

    def test_heights_are_values(self) -> None:
        """From zero up, to the pixel."""
        figure = self._categories()
        for category, height in zip(self.CATEGORIES, (2, 4, 6), strict=True):
            _, upper, _, lower = self._edges(figure, "a", category)
            assert (upper, lower) == pytest.approx((at(0, height)[1], at(0, 0)[1]), abs=1)

    def test_bars_below_zero_hang(self) -> None:
        """From zero down."""
        figure = square({"a": [(5, -4), (7, 3)]}, kind="bar", y={"limits": [-5, 5]})
        assert self._edges(figure, "a", "5")[1::2] == pytest.approx((250, 370), abs=1)
        assert self._edges(figure, "a", "7")[1::2] == pytest.approx((160, 250), abs=1)

    @pytest.mark.parametrize("scale", ["linear", "log", "date"])
    @pytest.mark.parametrize("count", [1, 2, 3, 9])
    def test_the_first_and_the_last_bar_are_whole(self, scale: str, count: int) -> None:
        """On an axis of numbers, of magnitudes or of days, whose limits nobody has chosen."""
        places: Sequence[object] = {
            "linear": [2 + 3 * n for n in range(count)],
            "log": [4 * 10**n for n in range(count)],
            "date": [f"2024-01-{1 + 3 * n:02}" for n in range(count)],
        }[scale]
        rows: list[Row] = [(place, 5) for place in places]
        figure = make({"a": rows, "b": rows}, kind="bar", x={"scale": scale}, **SQUARE)
        widths = []
        for place in {places[0], places[count // 2], places[-1]}:
            for name in "ab":
                left, _, right, _ = self._edges(figure, name, str(place))
                assert 100 <= left < right <= 400
                widths.append(right - left)
        assert max(widths) - min(widths) <= 2
        assert min(widths) >= 2

    def test_error_bars_stand_on_their_bars(self) -> None:
        """In the middle of each, in a colour that is seen on it."""
        rows: list[Row] = [{"x": x, "y": 6, "err_low": 2, "err_high": 2} for x in self.CATEGORIES]
        axis = {"scale": "category", "limits": [-0.5, 2.5]}
        figure = square({"a": rows, "b": rows}, kind="bar", x=axis)
        for name in "ab":
            marks = is_ink(only(figure, f"series/{name}/error"))
            for place, category in enumerate(self.CATEGORIES):
                left, _, right, _ = self._edges(figure, name, category)
                part = marks[:, 100 + 100 * place : 200 + 100 * place]
                edges = bounds(part)
                middle = (edges[0] + edges[2]) / 2 + 100 + 100 * place
                assert middle == pytest.approx((left + right) / 2, abs=1)
        column = (self._edges(figure, "a", "first")[0] + self._edges(figure, "a", "first")[2]) // 2
        inside = pixels(figure)[at(0, 5)[1], column].astype(int)
        assert np.abs(inside - np.array(to_rgb("tab:blue"))).sum() > 120

    def test_lines_run_over_bars(self) -> None:
        """Whichever comes first in the file."""
        series: dict[str, list[Row]] = {"line": [(2, 5), (8, 5)], "bars": [(5, 9)]}
        style = {"bars": {"kind": "bar"}, "line": {"width": 4, "marker": "none"}}
        column, row = at(5, 5)
        assert tuple(pixels(square(series, style=style))[row, column]) == to_rgb("tab:blue")

    def test_bars_have_no_markers_and_no_lines(self) -> None:
        """A bar says what there is to say."""
        parts = {name.split("/")[2] for name in elements(self._categories()) if "series/" in name}
        assert parts == {"bar"}


class TestOtherKinds:
    """Steps, areas and scatters."""

    def test_a_step_keeps_its_value_up_to_the_next_point(self) -> None:
        """It rises where the next point stands."""
        rows: list[Row] = [(0, 2), (5, 8), (10, 8)]
        style = {"a": {"kind": "step", "marker": "none"}}
        image = is_ink(only(square({"a": rows}, style=style), "series"))
        assert image[at(4, 2)[::-1]]
        assert image[at(5, 5)[::-1]]
        assert image[at(6, 8)[::-1]]
        assert not image[at(4, 5)[::-1]]
        assert not image[at(6, 5)[::-1]]

    def test_an_area_is_tinted_from_its_line_to_zero(self) -> None:
        """The grid and other areas show through."""
        rows: list[Row] = [(0, 4), (10, 4)]
        image = only(square({"a": rows}, kind="area"), "series")
        column, row = at(5, 2)
        tint = image[row, column]
        expected = np.array(to_rgb("tab:blue")) * 0.25 + 255 * 0.75
        assert tint == pytest.approx(expected, abs=2)
        assert not is_ink(image)[at(5, 4)[1] - 3 - 20 : at(5, 4)[1] - 3].any()
        assert of_color(image, "tab:blue")[at(5, 4)[1], column]

    def test_an_area_below_zero_hangs_from_it(self) -> None:
        """Zero is its foot on both sides."""
        rows: list[Row] = [(0, -4), (10, -4)]
        figure = square({"a": rows}, kind="area", y={"limits": [-5, 5]})
        _, upper, _, lower = bounds(is_ink(only(figure, "series/a/area")))
        assert (upper, lower) == pytest.approx((250, 370), abs=1)

    def test_a_scatter_has_no_line(self) -> None:
        """Unless its spec asks for one."""
        rows: list[Row] = [(2, 2), (8, 8)]
        assert "series/a/line" not in elements(square({"a": rows}, kind="scatter"))
        asked = square({"a": rows}, kind="scatter", style={"a": {"line": "solid"}})
        assert "series/a/line" in elements(asked)

    def test_kinds_may_be_mixed(self) -> None:
        """Each series has the parts of its own kind."""
        parts: dict[str, set[str]] = {}
        for name in elements(load("mixed-kinds")):
            if name.startswith("series/"):
                _, series, part, *_ = name.split("/")
                parts.setdefault(series, set()).add(part)
        assert parts == {
            "orders": {"bar"},
            "target": {"line"},
            "trend": {"line", "markers"},
            "outliers": {"markers"},
        }


class TestElementNames:
    """Every element has a name that says what it is."""

    NAME = re.compile(
        r"background|title|[xy]/label|[xy]/mark|[xy]/tick/NAME|grid/[xy]|"
        r"spine/(left|bottom|right|top)|legend/(frame|title)|legend/NAME/(label|handle)|"
        r"key/range/(label|handle)|series/NAME/(line|markers|range|error|area|bar/NAME)".replace(
            "NAME", "([^/%]|%25|%2F)+"
        )
    )

    @pytest.mark.parametrize("figure_id", SHIPPED_IDS + EXERCISE_IDS)
    def test_every_name_is_of_the_grammar(self, figure_id: str) -> None:
        """`/` and `%` inside names are percent-encoded, so that a name can be taken apart."""
        found = elements(load(figure_id))
        assert [name for name in found if not self.NAME.fullmatch(name)] == []
        assert {"title", "x/label", "y/label", "background", "spine/left"} <= set(found)

    def test_names_of_series_and_categories_can_be_read_back(self) -> None:
        """From the name of the element alone."""
        figure = make({"a/b%c": [("d/e", 1)]}, kind="bar", x={"scale": "category"})
        assert "series/a%2Fb%25c/bar/d%2Fe" in elements(figure)
        assert "x/tick/d%2Fe" in elements(figure)

    @pytest.mark.parametrize("figure_id", SHIPPED_IDS)
    def test_all_ink_belongs_to_a_named_element(self, figure_id: str) -> None:
        """With every named element hidden, nothing is left."""
        assert not is_ink(only(load(figure_id), "nothing of that name")).any()
