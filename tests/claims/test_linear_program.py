"""Linear inequalities in a box: solved exactly, or proved to have no solution."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from figrepro.claims.interval_box import IntervalBox
from figrepro.claims.linear_program import Inequality, solution
from figrepro.claims.polynomial import Polynomial, value_of

small = st.integers(-3, 3)
rows = st.tuples(small, small, small, small, st.booleans())


def inequality(row: tuple[int, int, int, int, bool]) -> Inequality:
    """Three weights and a constant that are to be at least zero, or above it."""
    *weights, constant, strict = row
    terms = {(place,): weight for place, weight in enumerate(weights) if weight}
    return Inequality(Polynomial(terms | ({(): constant} if constant else {})), strict=strict)


def holds(one: Inequality, values: dict[int, Fraction]) -> bool:
    """Whether values keep an inequality."""
    value = value_of(one.term, values)
    return value > 0 if one.strict else value >= 0


@given(st.lists(rows, min_size=1, max_size=5))
def test_a_solution_keeps_all_inequalities_and_stays_in_the_box(
    listed: list[tuple[int, int, int, int, bool]],
) -> None:
    """Exactly, at borders too."""
    box = IntervalBox.of([(Fraction(0), Fraction(2))] * 3)
    found = solution([inequality(row) for row in listed], box)
    if found is not None:
        values = {place: Fraction(found.get(place, 0)) for place in range(3)}
        assert all(0 <= value <= 2 for value in values.values())
        assert all(holds(inequality(row), values) for row in listed)


@given(st.lists(rows, min_size=1, max_size=5))
def test_where_any_point_of_a_grid_is_a_solution_one_is_found(
    listed: list[tuple[int, int, int, int, bool]],
) -> None:
    """So that none is missed."""
    inequalities = [inequality(row) for row in listed]
    grid = [Fraction(step, 2) for step in range(5)]
    is_solvable = any(
        all(holds(one, dict(enumerate(values))) for one in inequalities)
        for values in product(grid, repeat=3)
    )
    box = IntervalBox.of([(Fraction(0), Fraction(2))] * 3)
    assert not is_solvable or solution(inequalities, box) is not None


def test_a_point_on_the_border_does_not_keep_a_strict_inequality() -> None:
    """X - 2 > 0 has no solution up to 2; x - 2 >= 0 has one."""
    term = Polynomial({(0,): 1, (): -2})
    box = IntervalBox.of([(Fraction(0), Fraction(2))])
    assert solution([Inequality(term, strict=True)], box) is None
    assert solution([Inequality(term, strict=False)], box) == {0: 2}
