"""What the image does not ask for is taken back: of two explanations the shorter one holds."""

from typing import Final

from msgspec import structs

from figrepro.diff.estimate.edits import with_points, with_spec, with_style, with_table
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Series

_MOST: Final = 24
"""Points of a series that are looked at one by one; more are looked at together."""
_TABLES: Final = ("x", "y", "legend", "text", "margins")


def take_back(search: Search) -> None:
    """Undoes every change without which the image is explained as well."""
    if search.figure == search.start:
        return
    for one in search.start.series:
        _take_back_points(search, one)
        _take_back_style(search, one.name)
    for table in _TABLES:
        _take_back_table(search, table)
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
        search.try_simpler(with_points(search.figure, series.name, points))


def _take_back_style(search: Search, name: str) -> None:
    before = search.start.spec.series.get(name)
    now = search.figure.spec.series.get(name)
    if before is None or now is None:
        return
    for key, value in structs.asdict(before).items():
        if getattr(now, key) != value:
            search.try_simpler(with_style(search.figure, name, **{key: value}))


def _take_back_table(search: Search, table: str) -> None:
    before, now = (getattr(one.spec, table) for one in (search.start, search.figure))
    for key, value in structs.asdict(before).items():
        if getattr(now, key) != value:
            search.try_simpler(with_table(search.figure, table, **{key: value}))
