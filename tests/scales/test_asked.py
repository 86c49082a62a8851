"""The limits and ticks that a spec asks for are kept, and its steps are exact."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from figrepro.figure.spec import TickStep
from tests.scales.axis_cases import asked, axis_of, numbers, ticks_of


def test_limits_and_ticks_of_the_spec_are_kept() -> None:
    """Data beyond them is the user's choice."""
    axis = axis_of(asked(limits=(0.45, 0.53), ticks=(0.45, 0.5)), numbers("0.1", "0.9"))
    assert list(axis.limits) == numbers("0.45", "0.53")
    assert list(axis.ticks) == numbers("0.45", "0.5")


def test_ticks_of_the_spec_widen_limits_that_it_leaves_open() -> None:
    """Every tick is seen."""
    axis = axis_of(asked(ticks=(0, 100)), numbers(40, 60))
    assert list(axis.limits) == numbers(-5, 105)


def test_an_empty_list_means_no_ticks() -> None:
    """An axis may go without."""
    assert axis_of(asked(ticks=()), numbers(1, 2)).ticks == ()


@pytest.mark.parametrize(
    ("limits", "step", "start", "ticks"),
    [
        ((0.45, 0.53), 0.02, None, "0.45 0.47 0.49 0.51 0.53"),
        ((100.0, 800.0), 100.0, None, "100 200 300 400 500 600 700 800"),
        ((0.0, 1.0), 0.1, None, "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1"),
        ((0.0, 1.0), 0.4, None, "0 0.4 0.8"),
        ((0.0, 1.0), 5.0, None, "0"),
        ((0.0, 10.0), 2.0, 1.0, "1 3 5 7 9"),
        ((3.0, 10.0), 5.0, -10.0, "5 10"),
        ((3.0, 10.0), 5.0, -1e300, "5 10"),
        (None, 0.02, None, "0.46 0.48 0.5 0.52"),
        (None, 0.02, 0.45, "0.45 0.47 0.49 0.51"),
        (None, 1.0, None, "0 1"),
        (None, 1.0, 3.0, "3"),
        (None, 1.0, -1e300, "0 1"),
    ],
)
def test_steps_are_exact(
    limits: tuple[float, float] | None, step: float, start: float | None, ticks: str
) -> None:
    """From the start, else from a lower limit that is given, else at multiples of the step."""
    spec = asked(limits=limits, ticks=TickStep(step=step, start=start))
    assert ticks_of(axis_of(spec, numbers("0.45", "0.525"))) == ticks


@given(
    st.integers(-1000, 1000),
    st.integers(1, 400),
    st.integers(1, 50),
    st.none() | st.integers(-2000, 2000),
    st.integers(-6, 6),
)
def test_steps_hit_the_decimals_that_they_should(
    low: int, width: int, step: int, start: int | None, power: int
) -> None:
    """Steps are counted without rounding, at every scale."""
    first = low if start is None else start
    expected = [first + n * step for n in range(5000) if low <= first + n * step <= low + width]
    assume(0 < len(expected) <= 200)

    def scaled(number: int) -> float:
        return float(Decimal(number).scaleb(power))

    spec = asked(
        limits=(scaled(low), scaled(low + width)),
        ticks=TickStep(step=scaled(step), start=None if start is None else scaled(start)),
    )
    assert list(axis_of(spec).ticks) == [Decimal(number).scaleb(power) for number in expected]
