"""Bounds of sums of products of values, where one value may occur in several of them.

Two bounds are taken, and what both allow is kept. The natural one puts intervals in place of
values, and is exact for a single product. The centred form writes each value as the middle of its
interval and a distance from it: what depends on one value in several products is then added up
before it is bounded (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapters 5
and 6).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from figrepro.claims.interval_box import Interval, IntervalBox, Rational

Monomial = tuple[int, ...]
"""The variables that are multiplied, in order; the empty one is 1."""

_Whole = tuple[int, int]
"""An interval between whole numbers."""


def products_range(weights: Mapping[Monomial, Rational], box: IntervalBox) -> Interval:
    """Bounds of a sum of products.

    Args:
        weights: By the variables that are multiplied, what their product is multiplied with.
        box: Bounds of all these variables.
    """
    scaled = _scaled(weights, box)
    ranges = (_natural_range(scaled), _centred_range(scaled))
    low, high = max(low for low, _ in ranges), min(high for _, high in ranges)
    return Fraction(low, scaled.factor), Fraction(high, scaled.factor)


@dataclass(frozen=True, slots=True, eq=False)
class _Scaled:
    """A sum of products, so many times that all that is worked out is whole.

    Attributes:
        weights: By monomial.
        middles: The middle of the interval of each variable.
        halves: Half of its width.
        factor: How many times the sum it is.
    """

    weights: dict[Monomial, int]
    middles: dict[int, int]
    halves: dict[int, int]
    factor: int


def _scaled(weights: Mapping[Monomial, Rational], box: IntervalBox) -> _Scaled:
    variables = {one for monomial in weights for one in monomial}
    middles = {one: box.middle(one) for one in variables}
    halves = {one: Fraction(box.width(one)) / 2 for one in variables}
    scale = lcm(*(one.denominator for each in (middles, halves) for one in each.values()))
    shared = lcm(*(weight.denominator for weight in weights.values()))
    degree = max(map(len, weights), default=0)
    return _Scaled(
        {
            one: int(weight * shared) * scale ** (degree - len(one))
            for one, weight in weights.items()
        },
        {one: int(middle * scale) for one, middle in middles.items()},
        {one: int(half * scale) for one, half in halves.items()},
        shared * scale**degree,
    )


def _natural_range(scaled: _Scaled) -> _Whole:
    low = high = 0
    for monomial, weight in scaled.weights.items():
        interval = (weight, weight)
        for one, power in Counter(monomial).items():
            interval = _times(interval, _power(scaled, one, power))
        low, high = low + interval[0], high + interval[1]
    return low, high


def _power(scaled: _Scaled, one: int, power: int) -> _Whole:
    middle, half = scaled.middles[one], scaled.halves[one]
    ends = sorted(((middle - half) ** power, (middle + half) ** power))
    is_square_of_zero = power % 2 == 0 and abs(middle) <= half
    return (0 if is_square_of_zero else ends[0]), ends[1]


def _times(a: _Whole, b: _Whole) -> _Whole:
    corners = [one * other for one in a for other in b]
    return min(corners), max(corners)


def _centred_range(scaled: _Scaled) -> _Whole:
    low = high = 0
    for monomial, weight in _about_the_middle(scaled).items():
        size = weight * prod(scaled.halves[one] for one in monomial)
        if not monomial:
            low, high = low + size, high + size
        elif all(power % 2 == 0 for power in Counter(monomial).values()):
            low, high = low + min(size, 0), high + max(size, 0)
        else:
            low, high = low - abs(size), high + abs(size)
    return low, high


def _about_the_middle(scaled: _Scaled) -> dict[Monomial, int]:
    """The same sum in the distances of the values from the middles of their intervals."""
    total: Counter[Monomial] = Counter()
    for monomial, weight in scaled.weights.items():
        parts: dict[Monomial, int] = {(): weight}
        for one in monomial:
            middle = scaled.middles[one]
            wider: Counter[Monomial] = Counter()
            for part, factor in parts.items():
                wider[part] += factor * middle
                wider[*part, one] += factor
            parts = wider
        for part, factor in parts.items():
            total[part] += factor
    return total
