"""The labels of an axis are read from an image, with the places at which its ticks stand."""

import pytest
from figrepro.figure.axes import fraction, tick_values

from figrepro.diff.estimate.axis_labels import strip_of_labels, ticks_seen
from figrepro.figure.model import Figure
from figrepro.render import elements
from figrepro.render.drawn import DrawnFigure, draw_figure
from tests.diff.estimate.drawings import ALL, compared, drawn, figure_of, named
from tests.figures import made, with_spec

_UNSURE_PX = 0.75
"""Half a pixel since texts start on whole pixels, and what measuring adds."""


def _texts(of: DrawnFigure, letter: str) -> list[str]:
    """The labels that a drawing has, from the left or from below."""
    return [text.text for text in of.texts if text.element.startswith(f"{letter}/tick/")]


def _places(of: DrawnFigure, letter: str) -> list[float]:
    """Where its ticks stand, in pixels from the left or from below."""
    canvas = of.drawing.layout.canvas
    box = canvas.axes
    axis = of.figure.spec.x if letter == "x" else of.figure.spec.y
    start, length = (box.left, box.width) if letter == "x" else (box.bottom, box.height)
    parts = (fraction(value, axis) for value in tick_values(axis))
    return [(start + part * length) * canvas.dpi / 72 for part in parts]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("letter", ["x", "y"])
def test_every_label_of_every_axis_is_read_where_its_tick_stands(name: str, letter: str) -> None:
    """Numbers in every format, dates and categories are read; ticks lie within a pixel."""
    of = drawn(name)
    seen = ticks_seen(of.pixels, of, letter)
    assert [tick.text for tick in seen] == _texts(of, letter)
    assert [tick.place for tick in seen] == pytest.approx(_places(of, letter), abs=_UNSURE_PX)


def _other_ticks(figure: Figure) -> Figure:
    """The figure with ticks that say something else and stand elsewhere."""
    from msgspec import structs

    x = structs.replace(figure.spec.x, ticks=(0.3, 1.7, 3.4), limits=(-0.4, 4.1))
    y = structs.replace(figure.spec.y, ticks=(-250.0, 125.0, 990.0), limits=(-300.0, 1000.0))
    return with_spec(figure, x=x, y=y)


@pytest.mark.parametrize("letter", ["x", "y"])
def test_labels_are_read_against_a_drawing_with_other_ones(letter: str) -> None:
    """The drawing says where labels stand and how they are set, not what they say."""
    figure = made({"A": [(0, "-1"), (4, "7.5")]}, x={"ticks": {"step": 0.5}})
    shown, other = draw_figure(figure), draw_figure(_other_ticks(figure))
    seen = ticks_seen(shown.pixels, other, letter)
    assert [tick.text for tick in seen] == _texts(shown, letter)
    assert [tick.place for tick in seen] == pytest.approx(_places(shown, letter), abs=_UNSURE_PX)


@pytest.mark.parametrize("letter", ["x", "y"])
def test_the_strip_of_labels_holds_them_and_not_the_axes(letter: str) -> None:
    """What differs inside the strip can be a label or its mark; no series is there."""
    of = drawn("hellaswag")
    strip = strip_of_labels(of, letter)
    assert strip is not None
    for name in of.owners.elements:
        box = of.owners.box(name)
        assert box is not None
        if name.startswith(f"{letter}/tick/"):
            assert box.common(strip).area > 0
        if name in {f"{letter}/label", elements.TITLE}:
            assert box.common(strip).area == 0


def test_an_axis_without_labels_has_none_to_read() -> None:
    """No ticks, no strip."""
    figure = made({"A": [(0, "1"), (4, "2")]}, x={"ticks": []})
    of = draw_figure(figure)
    assert ticks_seen(of.pixels, of, "x") == []
    assert strip_of_labels(of, "x") is None


@pytest.mark.parametrize("name", ["vocab-accuracy", "mutated/dated"])
def test_labels_of_ticks_that_were_added_are_named(name: str) -> None:
    """A reference with one tick less than the drawing differs in its ticks and in nothing else."""
    figure = figure_of(name)
    axis = figure.spec.x
    assert isinstance(axis.ticks, tuple)
    from msgspec import structs

    fewer = with_spec(figure, x=structs.replace(axis, ticks=axis.ticks[:-1]))
    found = compared(figure, draw_figure(fewer).pixels)
    assert found.status == "differ"
    assert found.unexplained == ()
    assert named(found) == {"x.ticks"}
