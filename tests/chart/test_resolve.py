"""What a spec leaves open is filled in from the data and fixed rules."""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.chart.chart import Chart, Legend, Margins, Panel
from figrepro.chart.filled_spec import filled_spec
from figrepro.chart.margins import resolved_margins
from figrepro.chart.resolve import axis_problems, resolve
from figrepro.chart.vocabulary import vocabulary
from figrepro.errors import FigreproError
from figrepro.figure.decode import decode_spec
from figrepro.figure.model import Figure, Point
from figrepro.figure.spec import MarginsSpec, Size, TextStyle, as_tree
from figrepro.figure.vocabulary import PALETTE, PALETTE_MARKERS
from figrepro.marks.base import Mark
from figrepro.marks.layer import Layer, Style
from figrepro.marks.registry import MARKS
from figrepro.scales.axis import Axis
from tests.chart.figure_cases import figures
from tests.figures import made, shipped, with_spec

ONE = {"a": [(1, 2)]}
TWO = {"a": [(1, 2)], "b": [(1, 3)]}

# Styles


def test_series_get_colours_and_markers_of_their_own() -> None:
    """In the order of the file, lines solid, named as in the file."""
    layers = made({"b": [(1, 2)], "a": [(1, 2)]}).layers
    assert [layer.name for layer in layers] == ["b", "a"]
    looks = [(one.style.color, one.style.marker, one.style.line, one.label) for one in layers]
    assert looks == [
        (PALETTE[0], PALETTE_MARKERS[0], "solid", "b"),
        (PALETTE[1], PALETTE_MARKERS[1], "solid", "a"),
    ]


def test_the_palette_begins_again_after_its_last_colour() -> None:
    """More series than colours can still be drawn."""
    chart = made({str(number): [(1, 2)] for number in range(len(PALETTE) + 1)})
    assert chart.layers[-1].style.color == PALETTE[0]


def test_a_style_of_the_spec_is_kept() -> None:
    """Only what it leaves open is filled in, an empty label included."""
    asked = {"label": "", "color": "red", "line": "dotted", "width": 3}
    layer = made(ONE, series={"a": asked}).layer("a")
    style = layer.style
    assert (layer.label, style.color, style.line, style.width) == ("", "red", "dotted", 3)
    assert style.marker == PALETTE_MARKERS[0]


def test_defaults_leave_to_a_series_what_the_spec_gives_it() -> None:
    """A colour or a marker that one series asks for is given to no other."""
    asked = {"a": {"color": "tab:orange", "marker": "square"}}
    chart = made({name: [(1, 2)] for name in "abc"}, series=asked)
    assert [layer.style.color for layer in chart.layers] == ["tab:orange", "tab:blue", "tab:green"]
    assert len({layer.style.marker for layer in chart.layers}) == 3


@pytest.mark.parametrize(
    ("kind", "line", "marker"),
    [
        ("line", "solid", "circle"),
        ("step", "solid", "circle"),
        ("scatter", "none", "circle"),
        ("bar", "none", "none"),
        ("area", "solid", "none"),
    ],
)
def test_a_kind_says_whether_lines_and_markers_are_drawn(kind: str, line: str, marker: str) -> None:
    """A scatter has no line, bars have neither; the series' own kind outranks the figure's."""
    of_figure = made(ONE, kind=kind).layer("a")
    own = made(ONE, series={"a": {"kind": kind}}, kind="bar").layer("a")
    assert of_figure == own
    assert (own.mark.name, own.style.line, own.style.marker) == (kind, line, marker)


@pytest.mark.parametrize("kind", MARKS)
def test_what_a_spec_asks_of_a_style_outranks_the_kind(kind: str) -> None:
    """Bars may have markers, a scatter a line."""
    asked = {"line": "dashed", "marker": "star", "color": "red", "width": 1, "filled": False}
    style = made(ONE, kind=kind, series={"a": asked}).layer("a").style
    assert {key: getattr(style, key) for key in asked} == asked


# Legend, grid, margins


def test_a_legend_is_shown_where_there_is_something_to_tell_apart() -> None:
    """One series needs none, unless the spec asks for it."""
    assert made(ONE).legend.show is False
    assert made(TWO).legend.show is True
    assert made(ONE, legend={"show": True}).legend.show is True
    assert made(TWO, legend={"show": False}).legend.show is False


