"""Drawings of all figures that tests have, each made once, and images that carry no figure."""

import io
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from PIL import Image

from figrepro.diff.compare import Comparison, compare
from figrepro.figure.model import Figure
from figrepro.render.drawn import DrawnFigure, draw_figure
from tests.diff.mutations import draft
from tests.render import making

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image3 = NDArray[np.uint8]


def _mutated(name: str) -> Figure:
    return draft.load(name).figure


_MAKERS: dict[str, Callable[[], Figure]] = {
    **{name: partial(making.load, name) for name in (*making.SHIPPED_IDS, *making.EXERCISE_IDS)},
    **{f"mutated/{name}": partial(_mutated, name) for name in draft.MADE},
}
ALL = tuple(_MAKERS)
"""The figures that come with figrepro, those that use every word of a spec, and the mutated."""


def figure_of(name: str) -> Figure:
    """One of `ALL`."""
    return _MAKERS[name]()


@cache
def drawn(name: str) -> DrawnFigure:
    """One of `ALL`, drawn once."""
    return draw_figure(figure_of(name))


def png(image: "Image3", **options: Any) -> bytes:
    """A PNG of an image as another program saves it, which carries no figure."""
    return saved(Image.fromarray(image), "png", **options)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of an image in a format of Pillow's."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def compared(figure: Figure, image: "Image3") -> Comparison:
    """A figure compared with an image that carries none."""
    return compare(figure, png(image), "reference.png")[0]


def named(found: Comparison) -> set[str]:
    """What a comparison says of changes that stand for themselves: their sentences' subjects."""
    return {
        " ".join(part for part in (change.field, change.series, change.x) if part)
        for change in found.changes
        if change.counts and change.follows is None
    }
