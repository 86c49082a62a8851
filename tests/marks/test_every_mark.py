"""What every mark answers, whatever it looks like: those to come are held to it too."""

from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.canvas import frames_of
from figrepro.chart.placing import place_layers
from figrepro.chart.resolve import resolve
from figrepro.figure.csv_row import COLUMNS
from figrepro.figure.vocabulary import Line, Marker
from figrepro.marks.base import Key, Mark
from figrepro.marks.layer import Placed, Style
from figrepro.marks.registry import DEFAULT, MARKS, mark_named
from figrepro.shapes import elements
from figrepro.shapes.box import Box
from figrepro.shapes.primitives import Markers, Shape
from tests.chart.figure_cases import figures
from tests.chart.scenes import vertices_of
from tests.figures import EXERCISES, SHIPPED, load

FEW = settings(max_examples=40)
every_mark = pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
styles = st.builds(
    Style,
    color=st.sampled_from(["tab:blue", "#123456"]),
    marker=st.sampled_from(get_args(Marker)),
    line=st.sampled_from(get_args(Line)),
    width=st.floats(0.5, 5),
    size=st.floats(1, 10),
    filled=st.booleans(),
)


@st.composite
def placed_layers(draw: st.DrawFn, mark: Mark) -> tuple[Placed, ...]:
    """Layers of any data, shown by one mark, between limits that follow from the data."""
    chart = resolve(draw(figures(mark.name)))
    (panel,), (frame,) = chart.panels, frames_of(chart)
    return place_layers(panel, frame)


def _drawn(layers: tuple[Placed, ...]) -> Iterator[tuple[Placed, Shape]]:
    return ((placed, shape) for placed in layers for shape in placed.layer.mark.shapes(placed))


@every_mark
@FEW
@given(data=st.data())
def test_the_axes_show_all_that_is_drawn(mark: Mark, data: st.DataObject) -> None:
    """What a mark says that it extends to, it does not leave.

    Bars on a log axis may: what is as wide as to the next place has no width at a limit there.
    """
    layers = data.draw(placed_layers(mark))
    aside = max(abs(spot.aside) for placed in layers for spot in placed.spots)
    for placed, shape in _drawn(layers):
        box = placed.frame.box
        at_any_x = mark.is_side_by_side and not placed.frame.x.scale.is_uniform
        for x, y in vertices_of(shape):
            assert box.holds(box.left if at_any_x else x, box.bottom, aside + 1e-6)
            assert box.holds(box.left, y, 1e-6)


@every_mark
@FEW
@given(data=st.data())
def test_every_shape_knows_its_element_and_its_data(mark: Mark, data: st.DataObject) -> None:
    """The element is one of its series, the points are those of its layer."""
    for placed, shape in _drawn(data.draw(placed_layers(mark))):
        assert shape.element.startswith(f"{elements.series_prefix(placed.layer.name)}/")
        assert shape.anchors
        for anchor in shape.anchors:
            assert anchor.series == placed.layer.name
            assert anchor.point in placed.layer.points
            assert anchor.field in COLUMNS
        if isinstance(shape, Markers):
            assert len(shape.anchors) == len(shape.places)
            assert shape.marker != "none"


@every_mark
@FEW
@given(data=st.data())
def test_every_point_that_is_shown_is_drawn(mark: Mark, data: st.DataObject) -> None:
    """In the element that is said to show it, if its style leaves it one."""
    for placed in data.draw(placed_layers(mark)):
        shapes = list(mark.shapes(placed))
        drawn = {(shape.element, anchor.point) for shape in shapes for anchor in shape.anchors}
        for spot in placed.shown:
            part = mark.part_at(spot.point)
            if part != "markers" or placed.layer.style.marker != "none":
                assert (placed.element(part), spot.point) in drawn
        if mark.body is not None and mark.has_course(placed.layer.style):
            through = {point for element, point in drawn if element == placed.element(mark.body)}
            assert through == set(placed.layer.points)


@every_mark
@FEW
@given(data=st.data())
def test_later_layers_lie_above_earlier_ones(mark: Mark, data: st.DataObject) -> None:
    """Of what is alike in both: order follows the file."""
    found: dict[str, list[float]] = {}
    for placed, shape in _drawn(data.draw(placed_layers(mark))):
        part = shape.element.split("/", 2)[2].split("/")[0]
        found.setdefault(f"{type(shape).__name__} {part}", []).append(shape.order)
        assert shape.order - placed.order(0) == pytest.approx(round(shape.order, 1), abs=1e-6)
    assert all(orders == sorted(orders) for orders in found.values())


@every_mark
@given(style=styles)
def test_the_key_in_the_legend_stays_in_its_place(mark: Mark, style: Style) -> None:
    """Between the ends of its line, and no higher than a row; there is always something to see."""
    key = Key(10.0, 46.0, 20.0, "legend/a/handle", 6.0)
    shapes = list(mark.key(style, key))
    room = Box(key.left, key.y - 8, key.right - key.left, 16)
    for shape in shapes:
        assert (shape.element, shape.order) == (key.element, key.order)
        assert all(room.holds(x, y, 1e-9) for x, y in vertices_of(shape))
    is_bare = style.line == style.marker == "none"
    assert bool(shapes) == (mark.has_surface or not is_bare)


@every_mark
def test_a_mark_says_in_words_what_it_is(mark: Mark) -> None:
    """Specs, messages and descriptions are made of these."""
    assert mark_named(mark.name) is mark
    assert mark.noun.chart[0].isupper()
    assert mark.noun.one != ""
    assert mark.noun.several != ""
    assert mark.default_line in get_args(Line)
    assert mark.columns <= set(COLUMNS) - {"series", "x", "y"}


def test_the_mark_that_none_names_is_the_default() -> None:
    """Nor one that is not known, of which the spec's problem tells."""
    assert mark_named(None) is mark_named("pie") is DEFAULT


def test_the_figures_of_the_tests_show_every_mark() -> None:
    """A new mark comes with a figure that is drawn and held to its image."""
    shown = {layer.mark.name for name in (*SHIPPED, *EXERCISES) for layer in load(name).layers}
    assert shown == set(MARKS)
