"""The size of a text is measured where its words are the same."""

import pytest

from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from tests.diff.estimate.drawings import compared, named
from tests.figures import made, with_spec


def _figure() -> Chart:
    points = {"A": [(0, "1"), (1, "3")]}
    return made(points, title="Title text", size={"width": 5, "height": 4, "dpi": 80})


@pytest.mark.parametrize("title", ["T", "I", "Title", "Title text and more"])
def test_a_title_of_other_words_is_not_one_of_another_size(title: str) -> None:
    """However short it is: a drawing with those words explains it."""
    image = draw(with_spec(_figure(), title=title)).pixels
    found = compared(_figure(), image)
    assert named(found) == {"title"}
    assert not found.unexplained


def test_short_labels_are_not_small_ones() -> None:
    """Both labels share a size, and each has its words."""
    shown = with_spec(_figure(), x={"label": "i"}, y={"label": "j"})
    assert named(compared(_figure(), draw(shown).pixels)) == {"x.label", "y.label"}


@pytest.mark.parametrize("size", [9.0, 16.5])
def test_the_size_of_a_title_is_measured(size: float) -> None:
    """To half a point."""
    image = draw(with_spec(_figure(), text={"title": size})).pixels
    assert named(compared(_figure(), image)) == {"text.title"}
