"""Markers are seen where they stand, and tell which points came, went or moved."""

from dataclasses import replace
from decimal import Decimal

import pytest

from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import with_points
from figrepro.diff.estimate.markers import count_markers, markers_seen
from figrepro.diff.estimate.search import Attempt, Search
from figrepro.figure.model import Figure, Point
from figrepro.figure.vocabulary import Marker
from tests.diff.estimate.drawings import draw_figure, filled

SIZES = [4.0, 6.5, 14.0]
RESOLUTIONS = [80, 150, 300]


def _figure(dpi: int, size: float = 6.5, marker: Marker = "circle") -> Figure:
    """Four markers, two of them not far apart."""
    return filled(
        {"A": [(1, "4"), (2, "9"), (Decimal("2.5"), "9"), (5, "7")]},
        series={"A": {"line": "none", "marker": marker, "size": size}},
        x={"limits": [0, 6]},
        y={"limits": [1, 12]},
        size={"width": 5, "height": 3, "dpi": dpi},
        legend={"show": False},
    )


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("marker", ["circle", "star"])
def test_markers_of_any_size_are_seen_where_they_stand(
    marker: Marker, size: float, dpi: int
) -> None:
    """Each once, to a pixel, however many pixels it has."""
    figure = _figure(dpi, size, marker)
    drawn = draw_figure(figure)
    course = Course(Attempt(drawn, drawn.pixels, 0), "A")
    seen = sorted(markers_seen(course) or (), key=lambda one: one.column)
    assert [one.column for one in seen] == pytest.approx(course.columns.tolist(), abs=1)
    assert [one.row for one in seen] == pytest.approx(course.rows.tolist(), abs=1)


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("size", SIZES)
def test_points_are_counted_by_their_markers(size: float, dpi: int) -> None:
    """One that is gone, one that came, and one that stands further right."""
    shown = _figure(dpi, size)
    points = shown.series[0].points
    course = Course(Attempt(draw_figure(shown), draw_figure(shown).pixels, 0), "A")
    for start in (
        with_points(shown, "A", points[1:]),
        with_points(shown, "A", [*points, Point(Decimal(4), Decimal(3))]),
        with_points(shown, "A", [*points[:3], replace(points[3], x=Decimal(4))]),
    ):
        search = Search(draw_figure(shown).pixels, draw_figure(start))
        count_markers(search, Course(search.best, "A"))
        found = Course(search.best, "A")
        assert found.columns.tolist() == pytest.approx(course.columns.tolist(), abs=3)
        assert found.rows.tolist() == pytest.approx(course.rows.tolist(), abs=3)
