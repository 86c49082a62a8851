"""Polynomials in the values of points: exact sums and products, and bounds over a box."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm

from figrepro.claims.interval_box import Interval, IntervalBox, Rational, whole
from figrepro.claims.products import Monomial, products_range

_MOST_CORNERS = 8
"""Variables whose corners are looked at one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Polynomial:
    """A sum of products of values.

    Attributes:
        weights: By monomial, what it is multiplied with; never 0.
    """

    weights: Mapping[Monomial, Rational]

    @property
    def constant(self) -> Rational | None:
        """The number that it is whatever the values are; None if it depends on them."""
        weights = self.weights
        if not weights:
            return 0
        return weights.get(()) if len(weights) == 1 else None

    @property
    def degree(self) -> int:
        """How many values are multiplied with each other at most."""
        return max(map(len, self.weights), default=0)

    @property
    def is_linear(self) -> bool:
        """Whether no values are multiplied with each other."""
        return self.degree < 2  # noqa: PLR2004 - a product

    @property
    def variables(self) -> list[int]:
        """The values that it depends on."""
        return sorted({variable for monomial in self.weights for variable in monomial})


def constant(number: Rational) -> Polynomial:
    """A number that depends on nothing."""
    return Polynomial({(): whole(number)} if number else {})


def variable(number: int) -> Polynomial:
    """The value of a point."""
    return Polynomial({(number,): 1})


def sum_of(a: Polynomial, b: Polynomial) -> Polynomial:
    """The sum."""
    weights = dict(a.weights)
    for monomial, weight in b.weights.items():
        _add(weights, monomial, weight)
    return Polynomial(weights)


def difference_of(a: Polynomial, b: Polynomial) -> Polynomial:
    """The first less the second."""
    weights = dict(a.weights)
    for monomial, weight in b.weights.items():
        _add(weights, monomial, -weight)
    return Polynomial(weights)


def _add(weights: dict[Monomial, Rational], monomial: Monomial, weight: Rational) -> None:
    known = weights.get(monomial)
    summed = weight if known is None else known + weight
    if summed:
        weights[monomial] = summed
    else:
        del weights[monomial]


def product_of(a: Polynomial, b: Polynomial) -> Polynomial:
    """The product, every monomial of it."""
    weights: dict[Monomial, Rational] = {}
    for (one, weight), (other, factor) in product(a.weights.items(), b.weights.items()):
        monomial = tuple(sorted(one + other))
        weights[monomial] = weights.get(monomial, 0) + weight * factor
    return Polynomial({monomial: weight for monomial, weight in weights.items() if weight})


def in_whole_numbers(a: Polynomial) -> Polynomial:
    """The polynomial so many times that all its weights are whole: it has the same sign."""
    fractions = [weight for weight in a.weights.values() if isinstance(weight, Fraction)]
    if not fractions:
        return a
    factor = lcm(*[weight.denominator for weight in fractions])
    return Polynomial({one: whole(weight * factor) for one, weight in a.weights.items()})


def polynomial_range(term: Polynomial, box: IntervalBox) -> Interval | None:
    """Bounds of a polynomial: exact where it is linear or has few corners."""
    if term.is_linear:
        return _linear_range(term, box)
    variables = term.variables
    if not box.has_bounds(variables):
        return None
    if len(variables) <= _MOST_CORNERS and _is_multilinear(term):
        return _range_at_corners(term, box, variables)
    return products_range(term.weights, box)


def _linear_range(term: Polynomial, box: IntervalBox) -> Interval | None:
    scaled_range = range_times_scale(term, box)
    if scaled_range is None:
        return None
    low, high = scaled_range
    return Fraction(low) / box.scale, Fraction(high) / box.scale


def range_times_scale(term: Polynomial, box: IntervalBox) -> Interval | None:
    """The bounds of a linear polynomial, times the scale of the box: mostly in whole numbers."""
    low: Rational = 0
    high: Rational = 0
    scaled_intervals = box.scaled
    for monomial, weight in term.weights.items():
        if not monomial:
            low += weight * box.scale
            high += weight * box.scale
            continue
        interval = scaled_intervals[monomial[0]]
        if interval is None:
            return None
        if weight > 0:
            low += weight * interval[0]
            high += weight * interval[1]
        else:
            low += weight * interval[1]
            high += weight * interval[0]
    return low, high


def _is_multilinear(term: Polynomial) -> bool:
    """Whether no value is multiplied with itself, so that the extremes lie at corners."""
    return all(len(set(monomial)) == len(monomial) for monomial in term.weights)


def _range_at_corners(term: Polynomial, box: IntervalBox, variables: list[int]) -> Interval:
    ends = [sorted(set(box.intervals[one] or ())) for one in variables]
    found = [value_of(term, dict(zip(variables, corner, strict=True))) for corner in product(*ends)]
    return min(found), max(found)


def value_of(term: Polynomial, values: Mapping[int, Rational]) -> Rational:
    """What a polynomial is at given values."""
    total: Rational = 0
    for monomial, weight in term.weights.items():
        part: Rational = weight
        for one in monomial:
            part *= values[one]
        total += part
    return total
