"""What a series comes to: its change, its slope, its steps, its extremes."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import Literal

from figrepro.claims.box import Rational
from figrepro.claims.conditions import Condition, Unknown, every
from figrepro.claims.polynomial import constant
from figrepro.claims.relations import compared
from figrepro.claims.subject import Course, Key, Place
from figrepro.claims.terms import (
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


def first(course: Course) -> Term:
    """The value at the first x."""
    return course.value(course.places[0]) if course.places else _empty(course)


def last(course: Course) -> Term:
    """The value at the last x."""
    return course.value(course.places[-1]) if course.places else _empty(course)


def change(course: Course, *keys: Key) -> Term:
    """The last value less the first, or that at the second of two x less that at the first."""
    (_, begin), (_, end) = _ends(course, keys)
    return subtract(end, begin)


def relative_change(course: Course, *keys: Key) -> Term:
    """The change as part of the value that it starts from."""
    (_, begin), (_, end) = _ends(course, keys)
    return divide(subtract(end, begin), begin)


def rate(course: Course, *keys: Key) -> Term:
    """The change for each unit along x; of dates, for each day."""
    (start, begin), (stop, end) = _ends(course, keys)
    risen = subtract(end, begin)
    if start is None or stop is None:
        return risen  # one of the two values is undefined, and says why
    if start == stop:
        return Undefined(f"between an x of {course.name} and itself there is no rate")
    return divide(risen, constant(stop - start))


def _ends(course: Course, keys: Sequence[Key]) -> tuple[_End, _End]:
    """The places and values between which a change is asked for: the first and last of all."""
    if not course.places:
        return (None, _empty(course)), (None, _empty(course))
    if not keys:
        return (
            (course.places[0].along, first(course)),
            (course.places[-1].along, last(course)),
        )
    along = {place.key: place.along for place in course.places}
    one, other = keys
    return (along.get(one), course.at(one)), (along.get(other), course.at(other))


def _empty(course: Course) -> Undefined:
    return Undefined(f"{course.name} has no points")


def total(terms: Sequence[Term]) -> Term:
    """Some numbers together."""
    start: Term = constant(0)
    return reduce(add, terms, start)


def slope(course: Course) -> Term:
    """The slope of the line of least squares: Σ(x - x̄)·y / Σ(x - x̄)²."""
    return _fitted(course, lambda aside, values: divide(_together(aside, values), _spread(aside)))


def r_squared(course: Course) -> Term:
    """How much of the variation that line explains: (Σ(x - x̄)·y)² / (Σ(x - x̄)² · Σ(y - ȳ)²)."""

    def explained(aside: Sequence[Fraction], values: Sequence[Term]) -> Term:
        together = _together(aside, values)
        middle = scaled(total(values), Fraction(1, len(values)))
        variation = total([multiply(one, one) for one in (subtract(y, middle) for y in values)])
        return divide(multiply(together, together), multiply(variation, _spread(aside)))

    return _fitted(course, explained)


def _fitted(course: Course, apply: Callable[[Sequence[Fraction], Sequence[Term]], Term]) -> Term:
    """A number of the line of least squares through all points of a series.

    Args:
        course: The series.
        apply: From how far each point is from the mean x, and its value, to the number.
    """
    values = course.every_value
    undefined = next((one for one in values if isinstance(one, Undefined)), None)
    if undefined is not None:
        return undefined
    along = [Fraction(place.along) for place, _ in course.placed_values]
    if len(set(along)) < 2:  # noqa: PLR2004 - a line goes through two points
        return Undefined(f"{course.name} has points at a single x")
    middle = sum(along, Fraction(0)) / len(along)
    return apply([one - middle for one in along], values)


def _together(aside: Sequence[Fraction], values: Sequence[Term]) -> Term:
    return total([scaled(y, x) for x, y in zip(aside, values, strict=True)])


def _spread(aside: Sequence[Fraction]) -> Term:
    return constant(sum((one * one for one in aside), Fraction(0)))


def steps(course: Course, *keys: Key) -> list[Term]:
    """The differences from each value to the next: of all, or on the way from one x to another."""
    missing = next((one for key in keys if isinstance(one := course.at(key), Undefined)), None)
    if missing is not None:
        return [missing]
    values = [course.value(place) for place in _on_the_way(course, keys)]
    return [subtract(after, before) for before, after in pairwise(values)]


def _on_the_way(course: Course, keys: Sequence[Key]) -> Sequence[Place]:
    """The places from one x to another, in that direction; all of them if none are named."""
    if not keys:
        return course.places
    along = {place.key: place.along for place in course.places}
    start, stop = (along[key] for key in keys)
    low, high = min(start, stop), max(start, stop)
    between = [place for place in course.places if low <= place.along <= high]
    return between if start <= stop else between[::-1]


def extreme_of(pick: Literal["min", "max"]) -> Callable[[Course], Term]:
    """The least or the greatest value of a series."""

    def apply(course: Course) -> Term:
        return extreme(pick, course.every_value) if course.places else _empty(course)

    return apply


def in_steps(sign: int) -> Callable[..., Condition]:
    """That every step goes up, or down for a sign of -1."""

    def apply(course: Course, *keys: Key) -> Condition:
        found = steps(course, *keys)
        if not found:
            return Unknown(
                f"{course.name} has {'a single point' if course.places else 'no points'}"
            )
        return every(compared(scaled(step, sign), ">", constant(0)) for step in found)

    return apply


def flat(course: Course, within: Term) -> Condition:
    """That no two values are farther apart than a number."""
    if not course.places:
        return Unknown(_empty(course).reason)
    values = course.every_value
    return compared(subtract(extreme("max", values), extreme("min", values)), "<=", within)
