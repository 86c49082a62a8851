"""What series come to together, and what the axes have."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal

from figrepro.claims.chart_axes import XKey, key_of
from figrepro.claims.condition import Condition
from figrepro.claims.conditions import Fixed, Unknown, all_of
from figrepro.claims.polynomial import constant
from figrepro.claims.reading_values import ReadingValues, SeriesValues
from figrepro.claims.relations import compared
from figrepro.claims.terms import Count, Term, Undefined
from figrepro.scales.axis import Axis


def apart(comparing: Literal["<", ">"]) -> Callable[[SeriesValues, SeriesValues], Condition]:
    """That a series is above, or below, another at every x that both have."""

    def apply(a: SeriesValues, b: SeriesValues) -> Condition:
        keys = shared_keys((a, b))
        if not keys:
            return Unknown(f"{a.name} and {b.name} have no x in common")
        return all_of(compared(a.at(key), comparing, b.at(key)) for key in keys)

    return apply


def shared(reading: ReadingValues, *named: SeriesValues) -> list[Any]:
    """The x that series have in common; of all, if none are named."""
    chosen = named or tuple(reading.series.values())
    return [as_value(key) for key in shared_keys(chosen)]


def shared_keys(several: Sequence[SeriesValues]) -> list[XKey]:
    """The x that series have in common, along the axis."""
    if not several:
        return []
    others = [{place.key for place in series.places} for series in several[1:]]
    return [place.key for place in several[0].places if all(place.key in other for other in others)]


def rank(reading: ReadingValues, series: SeriesValues, key: XKey) -> Term:
    """The place of a series among all at an x: 1 is the highest, and equal ones share theirs."""
    own = series.at(key)
    if isinstance(own, Undefined):
        return own
    others = [
        one.at(key)
        for one in reading.series.values()
        if one is not series and any(place.key == key for place in one.places)
    ]
    above = tuple(compared(other, ">", own) for other in others)
    return Count((Fixed(holds=True), *above))


def between(value: Term, low: Term, high: Term) -> Condition:
    """That a number is between two others, or one of them."""
    return all_of((compared(low, "<=", value), compared(value, "<=", high)))


def ticks(axis: Axis) -> list[Any]:
    """The ticks of an axis; of categories, all of them."""
    return [as_value(key_of(tick)) for tick in axis.ticks]


def limits(axis: Axis) -> list[Any]:
    """The ends of an axis, the lower first; those of categories are numbers."""
    return [as_value(key_of(limit)) for limit in axis.limits]


def as_value(key: XKey) -> Any:  # noqa: ANN401 - a term, or a place that is no number
    """A place as formulas have it: a number on an axis of numbers."""
    return constant(key) if isinstance(key, int | Fraction) else key
