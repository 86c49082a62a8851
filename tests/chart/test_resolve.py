"""What a spec leaves open is filled in from the data and fixed rules."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.axes import AxisError, limit_positions, position
from figrepro.figure.decode import decode_spec
from figrepro.figure.model import Point, Series, X
from figrepro.figure.resolve import axis_errors, resolve, x_values, y_values
from figrepro.figure.spec import (
    Axis,
    Legend,
    Margins,
    SeriesStyle,
    Size,
    Spec,
    TickStep,
    as_tree,
)
from figrepro.figure.vocabulary import PALETTE, PALETTE_MARKERS, Kind, Scale, Unit
from tests.figures import made


def spec(**keys: object) -> Spec:
    """A spec that leaves open what is not given."""
    axes = {"x": Axis(label="across"), "y": Axis(label="up")}
    return Spec(**{"title": "A chart", **axes, **keys})  # type: ignore[arg-type]


def series(name: str, *points: Point) -> Series:
    """A series, of one point unless there are others."""
    return Series(name, points or (Point(Decimal(1), Decimal(2)),))


def test_series_get_colours_and_markers_of_their_own() -> None:
    """In the order of the file, lines solid, named as in the file."""
    styles = resolve(spec(), [series("b"), series("a")]).series
    assert list(styles) == ["b", "a"]
    assert [(one.color, one.marker, one.line, one.label) for one in styles.values()] == [
        (PALETTE[0], PALETTE_MARKERS[0], "solid", "b"),
        (PALETTE[1], PALETTE_MARKERS[1], "solid", "a"),
    ]


def test_the_palette_begins_again_after_its_last_colour() -> None:
    """More series than colours can still be drawn."""
    styles = resolve(spec(), [series(str(number)) for number in range(len(PALETTE) + 1)]).series
    assert styles[str(len(PALETTE))].color == PALETTE[0]


def test_a_style_of_the_spec_is_kept() -> None:
    """Only what it leaves open is filled in, an empty label included."""
    asked = SeriesStyle(label="", color="red", line="dotted", width=3)
    style = resolve(spec(series={"a": asked}), [series("a")]).series["a"]
    assert (style.label, style.color, style.line, style.width) == ("", "red", "dotted", 3)
    assert style.marker == PALETTE_MARKERS[0]


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
def test_a_kind_says_whether_lines_and_markers_are_drawn(
    kind: Kind, line: str, marker: str
) -> None:
    """A scatter has no line, bars have neither; the series' own kind outranks the figure's."""
    of_figure = resolve(spec(kind=kind), [series("a")]).series["a"]
    own = resolve(spec(series={"a": SeriesStyle(kind=kind)}), [series("a")]).series["a"]
    assert of_figure == own
    assert (own.kind, own.line, own.marker) == (kind, line, marker)


def test_a_legend_is_shown_where_there_is_something_to_tell_apart() -> None:
    """One series needs none, unless the spec asks for it."""
    one, two = [series("a")], [series("a"), series("b")]
    assert resolve(spec(), one).legend.show is False
    assert resolve(spec(), two).legend.show is True
    assert resolve(spec(legend=Legend(show=True)), one).legend.show is True
    assert resolve(spec(legend=Legend(show=False)), two).legend.show is False


def test_values_have_grid_lines_and_places_have_none() -> None:
    """Values are read along the y axis; a spec may say otherwise."""
    resolved = resolve(spec(), [series("a")])
    assert (resolved.x.grid, resolved.y.grid) == (False, True)
    asked = {"x": Axis(label="", grid=True), "y": Axis(label="", grid=False)}
    resolved = resolve(spec(**asked), [series("a")])
    assert (resolved.x.grid, resolved.y.grid) == (True, False)


@pytest.mark.parametrize(("unit", "inch"), [("in", 1), ("cm", 2.54), ("mm", 25.4)])
def test_margins_are_the_same_in_every_unit(unit: Unit, inch: float) -> None:
    """The unit of the size is that of the margins."""
    inches = resolve(spec(), [series("a")]).margins
    size = Size(width=7 * inch, height=5 * inch, unit=unit)
    margins = resolve(spec(size=size), [series("a")]).margins
    for side in ("left", "right", "top", "bottom"):
        assert getattr(margins, side) == pytest.approx(getattr(inches, side) * inch)


def test_a_legend_outside_takes_its_room_from_the_right_margin() -> None:
    """Only where it is shown and outside, and where the spec names no margin."""

    def right(legend: Legend, **asked: float) -> float | None:
        of = spec(legend=legend, margins=Margins(**asked))
        return resolve(of, [series("a")]).margins.right

    outside, inside, hidden = Legend(show=True), Legend(show=True, outside=False), Legend()
    assert right(inside) == right(hidden)
    assert (right(outside) or 0) > (right(inside) or 0)
    assert right(outside, right=0.5) == 0.5


@given(st.floats(0.1, 100), st.floats(0.1, 100), st.booleans())
def test_default_margins_leave_room_on_any_canvas(
    width: float,
    height: float,
    legend: bool,  # noqa: FBT001 - a case
) -> None:
    """A small drawing has small margins."""
    asked = spec(size=Size(width=width, height=height), legend=Legend(show=legend))
    margins = resolve(asked, [series("a")]).margins
    assert (margins.left or 0) + (margins.right or 0) <= 0.61 * width
    assert (margins.top or 0) + (margins.bottom or 0) <= 0.61 * height


# What the axes must show


def test_error_bars_are_inside_the_limits() -> None:
    """On both axes, to both sides."""
    errors = [Decimal(size) for size in (3, 4, 5, 6)]
    point = Point(Decimal(10), Decimal(20), None, None, "exact", "", *errors)
    points = [series("a", point)]
    assert sorted(map(str, y_values(points, spec()))) == ["17", "20", "24"]
    assert sorted(map(str, x_values(points))) == ["10", "16", "5"]


def test_a_range_is_inside_the_limits_and_a_resolution_need_not_be() -> None:
    """A range is drawn; how finely a value was read is not."""
    low, middle, high = Decimal(63), Decimal("63.5"), Decimal(64)
    ranged = series("a", Point(Decimal(1), middle, low, high, "range"))
    read = series("a", Point(Decimal(1), middle, low, high, "approximate"))
    assert y_values([ranged], spec()) == [middle, low, high]
    assert y_values([read], spec()) == [middle]


@pytest.mark.parametrize("kind", ["bar", "area"])
def test_bars_and_areas_stand_on_zero(kind: Kind) -> None:
    """Their length is their value, so zero is seen; a log axis has none."""
    assert Decimal(0) in y_values([series("a")], spec(kind=kind))
    log = Axis(label="", scale="log")
    assert Decimal(0) not in y_values([series("a")], spec(kind=kind, y=log))


def test_an_error_bar_below_zero_leaves_a_log_axis_alone() -> None:
    """What cannot be shown does not decide the limits."""
    point = Point(Decimal(10), Decimal(20), err_low=Decimal(30), x_err_low=Decimal(10))
    log = Axis(label="", scale="log")
    resolved = resolve(spec(x=log, y=log), [series("a", point)])
    assert (resolved.x.limits, resolved.y.limits) == ((10, 100), (10, 100))


def test_wrong_axes_are_told_with_their_keys() -> None:
    """Limits and ticks of both axes, each by itself."""
    wrong = {
        "x": Axis(label="", limits=(5, 1), ticks=("a",)),
        "y": Axis(label="", limits=(0, 1), ticks=(2.0,)),
    }
    errors = list(axis_errors(spec(**wrong), [series("a")]))
    assert [error.path for error in errors] == [("x", "limits"), ("x", "ticks"), ("y", "ticks")]
    with pytest.raises(AxisError) as raised:
        resolve(spec(**wrong), [series("a")])
    assert raised.value.path[0] == "x"


# For any figure

Y_SCALES: tuple[Scale, ...] = ("linear", "log")
numbers = st.decimals(-1000, 1000, places=2)
positive = numbers.filter(lambda number: number > 0)
places: dict[Scale, st.SearchStrategy[X]] = {
    "linear": numbers,
    "log": positive,
    "date": st.dates(),
    "category": st.text(max_size=3),
}
lengths = st.none() | st.decimals(0, 50, places=2)


@st.composite
def figures(draw: st.DrawFn) -> tuple[Spec, list[Series]]:
    """A spec that leaves much open, and series for it."""
    scale, y_scale = draw(st.sampled_from(list(places))), draw(st.sampled_from(Y_SCALES))
    values = positive if y_scale == "log" else numbers
    point = st.builds(
        Point,
        places[scale],
        values,
        err_low=lengths,
        err_high=lengths,
        x_err_low=lengths,
        x_err_high=lengths,
    )
    made = draw(
        st.dictionaries(
            st.text(max_size=3), st.lists(point, min_size=1, max_size=4), min_size=1, max_size=3
        )
    )
    steps = st.none() if y_scale == "log" else st.sampled_from([None, TickStep(step=25)])
    asked = spec(
        kind=draw(st.sampled_from(["line", "scatter", "bar", "area", "step"])),
        x=Axis(label="", scale=scale, grid=draw(st.none() | st.booleans())),
        y=Axis(label="", scale=y_scale, ticks=draw(steps)),
        size=Size(width=draw(st.floats(1, 20)), unit=draw(st.sampled_from(["in", "cm", "mm"]))),
        series={name: SeriesStyle(kind=draw(st.sampled_from([None, "bar"]))) for name in made},
    )
    return asked, [Series(name, tuple(points)) for name, points in made.items()]


@given(figures())
def test_resolving_twice_changes_nothing(case: tuple[Spec, list[Series]]) -> None:
    """So a render, which carries the resolved spec, can be drawn again."""
    asked, made = case
    resolved = resolve(asked, made)
    assert resolve(resolved, made) == resolved
    assert decode_spec(as_tree(resolved)) == resolved


@given(figures())
def test_nothing_is_left_open(case: tuple[Spec, list[Series]]) -> None:
    """Whoever draws finds every value."""
    asked, made = case
    tree = as_tree(resolve(asked, made))
    for table in ("x", "y", "margins", "legend", *("series",) * bool(made)):
        assert None not in tree[table].values()
    assert all(None not in style.values() for style in tree["series"].values())
    assert list(tree["series"]) == [one.name for one in made]


@given(figures())
def test_every_point_has_a_place_inside_the_limits(case: tuple[Spec, list[Series]]) -> None:
    """Unless the spec asks for narrower ones."""
    asked, made = case
    resolved = resolve(asked, made)
    for axis, values in (
        (resolved.x, [point.x for one in made for point in one.points]),
        (resolved.y, [point.y for one in made for point in one.points]),
    ):
        low, high = limit_positions(axis)
        assert all(low <= position(value, axis) <= high for value in values)


def test_dates_are_resolved_to_text() -> None:
    """The resolved spec holds what TOML and JSON hold."""
    point = Point(date(2024, 5, 31), Decimal(1))
    resolved = resolve(spec(x=Axis(label="", scale="date")), [series("a", point)])
    assert resolved.x.limits == ("2024-05-30", "2024-06-01")
    assert resolved.x.ticks == ("2024-05-30", "2024-05-31", "2024-06-01")


def test_defaults_leave_to_a_series_what_the_spec_gives_it() -> None:
    """A colour or a marker that one series asks for is given to no other."""
    asked = {"a": {"color": "tab:orange", "marker": "square"}}
    styles = made({"a": [(1, "1")], "b": [(1, "2")], "c": [(1, "3")]}, series=asked).spec.series
    assert [styles[name].color for name in "abc"] == ["tab:orange", "tab:blue", "tab:green"]
    assert len({styles[name].marker for name in "abc"}) == 3
