"""What series come to together, and what the axes have."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal

from figrepro.claims.conditions import Always, Condition, Unknown, every
from figrepro.claims.polynomial import constant
from figrepro.claims.relations import compared
from figrepro.claims.subject import Key, SeriesTerms, Subject, key_of
from figrepro.claims.terms import Count, Term, Undefined
from figrepro.figure.axes import number_of, parse_coordinate, tick_values


def apart(comparing: Literal["<", ">"]) -> Callable[[SeriesTerms, SeriesTerms], Condition]:
    """That a series is above, or below, another at every x that both have."""

    def apply(a: SeriesTerms, b: SeriesTerms) -> Condition:
        keys = _shared_keys((a, b))
        if not keys:
            return Unknown(f"{a.name} and {b.name} have no x in common")
        return every(compared(a.at(key), comparing, b.at(key)) for key in keys)

    return apply


def shared(subject: Subject, *named: SeriesTerms) -> list[Any]:
    """The x that series have in common; of all, if none are named."""
    chosen = named or tuple(subject.series.values())
    return [as_value(key) for key in _shared_keys(chosen)]


def _shared_keys(several: Sequence[SeriesTerms]) -> list[Key]:
    if not several:
        return []
    others = [{place.key for place in series.places} for series in several[1:]]
    return [place.key for place in several[0].places if all(place.key in other for other in others)]


def rank(subject: Subject, series: SeriesTerms, key: Key) -> Term:
    """The place of a series among all at an x: 1 is the highest, and equal ones share theirs."""
    own = series.at(key)
    if isinstance(own, Undefined):
        return own
    others = [
        one.at(key)
        for one in subject.series.values()
        if one is not series and any(place.key == key for place in one.places)
    ]
    above = tuple(compared(other, ">", own) for other in others)
    return Count((Always(holds=True), *above))


def between(value: Term, low: Term, high: Term) -> Condition:
    """That a number is between two others, or one of them."""
    return every((compared(low, "<=", value), compared(value, "<=", high)))


def ticks(subject: Subject, axis: str) -> list[Any]:
    """The ticks of an axis."""
    return [as_value(key_of(tick)) for tick in tick_values(getattr(subject.spec, axis))]


def limits(subject: Subject, axis: str) -> list[Any]:
    """The ends of an axis, the lower first; those of categories are numbers."""
    spec = getattr(subject.spec, axis)
    if spec.scale == "category":
        return [constant(Fraction(number_of(limit))) for limit in spec.limits]
    return [as_value(key_of(parse_coordinate(limit, spec))) for limit in spec.limits]


def as_value(key: Key) -> Any:  # noqa: ANN401 - a term, or a place that is no number
    """A place as formulas have it: a number on an axis of numbers."""
    return constant(key) if isinstance(key, int | Fraction) else key
