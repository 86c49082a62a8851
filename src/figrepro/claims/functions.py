"""The functions of formulas: what they take, what they say, and what they come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from typing import Any, Final, Literal

from figrepro.claims.box import Rational
from figrepro.claims.conditions import Always, Condition, Unknown, compared, every, some
from figrepro.claims.kinds import Kind
from figrepro.claims.of_readings import differences, doubts, of_basis, reading
from figrepro.claims.polynomial import constant
from figrepro.claims.subject import Course, Key, Place, Subject, key_of
from figrepro.claims.terms import (
    Count,
    Term,
    Undefined,
    absolute,
    add,
    divide,
    extreme,
    multiply,
    scaled,
    subtract,
)
from figrepro.claims.where import Where
from figrepro.figure.axes import number_of, parse_coordinate, tick_values


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language.

    Attributes:
        name: How it is called.
        shapes: The kinds of arguments it takes, in each way that it can be called; empty for one
            that takes several values, a list, or `… for … in …`.
        result: What it comes to.
        example: A formula, or part of one, that calls it.
        meaning: What it is, in one line.
        apply: From the values of the arguments to its value.
        of_subject: Likewise, where it needs more of the figure than its arguments.
    """

    name: str
    shapes: tuple[tuple[Kind, ...], ...]
    result: Kind
    example: str
    meaning: str
    apply: Callable[..., Any] = list
    of_subject: Callable[..., Any] | None = None

    def __call__(self, subject: Subject, arguments: Sequence[Any]) -> Any:  # noqa: ANN401 - any kind
        """What it comes to."""
        if self.of_subject is not None:
            return self.of_subject(subject, *arguments)
        return self.apply(*arguments)


def _change(course: Course, *places: Key) -> Term:
    first, last = _ends(course, places)
    return subtract(last[1], first[1])


def _relative_change(course: Course, *places: Key) -> Term:
    first, last = _ends(course, places)
    return divide(subtract(last[1], first[1]), first[1])


def _rate(course: Course, *places: Key) -> Term:
    first, last = _ends(course, places)
    if first[0] is None or last[0] is None:
        return subtract(last[1], first[1])  # one of the two is undefined, and says why
    return divide(subtract(last[1], first[1]), constant(last[0] - first[0]))


def _ends(
    course: Course, keys: Sequence[Key]
) -> tuple[tuple[Rational | None, Term], tuple[Rational | None, Term]]:
    """The places and values between which a change is asked for: the first and last of all."""
    if not keys:
        undefined = _undefined(course)
        first, last = course.places[0], course.places[-1]
        if undefined is not None:
            return (first.along, undefined), (last.along, undefined)
        return (first.along, course.value(first)), (last.along, course.value(last))
    along = {place.key: place.along for place in course.places}
    first_key, last_key = keys
    return (
        (along.get(first_key), course.at(first_key)),
        (along.get(last_key), course.at(last_key)),
    )


def _undefined(course: Course) -> Undefined | None:
    """Why a series cannot be looked at as a whole, if it cannot."""
    if not course.places:
        return Undefined(f"{course.name} has no points")
    return next((one for one in course.values if isinstance(one, Undefined)), None)


def _total(terms: Sequence[Term]) -> Term:
    start: Term = constant(0)
    return reduce(add, terms, start)


def _deviations(course: Course) -> list[Fraction]:
    """How far each place is from the middle of all."""
    along = [place.along for place in course.places]
    middle = Fraction(sum(along)) / len(along)
    return [Fraction(one) - middle for one in along]


def _slope(course: Course) -> Term:
    undefined = _undefined(course)
    if undefined is not None:
        return undefined
    aside = _deviations(course)
    spread = sum((one * one for one in aside), Fraction(0))
    together = _total([scaled(y, x) for x, y in zip(aside, course.values, strict=True)])
    return divide(together, constant(spread))


def _r_squared(course: Course) -> Term:
    undefined = _undefined(course)
    if undefined is not None:
        return undefined
    aside, values = _deviations(course), course.values
    middle = scaled(_total(values), Fraction(1, len(values)))
    spread = sum((one * one for one in aside), Fraction(0))
    together = _total([scaled(y, x) for x, y in zip(aside, values, strict=True)])
    variation = _total([multiply(one, one) for one in (subtract(y, middle) for y in values)])
    return divide(multiply(together, together), scaled(variation, spread))


def _steps(course: Course, *keys: Key) -> list[Term]:
    values = [course.value(place) for place in _places_between(course, keys)]
    missing = (course.at(key) for key in keys)
    undefined = next((one for one in (*missing, *values) if isinstance(one, Undefined)), None)
    if undefined is not None:
        return [undefined]
    return [subtract(after, before) for before, after in pairwise(values)]


