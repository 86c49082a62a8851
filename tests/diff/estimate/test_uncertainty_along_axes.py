"""How far a measured value may be off is stated where on the axis it was measured."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from figrepro.chart.canvas import frame_of
from figrepro.chart.chart import Chart
from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.estimate.search import Attempt
from figrepro.diff.estimate.uncertainty import with_doubt
from figrepro.figure.model import Point
from figrepro.figure.vocabulary import Basis
from figrepro.render.drawing import draw
from figrepro.scales.registry import value_scales
from tests.diff.estimate.drawings import compared
from tests.figures import made, with_point

_HALF_PX = 0.5


def _figure(scale: str = "linear", **spec: Any) -> Chart:
    """Three points of a line, the second of them far up."""
    return made(
        {"A": [(1, "2"), (2, "1000"), (3, "20")]},
        y={"scale": scale, "limits": [1, 5000]},
        size={"width": 4, "height": 3, "dpi": 100},
        **spec,
    )


def _told(shown: Chart, now: Chart) -> dict[str, Change]:
    """The changes from a figure that was found and explains its image, by what they tell."""
    drawn = draw(shown)
    changes = with_doubt(
        changes_between(shown, now, knows_asked=False), Attempt(drawn, drawn.pixels, 0)
    )
    return {change.field: change for change in changes}


def _pixels(figure: Chart, value: Decimal, by: Decimal) -> float:
    """By how many pixels a value stands lower than one by so much higher."""
    frame = frame_of(figure)
    return (frame.up(value + by) - frame.up(value)) / frame.pixel


@pytest.mark.parametrize("scale", value_scales())
@pytest.mark.parametrize(("field", "sign"), [("err_low", -1), ("err_high", 1)])
@pytest.mark.parametrize("length", ["5", "400"])
def test_the_length_of_an_error_bar_is_doubted_where_it_ends(
    scale: str, field: str, sign: int, length: str
) -> None:
    """By half a pixel there: far up on a log axis that is much, however short the bar is."""
    shown = with_point(_figure(scale), "A", 2, **{field: Decimal(length)})
    change = _told(shown, with_point(shown, "A", 2, **{field: Decimal(7)}))[field]
    end = 1000 + sign * Decimal(length)
    assert change.uncertainty is not None
    assert _pixels(shown, end, change.uncertainty) == pytest.approx(_HALF_PX, rel=0.06)
    assert change.uncertainty_px == _HALF_PX


@pytest.mark.parametrize("field", ["y_low", "y_high"])
def test_the_bounds_of_a_range_are_doubted_by_half_a_pixel(field: str) -> None:
    """Also in a series of which the line is explained to the last pixel, which is known better."""
    ranged = Point(Decimal(2), Decimal(1000), Decimal(800), Decimal(1200), "range")
    shown = with_point(_figure(), "A", 2, y_low=ranged.y_low, y_high=ranged.y_high, basis="range")
    changes = _told(shown, with_point(shown, "A", 2, **{field: Decimal(1000)}))
    assert changes[field].uncertainty_px == _HALF_PX
    moved = _told(shown, with_point(shown, "A", 1, y=Decimal(700)))
    assert (moved["y"].uncertainty_px or 0) < _HALF_PX


def test_what_was_not_measured_is_not_doubted() -> None:
    """An error bar that the image lacks, and one that ends where a log axis has no place."""
    start = _figure("log")
    added = _told(start, with_point(start, "A", 2, err_low=Decimal(3)))["err_low"]
    assert added == replace(added, uncertainty=None, uncertainty_px=None)
    shown = with_point(start, "A", 1, err_low=Decimal(2))
    assert (
        _told(shown, with_point(shown, "A", 1, err_low=Decimal(1)))["err_low"].uncertainty is None
    )


def test_a_series_that_moved_is_doubted_at_its_first_value() -> None:
    """Its amount is known as well as its values."""
    shown = _figure()
    now = with_point(_figure(), "A", 1, y=Decimal(12))
    for place, value in ((2, 1010), (3, 30)):
        now = with_point(now, "A", place, y=Decimal(value))
    change = _told(shown, now)["shift"]
    assert change.uncertainty is not None
    assert _pixels(shown, Decimal(2), change.uncertainty) == pytest.approx(0.05, rel=0.06)


@pytest.mark.parametrize("basis", ["exact", "approximate"])
def test_of_a_value_that_became_a_range_only_that_is_told(basis: Basis) -> None:
    """Pixels show that it was no range, and not how well it was known."""
    shown = with_point(_figure(), "A", 2, basis=basis, y_low=None, y_high=None)
    bounds = {"y_low": Decimal(900), "y_high": Decimal(1100)}
    change = _told(shown, with_point(_figure(), "A", 2, basis="range", **bounds))["basis"]
    assert str(change) == "A at 2, basis: not range in the reference, range now"


def test_no_values_are_told_along_an_axis_whose_ticks_are_unexplained() -> None:
    """Where the last date moved, lines lie elsewhere because the axis does, not their values."""
    dates = (date(2024, 1, 1), date(2024, 5, 31)), (date(2024, 1, 1), date(2024, 6, 30))
    shown, now = (
        made(
            {"A": [(first, "1"), (last, "2")]},
            x={"scale": "date"},
            size={"width": 6, "height": 4, "dpi": 80},
        )
        for first, last in dates
    )
    found = compared(now, draw(shown).pixels)
    assert [change for change in found.changes if change.field == "y"] == []
    assert found.unexplained or found.changes