def test_values_have_grid_lines_and_places_have_none() -> None:
    """Values are read along the y axis; a spec may say otherwise."""
    panel = made(ONE).panel_of()
    assert (panel.x.grid, panel.y.grid) == (False, True)
    panel = made(ONE, x={"grid": True}, y={"grid": False}).panel_of()
    assert (panel.x.grid, panel.y.grid) == (True, False)


@pytest.mark.parametrize(("unit", "inch"), [("in", 1), ("cm", 2.54), ("mm", 25.4)])
def test_margins_are_the_same_in_every_unit(unit: str, inch: float) -> None:
    """The unit of the size is that of the margins."""
    inches = made(ONE).margins
    margins = made(ONE, size={"width": 7 * inch, "height": 5 * inch, "unit": unit}).margins
    for side in ("left", "right", "top", "bottom"):
        assert getattr(margins, side) == pytest.approx(getattr(inches, side) * inch)


def test_a_legend_outside_takes_its_room_from_the_right_margin() -> None:
    """Only where it is shown and outside, and where the spec names no margin."""

    def right(margins: dict[str, float] | None = None, **legend: bool) -> float:
        return made(ONE, legend=legend, margins=margins or {}).margins.right

    inside = right(show=True, outside=False)
    assert inside == right()
    assert right(show=True) > inside
    assert right({"right": 0.5}, show=True) == 0.5


@given(st.floats(0.1, 100), st.floats(0.1, 100), st.booleans())
def test_default_margins_leave_room_on_any_canvas(
    width: float,
    height: float,
    legend: bool,  # noqa: FBT001 - a case
) -> None:
    """A small drawing has small margins."""
    size = Size(width=width, height=height)
    margins = resolved_margins(MarginsSpec(), size, outside=legend)
    assert margins.left + margins.right <= 0.61 * width
    assert margins.top + margins.bottom <= 0.61 * height


# Axes


def test_dates_are_resolved_to_days() -> None:
    """The limits and the ticks of an axis are values as the points have them."""
    axis = made({"a": [(date(2024, 5, 31), 1)]}, x={"scale": "date"}).panel_of().x
    assert axis.limits == (date(2024, 5, 30), date(2024, 6, 1))
    assert axis.ticks == (date(2024, 5, 30), date(2024, 5, 31), date(2024, 6, 1))


def test_an_error_bar_below_zero_leaves_a_log_axis_alone() -> None:
    """What cannot be shown does not decide the limits."""
    point = {"x": 10, "y": 20, "err_low": 30, "x_err_low": 10}
    panel = made({"a": [point]}, x={"scale": "log"}, y={"scale": "log"}).panel_of()
    decade = (Decimal(10), Decimal(100))
    assert (panel.x.limits, panel.y.limits) == (decade, decade)


@pytest.mark.parametrize("kind", [name for name, mark in MARKS.items() if mark.stands])
@pytest.mark.parametrize(
    ("values", "ends"), [((2, 5), "low"), ((-2, -5), "high"), ((-2, 5), "neither")]
)
def test_an_axis_ends_at_the_foot_that_all_stand_on(
    kind: str, values: tuple[int, int], ends: str
) -> None:
    """Bars do not hover over the axis; where some hang, there is room to both sides."""
    chart = made({"a": list(enumerate(values))}, kind=kind)
    low, high = chart.panel_of().y.limits
    assert (low == 0, high == 0) == (ends == "low", ends == "high")


def test_an_axis_keeps_a_tick_where_the_foot_would_cut_off_the_last() -> None:
    """Steps that were asked for widen the limits; values by themselves do not reach one."""
    ticks = {"step": 20.000000000000004, "start": -2000.0}
    panel = made({"a": [(1, "-0.01")]}, kind="bar", y={"ticks": ticks}).panel_of()
    assert len(panel.y.ticks) == 1
    assert panel.y.shows(panel.y.ticks[0])


def test_limits_that_are_asked_for_outrank_the_foot() -> None:
    """Whoever cuts bars off says so."""
    chart = made({"a": [(1, 2), (2, 5)]}, kind="bar", y={"limits": [1, 6]})
    assert chart.panel_of().y.limits == (Decimal(1), Decimal(6))


def test_wrong_axes_are_told_with_their_keys() -> None:
    """Limits and ticks of both axes, each by itself."""
    asked = made(ONE).figure
    wrong, problems = decode_spec(
        {
            "title": "",
            "x": {"label": "", "limits": [5, 1], "ticks": ["a"]},
            "y": {"label": "", "limits": [0, 1], "ticks": [2.0]},
        },
        vocabulary(),
    )
    assert problems == ()
    figure = dataclasses.replace(asked, spec=wrong)
    found = [problem.path for problem in axis_problems(figure)]
    assert found == [("x", "limits"), ("x", "ticks"), ("y", "ticks")]
    with pytest.raises(FigreproError) as raised:
        resolve(figure)
    assert raised.value.problems[0].path[0] == "x"


