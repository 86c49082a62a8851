"""The functions of the language: what they take, what they come to, and how help shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from figrepro.claims.arg_extreme import ArgExtreme
from figrepro.claims.conditions import all_of, any_of
from figrepro.claims.measures import (
    change,
    count,
    extreme_of,
    first,
    flat,
    in_steps,
    last,
    r_squared,
    rate,
    relative_change,
    slope,
    steps,
    total,
)
from figrepro.claims.positions import apart, as_value, between, limits, rank, shared, ticks
from figrepro.claims.reading_functions import differences, doubts, of_basis, value_of_reading
from figrepro.claims.reading_values import ReadingValues
from figrepro.claims.terms import Term, Undefined, absolute, extreme
from figrepro.claims.value_types import ValueType

Telling = Literal["number", "difference", "count", "series", ">", "<", "list", "arguments"]
"""What decides a formula that calls a function, and is told of it: the number that it comes to (a
difference with its sign, a count whole), all values of its series, those of both series where they
do not stand so, the list, or what its arguments come to."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language.

    Attributes:
        name: How it is called.
        shapes: The kinds of arguments it takes, in each way that it can be called.
        result: What it comes to.
        example: A formula, or part of one, that calls it.
        meaning: What it is, in one line.
        apply: From the reading and the values of the arguments to its value.
        telling: What is told of it.
        of: What its number is called: `slope of {}`, with the series, then the other arguments in
            place of the braces, and the two x of a change, if it has them, in place of `{span}`.
        asks_doubt: Whether it depends on how values are known, and not on the values alone.
    """

    name: str
    shapes: tuple[tuple[ValueType, ...], ...]
    result: ValueType
    example: str
    meaning: str
    apply: Callable[..., Any]
    telling: Telling = "arguments"
    of: str = ""
    asks_doubt: bool = False

    @property
    def asks_readings(self) -> bool:
        """Whether it takes the name of another reading."""
        return any(ValueType.READING in shape for shape in self.shapes)


@dataclass(frozen=True, slots=True)
class Fold:
    """A function of several values, of a list, or of `… for … in …`.

    Attributes:
        name: How it is called.
        takes: The kind of each value; None for any, if they are a list.
        result: What it comes to.
        example: A formula, or part of one, that calls it.
        meaning: What it is, in one line.
        apply: From the values to its value.
    """

    name: str
    takes: ValueType | None
    result: ValueType
    example: str
    meaning: str
    apply: Callable[[Sequence[Any]], Any]


def _alone(apply: Callable[..., Any]) -> Callable[..., Any]:
    """For what needs nothing of the figure but its arguments."""

    def call(_: ReadingValues, *arguments: Any) -> Any:  # noqa: ANN401 - any kind
        return apply(*arguments)

    return call


def _fold(pick: Literal["min", "max"]) -> Callable[[Sequence[Term]], Term]:
    def apply(terms: Sequence[Term]) -> Term:
        if not terms:
            return Undefined(f"there is nothing to take the {pick} of")
        return extreme(pick, terms)

    return apply


_S, _N, _P, _T = ValueType.SERIES, ValueType.NUMBER, ValueType.PLACE, ValueType.TRUTH
_SPAN = ((_S,), (_S, _P, _P))
_MOST_SHARING = 50

_ALL: Final = (
    Function("y", ((_S, _P),), _N, 'y("350M", 20000) == 0.45',
             "the value of a series at an x",
             _alone(lambda series, key: series.at(key)), "number", "{} at {}"),
    Function("first", ((_S,),), _N, 'first("350M") < 0.46',
             "the value at the first x", _alone(first), "number", "first of {}"),
    Function("last", ((_S,),), _N, 'last("350M") > 0.48',
             "the value at the last x", _alone(last), "number", "last of {}"),
    Function("change", _SPAN, _N, 'change("350M") > change("1.3B", 20000, 80000)',
             "the last value less the first, or between two x", _alone(change),
             "difference", "{}{span}"),
    Function("relative_change", _SPAN, _N, 'relative_change("350M") > 0.05',
             "the change as part of the value that it starts from", _alone(relative_change),
             "difference", "relative change of {}{span}"),
    Function("rate", _SPAN, _N, 'rate("16 Rec", 100, 400) > rate("16 Rec", 400, 800)',
             "the change for each unit along x; of dates, for each day", _alone(rate),
             "difference", "rate of {}{span}"),
    Function("slope", ((_S,),), _N, 'slope("350M") > slope("1.3B")',
             "the slope of the line of least squares, for each unit along x or day",
             _alone(slope), "difference", "slope of {}"),
    Function("r_squared", ((_S,),), _N, 'r_squared("350M") >= 0.9',
             "how much of the variation that line explains, 0 to 1", _alone(r_squared),
             "number", "r squared of {}"),
    Function("values", ((_S,),), ValueType.NUMBERS, 'max(values("350M")) < 0.5',
             "the values of a series, along x",
             _alone(lambda series: series.every_value), "series"),
    Function("steps", _SPAN, ValueType.NUMBERS, 'all(d > 0 for d in steps("2.4B"))',
             "the differences from each value to the next, or on the way from one x to another",
             _alone(steps), "series"),
    Function("lowest", ((_S,),), _N, 'lowest("350M") == 0.45',
             "the least value of a series", _alone(extreme_of("min")), "number", "lowest of {}"),
    Function("highest", ((_S,),), _N, 'highest("2.4B") > highest("1.3B")',
             "the greatest value of a series", _alone(extreme_of("max")),
             "number", "highest of {}"),
    Function("lowest_at", ((_S,),), ValueType.WHERE, 'lowest_at("1 Rec") == 800',
             "the x of the least value; of several, the first",
             _alone(lambda series: ArgExtreme("min", series)), "series"),
    Function("highest_at", ((_S,),), ValueType.WHERE, 'highest_at("1.3B") == 80000',
             "the x of the greatest value; of several, the first",
             _alone(lambda series: ArgExtreme("max", series)), "series"),
    Function("increasing", _SPAN, _T, 'increasing("2.4B")',
             "every value is above the one before it, or those from one x to another",
             _alone(in_steps(1)), "series"),
    Function("decreasing", _SPAN, _T, 'not decreasing("1.3B", 60000, 100000)',
             "every value is below the one before it, or those from one x to another",
             _alone(in_steps(-1)), "series"),
    Function("flat", ((_S, _N),), _T, 'flat("1 Rec", 3)',
             "no two values are farther apart than a number", _alone(flat), "series"),
    Function("above", ((_S, _S),), _T, 'above("2.4B", "1.3B")',
             "a series is above another at every x that both have", _alone(apart(">")), ">"),
    Function("below", ((_S, _S),), _T, 'below("350M", "2.4B")',
             "a series is below another at every x that both have", _alone(apart("<")), "<"),
    Function("between", ((_N, _N, _N),), _T, 'between(y("16 Rec", 400), 61, 62)',
             "a number is between two others, or one of them", _alone(between)),
    Function("rank", ((_S, _P),), _N, 'rank("2.4B", 100000) == 1',
             "the place of a series among all at an x: 1 is the highest", rank,
             "count", "rank of {} at {}"),
    Function("xs", ((_S,),), ValueType.PLACES, 'count(xs("350M")) == 5',
             "the x of a series, along the axis",
             _alone(lambda series: [as_value(place.key) for place in series.places]), "list"),
    Function("shared", tuple((_S,) * many for many in range(_MOST_SHARING)), ValueType.PLACES,
             'all(y("350M", x) < y("2.4B", x) for x in shared("350M", "2.4B"))',
             "the x that series have in common; of all, if none are named", shared, "list"),
    Function("approximate", ((_S,),), _N, 'approximate("350M") == 5',
             "how many values of a series were read off", of_basis("approximate"),
             "count", "approximate values of {}", asks_doubt=True),
    Function("ranges", ((_S,),), _N, 'ranges("350M") == 0',
             "of how many values of a series only the bounds are known", of_basis("range"),
             "count", "ranges of {}", asks_doubt=True),
    Function("doubts", ((_S,),), ValueType.NUMBERS, 'max(doubts("350M")) == 0.0025',
             "how far each value may be from what is listed, as its bounds say", doubts, "list",
             asks_doubt=True),
    Function("reading", ((ValueType.READING, _S, _P),), _N,
             'reading("published", "350M", 100000) > y("350M", 100000)',
             "the value that another reading has at an x", value_of_reading, "number",
             "{0} at {2} in {1}"),
    Function("differences", ((ValueType.READING,),), ValueType.NUMBERS,
             'all(abs(d) < 0.005 for d in differences("published"))',
             "another reading less the values, at every point that both have", differences,
             "list"),
    Function("ticks", ((ValueType.AXIS,),), ValueType.PLACES, 'ticks("x") == xs("350M")',
             "the ticks of an axis", _alone(ticks), "list"),
    Function("limits", ((ValueType.AXIS,),), ValueType.ENDS, 'limits("y") == [0.45, 0.53]',
             "the ends of an axis, the lower first", _alone(limits), "list"),
    Function("abs", ((_N,),), _N, 'abs(change("1 Rec")) <= 1',
             "a number without its sign", _alone(absolute)),
)  # fmt: skip

_FOLDS: Final = (
    Fold("all", _T, _T, "all(first(s) < last(s) for s in series)",
         "every one of some statements holds", all_of),
    Fold("any", _T, _T, 'any(d < 0 for d in steps("1.3B"))',
         "one at least of some statements holds", any_of),
    Fold("min", _N, _N, "min(y(s, 800) for s in series) < 30",
         "the least of some numbers", _fold("min")),
    Fold("max", _N, _N, 'max(first("350M"), first("1.3B")) == 0.48',
         "the greatest of some numbers", _fold("max")),
    Fold("sum", _N, _N, 'sum(steps("350M")) == change("350M")',
         "some numbers together", total),
    Fold("count", None, _N, "count(series) == 3",
         "how many values there are, or how many statements hold", count),
)  # fmt: skip

FUNCTIONS: Final[dict[str, Function | Fold]] = {one.name: one for one in (*_ALL, *_FOLDS)}
"""All functions by name, in the order in which help lists them."""
SERIES_NAME: Final = "series"
"""The bare word that lists all series."""
