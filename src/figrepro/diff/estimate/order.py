"""Steps that change which series there are, whose points they have, and their order."""

from itertools import combinations

from figrepro.diff.estimate.edits import (
    with_points,
    with_points_along_x,
    with_series,
    without_series,
)
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Series
from figrepro.shapes import elements

_MOST = 8
"""Series up to which each pair is tried."""
_BOLD = 0.4
"""Part of the whole difference that a series less may leave."""
_SURE = 0.15
"""Part of the difference that is left at most, for so bold a change."""


def find_order(search: Search) -> None:
    """Tries series swapped, in another order or gone, and their points from left to right."""
    figure = search.figure
    touched = [
        one for one in figure.series if search.best.touches(elements.series_prefix(one.name))
    ]
    if not 0 < len(touched) <= _MOST:
        return
    swaps = []
    for one, other in combinations(touched, 2):
        swaps.append(
            with_points(with_points(figure, one.name, other.points), other.name, one.points)
        )
        order = {one.name: other, other.name: one}
        swaps.append(with_series(figure, (order.get(item.name, item) for item in figure.series)))
    search.try_best(swaps, _SURE)
    figure = search.figure
    search.try_best((without_series(figure, one.name) for one in touched), _SURE, _BOLD)
    for one in search.figure.series:
        _sort_points(search, one)


def _sort_points(search: Search, series: Series) -> None:
    """Tries the points of a series from left to right."""
    if search.best.touches(elements.series_prefix(series.name)):
        found = with_points_along_x(search.figure, series.name, series.points)
        search.try_best([found] if found != search.figure else [], _SURE)
