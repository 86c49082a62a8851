"""Where the legend stands, and what its handles look like."""

import numpy as np
import pytest

from figrepro.render.drawing import draw
from tests.figures import Row, made
from tests.render.making import bounds, is_ink, only

LINE: dict[str, list[Row]] = {"a": [(1, 2), (2, 3)], "b": [(1, 1), (2, 2)]}


def test_one_series_needs_none() -> None:
    """The label of its axis says what it is; a spec may ask for one all the same."""
    one: dict[str, list[Row]] = {"a": [(1, 2)]}
    assert draw(made(one)).scene.legend is None
    assert draw(made(one, legend={"show": True})).scene.legend is not None


def test_a_series_with_an_empty_label_is_not_listed() -> None:
    """Where no name is left there is no frame either."""
    listed = draw(made(LINE, series={"a": {"label": ""}})).scene.legend
    assert listed is not None
    assert [text.text for text in listed.texts] == ["b"]
    none = made(LINE, series={"a": {"label": ""}, "b": {"label": ""}})
    assert draw(none).scene.legend is None
    assert not is_ink(only(none, "legend")).any()


@pytest.mark.parametrize(
    ("location", "left", "bottom"),
    [
        ("upper right", 1, 1),
        ("upper left", 0, 1),
        ("upper center", 0.5, 1),
        ("lower right", 1, 0),
        ("lower left", 0, 0),
        ("lower center", 0.5, 0),
        ("center right", 1, 0.5),
        ("center left", 0, 0.5),
        ("center", 0.5, 0.5),
    ],
)
def test_every_place_inside(location: str, left: float, bottom: float) -> None:
    """In a corner, at a side, in the middle, clear of the axes."""
    scene = draw(made(LINE, legend={"outside": False, "location": location})).scene
    assert scene.legend is not None
    frame, axes = scene.legend.frame, scene.panels[0].frame.box
    room = axes.width - frame.width, axes.height - frame.height
    inset = 7.0
    assert frame.left - axes.left == pytest.approx(inset + left * (room[0] - 2 * inset))
    assert frame.bottom - axes.bottom == pytest.approx(inset + bottom * (room[1] - 2 * inset))


@pytest.mark.parametrize(
    ("location", "share"), [("upper right", 1), ("center right", 0.5), ("lower right", 0)]
)
def test_every_place_outside(location: str, share: float) -> None:
    """At the right of the axes, level with their top, middle or foot."""
    scene = draw(made(LINE, legend={"location": location})).scene
    assert scene.legend is not None
    frame, axes = scene.legend.frame, scene.panels[0].frame.box
    assert frame.bottom - axes.bottom == pytest.approx(share * (axes.height - frame.height))


@pytest.mark.parametrize("line", ["dashed", "dashdot", "dotted"])
@pytest.mark.parametrize("marker", ["none", "circle"])
def test_handles_are_the_same_to_both_sides(line: str, marker: str) -> None:
    """The marker stands in the middle of a piece of line that shows how it is dashed."""
    style = {"a": {"line": line, "marker": marker}}
    handle = is_ink(only(made(LINE, series=style, size={"dpi": 300}), "legend/a/handle"))
    left, upper, right, lower = bounds(handle)
    mask = handle[upper:lower, left:right]
    assert (mask != mask[:, ::-1]).mean() < 0.05


def test_handles_tell_dashes_apart() -> None:
    """By the pieces of ink to the left of the marker."""
    pieces = {}
    for line in ("solid", "dashed", "dashdot", "dotted"):
        handle = is_ink(only(made(LINE, series={"a": {"line": line}}), "legend/a/handle"))
        left, upper, right, lower = bounds(handle)
        middle = (left + right) // 2 - 10
        inked = handle[(upper + lower) // 2, left:middle].astype(int)
        pieces[line] = int((np.diff(np.concatenate([[0], inked])) == 1).sum())
    assert pieces == {"solid": 1, "dashed": 1, "dashdot": 2, "dotted": 3}