def _places_between(course: Course, keys: Sequence[Key]) -> Sequence[Place]:
    """The places from one x to another; all of them if none are named."""
    ends = [place.along for place in course.places if place.key in keys]
    if not ends:
        return course.places
    return [place for place in course.places if min(ends) <= place.along <= max(ends)]


def _extreme_of(pick: Literal["min", "max"]) -> Callable[[Course], Term]:
    def apply(course: Course) -> Term:
        if not course.places:
            return Undefined(f"{course.name} has no points")
        return extreme(pick, course.every_value)

    return apply


def _in_steps(sign: int) -> Callable[..., Condition]:
    def apply(course: Course, *keys: Key) -> Condition:
        steps = _steps(course, *keys)
        if not steps:
            return Unknown(f"{course.name} has a single point")
        return every(compared(scaled(step, sign), ">", constant(0)) for step in steps)

    return apply


def _flat(course: Course, within: Term) -> Condition:
    undefined = _undefined(course)
    if undefined is not None:
        return Unknown(undefined.reason)
    spread = subtract(extreme("max", course.values), extreme("min", course.values))
    return compared(spread, "<=", within)


def _apart(comparing: Literal["<", ">"]) -> Callable[[Course, Course], Condition]:
    def apply(a: Course, b: Course) -> Condition:
        shared = _shared_keys((a, b))
        if not shared:
            return Unknown(f"{a.name} and {b.name} have no x in common")
        return every(compared(a.at(key), comparing, b.at(key)) for key in shared)

    return apply


def _shared_keys(courses: Sequence[Course]) -> list[Key]:
    if not courses:
        return []
    others = [{place.key for place in course.places} for course in courses[1:]]
    return [place.key for place in courses[0].places if all(place.key in other for other in others)]


def _shared(subject: Subject, *courses: Course) -> list[Any]:
    chosen = courses or tuple(subject.courses.values())
    return [as_value(key) for key in _shared_keys(chosen)]


def _between(value: Term, low: Term, high: Term) -> Condition:
    return every((compared(low, "<=", value), compared(value, "<=", high)))


def _rank(subject: Subject, course: Course, key: Key) -> Term:
    own = course.at(key)
    if isinstance(own, Undefined):
        return own
    others = [
        one.at(key)
        for one in subject.courses.values()
        if one is not course and any(place.key == key for place in one.places)
    ]
    above = tuple(compared(other, ">", own) for other in others)
    return Count((Always(holds=True), *above))


def _ticks(subject: Subject, axis: str) -> list[Any]:
    return [as_value(key_of(tick)) for tick in tick_values(getattr(subject.spec, axis))]


def _limits(subject: Subject, axis: str) -> list[Any]:
    spec = getattr(subject.spec, axis)
    if spec.scale == "category":
        return [constant(Fraction(number_of(limit))) for limit in spec.limits]
    return [as_value(key_of(parse_coordinate(limit, spec))) for limit in spec.limits]


def as_value(key: Key) -> Any:  # noqa: ANN401 - a term, or a place that is no number
    """A place as formulas have it: a number on an axis of numbers."""
    return constant(key) if isinstance(key, int | Fraction) else key


def _fold(pick: Literal["min", "max"]) -> Callable[[Sequence[Term]], Term]:
    def apply(terms: Sequence[Term]) -> Term:
        if not terms:
            return Undefined(f"there is nothing to take the {pick} of")
        return extreme(pick, terms)

    return apply


_S, _N, _P, _T = Kind.SERIES, Kind.NUMBER, Kind.PLACE, Kind.TRUTH
_SPAN = ((_S,), (_S, _P, _P))

