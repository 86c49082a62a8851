"""Drawings of all figures that tests have, each made once, and images that carry no figure."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import Image

from figrepro.chart.chart import Chart
from figrepro.diff.compare import Comparison, compare
from figrepro.diff.estimate.edits import chart_of, frozen, series_of, with_points
from figrepro.figure.model import Figure, Point
from figrepro.render.drawing import Drawing, draw
from tests.diff.mutations import draft
from tests.figures import EXERCISES, SHIPPED, Row, load, made

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image3 = NDArray[np.uint8]

_MUTATED = "mutated/"
ALL = (*SHIPPED, *EXERCISES, *(f"{_MUTATED}{name}" for name in draft.MADE))
"""The figures that come with figrepro, those that use every word of a spec, and the mutated."""


def chart_named(name: str) -> Chart:
    """One of `ALL`."""
    if name.startswith(_MUTATED):
        return draft.load(name.removeprefix(_MUTATED)).chart
    return load(name)


@cache
def drawn(name: str) -> Drawing:
    """One of `ALL`, drawn once."""
    return draw(chart_named(name))


def filled(points: Mapping[str, Sequence[Row]], /, **spec: Any) -> Figure:
    """A figure made of these points, with everything filled in, as a search has it."""
    return frozen(made(points, **spec))


def draw_figure(figure: Figure) -> Drawing:
    """The drawing of such a figure."""
    return draw(chart_of(figure))


def with_each_point(figure: Figure, name: str, change: Callable[[int, Point], Point]) -> Figure:
    """The figure with every point of one series changed, by its place in the series."""
    points = series_of(figure, name).points
    return with_points(figure, name, [change(at, point) for at, point in enumerate(points)])


def with_point(figure: Figure, name: str, x: int, **changes: Any) -> Figure:
    """The figure with one point changed."""
    return with_each_point(
        figure,
        name,
        lambda _, point: replace(point, **changes) if point.x == Decimal(x) else point,
    )


def png(image: "Image3", **options: Any) -> bytes:
    """A PNG of an image as another program saves it, which carries no figure."""
    return saved(Image.fromarray(image), "png", **options)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of an image in a format of Pillow's."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def compared(chart: Chart, image: "Image3") -> Comparison:
    """A figure compared with an image that carries none."""
    return compare(chart, png(image), "reference.png")[0]


def named(found: Comparison) -> set[str]:
    """What a comparison says of changes that stand for themselves: their sentences' subjects."""
    return {
        " ".join(part for part in (change.field, change.series, change.x) if part)
        for change in found.changes
        if change.counts and change.follows is None
    }
