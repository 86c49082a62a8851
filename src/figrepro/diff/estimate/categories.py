"""The categories of an axis as an image names them: renamed, in another order, or others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from figrepro.diff.estimate.edits import chart_of, with_series, with_table
from figrepro.figure.model import Figure, Point, Series


def with_categories(figure: Figure, names: Sequence[str]) -> Iterator[Figure]:
    """The figure with other categories along x, and its points where they may then belong.

    Args:
        figure: The figure; its x axis has categories.
        names: What the image names, from the left.
    """
    axis = chart_of(figure).panel_of().x
    before = [str(name) for name in axis.ticks]
    gone = [name for name in before if name not in names]
    low, high = axis.ends
    limits = low, high + len(names) - len(before)
    changed = with_table(figure, "x", ticks=tuple(names), limits=limits)
    if len(before) == len(names) and gone:
        new = dict(zip(before, names, strict=True))
        yield _with_points(
            changed,
            lambda one: [replace(point, x=new.get(str(point.x), point.x)) for point in one.points],
        )
        return
    yield _with_points(changed, lambda one: [point for point in one.points if point.x not in gone])
    if gone:
        yield _with_points(changed, lambda one: list(_moved(one, gone, names)))


def _with_points(figure: Figure, points_of: Callable[[Series], list[Point]]) -> Figure:
    """The figure with other points of every series."""
    return with_series(figure, (Series(one.name, tuple(points_of(one))) for one in figure.series))


def _moved(one: Series, gone: Sequence[str], names: Sequence[str]) -> Iterator[Point]:
    """The points; those of categories that are gone in the first ones in which there is none."""
    free = iter([name for name in names if one.at(name) is None])
    for point in one.points:
        if point.x not in gone:
            yield point
        elif (name := next(free, None)) is not None:
            yield replace(point, x=name)
