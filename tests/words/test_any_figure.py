"""Of any figure, whatever is said of it holds, and what its bounds may turn is hedged."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.figure.model import Figure, Point, Reading, Series
from figrepro.words.short import LONGEST
from tests.figures import SHIPPED, made, shipped
from tests.render.making import EXERCISE_IDS, load
from tests.words.holding import require_true, sentences_of

KINDS = ("line", "scatter", "step", "bar", "area")
SCALES = ("linear", "log", "date", "category")
FORMATS = ("plain", "si", "percent", "scientific")
SIGNS = "ab\"'\\[]{}()<>&*_`$%, .;:\u05d0\u0627\u202e\n"

names = st.text(SIGNS, min_size=1, max_size=6).map(str.strip).filter(bool)
values = st.integers(-4, 4).map(Decimal) | st.sampled_from([Decimal("0.50"), Decimal("-1.25")])
steps = st.sampled_from([None, Decimal(0), Decimal("0.5"), Decimal(2)])


@st.composite
def points(draw: st.DrawFn, x: Any) -> Point:
    """A point that is exact, read off within some step or not said how finely, or a range."""
    y, step = draw(values), draw(steps)
    if draw(st.integers(0, 4)) == 0:
        high = y + draw(st.integers(0, 3))
        return Point(x, (y + high) / 2, y, high, "range")
    if step is None:
        return Point(x, y, None, None, "approximate")
    bounds = y - step / 2, y + step / 2
    return Point(x, y, *bounds, "approximate" if step and draw(st.booleans()) else "exact")


def place(scale: str, number: int) -> Any:
    """A place on an axis of that scale."""
    if scale == "date":
        return date(2024, 2, 27) + timedelta(days=number)
    return f'c "{number}"' if scale == "category" else Decimal(number)


@st.composite
def series(draw: st.DrawFn, scale: str, *, repeated: bool, known: tuple[str, ...] = ()) -> Any:
    """Some series by name: those whose names are known, or any."""
    chosen = known or tuple(draw(st.lists(names, min_size=1, max_size=4, unique=True)))
    found = []
    for name in chosen:
        at = draw(st.lists(st.integers(1, 5), min_size=1, max_size=6, unique=not repeated))
        found.append(Series(name, tuple(draw(points(place(scale, number))) for number in at)))
    return tuple(found)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A figure of any kind, on axes of any scale, with other readings or without."""
    scale, kind = draw(st.sampled_from(SCALES)), draw(st.sampled_from(KINDS))
    drawn = draw(series(scale, repeated=kind == "scatter"))
    spec: dict[str, Any] = {
        "title": draw(names | st.just("")),
        "kind": kind,
        "x": {"scale": scale, "label": draw(names | st.just(""))},
        "y": {"format": draw(st.sampled_from(FORMATS))},
    }
    plain = {one.name: [(point.x, f"{point.y:f}") for point in one.points] for one in drawn}
    figure = made(plain, **spec)
    known = tuple(one.name for one in drawn)
    readings = []
    for name in draw(st.lists(names, max_size=2, unique=True)):
        other = draw(series(scale, repeated=kind == "scatter", known=known))
        readings.append(Reading(name, other))
    return replace(figure, drawn=Reading("drawn", drawn), readings=tuple(readings))


@given(figures())
@settings(max_examples=150)
def test_whatever_is_said_holds(figure: Figure) -> None:
    """Each sentence is a formula that the numbers support; the short form is short."""
    description = require_true(figure)
    assert len(description.text("short")) <= LONGEST
    for form in ("short", "long"):
        assert all(one.isprintable() for one in description.text(form).split("\n"))


@pytest.mark.parametrize("figure_id", SHIPPED)
def test_what_is_said_of_the_two_figures_holds(figure_id: str) -> None:
    """None of it was dropped for a formula that cannot be read."""
    description = require_true(shipped(figure_id))
    assert sum(1 for one in sentences_of(description) if one.formula) >= 15


@pytest.mark.parametrize("figure_id", EXERCISE_IDS)
def test_what_is_said_of_every_word_of_a_spec_holds(figure_id: str) -> None:
    """Figures that between them use all kinds, scales, formats and scripts."""
    require_true(load(figure_id))
