"""Whether an image looks like a drawing at all is decided before anything is measured."""

from collections.abc import Callable

import numpy as np
import pytest

from figrepro.diff.estimate.edits import with_spec, with_style, with_table
from figrepro.diff.estimate.estimate import estimate
from figrepro.diff.estimate.likeness import is_alike
from figrepro.diff.estimate.search import Attempt
from figrepro.figure.model import Figure
from figrepro.render.drawn import draw_figure
from tests.diff.estimate.drawings import compared, drawn, figure_of
from tests.figures import made


def _small() -> Figure:
    return made({"A": [(0, "1"), (1, "3")]}, size={"width": 4, "height": 3, "dpi": 80})


def test_an_image_without_any_ink_is_not_measured() -> None:
    """Of a white page nothing is claimed but that it does not look like the figure."""
    figure = figure_of("vocab-accuracy")
    found = compared(figure, np.full_like(drawn("vocab-accuracy").pixels, 255))
    assert not found.looks_alike
    assert found.changes == ()


def test_the_image_of_another_figure_is_not_searched() -> None:
    """Its axes stand at the same places, and no word of the figure and none of its series."""
    image, now = drawn("hellaswag").pixels, drawn("vocab-accuracy")
    assert image.shape == now.pixels.shape
    assert estimate(image, now) is None


_CHANGED: dict[str, Callable[[Figure], Figure]] = {
    "nothing": lambda figure: figure,
    "title": lambda figure: with_spec(figure, title="Quite another title"),
    "labels": lambda figure: with_table(
        with_table(figure, "y", label="other"), "x", label="another"
    ),
    "limits": lambda figure: with_table(figure, "y", limits=(-7.0, 9.0)),
    "kind": lambda figure: with_style(figure, "A", kind="bar", color="black"),
    "family": lambda figure: with_table(figure, "text", font="serif"),
}


@pytest.mark.parametrize("what", list(_CHANGED))
def test_a_figure_of_which_something_changed_is_alike(what: str) -> None:
    """What did not change stands where it stood."""
    figure = _small()
    image = draw_figure(_CHANGED[what](figure)).pixels
    assert is_alike(Attempt(draw_figure(figure), image, 0))


def test_margins_are_found_before_anything_is_judged() -> None:
    """Other margins move all, and the image is still one of the figure."""
    figure = _small()
    margins = {side: getattr(figure.spec.margins, side) + 0.2 for side in ("left", "bottom")}
    moved = draw_figure(with_table(figure, "margins", **margins))
    assert not is_alike(Attempt(draw_figure(figure), moved.pixels, 0))
    found = estimate(moved.pixels, draw_figure(figure))
    assert found is not None
    assert found.loss == 0
