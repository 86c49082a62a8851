"""Drawn texts that changed or stand elsewhere, told by their elements and to the pixel."""

from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.diff.texts import TextChange, text_changes
from figrepro.render.drawing import draw
from tests.figures import SHIPPED, made, shipped, with_spec

DPI = 144
PX = DPI / 72
"""Pixels in a point."""


def _figure(**spec: Any) -> Chart:
    return made(
        {"a": [(0, "1"), (5, "3"), (10, "2")], "b": [(0, "4"), (10, "5")]},
        **{
            "size": {"width": 4, "height": 3, "dpi": DPI},
            "x": {"limits": [0, 10], "ticks": [0, 5, 10]},
            "y": {"limits": [0, 6], "ticks": [0, 2, 4, 6]},
        }
        | spec,
    )


def _changes(before: Chart, now: Chart) -> tuple[TextChange, ...]:
    return text_changes(draw(before), draw(now))


@pytest.mark.parametrize("figure_id", SHIPPED)
def test_the_texts_of_a_figure_do_not_differ_from_themselves(figure_id: str) -> None:
    """Nothing is told of what is the same."""
    assert _changes(shipped(figure_id), shipped(figure_id)) == ()


@pytest.mark.parametrize(
    ("spec", "element", "before"),
    [
        ({"title": "Totle"}, "title", "Title"),
        ({"x": {"label": "acr0ss", "limits": [0, 10], "ticks": [0, 5, 10]}}, "x/label", "across"),
    ],
)
def test_one_letter_is_told_with_both_texts(
    spec: dict[str, Any], element: str, before: str
) -> None:
    """A text that reads otherwise is not said to have moved as well."""
    (change,) = _changes(_figure(), _figure(**spec))
    assert (change.element, change.reference) == (element, before)
    assert change.now in {"Totle", "acr0ss"}
    assert change.shift_px is None


def test_a_text_that_moved_is_told_with_its_way_right_and_up() -> None:
    """In pixels of the reference, whatever the present resolution."""
    figure = _figure()
    lower = {"top": figure.margins.top + 0.125}
    size = {"dpi": 72}
    for now in (with_spec(figure, margins=lower), with_spec(figure, margins=lower, size=size)):
        moved = {change.element: change for change in _changes(figure, now)}
        title = moved["title"]
        assert (title.reference, title.now) == ("Title", "Title")
        assert title.shift_px == pytest.approx((0, -0.125 * DPI))
        assert "x/label" not in moved


def test_ticks_are_the_same_texts_wherever_they_stand() -> None:
    """A wider axis moves them; those that came or went are told so."""
    changes = _changes(_figure(), _figure(y={"limits": [0, 8], "ticks": [0, 4, 8]}))
    told = {change.element: change for change in changes}
    height = 3 * 72 - 72 * (0.55 + 0.8)
    shift = told["y/tick/4"].shift_px
    assert shift == pytest.approx((0, (4 / 8 - 4 / 6) * height * PX))
    assert (told["y/tick/8"].reference, told["y/tick/8"].now) == ("2", "8")
    assert (told["y/tick/6"].reference, told["y/tick/6"].now) == ("6", None)
    assert "y/tick/0" not in told


def test_another_format_is_told_tick_by_tick() -> None:
    """Each text beside the one that stood there, by its present element."""
    changes = _changes(
        _figure(), _figure(y={"limits": [0, 6], "ticks": [0, 2, 4, 6], "format": "percent"})
    )
    assert [(change.element, change.reference, change.now) for change in changes] == [
        ("y/tick/0 %25", "0", "0 %"),
        ("y/tick/200 %25", "2", "200 %"),
        ("y/tick/400 %25", "4", "400 %"),
        ("y/tick/600 %25", "6", "600 %"),
    ]


def test_names_in_the_legend_come_and_go_with_their_series() -> None:
    """What has no counterpart is told without one."""
    other = made(
        {"a": [(0, "1"), (10, "2")], "c": [(0, "4"), (10, "5")]},
        size={"width": 4, "height": 3, "dpi": DPI},
        x={"limits": [0, 10], "ticks": [0, 5, 10]},
        y={"limits": [0, 6], "ticks": [0, 2, 4, 6]},
    )
    assert _changes(_figure(), other) == (
        TextChange("legend/b/label", "b", None),
        TextChange("legend/c/label", None, "c"),
    )


@pytest.mark.parametrize(("by", "moves"), [(0.01, True), (1e-6, False)])
def test_a_hundredth_of_a_pixel_is_a_move_and_rounding_is_none(by: float, *, moves: bool) -> None:
    """Down to what a layout can mean."""
    figure = _figure()
    nudged = {"top": figure.margins.top + by / DPI}
    changes = _changes(figure, with_spec(figure, margins=nudged))
    assert ("title" in {change.element for change in changes}) is moves
