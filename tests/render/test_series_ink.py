"""A series drawn by itself with its points elsewhere looks as in a drawing that has them there."""

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from figrepro.render.series_ink import SeriesInk
from tests.figures import made
from tests.render.making import only

if TYPE_CHECKING:
    from numpy.typing import NDArray


XS = [1.0, 3.0, 4.0, 8.0]
YS = [2.0, 7.0, 1.0, 5.0]
LOOKS: dict[str, dict[str, object]] = {
    "area": {"line": "none", "marker": "none"},
    "area and line": {"marker": "none"},
    "area, line and markers": {"marker": "circle"},
}
AXES: dict[str, dict[str, object]] = {
    "zero below": {"limits": [0, 10]},
    "zero inside": {"limits": [-5, 10]},
    "no zero": {"limits": [0.5, 10]},
    "zero above": {"limits": [-10, 0]},
    "log": {"scale": "log", "limits": [0.5, 20]},
}

ROUNDING = 4
"""How far a channel may be off where ink is laid over ink before it is laid over white."""


def _figure(
    xs: list[float] = XS,
    ys: list[float] = YS,
    look: dict[str, object] | None = None,
    y: dict[str, object] | None = None,
    kind: str = "area",
) -> Chart:
    """An area, and another series across it."""
    return made(
        {"A": list(zip(xs, ys, strict=True)), "B": [(0, 3), (9, 4)]},
        kind=kind,
        x={"limits": [0, 10]},
        y=y or AXES["zero below"],
        series={"A": look or {}, "B": {"kind": "line"}},
        legend={"show": False},
        size={"width": 4, "height": 3, "dpi": 80},
    )


def _ink(figure: Chart) -> SeriesInk:
    """The ink of the area."""
    return SeriesInk(draw(figure).scene, "A")


def _on_white(ink: "NDArray[np.uint8]") -> "NDArray[np.float64]":
    share = ink[..., 3:] / 255
    laid: NDArray[np.float64] = 255 + (ink[..., :3] - 255.0) * share
    return laid


def _apart(ink: "NDArray[np.uint8]", figure: Chart) -> float:
    """How far ink on white is from the area of a drawing that has nothing else."""
    return float(np.abs(_on_white(ink) - only(figure, "series/A")).max())


@pytest.mark.parametrize("look", list(LOOKS))
@pytest.mark.parametrize("axis", list(AXES))
def test_an_area_moves_like_its_points(look: str, axis: str) -> None:
    """It goes along with its line and its markers, and stands on its foot as before."""
    sign = -1 if axis == "zero above" else 1
    now, then = [sign * y for y in YS], [sign * y for y in (6.0, 0.7, 3.0, 8.0)]
    ink = _ink(_figure(XS, now, LOOKS[look], AXES[axis]))
    for xs, ys in ((XS, now), ([0.5, 3.5, 4.2, 9.5], then)):
        drawn = ink.draw(np.array(xs), np.array(ys))
        assert _apart(drawn, _figure(xs, ys, LOOKS[look], AXES[axis])) <= ROUNDING


@settings(max_examples=10)
@given(st.lists(st.integers(-400, 900), min_size=4, max_size=4))
def test_an_area_may_be_anywhere(cents: list[int]) -> None:
    """Above and below zero, and across it, whatever was drawn before."""
    ys = [cent / 100 for cent in cents]
    ink = _ink(_figure(y=AXES["zero inside"]))
    ink.draw(np.array(XS[::-1]), np.array(YS))
    drawn = ink.draw(np.array(XS), np.array(ys))
    assert _apart(drawn, _figure(XS, ys, y=AXES["zero inside"])) <= ROUNDING


def test_what_is_below_an_area_shows_through() -> None:
    """A quarter of its colour is laid over; its line is opaque."""
    ink = _ink(_figure(ys=[5.0] * 4, look=LOOKS["area and line"]))
    opacity = ink.draw(np.array(XS), np.full(4, 5.0))[..., 3]
    column = opacity[:, opacity.shape[1] // 2]
    assert column.max() == 255
    assert np.median(column[column > 0]) == 64
    assert column[-1] == column[0] == 0


@pytest.mark.parametrize("kind", ["area", "line", "step"])
def test_what_has_an_area_or_a_line_can_be_drawn_elsewhere(kind: str) -> None:
    """Bars cannot: each is a mark of its own."""
    look = LOOKS["area" if kind == "area" else "area and line"]
    assert _ink(_figure(look=look, kind=kind)).has_parts
    assert not _ink(_figure(kind="bar")).has_parts


def test_an_area_is_no_marker() -> None:
    """One marker is drawn by itself; where there is none, nothing is."""
    assert _ink(_figure(look=LOOKS["area and line"])).marker(2.0, 2.0) is None
    marker = _ink(_figure(look=LOOKS["area, line and markers"])).marker(5.0, 5.0)
    assert marker is not None
    alone = _figure([5.0], [5.0], {"marker": "circle", "line": "none"}, kind="scatter")
    assert _apart(marker, alone) <= ROUNDING
