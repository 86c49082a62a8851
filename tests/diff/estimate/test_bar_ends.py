"""Bars, error bars and ranges get the ends that an image shows, those that end elsewhere in it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from figrepro.diff.estimate.bar_ends import find_ends
from figrepro.diff.estimate.edits import with_points
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure, Point
from tests.diff.estimate.drawings import draw_figure, filled, with_each_point, with_point

_FEW = 30
"""Drawings in which a few ends are found."""


def _searched(shown: Figure, start: Figure) -> Search:
    """The search for what an image shows, once ends were looked for."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    find_ends(search)
    return search


def _many() -> Figure:
    """A series of eighty markers, up and down, every other one with an error bar."""
    figure = filled(
        {"A": [(place, str(5 + place * 7 % 11)) for place in range(80)]},
        series={"A": {"line": "none", "size": 4}},
        legend={"show": False},
        y={"limits": [0, 20]},
        size={"width": 8, "height": 4, "dpi": 80},
    )
    length = Decimal(1)
    return with_each_point(
        figure,
        "A",
        lambda at, point: replace(point, err_low=length, err_high=length) if at % 2 else point,
    )


@pytest.mark.parametrize("place", [0, 1, 40, 41])
def test_ends_are_looked_for_only_where_something_differs(place: int) -> None:
    """Of many points the one whose error bar ends elsewhere costs drawings, and its neighbours."""
    start = _many()
    shown = with_point(start, "A", place, err_low=Decimal(2), err_high=Decimal(3))
    search = _searched(shown, start)
    assert search.is_exact
    assert search.figure == shown
    assert search.drawings <= _FEW


def _bars() -> Figure:
    """Bars of two series, both with the same range in the middle; the first of B is hardly high."""
    figure = filled(
        {"A": [(1, "5"), (2, "6"), (3, "4")], "B": [(1, "0.3"), (2, "6"), (3, "3")]},
        kind="bar",
        x={"ticks": {"step": 1}},
        y={"limits": [0, 10]},
        size={"width": 4, "height": 3, "dpi": 80},
    )
    ranged = Point(Decimal(2), Decimal(6), Decimal(3), Decimal(9), "range")
    for name in ("A", "B"):
        figure = with_each_point(figure, name, lambda at, one: ranged if at == 1 else one)
    return figure


def test_a_bar_that_was_found_stays_where_a_range_is_found_as_well() -> None:
    """Both are missing in one series, and both are in the image."""
    shown = _bars()
    start = with_points(shown, "B", shown.series[1].points[2:])
    assert [point.x for point in _searched(shown, start).figure.series[1].points] == [1, 2, 3]
