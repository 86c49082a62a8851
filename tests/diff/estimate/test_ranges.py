"""Ranges are found in an image by their upright bars, with their bounds to a pixel."""

from decimal import Decimal

import pytest

from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import moved_to, with_points
from figrepro.diff.estimate.ranges import (
    as_range,
    range_moved,
    ranges_of_others,
    with_missing_ranges,
)
from figrepro.diff.estimate.search import Attempt, Search
from figrepro.figure.model import Figure, Point
from figrepro.scales.registry import value_scales
from tests.diff.estimate.drawings import draw_figure, filled, with_each_point

BOUNDS = [("2", "5"), ("1.5", "3.5"), ("12", "25")]
PLACE = Decimal(3)
_PIXEL = 1.5
"""Rows by which a bound may be off: ends stand on whole pixels, and are told in few digits."""


def _figure(bounds: tuple[str, str], scale: str = "linear", dpi: int = 100) -> Figure:
    """A line with a range at 3 and a series of markers with a value there."""
    low, high = map(Decimal, bounds)
    ranged = Point(PLACE, (low + high) / 2, low, high, "range")
    figure = filled(
        {"A": [(1, "4"), (2, "6"), (3, "5"), (5, "7")], "B": [(0, "8"), (3, "28"), (4, "3")]},
        series={"B": {"line": "none"}},
        y={"scale": scale, "limits": [1, 30]},
        size={"width": 6, "height": 4, "dpi": dpi},
        legend={"show": False},
    )
    return with_each_point(figure, "A", lambda _, one: ranged if one.x == PLACE else one)


def _course(shown: Figure, start: Figure, name: str = "A") -> Course:
    """A series of a figure, laid over the image of another."""
    return Course(Attempt(draw_figure(start), draw_figure(shown).pixels, 0), name)


def _searched(shown: Figure, start: Figure, name: str) -> Search:
    """The search for what an image shows, once ranges were looked for that a series lacks."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    search.try_best(with_missing_ranges(_course(shown, start, name)), 0.6)
    return search


def _at(course: Course) -> Point:
    point = course.series.at(PLACE)
    assert point is not None
    return point


def _without(figure: Figure, name: str) -> Figure:
    """The figure without the point at 3."""
    (one,) = (one for one in figure.series if one.name == name)
    return with_points(figure, name, [point for point in one.points if point.x != PLACE])


def _with_values(figure: Figure) -> Figure:
    """The figure with values instead of ranges."""
    return with_each_point(figure, "A", lambda _, point: Point(point.x, point.y))


def _off(course: Course, point: Point, bounds: tuple[str, str]) -> float:
    """Rows by which the bounds of a point are beside others, the one that is further off."""
    pairs = zip(point.drawn_range or (), map(Decimal, bounds), strict=True)
    return max(abs(course.row_of(one) - course.row_of(other)) for one, other in pairs)


@pytest.mark.parametrize("dpi", [80, 100, 150, 180, 300])
@pytest.mark.parametrize("scale", value_scales())
@pytest.mark.parametrize("bounds", BOUNDS)
def test_a_range_that_the_figure_lacks_is_found(
    scale: str, bounds: tuple[str, str], dpi: int
) -> None:
    """Where its bar stands, and with its bounds, though the line and a marker lie over it."""
    shown = _figure(bounds, scale, dpi)
    start = _without(shown, "A")
    search = _searched(shown, start, "A")
    (found,) = (one for one in search.figure.series[0].points if one not in start.series[0].points)
    assert found.x == PLACE
    assert found.y == sum(found.drawn_range or ()) / 2
    assert _off(_course(shown, start), found, bounds) <= _PIXEL
    places = [point.x for point in search.figure.series[0].points]
    assert places == [point.x for point in shown.series[0].points]


def test_equal_ranges_are_found_beside_each_other() -> None:
    """Where another series has the same range, both stand aside, and so neither at its place."""
    both = _figure(BOUNDS[0])
    shared = both.series[0].at(PLACE)
    shown = with_each_point(both, "B", lambda _, one: shared if shared and one.x == PLACE else one)
    search = _searched(shown, _without(shown, "B"), "B")
    assert search.is_exact
    assert search.figure == shown


@pytest.mark.parametrize("name", ["A", "B"])
def test_what_is_no_bar_is_no_range(name: str) -> None:
    """A line elsewhere, and a marker that the figure lacks, are left for others to find."""
    figure = _figure(BOUNDS[0])
    shown = with_each_point(
        figure, name, lambda _, one: one if one.drawn_range else moved_to(one, one.y + 5)
    )
    assert _searched(shown, figure, name).figure == figure
    start = _without(figure, "B")
    assert _searched(figure, start, name).figure == start


@pytest.mark.parametrize("scale", value_scales())
@pytest.mark.parametrize(
    ("before", "bounds"),
    [
        (("7", "20"), ("12", "25")),
        (("12", "25"), ("7", "20")),
        (("1.5", "3.5"), ("2", "5")),
        (("2.1", "4.4"), ("1.5", "3.5")),
        (("7.123", "20.456"), ("7.123", "24")),
        (("7.123", "20.456"), ("9", "20.456")),
    ],
)
def test_a_range_follows_its_bar(
    scale: str, before: tuple[str, str], bounds: tuple[str, str]
) -> None:
    """Up and down, longer or shorter; an end that stayed keeps all its decimals."""
    shown = _figure(bounds, scale)
    course = _course(shown, _figure(before, scale))
    (found,) = range_moved(course, _at(course))
    assert _off(course, found, bounds) <= _PIXEL
    assert found.y == sum(found.drawn_range or ()) / 2
    assert set(map(str, found.drawn_range or ())) >= set(before) & set(bounds)


def test_a_range_that_stayed_is_not_moved() -> None:
    """Nothing is proposed, and neither for a point that has none."""
    figure = _figure(BOUNDS[0])
    course = _course(figure, figure)
    assert [list(range_moved(course, point)) for point in course.series.points] == [[]] * 4


@pytest.mark.parametrize("scale", value_scales())
@pytest.mark.parametrize("bounds", BOUNDS)
def test_a_value_of_which_the_image_shows_a_range_becomes_one(
    scale: str, bounds: tuple[str, str]
) -> None:
    """Its bounds are where the bar ends."""
    shown = _figure(bounds, scale)
    course = _course(shown, _with_values(shown))
    (found,) = as_range(course, _at(course))
    assert found.basis == "range"
    assert _off(course, found, bounds) <= _PIXEL


def test_a_value_of_which_the_image_shows_a_marker_stays_one() -> None:
    """Nothing is proposed where no bar reaches beyond it."""
    figure = _with_values(_figure(BOUNDS[0]))
    course = _course(figure, figure)
    assert [list(as_range(course, point)) for point in course.series.points] == [[]] * 4


def test_the_ranges_of_others_at_the_same_place_are_proposed() -> None:
    """Equal ones stand side by side, so that neither stands where its place is."""
    figure = _figure(BOUNDS[0])
    course = _course(figure, figure, "B")
    own, other = _at(course), figure.series[0].at(PLACE)
    assert other is not None
    expected = Point(PLACE, other.y, other.y_low, other.y_high, "range")
    assert list(ranges_of_others(course, own)) == [expected]
    assert list(ranges_of_others(course, course.series.points[0])) == []
    assert list(ranges_of_others(_course(figure, figure), other)) == []
