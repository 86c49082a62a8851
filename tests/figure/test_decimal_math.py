"""Arithmetic on decimals as they were written: no digit is lost."""

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure import decimal_math

numbers = st.one_of(
    st.decimals(-1000, 1000, places=3),
    st.decimals(allow_nan=False, allow_infinity=False).filter(
        lambda number: abs(number.adjusted()) <= 300 and decimal_math.decimals(number) <= 600
    ),
    st.builds(
        lambda digits, power: Decimal(f"{digits}e{power}"),
        st.integers(-(10**200), 10**200),
        st.integers(-600, 100),
    ),
)
steps = numbers.filter(bool)


def test_equal_steps_are_equal() -> None:
    """In binary floats the two steps between 0.465, 0.470 and 0.475 differ."""
    a, b, c = Decimal("0.465"), Decimal("0.470"), Decimal("0.475")
    assert decimal_math.subtract(b, a) == decimal_math.subtract(c, b)
    assert float(b) - float(a) != float(c) - float(b)


@pytest.mark.parametrize(
    ("compute", "expected"),
    [
        (decimal_math.add, lambda a, b: a + b),
        (decimal_math.subtract, lambda a, b: a - b),
        (decimal_math.multiply, lambda a, b: a * b),
        (decimal_math.midpoint, lambda a, b: (a + b) / 2),
    ],
    ids=["sum", "difference", "product", "midpoint"],
)
@given(a=numbers, b=numbers)
def test_results_are_those_of_fractions(
    compute: Callable[[Decimal, Decimal], Decimal],
    expected: Callable[[Fraction, Fraction], Fraction],
    a: Decimal,
    b: Decimal,
) -> None:
    """Python's fractions never round either."""
    assert Fraction(compute(a, b)) == expected(Fraction(a), Fraction(b))


@given(numbers)
def test_half_is_half(a: Decimal) -> None:
    """Two halves make the number."""
    assert Fraction(decimal_math.half(a)) * 2 == Fraction(a)


@given(numbers, st.integers(-300, 300))
def test_a_power_of_ten_moves_the_point_alone(a: Decimal, power: int) -> None:
    """Also for numbers of more digits than Python's decimals usually keep."""
    assert Fraction(decimal_math.shift(a, power)) == Fraction(a) * Fraction(10) ** power


@given(numbers, steps)
def test_steps_are_counted_as_integers_are(a: Decimal, step: Decimal) -> None:
    """Rounded down, for either sign."""
    assert decimal_math.steps_up_to(a, step) == Fraction(a) // Fraction(step)


@given(numbers)
def test_plain_numbers_are_the_same_and_read_at_once(a: Decimal) -> None:
    """No exponent, no zeros at the end, no minus before zero."""
    plain = decimal_math.plain(a)
    assert plain == a
    if decimal_math.decimals(a) <= 6:
        assert "E" not in str(plain)
    assert decimal_math.decimals(plain) == 0 or plain.as_tuple().digits[-1] != 0
    assert str(decimal_math.plain(Decimal("-0.00"))) == "0"


@given(numbers)
def test_whole_numbers_have_no_part_after_the_point(a: Decimal) -> None:
    """However they are written."""
    assert decimal_math.is_whole(a) == (Fraction(a).denominator == 1)


@pytest.mark.parametrize(
    ("number", "count"), [("1", 0), ("1.0", 1), ("0.005", 3), ("1e3", 0), ("1.5e-3", 4)]
)
def test_decimals_are_the_digits_after_the_point(number: str, count: int) -> None:
    """As they are written, zeros included."""
    assert decimal_math.decimals(Decimal(number)) == count


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_the_decimal_it_was_written_as(number: float) -> None:
    """0.1 in a spec means one tenth."""
    assert float(decimal_math.of_float(number)) == number
    assert decimal_math.of_float(0.1) == Decimal("0.1")


def test_nothing_is_ever_rounded_silently() -> None:
    """A result that does not fit is an error, not an approximation."""
    huge = Decimal(10) ** 9000
    with pytest.raises(ArithmeticError):
        decimal_math.add(huge, 1 / huge)


def test_the_precision_of_the_process_does_not_matter() -> None:
    """A user's own settings of the decimal module change nothing."""
    long = Decimal("1." + "0" * 40 + "1")
    with localcontext(prec=3):
        assert decimal_math.subtract(long, Decimal(1)) == Decimal("1e-41")
        assert decimal_math.plain(long) == long
        assert decimal_math.half(long) == Decimal("0.5" + "0" * 40 + "5")
