"""What a series comes to: its change, its slope, its steps, its extremes; sums and counts."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import Any, Literal

from figrepro.claims.chart_axes import XKey
from figrepro.claims.condition import Condition
from figrepro.claims.conditions import Unknown, all_of
from figrepro.claims.interval_box import Rational
from figrepro.claims.polynomial import constant
from figrepro.claims.reading_values import SeriesValues, XPosition
from figrepro.claims.relations import compared
from figrepro.claims.terms import (
    Count,
    Term,
    Undefined,
    add,
    divide,
    extreme,
    multiply,
    scaled,
    subtract,
)

_End = tuple[Rational | None, Term]
"""Where a change begins or ends along the axis, None where there is no point, and the value."""


def first(series: SeriesValues) -> Term:
    """The value at the first x."""
    return series.value(series.places[0]) if series.places else _empty(series)


def last(series: SeriesValues) -> Term:
    """The value at the last x."""
    return series.value(series.places[-1]) if series.places else _empty(series)


def change(series: SeriesValues, *keys: XKey) -> Term:
    """The last value less the first, or that at the second of two x less that at the first."""
    (_, begin), (_, end) = _ends(series, keys)
    return subtract(end, begin)


def relative_change(series: SeriesValues, *keys: XKey) -> Term:
    """The change as part of the value that it starts from."""
    (_, begin), (_, end) = _ends(series, keys)
    return divide(subtract(end, begin), begin)


def rate(series: SeriesValues, *keys: XKey) -> Term:
    """The change for each unit along x; of dates, for each day."""
    (start, begin), (stop, end) = _ends(series, keys)
    risen = subtract(end, begin)
    if start is None or stop is None:
        return risen  # one of the two values is undefined, and says why
    if start == stop:
        return Undefined(f"between an x of {series.name} and itself there is no rate")
    return divide(risen, constant(stop - start))


def _ends(series: SeriesValues, keys: Sequence[XKey]) -> tuple[_End, _End]:
    """The places and values between which a change is asked for: the first and last of all."""
    if not series.places:
        return (None, _empty(series)), (None, _empty(series))
    if not keys:
        return (
            (series.places[0].along, first(series)),
            (series.places[-1].along, last(series)),
        )
    one, other = ((series.along.get(key), series.at(key)) for key in keys)
    return one, other


def _empty(series: SeriesValues) -> Undefined:
    return Undefined(f"{series.name} has no points")


def total(terms: Sequence[Term]) -> Term:
    """Some numbers together."""
    start: Term = constant(0)
    return reduce(add, terms, start)


def count(items: Sequence[Any]) -> Term:
    """How many of some statements hold; of other values, how many there are.

    A value that is missing may be none or several, so that their number is not known.
    """
    if items and all(isinstance(item, Condition) for item in items):
        return Count(tuple(items))
    missing = next((item for item in items if isinstance(item, Undefined)), None)
    return constant(len(items)) if missing is None else missing


def slope(series: SeriesValues) -> Term:
    """The slope of the line of least squares: Σ(x - x̄)·y / Σ(x - x̄)²."""
    return _fitted(series, lambda aside, values: divide(_together(aside, values), _spread(aside)))


def r_squared(series: SeriesValues) -> Term:
    """How much of the variation that line explains: (Σ(x - x̄)·y)² / (Σ(x - x̄)² · Σ(y - ȳ)²)."""

    def explained(aside: Sequence[Fraction], values: Sequence[Term]) -> Term:
        together = _together(aside, values)
        middle = scaled(total(values), Fraction(1, len(values)))
        variation = total([multiply(one, one) for one in (subtract(y, middle) for y in values)])
        return divide(multiply(together, together), multiply(variation, _spread(aside)))

    return _fitted(series, explained)


def _fitted(
    series: SeriesValues, apply: Callable[[Sequence[Fraction], Sequence[Term]], Term]
) -> Term:
    """A number of the line of least squares through all points of a series.

    Args:
        series: The series.
        apply: From how far each point is from the mean x, and its value, to the number.
    """
    values = series.every_value
    undefined = next((one for one in values if isinstance(one, Undefined)), None)
    if undefined is not None:
        return undefined
    along = [Fraction(place.along) for place, _ in series.placed_values]
    if len(set(along)) < 2:  # noqa: PLR2004 - a line goes through two points
        return Undefined(f"{series.name} has points at a single x")
    middle = sum(along, Fraction(0)) / len(along)
    return apply([one - middle for one in along], values)


def _together(aside: Sequence[Fraction], values: Sequence[Term]) -> Term:
    return total([scaled(y, x) for x, y in zip(aside, values, strict=True)])


def _spread(aside: Sequence[Fraction]) -> Term:
    return constant(sum((one * one for one in aside), Fraction(0)))


def steps(series: SeriesValues, *keys: XKey) -> list[Term]:
    """The differences from each value to the next: of all, or on the way from one x to another."""
    missing = next((one for key in keys if isinstance(one := series.at(key), Undefined)), None)
    if missing is not None:
        return [missing]
    values = [series.value(place) for place in _on_the_way(series, keys)]
    return [
        before if isinstance(before, Undefined) else subtract(after, before)
        for before, after in pairwise(values)
    ]


def _on_the_way(series: SeriesValues, keys: Sequence[XKey]) -> Sequence[XPosition]:
    """The places from one x to another, in that direction; all of them if none are named."""
    if not keys:
        return series.places
    start, stop = (series.along[key] for key in keys)
    low, high = min(start, stop), max(start, stop)
    between = [place for place in series.places if low <= place.along <= high]
    return between if start <= stop else between[::-1]


def extreme_of(pick: Literal["min", "max"]) -> Callable[[SeriesValues], Term]:
    """The least or the greatest value of a series."""

    def apply(series: SeriesValues) -> Term:
        return extreme(pick, series.every_value) if series.places else _empty(series)

    return apply


def in_steps(sign: int) -> Callable[..., Condition]:
    """That every step goes up, or down for a sign of -1."""

    def apply(series: SeriesValues, *keys: XKey) -> Condition:
        found = steps(series, *keys)
        if keys and keys[0] == keys[-1]:
            return Unknown(f"between an x of {series.name} and itself there is no step")
        if not found:
            return Unknown(
                f"{series.name} has {'a single point' if series.places else 'no points'}"
            )
        return all_of(compared(scaled(step, sign), ">", constant(0)) for step in found)

    return apply


def flat(series: SeriesValues, within: Term) -> Condition:
    """That no two values are farther apart than a number."""
    if not series.places:
        return Unknown(_empty(series).reason)
    values = series.every_value
    return compared(subtract(extreme("max", values), extreme("min", values)), "<=", within)
