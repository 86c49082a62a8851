"""Bars, error bars and ranges get the ends that an image shows, those that end elsewhere in it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from figrepro.diff.estimate.edits import with_each_point
from figrepro.diff.estimate.ends import find_ends
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from figrepro.render.drawn import draw_figure
from tests.figures import made, with_point

_FEW = 30
"""Drawings in which a few ends are found."""


def _searched(shown: Figure, start: Figure) -> Search:
    """The search for what an image shows, once ends were looked for."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    find_ends(search)
    return search


def _many() -> Figure:
    """A series of eighty markers, up and down, every other one with an error bar."""
    figure = made(
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
