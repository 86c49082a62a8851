"""Where values stand on an axis."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given

from figrepro.figure.axes import (
    fraction,
    tick_values,
)
from figrepro.figure.model import X
from figrepro.figure.resolve_axis import resolve_axis
from figrepro.figure.spec import Axis, TickStep
from tests.figure.axis_cases import axes_with_values, axis


def test_what_a_log_axis_has_no_place_for_stands_infinitely_low() -> None:
    """An error bar may reach to zero or below."""
    resolved = resolve_axis(axis("log", limits=(1, 10)), [])
    assert fraction(Decimal(0), resolved) == fraction(Decimal(-1), resolved) == float("-inf")


def test_half_way_is_half_way_on_every_scale() -> None:
    """By value, by ratio, by day, by place."""
    assert fraction(Decimal(5), resolve_axis(axis(limits=(0, 10)), [])) == 0.5
    assert fraction(Decimal(10), resolve_axis(axis("log", limits=(1, 100)), [])) == 0.5
    days = resolve_axis(axis("date", limits=("2024-05-01", "2024-05-31")), [])
    assert fraction(date(2024, 5, 16), days) == 0.5
    assert fraction("b", resolve_axis(axis("category"), ["a", "b", "c"])) == 0.5


def test_an_axis_that_is_not_resolved_has_no_places() -> None:
    """To ask it is a mistake of the caller."""
    with pytest.raises(ValueError, match="not resolved"):
        fraction(Decimal(1), axis())
    with pytest.raises(ValueError, match="not resolved"):
        tick_values(axis(ticks=TickStep(step=1)))


@given(axes_with_values())
def test_the_ends_of_an_axis_stand_at_0_and_1(case: tuple[Axis, list[X]]) -> None:
    """Exactly, so that a point on a limit is on the edge of the axes."""
    asked, values = case
    resolved = resolve_axis(asked, values)
    assume(resolved.scale != "category" and resolved.limits is not None)
    ends = axis(resolved.scale, limits=resolved.limits, ticks=resolved.limits)
    assert [fraction(end, resolved) for end in tick_values(ends)] == [0, 1]
