"""Every two series of the shipped figures can be told apart, in grey and by anybody."""

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from tests.figures import SHIPPED, load, made
from tests.render.colors_report import (
    CLOSE,
    SEEN,
    VIEWS,
    distance,
    lab,
    linear,
    pairs_of,
    report,
)
from tests.render.making import bounds, is_ink, only


class TestDistances:
    """The arithmetic, against values that are published or follow from the definitions."""

    @pytest.mark.parametrize(
        ("color", "expected"),
        [
            ((255, 255, 255), (100.0, 0.0, 0.0)),
            ((0, 0, 0), (0.0, 0.0, 0.0)),
            ((255, 0, 0), (53.24, 80.09, 67.20)),
            ((0, 255, 0), (87.73, -86.18, 83.18)),
            ((0, 0, 255), (32.30, 79.19, -107.86)),
            ((119, 119, 119), (50.03, 0.0, 0.0)),
        ],
    )
    def test_cielab_of_srgb(
        self, color: tuple[int, int, int], expected: tuple[float, float, float]
    ) -> None:
        """White, black, the primaries and a middle grey."""
        assert lab(linear(color)) == pytest.approx(expected, abs=0.03)

    @pytest.mark.parametrize("view", [view for view in VIEWS if view != "in grey"])
    def test_greys_look_the_same_to_everybody(self, view: str) -> None:
        """Each row of a matrix adds up to one."""
        assert SEEN[view].sum(axis=1) == pytest.approx(np.ones(3), abs=2e-6)

    @pytest.mark.parametrize(
        ("view", "one", "other"),
        [
            ("protanopia", "#d62728", "#6b6a28"),
            ("deuteranopia", "#8fae1c", "#d68a1c"),
            ("tritanopia", "#0a8fa6", "#0a9a7f"),
        ],
    )
    def test_colors_that_only_some_people_tell_apart(self, view: str, one: str, other: str) -> None:
        """They lie much closer in that view than in full colour."""
        assert distance(one, other, view) < 0.6 * distance(one, other, "in colour")

    def test_grey_is_a_matter_of_lightness(self) -> None:
        """Two hues of one lightness cannot be told apart in print."""
        assert distance("#ff0000", "#7f7f7f", "in grey") < 1.0
        assert distance("black", "white", "in grey") == pytest.approx(100.0)


class TestShippedFigures:
    """Dashes and markers carry what the source's colours cannot."""

    @pytest.mark.parametrize("figure_id", SHIPPED)
    def test_series_that_look_alike_differ_in_marker_or_line(self, figure_id: str) -> None:
        """In any of the views."""
        close = [pair for pair in pairs_of(load(figure_id)) if pair.is_close]
        assert close
        assert [pair.names for pair in close if not pair.parted_by] == []

    @pytest.mark.parametrize("figure_id", SHIPPED)
    def test_no_two_series_have_the_same_color_in_colour(self, figure_id: str) -> None:
        """For most readers the colours alone would do."""
        pairs = pairs_of(load(figure_id))
        assert min(pair.distances["in colour"] for pair in pairs) > CLOSE

    @pytest.mark.parametrize("figure_id", SHIPPED)
    def test_what_parts_them_is_seen_in_the_legend(self, figure_id: str) -> None:
        """No two handles have the same shape."""
        figure = load(figure_id)
        shapes = []
        for series in figure.layers:
            ink = is_ink(only(figure, f"legend/{series.name}/handle"))
            left, upper, right, lower = bounds(ink)
            middle = ((left + right) // 2, (upper + lower) // 2)
            reach = ink[middle[1] - 12 : middle[1] + 12, middle[0] - 40 : middle[0] + 40]
            shapes.append(reach)
        for place, one in enumerate(shapes):
            assert all((one != other).sum() > 40 for other in shapes[place + 1 :])

    def test_the_report_lists_every_pair_closest_first(self, hellaswag: Chart) -> None:
        """Fifteen pairs of six series, a column for each view."""
        head, *rows = report(hellaswag).splitlines()
        assert head.split("  ")[0] == "hellaswag"
        assert all(view in head for view in VIEWS)
        assert len(rows) == 15
        least = [min(pair.distances.values()) for pair in pairs_of(hellaswag)]
        names = min(zip(least, pairs_of(hellaswag), strict=True), key=lambda both: both[0])[1].names
        assert rows[0].startswith(" / ".join(names))
        assert all("marker" in row for row in rows)

    def test_the_report_says_so_where_nothing_parts_two_series(self) -> None:
        """Two series that a spec makes alike."""
        points = [(1, 1), (2, 2)]
        style = {name: {"color": "tab:blue", "marker": "circle"} for name in "ab"}
        table = report(made({"a": list(points), "b": list(points)}, series=style))
        assert table.splitlines()[1].endswith("nothing")
        assert "0*" in table