_ALL: Final = (
    Function("y", ((_S, _P),), _N, 'y("350M", 20000) == 0.45',
             "the value of a series at an x",
             lambda course, key: course.at(key)),
    Function("first", ((_S,),), _N, 'first("350M") < 0.46',
             "the value at the first x",
             lambda course: _undefined(course) or course.values[0]),
    Function("last", ((_S,),), _N, 'last("350M") > 0.48',
             "the value at the last x",
             lambda course: _undefined(course) or course.values[-1]),
    Function("change", _SPAN, _N, 'change("350M") > change("1.3B", 20000, 80000)',
             "the last value less the first, or between two x", _change),
    Function("relative_change", _SPAN, _N, 'relative_change("350M") > 0.05',
             "the change as part of the value that it starts from", _relative_change),
    Function("rate", _SPAN, _N, 'rate("16 Rec", 100, 400) > rate("16 Rec", 400, 800)',
             "the change for each unit along x; of dates, for each day", _rate),
    Function("slope", ((_S,),), _N, 'slope("350M") > slope("1.3B")',
             "the slope of the line of least squares, for each unit along x or day", _slope),
    Function("r_squared", ((_S,),), _N, 'r_squared("350M") >= 0.9',
             "how much of the variation that line explains, 0 to 1", _r_squared),
    Function("values", ((_S,),), Kind.NUMBERS, 'max(values("350M")) < 0.5',
             "the values of a series, along x",
             lambda course: course.every_value),
    Function("steps", ((_S,),), Kind.NUMBERS, 'all(d > 0 for d in steps("2.4B"))',
             "the differences from each value to the next", _steps),
    Function("lowest", ((_S,),), _N, 'lowest("350M") == 0.45',
             "the least value of a series", _extreme_of("min")),
    Function("highest", ((_S,),), _N, 'highest("2.4B") > highest("1.3B")',
             "the greatest value of a series", _extreme_of("max")),
    Function("lowest_at", ((_S,),), Kind.WHERE, 'lowest_at("1 Rec") == 800',
             "the x of the least value; of several, the first",
             lambda course: Where("min", course)),
    Function("highest_at", ((_S,),), Kind.WHERE, 'highest_at("1.3B") == 80000',
             "the x of the greatest value; of several, the first",
             lambda course: Where("max", course)),
    Function("increasing", _SPAN, _T, 'increasing("2.4B")',
             "every value is above the one before it, or those from one x to another",
             _in_steps(1)),
    Function("decreasing", _SPAN, _T, 'not decreasing("1.3B", 60000, 100000)',
             "every value is below the one before it, or those from one x to another",
             _in_steps(-1)),
    Function("flat", ((_S, _N),), _T, 'flat("1 Rec", 3)',
             "no two values are farther apart than a number", _flat),
    Function("above", ((_S, _S),), _T, 'above("2.4B", "1.3B")',
             "a series is above another at every x that both have", _apart(">")),
    Function("below", ((_S, _S),), _T, 'below("350M", "2.4B")',
             "a series is below another at every x that both have", _apart("<")),
    Function("between", ((_N, _N, _N),), _T, 'between(y("16 Rec", 400), 61, 62)',
             "a number is between two others, or one of them", _between),
    Function("rank", ((_S, _P),), _N, 'rank("2.4B", 100000) == 1',
             "the place of a series among all at an x: 1 is the highest", of_subject=_rank),
    Function("xs", ((_S,),), Kind.PLACES, 'count(xs("350M")) == 5',
             "the x of a series, along the axis",
             lambda course: [as_value(place.key) for place in course.places]),
    Function("shared", ((), (_S,), (_S, _S), (_S, _S, _S)), Kind.PLACES,
             'all(y("350M", x) < y("2.4B", x) for x in shared("350M", "2.4B"))',
             "the x that series have in common; of all, if none are named", of_subject=_shared),
    Function("approximate", ((_S,),), _N, 'approximate("350M") == 5',
             "how many values of a series were read off", of_subject=of_basis("approximate")),
    Function("ranges", ((_S,),), _N, 'ranges("350M") == 0',
             "of how many values of a series only the bounds are known",
             of_subject=of_basis("range")),
    Function("doubts", ((_S,),), Kind.NUMBERS, 'max(doubts("350M")) == 0.0025',
             "how far each value may be from what is listed, as its bounds say",
             of_subject=doubts),
    Function("reading", ((Kind.READING, _S, _P),), _N,
             'reading("published", "350M", 100000) > y("350M", 100000)',
             "the value that another reading has at an x", of_subject=reading),
    Function("differences", ((Kind.READING,),), Kind.NUMBERS,
             'all(abs(d) < 0.005 for d in differences("published"))',
             "another reading less the values, at every point that both have",
             of_subject=differences),
    Function("ticks", ((Kind.AXIS,),), Kind.PLACES, 'ticks("x") == xs("350M")',
             "the ticks of an axis", of_subject=_ticks),
    Function("limits", ((Kind.AXIS,),), Kind.PLACES, 'limits("y") == [0.45, 0.53]',
             "the ends of an axis, the lower first", of_subject=_limits),
    Function("abs", ((_N,),), _N, 'abs(change("1 Rec")) <= 1',
             "a number without its sign", absolute),
)  # fmt: skip

_FOLDS: Final = (
    Function("all", (), _T, "all(first(s) < last(s) for s in series)",
             "every one of some statements holds", every),
    Function("any", (), _T, 'any(d < 0 for d in steps("1.3B"))',
             "one at least of some statements holds", some),
    Function("min", (), _N, "min(y(s, 800) for s in series) < 30",
             "the least of some numbers", _fold("min")),
    Function("max", (), _N, 'max(first("350M"), first("1.3B")) == 0.48',
             "the greatest of some numbers", _fold("max")),
    Function("sum", (), _N, 'sum(steps("350M")) == change("350M")',
             "some numbers together", _total),
    Function("count", (), _N, "count(series) == 3",
             "how many values there are, or how many statements hold"),
)  # fmt: skip

FUNCTIONS: Final = {function.name: function for function in (*_ALL, *_FOLDS)}
"""All functions by name, in the order in which help lists them."""
SERIES_NAME: Final = "series"
"""The bare word that lists all series."""
