"""The labels of an axis are read from an image, with the places at which its ticks stand."""

import pytest

from figrepro.diff.estimate.axis_labels import strip_of_labels, ticks_seen
from figrepro.diff.estimate.search import Attempt
from figrepro.render.drawing import Drawing, draw
from figrepro.scales.axis import Letter
from figrepro.scales.values import as_coordinate
from figrepro.shapes import elements
from tests.diff.estimate.drawings import ALL, chart_named, compared, drawn, named
from tests.figures import made, with_spec

_UNSURE_PX = 0.75
"""Half a pixel since texts start on whole pixels, and what measuring adds."""


def _itself(of: Drawing) -> Attempt:
    """A drawing laid over itself."""
    return Attempt(of, of.pixels, 0)


def _texts(of: Drawing, letter: Letter) -> list[str]:
    """The labels that a drawing has, from the left or from below."""
    return [text.text for text in of.texts if text.element.startswith(f"{letter}/tick/")]


def _places(of: Drawing, letter: Letter) -> list[float]:
    """Where its ticks stand, in pixels from the left or from below."""
    frame = of.scene.panels[0].frame
    if letter == "x":
        return [frame.across(value) / frame.pixel for value in frame.x.ticks]
    return [frame.up(value) / frame.pixel for value in frame.y.ticks]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("letter", ["x", "y"])
def test_every_label_of_every_axis_is_read_where_its_tick_stands(name: str, letter: Letter) -> None:
    """Numbers in every format, dates and categories are read; ticks lie within a pixel."""
    of = drawn(name)
    seen = ticks_seen(_itself(of), letter)
    assert [tick.text for tick in seen] == _texts(of, letter)
    assert [tick.place for tick in seen] == pytest.approx(_places(of, letter), abs=_UNSURE_PX)


@pytest.mark.parametrize("letter", ["x", "y"])
def test_labels_are_read_against_a_drawing_with_other_ones(letter: Letter) -> None:
    """The drawing says where labels stand and how they are set, not what they say."""
    chart = made({"A": [(0, "-1"), (4, "7.5")]}, x={"ticks": {"step": 0.5}})
    x = {"ticks": (0.3, 1.7, 3.4), "limits": (-0.4, 4.1)}
    y = {"ticks": (-250.0, 125.0, 990.0), "limits": (-300.0, 1000.0)}
    shown, other = draw(chart), draw(with_spec(chart, x=x, y=y))
    seen = ticks_seen(Attempt(other, shown.pixels, 0), letter)
    assert [tick.text for tick in seen] == _texts(shown, letter)
    assert [tick.place for tick in seen] == pytest.approx(_places(shown, letter), abs=_UNSURE_PX)


@pytest.mark.parametrize("letter", ["x", "y"])
def test_the_strip_of_labels_holds_them_and_not_the_axes(letter: Letter) -> None:
    """What differs inside the strip can be a label or its mark; no series is there."""
    of = drawn("hellaswag")
    strip = strip_of_labels(_itself(of), letter)
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
    of = _itself(draw(made({"A": [(0, "1"), (4, "2")]}, x={"ticks": []})))
    assert ticks_seen(of, "x") == []
    assert strip_of_labels(of, "x") is None


@pytest.mark.parametrize("name", ["vocab-accuracy", "mutated/dated"])
def test_labels_of_ticks_that_were_added_are_named(name: str) -> None:
    """A reference with one tick less than the drawing differs in its ticks and in nothing else."""
    chart = chart_named(name)
    limits, ticks = (
        tuple(map(as_coordinate, values))
        for values in (chart.panel_of().x.limits, chart.panel_of().x.ticks[:-1])
    )
    fewer = with_spec(chart, x={"limits": limits, "ticks": ticks})
    found = compared(chart, draw(fewer).pixels)
    assert found.status == "differ"
    assert found.unexplained == ()
    assert named(found) == {"x.ticks"}