def test_another_spec_may_be_filled_in_for_the_figures_own() -> None:
    """A render is drawn as it was, its figure being as its writer asked for it."""
    figure = shipped("hellaswag").figure
    other = with_spec(shipped("hellaswag"), title="Another").figure.spec
    chart = resolve(figure, other)
    assert (chart.title, chart.figure) == ("Another", figure)


# For any figure


@given(figures())
def test_resolving_what_was_filled_in_changes_nothing(figure: Figure) -> None:
    """So a render, which carries it, can be drawn again; also after a way through JSON."""
    chart = resolve(figure)
    filled = filled_spec(chart)
    assert resolve(figure, filled) == chart
    again = resolve(dataclasses.replace(figure, spec=filled))
    assert filled_spec(again) == filled
    assert again.panels == chart.panels
    assert decode_spec(json.loads(json.dumps(as_tree(filled))), vocabulary()) == (filled, ())


@given(figures())
def test_every_point_has_a_place_inside_the_limits(figure: Figure) -> None:
    """Unless the spec asks for narrower ones."""
    for panel in resolve(figure).panels:
        for point in (point for layer in panel.layers for point in layer.points):
            assert 0 <= panel.x.fraction(point.x) <= 1
            assert 0 <= panel.y.fraction(point.y) <= 1


@given(figures())
def test_every_series_is_a_layer(figure: Figure) -> None:
    """With all its points, in the order of the file."""
    chart = resolve(figure)
    layers = [(layer.name, layer.points) for layer in chart.layers]
    assert layers == [(one.name, one.points) for one in figure.series]


# Nothing is optional

GIVEN = {Figure, Point, Mark}
"""What a chart holds as it was given: the figure as asked for, the data, and how a mark works."""


def test_no_type_in_a_chart_leaves_anything_open() -> None:
    """Whoever draws need never ask whether there is a value."""
    reached = {kind: list(_open_fields(kind)) for kind in _types_in(Chart, set())}
    assert set(reached) >= {Chart, Panel, Axis, Layer, Style, Legend, Margins, Size, TextStyle}
    assert not [name for names in reached.values() for name in names]


def _types_in(kind: type, seen: set[type]) -> set[type]:
    """The types of a chart's fields, and of theirs."""
    seen.add(kind)
    for hint in _hints(kind).values():
        for part in _parts(hint):
            if _has_fields(part) and part not in GIVEN and part not in seen:
                _types_in(part, seen)
    return seen


def _open_fields(kind: type) -> Iterator[str]:
    for name, hint in _hints(kind).items():
        if NoneType in _parts(hint):
            yield f"{kind.__name__}.{name}"


def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind, localns={"Mark": Mark})
    return {name: hint for name, hint in hints.items() if name in _fields_of(kind)}


def _fields_of(kind: Any) -> tuple[str, ...]:
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind))
    return tuple(kind.__struct_fields__)


def _has_fields(kind: Any) -> bool:
    is_struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return is_struct or dataclasses.is_dataclass(kind)


def _parts(hint: Any) -> list[Any]:
    """A type and all that it is made of."""
    return [hint, *(part for inner in get_args(hint) for part in _parts(inner))]


@given(figures())
def test_nothing_in_a_chart_is_left_open(figure: Figure) -> None:
    """Not even in spite of its type."""
    assert not list(_open_values(resolve(figure), "chart"))


def _open_values(value: Any, path: str) -> Iterator[str]:
    if value is None:
        yield path
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _open_values(item, f"{path}[{number}]")
    elif _has_fields(type(value)) and type(value) not in GIVEN:
        for name in _fields_of(type(value)):
            yield from _open_values(getattr(value, name), f"{path}.{name}")


def test_a_series_is_found_by_its_name() -> None:
    """Its layer, its panel, and the elements that show it."""
    chart = made(TWO, series={"b": {"kind": "bar"}})
    assert (chart.layer("b").name, chart.panel_of("b")) == ("b", chart.panels[0])
    assert (chart.body("a"), chart.body("b")) == ("series/a/line", None)
    elements = [chart.element_at(name, chart.layer(name).points[0]) for name in "ab"]
    assert elements == ["series/a/markers", "series/b/bar/1"]
    with pytest.raises(KeyError):
        chart.layer("c")
