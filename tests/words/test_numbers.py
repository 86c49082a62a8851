"""How numbers are written in sentences."""

import pytest

from tests.figures import made
from tests.words.holding import require_true, said_of


def test_zero_has_no_sign() -> None:
    """However it was written."""
    assert said_of(made({"A": [(0, "-0.0"), (1, "2")]}), "series") == [
        "A rises from 0.0 at 0 to 2 at 1, by 2."
    ]


def test_one_is_no_power_of_ten() -> None:
    """Nor is any number below ten, whatever the format."""
    figure = made({"A": [(0, "-1"), (1, "1")]}, y={"format": "scientific"})
    assert said_of(figure, "series") == ["A rises from −1 at 0 to 1 at 1, by 2."]


def test_the_numbers_of_an_axis_are_written_in_one_way() -> None:
    """One that needs a power of ten gives one to all."""
    figure = made({"A": [(0, "1.234e-8"), (1, "-0.00000001"), (2, "0.000000005")]})
    assert said_of(figure, "series") == [
        "A goes from 1.234×10⁻⁸ at 0 to 5×10⁻⁹ at 2, a net fall of 7.34×10⁻⁹.",
        "It falls to a low of −10⁻⁸ at 1 and rises from there.",
    ]


def test_differences_of_absurdly_many_digits_are_rounded() -> None:
    """With a formula that holds of the rounded number."""
    figure = made({"A": [(0, "1e-12"), (1, "1e12")]}, y={"scale": "log"})
    assert said_of(figure, "series") == ["A rises from 10⁻¹² at 0 to 10¹² at 1, by about 10¹²."]
    formula = require_true(figure).parts[1].sentences[0].formula
    assert '999995000000 <= change("A") <= 1000005000000' in str(formula)


def test_values_of_absurdly_many_digits_are_rounded() -> None:
    """They have no place in a sentence, nor in a formula."""
    figure = made({"A": [(0, "1." + "3" * 200), (1, "2"), (2, "4")]})
    assert said_of(figure, "series") == [
        "A rises from about 1.33333 at 0 to 4 at 2, by about 2.66667.",
        "It rises at every step.",
    ]


@pytest.mark.parametrize("form", ["plain", "si", "scientific", "percent"])
def test_the_largest_and_the_smallest_numbers_can_be_said(form: str) -> None:
    """No sentence is dropped for them that others go back to, nor is an axis."""
    figure = made({"A": [(0, "1e-300"), (1, "1e300"), (2, "5")]}, y={"format": form})
    chart, series = (said_of(figure, topic) for topic in ("chart", "series"))
    assert chart[2].startswith("The y axis, up, is linear, from −5×10")
    assert series[0].startswith("A goes from 10⁻")
    assert all(len(sentence) < 120 for sentence in series)


def test_limits_beyond_the_powers_of_formulas_are_said_without_one() -> None:
    """The axis begins a little below the smallest number that a formula may have."""
    figure = made({"A": [(0, "1e-300"), (1, "1.04e-300")]}, y={"scale": "linear"})
    axis = require_true(figure).parts[0].sentences[2]
    assert (axis.text.startswith("The y axis, up, is linear, from 9.98×10"), axis.formula) == (
        True,
        None,
    )
