"""Whether an image looks like a drawing at all is decided before anything is measured."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from figrepro.chart.chart import Chart
from figrepro.diff.estimate.estimate import estimate
from figrepro.diff.estimate.search import Attempt
from figrepro.diff.estimate.similarity import is_alike, noise_of
from figrepro.render.drawing import draw
from tests.diff.estimate.drawings import chart_named, compared, drawn, named, saved
from tests.figures import made, with_point, with_spec

if TYPE_CHECKING:
    from tests.diff.estimate.drawings import Image3


def _small() -> Chart:
    return made({"A": [(0, "1"), (1, "3")]}, size={"width": 4, "height": 3, "dpi": 80})


def test_an_image_without_any_ink_is_not_measured() -> None:
    """Of a white page nothing is claimed but that it does not look like the figure."""
    figure = chart_named("vocab-accuracy")
    found = compared(figure, np.full_like(drawn("vocab-accuracy").pixels, 255))
    assert not found.looks_alike
    assert found.changes == ()


def test_the_image_of_another_figure_is_not_searched() -> None:
    """Its axes stand at the same places, and no word of the figure and none of its series."""
    image, now = drawn("hellaswag").pixels, drawn("vocab-accuracy")
    assert image.shape == now.pixels.shape
    assert estimate(image, now) is None


_CHANGED: dict[str, Callable[[Chart], Chart]] = {
    "nothing": lambda figure: figure,
    "title": lambda figure: with_spec(figure, title="Quite another title"),
    "labels": lambda figure: with_spec(figure, y={"label": "other"}, x={"label": "another"}),
    "limits": lambda figure: with_spec(figure, y={"limits": (-7.0, 9.0)}),
    "kind": lambda figure: with_spec(figure, series={"A": {"kind": "bar", "color": "black"}}),
    "family": lambda figure: with_spec(figure, text={"font": "serif"}),
}


@pytest.mark.parametrize("what", list(_CHANGED))
def test_a_chart_named_which_something_changed_is_alike(what: str) -> None:
    """What did not change stands where it stood."""
    figure = _small()
    image = draw(_CHANGED[what](figure)).pixels
    assert is_alike(Attempt(draw(figure), image, 0))


def test_margins_are_found_before_anything_is_judged() -> None:
    """Other margins move all, and the image is still one of the figure."""
    figure = _small()
    margins = {side: getattr(figure.margins, side) + 0.2 for side in ("left", "bottom")}
    moved = draw(with_spec(figure, margins=margins))
    assert not is_alike(Attempt(draw(figure), moved.pixels, 0))
    found = estimate(moved.pixels, draw(figure))
    assert found is not None
    assert found.loss == 0


def _as_jpeg(image: "Image3", quality: int) -> "Image3":
    """The image as it looks after it was saved with losses."""
    return np.array(Image.open(BytesIO(saved(Image.fromarray(image), "jpeg", quality=quality))))


@pytest.mark.parametrize("quality", [75, 90])
def test_the_noise_of_an_image_is_no_change(quality: int) -> None:
    """A JPEG of the drawing shows no other style, no other width and no error bar less."""
    figure = chart_named("vocab-accuracy")
    found = compared(figure, _as_jpeg(drawn("vocab-accuracy").pixels, quality))
    assert found.changes == ()
    assert found.unexplained  # it is not the drawing, pixel by pixel


def test_a_change_is_told_from_noise() -> None:
    """A point that stands elsewhere in a JPEG is named, and nothing else."""
    figure = _small()
    moved = with_point(figure, "A", 1, y=Decimal(2), y_low=None, y_high=None)
    limits = tuple(map(float, figure.panel_of().y.ends))
    image = _as_jpeg(draw(with_spec(moved, y={"limits": limits})).pixels, 90)
    assert named(compared(figure, image)) == {"y A 1"}


@pytest.mark.parametrize("name", ["vocab-accuracy", "hellaswag"])
def test_an_image_that_is_mostly_as_drawn_has_no_noise(name: str) -> None:
    """However much is elsewhere in it: what stayed is exact."""
    image = drawn(name).pixels.copy()
    image[100:200, 200:300] = (200, 100, 50)
    assert noise_of(Attempt(drawn(name), image, 0)) == 0
