"""What the image does not ask for is taken back: of two explanations the shorter one holds."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final

from msgspec import Struct, structs

from figrepro.diff.changes import changes_between
from figrepro.diff.estimate.edits import chart_of, with_points, with_spec, with_style, with_table
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure, Series

_MOST: Final = 24
"""Points of a series that are looked at one by one; more are looked at together."""
_DRAWINGS: Final = 100
"""Drawings that this has for itself: four series of which each point is looked at take as many."""
_TABLES: Final = ("x", "y", "legend", "text", "margins")


def prune(search: Search) -> None:
    """Undoes every change without which the image is explained as well."""
    if search.figure == search.start:
        return
    search.allow(_DRAWINGS)
    for one in search.start.series:
        _take_back_points(search, one)
        before, now = (figure.spec.series.get(one.name) for figure in (search.start, search.figure))
        if before is not None and now is not None:
            _take_back_keys(search, before, now, partial(with_style, name=one.name))
    for table in _TABLES:
        before, now = (getattr(figure.spec, table) for figure in (search.start, search.figure))
        _take_back_keys(search, before, now, partial(with_table, table=table))
    _take_kinds_together(search)
    for key in ("title", "math"):
        if getattr(search.figure.spec, key) != getattr(search.start.spec, key):
            search.try_simpler(with_spec(search.figure, **{key: getattr(search.start.spec, key)}))


def _take_kinds_together(search: Search) -> None:
    """Tells one kind of the whole figure, where all series of its kind have another one alike."""
    start, found = search.start.spec, search.figure.spec
    alike = [name for name, style in start.series.items() if style.kind == start.kind]
    kinds = {found.series[name].kind for name in alike if name in found.series}
    if len(kinds) == 1 and kinds != {start.kind}:
        search.try_simpler(with_spec(search.figure, kind=kinds.pop()))


def _take_back_points(search: Search, series: Series) -> None:
    found = search.figure.drawn.named(series.name)
    if found is None or found.points == series.points:
        return
    if search.try_simpler(with_points(search.figure, series.name, series.points)):
        return
    before = {point.x: point for point in series.points}
    changed = [point for point in found.points if before.get(point.x, point) != point]
    for point in changed if len(changed) <= _MOST else ():
        now = search.figure.drawn.named(series.name)
        points = [before[one.x] if one == point else one for one in (now or found).points]
        _try_shorter(search, with_points(search.figure, series.name, points))
    _take_away_the_only_one(search, series)


def _take_away_the_only_one(search: Search, series: Series) -> None:
    """Takes away a point that was moved onto the line through its neighbours.

    Where both explain as much, it is thought to be moved, unless only a long number puts it there,
    or it stands on a step where it makes none.
    """
    found = search.figure.drawn.named(series.name)
    if found is None or len(found.points) != len(series.points):
        return
    moved = [at for at, point in enumerate(found.points) if point != series.points[at]]
    if len(moved) != 1 or len(found.points) == 1:
        return
    point, others = found.points[moved[0]], [*found.points]
    del others[moved[0]]
    attempt = search.attempt(with_points(search.figure, series.name, others))
    is_long = all(_last_digit(point.y) < _last_digit(one.y) for one in others)
    is_stepped = search.best.chart.layer(series.name).mark.is_stepped
    is_idle = is_stepped and moved[0] > 0 and found.points[moved[0] - 1].y == point.y
    if attempt is not None and attempt.loss < search.best.loss + (is_long or is_idle):
        search.best = attempt


def _last_digit(number: Decimal) -> int:
    """The power of ten of the last digit that is not zero: 2 of 400, -1 of 0.5."""
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _try_shorter(search: Search, figure: Figure) -> None:
    """Takes a figure that needs no other changes, if it explains as much.

    What a whole series has in common is one change, and so is what follows from another.
    """
    if _standing(search, figure) <= _standing(search, search.figure):
        search.try_simpler(figure)


def _standing(search: Search, figure: Figure) -> set[tuple[str, str | None, str | None]]:
    """The changes from a figure to the one of the beginning that follow from no other."""
    changes = changes_between(chart_of(figure), search.begun.chart, knows_asked=False)
    return {(one.field, one.series, one.x) for one in changes if one.follows is None}


def _take_back_keys(
    search: Search, before: Struct, now: Struct, changed: Callable[..., Figure]
) -> None:
    """Takes back each value of a table of the spec that is another one now."""
    for key, value in structs.asdict(before).items():
        if getattr(now, key) != value:
            _try_shorter(search, changed(search.figure, **{key: value}))
