"""Bars are seen in an image at the places where a figure may have them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.diff.estimate.bars_seen import bars_seen, places_of, point_in_row
from figrepro.diff.estimate.course import Course
from figrepro.diff.estimate.edits import with_points
from figrepro.diff.estimate.search import Attempt
from figrepro.figure.model import Figure, X
from figrepro.scales.registry import value_scales
from tests.diff.estimate.drawings import draw_figure, filled

DAY = date(2024, 2, 27)
PLACES: dict[str, list[Any]] = {
    "category": ["Loam", "Silt", "Clay"],
    "linear": [1, 2, 5],
    "date": [DAY, DAY + timedelta(3), DAY + timedelta(4)],
    "log": [1, 10, 1000],
}
X_LIMITS = {"log": [0.2, 5000]}
_cents = st.integers(-550, 550).filter(lambda cents: abs(cents) > 20)
VALUES = ("2", "-3.4", "5")


def _figure(
    values: Sequence[str] = VALUES, x: str = "category", y: Mapping[str, object] | None = None
) -> Figure:
    """Bars of two series side by side, those of the other one all alike."""
    scale = {"scale": x, "limits": X_LIMITS[x]} if x in X_LIMITS else {"scale": x}
    places = PLACES[x]
    return filled(
        {"A": list(zip(places, values, strict=False)), "B": [(place, "3") for place in places]},
        kind="bar",
        x=scale,
        y=y or {"limits": [-6, 6]},
        size={"width": 4, "height": 3, "dpi": 100},
        legend={"show": False},
    )


def _seen(shown: Figure, start: Figure) -> dict[X, str]:
    """The values of the first series, as an image shows them to a figure that has others."""
    attempt = Attempt(draw_figure(start), draw_figure(shown).pixels, 0)
    return {point.x: str(point.y) for point in bars_seen(Course(attempt, "A"))}


def _listed(figure: Figure) -> dict[X, str]:
    return {point.x: str(point.y) for point in figure.series[0].points}


@pytest.mark.parametrize("x", list(PLACES))
def test_bars_are_seen_at_every_place_of_an_axis(x: str) -> None:
    """Above and below zero; also where the figure has no bar of the series yet."""
    shown = _figure(x=x)
    assert _seen(shown, _figure(["0.5", "0.5", "-0.5"], x)) == _listed(shown)
    assert _seen(shown, _figure(VALUES[:1], x)) == _listed(shown)


@pytest.mark.parametrize("x", list(PLACES))
def test_where_no_bar_stands_none_is_seen(x: str) -> None:
    """The other series' bars and those that only the figure has are none."""
    shown = _figure(VALUES[:1], x)
    assert _seen(shown, _figure(x=x)) == _listed(shown)
    assert _seen(with_points(_figure(x=x), "A", []), _figure(x=x)) == {}


@pytest.mark.parametrize(
    ("values", "y"),
    [
        (("2", "3.4", "5"), {"limits": [1, 6]}),
        (("-2", "-3.4", "-5"), {"limits": [-7, -1]}),
        (("2", "30", "500"), {"scale": "log", "limits": [1, 1000]}),
    ],
)
def test_bars_stand_on_the_limit_that_is_nearest_to_zero(
    values: Sequence[str], y: Mapping[str, object]
) -> None:
    """Where an axis has no zero, they end at the other side."""
    shown = _figure(values, y=y)
    assert _seen(shown, _figure(values[::-1], y=y)) == _listed(shown)


@cache
def _course(scale: str) -> Course:
    figure = _figure(["2", "3", "5"], y={"scale": scale, "limits": [1, 60]})
    drawn = draw_figure(figure)
    return Course(Attempt(drawn, drawn.pixels, 0), "A")


@given(st.sampled_from(value_scales()), st.floats(50, 230))
def test_a_point_in_a_row_has_its_value_to_half_a_pixel(scale: str, row: float) -> None:
    """In few digits: it is known exactly, as far as it is known."""
    course = _course(scale)
    point = point_in_row(course, "Silt", row)
    assert abs(course.row_of(point.y) - row) <= 0.5 + 1e-6
    assert point.y_low == point.y == point.y_high
    assert len(point.y.as_tuple().digits) <= 4


@settings(max_examples=12)
@given(st.lists(_cents, min_size=3, max_size=3))
def test_any_height_is_seen_to_a_pixel(cents: list[int]) -> None:
    """Bars begin and end on whole pixels."""
    figure = _figure([str(Decimal(one) / 100) for one in cents])
    drawn = draw_figure(figure)
    course = Course(Attempt(drawn, drawn.pixels, 0), "A")
    rows = [course.row_of(point.y) for point in bars_seen(course)]
    assert rows == pytest.approx(course.rows.tolist(), abs=1.01)


def test_the_places_of_a_figure_are_those_of_all_series() -> None:
    """From the left, each once; of categories all, with or without points."""
    figure = filled({"A": [(5, "1"), (2, "1")], "B": [(2, "1"), (-1, "3")]})
    assert places_of(figure) == [Decimal(-1), Decimal(2), Decimal(5)]
    named = filled({"A": [("b", "1")]}, x={"scale": "category", "ticks": ["a", "b", "c"]})
    assert places_of(named) == ["a", "b", "c"]
