"""What the sheet of a difference draws rectangles around: the places of changes and of drift."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.drift import Drift
from figrepro.diff.locate import ElementPixels
from figrepro.diff.outlines import outlines_of, outlines_of_drift
from figrepro.diff.policy import judged
from figrepro.figure.spec import DiffPolicy
from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import Drawing, draw
from figrepro.render.outlines import Outline
from tests.figures import load, made, with_point, with_series, with_spec

if TYPE_CHECKING:
    from numpy.typing import NDArray

Edit = Callable[[Chart], Chart]


def _figure() -> Chart:
    return made(
        {
            "a": [(0, "1"), (5, "3"), (10, "2"), (15, "2")],
            "b": [(0, "4"), (15, "5")],
        },
        size={"width": 5, "height": 3, "dpi": 100},
        x={"limits": [0, 20]},
        y={"limits": [0, 6]},
    )


def _moved_along(figure: Chart, name: str, place: int, x: Decimal) -> Chart:
    """The figure with a point of a series elsewhere along x."""
    series = {one.name: one for one in figure.figure.series}
    points = list(series[name].points)
    points[place] = replace(points[place], x=x)
    series[name] = replace(series[name], points=tuple(points))
    return with_series(figure, series.values())


def _outlines(before: Chart, now: Chart) -> tuple[Outline, ...]:
    changes = judged(changes_between(before, now), DiffPolicy())
    return outlines_of(draw(before), draw(now), changes)


def _inside(mask: "NDArray[np.bool_]", *boxes: PixelBox | None) -> bool:
    """Whether every marked pixel lies in one of the boxes."""
    left = mask.copy()
    for box in boxes:
        if box is not None:
            left[box.slices] = False
    return not left.any()


def _seen(before: Drawing, now: Drawing, element: str) -> "NDArray[np.bool_]":
    """The pixels that differ visibly at an element, or below its name, in either drawing."""
    differing = np.abs(before.pixels.astype(int) - now.pixels).max(axis=-1) > 3
    ink = np.zeros_like(differing)
    for drawn in (before, now):
        for name in drawn.owners.elements:
            if f"{name}/".startswith(f"{element}/"):
                ink |= drawn.owners.mask(name)
    marked: NDArray[np.bool_] = ink & differing
    return marked


def _style(figure: Chart, series: str, **keys: Any) -> Chart:
    return with_spec(figure, series={series: keys})


def _axis(figure: Chart, letter: str, **keys: Any) -> Chart:
    return with_spec(figure, **{letter: keys})


EDITS: dict[str, tuple[Edit, str]] = {
    "a point in the middle": (lambda one: with_point(one, "a", 5, y=Decimal(4)), "series/a"),
    "the first point": (lambda one: with_point(one, "a", 0, y=Decimal(2)), "series/a"),
    "the last point": (lambda one: with_point(one, "b", 15, y=Decimal("5.5")), "series/b"),
    "a place along x": (lambda one: _moved_along(one, "a", 1, Decimal(7)), "series/a"),
    "a color": (lambda one: _style(one, "a", color="red"), "series/a"),
    "a width": (lambda one: _style(one, "b", width=4), "series/b"),
    "a marker": (lambda one: _style(one, "a", marker="star"), "series/a/markers"),
    "a title": (lambda one: with_spec(one, title="Other"), "title"),
    "a label": (lambda one: _axis(one, "x", label="along"), "x/label"),
    "the name in the legend": (lambda one: _style(one, "a", label="A"), "legend/a/label"),
    "the grid": (lambda one: _axis(one, "y", grid=False), "grid/y"),
    "limits": (lambda one: _axis(one, "y", limits=(0, 7)), "y/tick"),
    "ticks": (lambda one: _axis(one, "x", ticks=(0, 10)), "x/tick"),
    "a format": (lambda one: _axis(one, "y", format="percent"), "y/tick"),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_pixels_that_a_change_alters_lie_in_its_boxes(name: str) -> None:
    """In the reference or in the drawing, at the element that shows the change."""
    edit, element = EDITS[name]
    before, now = _figure(), edit(_figure())
    (one,) = _outlines(before, now)
    marked = _seen(draw(before), draw(now), element)
    assert marked.any()
    assert _inside(marked, one.reference, one.drawing)


@pytest.mark.parametrize(
    ("edit", "series"),
    [
        (lambda one: with_point(one, "base", "WinoGrande", y=Decimal("0.8")), "base"),
        (lambda one: with_point(one, "distilled", "WinoGrande", y=Decimal("0.2")), "distilled"),
        (lambda one: with_point(one, "tuned", "PIQA", err_high=Decimal("0.2")), "tuned"),
    ],
)
def test_the_box_of_a_bar_lies_around_it(edit: Edit, series: str) -> None:
    """Around its error bar as well, but around no other bar of its series."""
    before = with_spec(load("bars-of-categories"), y={"limits": (0, 1)})
    now = edit(before)
    (one,) = _outlines(before, now)
    marked = _seen(draw(before), draw(now), f"series/{series}")
    assert _inside(marked, one.reference, one.drawing)
    for box in filter(None, (one.reference, one.drawing)):
        assert box.width <= _whole(before, f"series/{series}/bar/PIQA").width + 2


def test_the_box_of_a_range_holds_its_cap_beside_another() -> None:
    """Ranges at one place stand aside, and their markers may be large."""
    before = load("error-bars")
    now = with_point(before, "third", 10, y_high=Decimal(6), y=Decimal("4.5"))
    outlines = _outlines(before, now)
    marked = _seen(draw(before), draw(now), "series/third/range")
    assert marked.any()
    assert _inside(marked, *(box for one in outlines for box in (one.reference, one.drawing)))


def test_the_box_of_a_point_ends_at_its_neighbours() -> None:
    """It does not cover the whole series."""
    now = with_point(_figure(), "a", 5, y=Decimal(4))
    (one,) = _outlines(_figure(), now)
    assert one.drawing is not None
    assert one.drawing.width < 0.7 * _whole(now, "series/a/line").width
    assert one.drawing.top < _whole(_figure(), "series/a/line").top


def _whole(figure: Chart, element: str) -> PixelBox:
    box = draw(figure).owners.box(element)
    assert box is not None
    return box


def test_what_came_or_went_has_a_box_where_it_is() -> None:
    """A series that went is in the reference only."""
    now = made(
        {"a": [(0, "1"), (5, "3"), (10, "2"), (15, "2")]},
        size={"width": 5, "height": 3, "dpi": 100},
        x={"limits": [0, 20]},
        y={"limits": [0, 6]},
        margins={"right": 1.8},
        legend={"show": True},
        series={"a": {"color": "tab:blue"}},
    )
    marked = _seen(draw(_figure()), draw(now), "series/b")
    gone = {one.label: one for one in _outlines(_figure(), now)}["b: series removed (was 2 points)"]
    assert _inside(marked, gone.reference)
    assert gone.drawing is None
    came = {one.label: one for one in _outlines(now, _figure())}["b: series added (2 points)"]
    assert (came.reference, came.drawing) == (None, gone.reference)


def test_swapped_series_are_outlined_both() -> None:
    """One rectangle around the two."""
    low, high = [(0, 1), (5, 2)], [(10, 8), (15, 7)]
    before, now = made({"a": low, "b": high}), made({"a": high, "b": low})
    (one,) = _outlines(before, now)
    marked = _seen(draw(before), draw(now), "series")
    assert _inside(marked, one.reference, one.drawing)
    assert one.reference is not None
    assert one.drawing is not None


def test_a_renamed_series_is_outlined_by_both_names() -> None:
    """In the legend, where they are read."""
    before = made({"a": [(0, 1), (5, 2)], "b": [(0, 2), (5, 3)]})
    now = made({"a": [(0, 1), (5, 2)], "c": [(0, 2), (5, 3)]})
    (one,) = _outlines(before, now)
    assert one.reference == _whole(before, "legend/b/label")
    assert one.drawing == _whole(now, "legend/c/label")


def test_a_renamed_series_is_outlined_on_both_sides_where_else_it_changed() -> None:
    """Its look and its points lie under its old name in the reference."""
    points, looks = [(0, "1"), (5, "2"), (9, "2")], {"label": "one", "color": "black", "width": 4}
    before = made({"a": points}, series={"a": looks})
    now = made({"z": points}, series={"z": {**looks, "color": "red", "width": 2}})
    boxes = {one.label.partition(":")[0]: one for one in _outlines(before, now)}
    for label in ("z, color", "z, width"):
        assert boxes[label].reference == _whole(before, "series/a/line").around(
            _whole(before, "series/a/markers")
        )
    point = with_point(now, "z", 9, y=Decimal(1))
    (moved,) = (one for one in _outlines(before, point) if one.label.startswith("z at 9: "))
    assert moved.reference is not None
    assert moved.reference.width < 0.7 * _whole(before, "series/a/line").width


def test_a_point_that_moved_along_x_is_outlined_where_it_is_on_each_side() -> None:
    """In the reference at its old place, in the drawing at its new one."""
    before = _figure()
    (one,) = _outlines(before, _moved_along(before, "a", 3, Decimal(19)))
    assert one.reference is not None
    assert one.drawing is not None
    whole = _whole(before, "series/a/line").width
    assert max(one.reference.width, one.drawing.width) < 0.7 * whole
    assert one.drawing.right > one.reference.right


@pytest.mark.parametrize("kind", ["line", "scatter", "bar"])
def test_a_point_that_came_is_outlined_where_it_is(kind: str) -> None:
    """In the reference only what runs through its place, if anything does there."""
    size = {"width": 5, "height": 3, "dpi": 100}
    limits = {"x": {"limits": [-2, 22]}, "y": {"limits": [0, 6]}}
    points = [(0, "1"), (5, "3"), (15, "2"), (20, "1")]
    before = made({"a": points}, kind=kind, size=size, **limits)
    now = made({"a": [*points[:2], (10, "4"), *points[2:]]}, kind=kind, size=size, **limits)
    (one,) = (one for one in _outlines(before, now) if "point added" in one.label)
    assert one.drawing is not None
    assert one.drawing.width < 0.6 * _whole(before, "spine/bottom").width
    assert (one.reference is None) == (kind != "line")


def test_a_point_is_outlined_where_the_axis_is_written_otherwise() -> None:
    """20000 is written 20k now, and stands where it stood."""
    spec: dict[str, Any] = {
        "size": {"width": 5, "height": 3, "dpi": 100},
        "y": {"limits": [0, 6]},
    }
    x = {"limits": [0, 50000], "ticks": {"step": 10000}}
    points = [(0, "1"), (10000, "2"), (20000, "3"), (40000, "2")]
    before = made({"a": points}, x=x, **spec)
    now = made({"a": [*points[:2], (20000, "4"), points[3]]}, x={**x, "format": "si"}, **spec)
    (one,) = (one for one in _outlines(before, now) if one.label.startswith("a at 20000: "))
    assert one.drawing is not None
    assert one.drawing.width < 0.8 * _whole(now, "series/a/line").width


def test_what_shows_at_no_single_place_is_named_only() -> None:
    """Margins move everything."""
    figure = _figure()
    (one,) = _outlines(figure, with_spec(figure, margins={"left": 1.2}))
    assert one.label.startswith("margins.left: 0.95 in the reference, 1.2 now")
    assert (one.reference, one.drawing) == (None, None)


def test_what_does_not_count_is_not_outlined() -> None:
    """Changes that draw nothing, are allowed, or follow from others."""
    figure = _figure()
    drawn = draw(figure), draw(with_spec(figure, title="Other"))
    for change in (
        Change("title", "a", "b", "title", drawn=False),
        Change("title", "a", "b", "title", allowance="ignored"),
        Change("title", "a", "b", "title", follows="the series"),
    ):
        assert outlines_of(*drawn, [change]) == ()
    assert len(outlines_of(*drawn, [Change("title", "a", "b", "title")])) == 1


def test_every_one_of_many_changes_has_its_outline() -> None:
    """What the sheet has no room for, it counts."""
    figure = _figure()
    drawn = draw(figure), draw(with_spec(figure, title="Other"))
    changes = [Change("title", str(number), "b", "title") for number in range(300)]
    outlines = outlines_of(*drawn, changes)
    assert [one.label for one in outlines] == [str(change) for change in changes]
    edited = tuple(ElementPixels(f"x/tick/{n}", n, PixelBox(n, 0, n + 1, 1)) for n in range(1, 30))
    assert len(outlines_of_drift(Drift(99, edited))) == 29


def test_images_of_different_sizes_have_no_outlines() -> None:
    """They do not stand side by side."""
    figure = _figure()
    assert _outlines(figure, with_spec(figure, size={"dpi": 50})) == ()


def test_drift_is_outlined_in_the_reference() -> None:
    """There the pixels are that nobody drew."""
    box = PixelBox(1, 2, 3, 4)
    drift = Drift(5, (ElementPixels("title", 5, box), ElementPixels("background", 1, box)))
    assert outlines_of_drift(drift) == (
        Outline("drift: title, 5 px", box, None),
        Outline("drift: background, 1 px", box, None),
    )


def test_what_changed_in_a_named_panel_is_outlined_there() -> None:
    """Its ticks and its points, as where the only panel has no name."""

    def charts(name: str) -> tuple[Chart, Chart]:
        now = with_spec(with_point(_figure(), "a", 5, y=Decimal(4)), x={"ticks": [0, 5]})
        before, after = (
            replace(one, panels=(replace(one.panels[0], name=name),)) for one in (_figure(), now)
        )
        return before, after

    found = _outlines(*charts("A"))
    assert len(found) == 2
    assert found == _outlines(*charts(""))
