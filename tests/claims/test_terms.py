"""Numbers that follow from values: their bounds are sound, and exact where that is promised."""

import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.claims.interval_box import IntervalBox
from figrepro.claims.polynomial import Polynomial, constant, variable
from figrepro.claims.terms import (
    Quotient,
    Term,
    Undefined,
    absolute,
    add,
    divide,
    extreme,
    multiply,
    range_of,
    subtract,
)

bounds = st.tuples(st.integers(-5, 5), st.integers(0, 4)).map(
    lambda pair: (Fraction(pair[0], 2), Fraction(pair[0] + pair[1], 2))
)
boxes = st.lists(bounds, min_size=3, max_size=3).map(IntervalBox.of)
leaves = st.one_of(
    st.integers(0, 2).map(variable), st.integers(-3, 3).map(lambda one: constant(Fraction(one, 2)))
)


def _made(children: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    pairs = st.tuples(children, children)
    return st.one_of(
        pairs.map(lambda pair: add(*pair)),
        pairs.map(lambda pair: subtract(*pair)),
        pairs.map(lambda pair: multiply(*pair)),
        pairs.map(lambda pair: divide(*pair)),
        pairs.map(lambda pair: extreme("min", pair)),
        children.map(absolute),
    )


terms: st.SearchStrategy[Term] = st.recursive(leaves, _made, max_leaves=6)


@given(terms, boxes, st.lists(st.integers(0, 8), min_size=3, max_size=3))
def test_the_bounds_of_a_number_hold_everywhere_in_the_box(
    term: Term, box: IntervalBox, steps: list[int]
) -> None:
    """At any values inside the box, the number lies between its bounds over the whole of it."""
    values = [
        interval[0] + (interval[1] - interval[0]) * Fraction(step, 8)
        for interval, step in zip(box.intervals, steps, strict=True)
        if interval is not None
    ]
    whole, here = range_of(term, box), range_of(term, IntervalBox.at(values))
    if whole is not None:
        assert here is not None
        assert here[0] == here[1]
        assert whole[0] <= here[0] <= whole[1]


@given(st.lists(st.integers(-3, 3), min_size=3, max_size=3), boxes)
def test_the_bounds_of_a_linear_number_are_those_of_the_corners(
    weights: list[int], box: IntervalBox
) -> None:
    """Nothing is lost."""
    term = Polynomial({(place,): weight for place, weight in enumerate(weights) if weight})
    corners = product(*(interval for interval in box.intervals if interval is not None))
    found = [sum(map(operator.mul, weights, corner)) for corner in corners]
    assert range_of(term, box) == (min(found), max(found))


@pytest.mark.parametrize("operation", [add, subtract, multiply, divide])
def test_what_follows_from_no_number_is_none(operation: Callable[[Term, Term], Term]) -> None:
    """And says why."""
    missing = Undefined("there is none")
    assert operation(missing, variable(0)) is missing
    assert operation(variable(0), missing) is missing


def test_dividing_by_zero_gives_no_number() -> None:
    """A divisor that only may be zero gives a quotient without bounds."""
    assert isinstance(divide(variable(0), constant(0)), Undefined)
    quotient = divide(constant(1), variable(0))
    assert isinstance(quotient, Quotient)
    assert range_of(quotient, IntervalBox.of([(Fraction(-1), Fraction(1))])) is None
    assert range_of(quotient, IntervalBox.of([(Fraction(1), Fraction(2))])) == (Fraction(1, 2), 1)
