"""The categories of an axis as an image names them: renamed, in another order, or others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from figrepro.diff.estimate.edits import with_each_point, with_series, with_table
from figrepro.figure.axes import tick_values
from figrepro.figure.model import Figure, Point, Series


def with_categories(figure: Figure, names: Sequence[str]) -> Iterator[Figure]:
    """The figure with other categories along x, and its points where they may then belong.

    Args:
        figure: The figure; its x axis has categories.
        names: What the image names, from the left.
    """
    before = [str(name) for name in tick_values(figure.spec.x)]
    gone = [name for name in before if name not in names]
    changed = with_table(figure, "x", ticks=tuple(names), limits=(-0.5, len(names) - 0.5))
    if len(before) == len(names) and gone:
        yield _renamed(changed, dict(zip(before, names, strict=True)))
        return
    yield _with_points(changed, lambda _, point: _kept(point, gone))
    if gone:
        yield _with_points(changed, lambda one, point: _moved(one, point, gone, names))


def _renamed(figure: Figure, names: dict[str, str]) -> Figure:
    for one in figure.series:
        figure = with_each_point(
            figure, one.name, lambda _, point: replace(point, x=names.get(str(point.x), point.x))
        )
    return figure


def _with_points(figure: Figure, change: Callable[[Series, Point], Point | None]) -> Figure:
    """The figure with every point changed; those that become None are left out."""
    changed = []
    for one in figure.series:
        points = (change(one, point) for point in one.points)
        changed.append(Series(one.name, tuple(point for point in points if point is not None)))
    return with_series(figure, changed)


def _kept(point: Point, gone: Sequence[str]) -> Point | None:
    """The point, unless its category is gone."""
    return None if point.x in gone else point


def _moved(one: Series, point: Point, gone: Sequence[str], names: Sequence[str]) -> Point | None:
    """The point; of a category that is gone in the first in which its series has none."""
    if point.x not in gone:
        return point
    free = [name for name in names if one.at(name) is None]
    return replace(point, x=free[0]) if free else None
