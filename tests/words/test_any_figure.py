"""Of any figure, whatever is said of it holds, and what its bounds may turn is hedged."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.chart.resolve import resolve
from figrepro.figure import decimal_math
from figrepro.figure.model import Point, Reading, Series
from figrepro.marks.registry import MARKS
from figrepro.scales.registry import SCALES
from figrepro.words.short import LONGEST
from tests.figures import EXERCISES, SHIPPED, load, made, shipped
from tests.words.holding import require_true, sentences_of

FORMATS = ("plain", "si", "percent", "scientific")
SIGNS = "ab\"'\\[]{}()<>&*_`$%, .;:\u05d0\u0627\u202e\n"

WORDS = ("about A", "At home", "It", "it", "as read", "From", "s", "  b", "x" * 90)
"""Names that read like words of the sentences around them, or leave no room for others."""
NUMBERS = ("0.50", "-1.25", "-0.0", "1.234e-8", "-0.00000001", "1e300", "1e-300", "0." + "3" * 40)

names = st.text(SIGNS, min_size=1, max_size=6).map(str.strip).filter(bool)
names_of_series = names | st.sampled_from(WORDS)
values = st.integers(-4, 4).map(Decimal) | st.sampled_from(NUMBERS).map(Decimal)
lengths = st.none() | st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(3)])
steps = st.sampled_from([None, Decimal(0), Decimal("0.5"), Decimal(2)])


@st.composite
def points(draw: st.DrawFn, x: Any) -> Point:
    """A point that is exact, read off within some step or not said how finely, or a range."""
    y, step = draw(values), draw(steps)
    if draw(st.integers(0, 4)) == 0:
        high = decimal_math.add(y, Decimal(draw(st.integers(0, 3))))
        return Point(x, decimal_math.midpoint(y, high), y, high, "range")
    if step is None:
        return Point(x, y, None, None, "approximate")
    bounds = (
        decimal_math.subtract(y, decimal_math.half(step)),
        decimal_math.add(y, decimal_math.half(step)),
    )
    point = Point(x, y, *bounds, "approximate" if step and draw(st.booleans()) else "exact")
    return replace(point, err_low=draw(lengths), err_high=draw(lengths))


def place(scale: str, number: int) -> Any:
    """A place on an axis of that scale."""
    if scale == "date":
        return date(2024, 2, 27) + timedelta(days=number)
    return f'c "{number}"' if scale == "category" else Decimal(number)


@st.composite
def series(draw: st.DrawFn, scale: str, *, repeated: bool, known: tuple[str, ...] = ()) -> Any:
    """Some series by name: those whose names are known, or any."""
    chosen = known or tuple(draw(st.lists(names_of_series, min_size=1, max_size=4, unique=True)))
    found = []
    for name in chosen:
        at = draw(st.lists(st.integers(1, 5), min_size=1, max_size=6, unique=not repeated))
        found.append(Series(name, tuple(draw(points(place(scale, number))) for number in at)))
    return tuple(found)


@st.composite
def axes(draw: st.DrawFn, scale: str) -> dict[str, Any]:
    """An x axis of that scale: its limits may leave points out, its ticks name empty categories."""
    axis: dict[str, Any] = {"scale": scale, "label": draw(names | st.just(""))}
    if scale == "category":
        ticks = draw(st.lists(st.integers(0, 7), max_size=6, unique=True))
        return axis | ({"ticks": [place(scale, one) for one in ticks]} if ticks else {})
    if draw(st.booleans()):
        low, high = draw(st.sampled_from([(1, 4), (2, 3), (4, 9)]))
        ends = place(scale, low), place(scale, high)
        axis["limits"] = [str(one) if scale == "date" else int(one) for one in ends]
    return axis


@st.composite
def figures(draw: st.DrawFn) -> Chart:
    """A figure of any kind, on axes of any scale, with other readings, one of them over it."""
    scale, kind = draw(st.sampled_from(sorted(SCALES))), draw(st.sampled_from(sorted(MARKS)))
    drawn = draw(series(scale, repeated=kind == "scatter"))
    spec: dict[str, Any] = {
        "title": draw(names | st.just("")),
        "kind": kind,
        "x": draw(axes(scale)),
        "y": {"format": draw(st.sampled_from(FORMATS))},
    }
    if draw(st.booleans()):
        spec["y"]["limits"] = draw(st.sampled_from([[-1, 2], [0, 4], [5, 6]]))
    plain = {one.name: [(point.x, f"{point.y:f}") for point in one.points] for one in drawn}
    figure = made(plain, **spec)
    known = tuple(one.name for one in drawn)
    readings: list[Reading] = []
    is_over = draw(st.booleans())
    for name in draw(st.lists(names, max_size=2, unique=True)):
        other = draw(series(scale, repeated=kind == "scatter", known=known))
        readings.append(Reading(name, other))
    over = readings[0] if readings and is_over else None
    whole = replace(
        figure.figure, drawn=Reading("drawn", drawn), readings=tuple(readings), overlay=over
    )
    return resolve(whole)


@given(figures())
@settings(max_examples=150)
def test_whatever_is_said_holds(figure: Chart) -> None:
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


@pytest.mark.parametrize("figure_id", EXERCISES)
def test_what_is_said_of_every_word_of_a_spec_holds(figure_id: str) -> None:
    """Figures that between them use all kinds, scales, formats and scripts."""
    require_true(load(figure_id))
