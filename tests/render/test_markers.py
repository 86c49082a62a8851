"""A marker is a known point: nothing cuts, covers or hides it."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from figrepro.chart.canvas import frame_of
from figrepro.chart.chart import Chart
from figrepro.figure.vocabulary import MARKER_CODES
from figrepro.render.drawing import draw
from tests.render.making import bounds, is_ink, only, pixels
from tests.render.square import at, crop, of_color, square

if TYPE_CHECKING:
    from tests.figures import Row

MARKERS = sorted(set(MARKER_CODES.values()) - {"none"})


class TestMarkers:
    """A marker is a known point: nothing may cut or cover it."""

    @pytest.mark.parametrize("filled", [True, False])
    @pytest.mark.parametrize("marker", MARKERS)
    def test_markers_on_a_limit_are_whole(self, marker: str, *, filled: bool) -> None:
        """On every side and corner the same pixels as in the middle."""
        places = [(0, 0), (0, 5), (0, 10), (5, 0), (5, 10), (10, 0), (10, 5), (10, 10)]
        rows: list[Row] = [(5, 5), *places]
        style = {"a": {"marker": marker, "size": 11, "filled": filled}}
        image = only(square({"a": rows}, kind="scatter", series=style), "series")
        middle = crop(image, 5, 5)
        assert is_ink(middle).any()
        for x, y in places:
            assert np.array_equal(crop(image, x, y), middle), (x, y)

    def test_nothing_is_drawn_over_a_marker_on_an_axis(self) -> None:
        """Neither the axis, nor its ticks, nor a line of another series."""
        rows: list[Row] = [(0, 0), (5, 0), (0, 5), (5, 5)]
        other: list[Row] = [(0, 0), (10, 0)]
        style = {"b": {"marker": "none", "width": 5}}
        figure = square({"a": rows, "b": other}, series=style | {"a": {"line": "none"}})
        image = pixels(figure)
        marker = crop(of_color(only(figure, "series/a/markers"), "tab:blue"), 5, 5)
        assert marker.sum() > 30
        for x, y in ((0, 0), (5, 0), (0, 5), (5, 5)):
            assert of_color(crop(image, x, y), "tab:blue")[marker].all()

    @pytest.mark.parametrize("marker", MARKERS)
    def test_every_marker_weighs_enough_to_be_seen(self, marker: str) -> None:
        """At the size it has by default, ink of a few points each way."""
        figure = square({"a": [(5, 5)]}, kind="scatter", series={"a": {"marker": marker}})
        ink = of_color(only(figure, "series"), "tab:blue")
        assert ink.sum() >= 9

    def test_no_two_markers_look_alike(self) -> None:
        """Ten series are told apart without their colours."""
        masks = []
        for marker in MARKERS:
            style = {"a": {"marker": marker, "size": 20}}
            masks.append(is_ink(only(square({"a": [(5, 5)]}, series=style), "series/a/markers")))
        for place, one in enumerate(masks):
            assert all((one != other).sum() > 20 for other in masks[place + 1 :])

    def test_hollow_markers_are_white_inside(self) -> None:
        """Their edge has the colour of the series."""
        style = {"a": {"filled": False, "size": 14}}
        image = pixels(square({"a": [(2, 5), (8, 5)]}, series=style))
        column, row = at(2, 5)
        assert (image[row, column] == 255).all()
        assert of_color(crop(image, 2, 5), "tab:blue").sum() > 30

    def test_points_at_one_place_are_all_seen(self) -> None:
        """Each series keeps a good part of its colour there, whichever comes first."""
        names = ["one", "two", "three"]
        figure = square({name: [(5, 5)] for name in names}, kind="scatter")
        image = crop(pixels(figure), 5, 5)
        for name in names:
            color = figure.layer(name).style.hex
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
            color = five.layer(name).style.hex
            assert of_color(image, color).sum() > 8, name

    def test_the_shared_point_of_the_shipped_figure_is_seen_in_both_colours(
        self, vocab: Chart
    ) -> None:
        """350M and 1.3B meet at 100k."""
        canvas = draw(vocab).scene.canvas
        frame, point = frame_of(vocab), vocab.layers[0].points[-1]
        column = round(frame.across(point.x) * canvas.scale)
        row = round(canvas.height - frame.up(point.y) * canvas.scale)
        image = pixels(vocab)[row - 12 : row + 13, column - 3 : column + 13]
        assert of_color(image, "tab:blue").sum() > 20
        assert of_color(image, "lightskyblue").sum() > 40
