"""The numbers that decide a formula: of an `and` that fails, those of the parts that fail."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import Final, Literal

from figrepro.claims.box import Rational
from figrepro.claims.conditions import Condition, compared
from figrepro.claims.errors import FormulaError
from figrepro.claims.functions import FUNCTIONS
from figrepro.claims.ground import Grounding, Scope, Value
from figrepro.claims.kinds import Kind
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.subject import Course, Subject
from figrepro.claims.syntax import (
    Calculation,
    Call,
    Comparing,
    Comparison,
    Denial,
    Each,
    Junction,
    Listing,
    Loop,
    Negative,
    Node,
)
from figrepro.claims.terms import range_of
from figrepro.figure import exact
from figrepro.figure.formats import format_signed, format_x, rounded

MOST_NUMBERS: Final = 12
"""Numbers that are told of one formula."""
_DIGITS: Final = 4
_MORE: Final = 2
_PRECISION: Final = 50
_SIGNED: Final = frozenset({"change", "relative_change", "rate", "slope"})
_OF_VALUES: Final = frozenset({"increasing", "decreasing", "flat", "values", "steps"})
_EXTREMES: Final = frozenset({"lowest_at", "highest_at"})


@dataclass(frozen=True, slots=True)
class DecidingNumber:
    """A number that decides a formula.

    Attributes:
        label: Of what it is: `350M`, `350M at 20000`, `slope of 350M`.
        text: The number, as people write it.
        is_signed: Whether it is a difference, which always has a sign.
    """

    label: str
    text: str
    is_signed: bool = False

    def __str__(self) -> str:
        return f"{self.label}{'' if self.is_signed else ':'} {self.text}"


class DecidingNumbers:
    """The numbers that decide formulas about the points of one reading."""

    def __init__(self, grounding: Grounding) -> None:
        self.grounding = grounding
        self.written: dict[_Label, DecidingNumber] = {}

    def of(self, formula: Node) -> tuple[DecidingNumber, ...]:
        """The numbers that decide a formula at the values as listed, each once."""
        walk = _Walk(self.grounding, self.written)
        self.grounding.rounds = 0
        with suppress(FormulaError):  # it was judged; what takes too long to tell stays untold
            walk.statement(formula, {})
        return tuple(list(walk.found.values())[:MOST_NUMBERS])


_Label = tuple[str, bool]
"""Of what a number is, and whether it is a difference: one number of a reading."""


@dataclass
class _Walk:
    """Collects numbers on the way through a formula; what was written before is known."""

    grounding: Grounding
    known: dict[_Label, DecidingNumber]
    found: dict[_Label, DecidingNumber] = field(default_factory=dict)

    @property
    def subject(self) -> Subject:
        """The figure and its points."""
        return self.grounding.subject

    def holds(self, condition: Condition) -> bool | None:
        """Whether a statement holds at the values as listed."""
        return condition.within(self.subject.listed)

    def statement(self, node: Node, scope: Scope) -> None:
        """Goes on into the parts of a statement that decide it."""
        match node:
            case Junction():
                parts = [(part, scope) for part in node.parts]
                self.deciding(parts, node.word)
            case Denial():
                self.statement(node.operand, scope)
            case Call(function="all" | "any"):
                self.deciding(
                    list(self.rounds(node, scope)), "and" if node.function == "all" else "or"
                )
            case Call() if node.function in FUNCTIONS:
                self.call(node, scope)
            case _:
                self.numbers(node, scope)

    def deciding(self, parts: Sequence[tuple[Node, Scope]], word: Literal["and", "or"]) -> None:
        """The parts of an `and` that fail, of an `or` that hold; all of them, where none does."""
        turning = [
            (part, scope)
            for part, scope in parts
            if self.holds(self.grounding.value(part, scope)) is (word == "or")
        ]
        for part, scope in turning or parts:
            if len(self.found) < MOST_NUMBERS:
                self.statement(part, scope)

    def rounds(self, node: Call, scope: Scope) -> Iterator[tuple[Node, Scope]]:
        """What a call folds, each with the variables of its round."""
        for argument in node.arguments:
            if isinstance(argument, Each):
                yield from ((argument.item, inner) for inner in self.scopes(argument.loops, scope))
            elif isinstance(argument, Listing):
                yield from ((item, scope) for item in argument.items)
            else:
                yield argument, scope

    def scopes(self, loops: Sequence[Loop], scope: Scope) -> Iterator[Scope]:
        """The variables of every round of some loops."""
        if not loops:
            yield scope
            return
        for value in self.grounding.value(loops[0].values, scope):
            yield from self.scopes(loops[1:], {**scope, loops[0].name: value})

    def numbers(self, node: Node, scope: Scope) -> None:
        """Takes the numbers in a part."""
        if len(self.found) >= MOST_NUMBERS:
            return
        match node:
            case Comparison():
                for operand in node.operands:
                    self.numbers(operand, scope)
            case Calculation():
                while isinstance(node, Calculation):
                    self.numbers(node.right, scope)
                    node = node.left
                self.numbers(node, scope)
            case Negative():
                self.numbers(node.operand, scope)
            case Listing():
                for item in node.items:
                    self.numbers(item, scope)
            case Call():
                self.call(node, scope)

    def call(self, node: Call, scope: Scope) -> None:
        """Takes the number that a call comes to, or those that it is made from."""
        function = FUNCTIONS[node.function]
        if not function.shapes:
            for part, inner in self.rounds(node, scope):
                self.numbers(part, inner)
            return
        values = [self.grounding.value(argument, scope) for argument in node.arguments]
        courses = [course for value in values if (course := self.course(value)) is not None]
        if node.function in _OF_VALUES and courses:
            self.series(courses[0])
        elif function.result is Kind.NUMBER and courses:
            places = [one for one in values if self.course(one) is None]
            self.number(node, courses[0], places, scope)
        elif node.function in _EXTREMES:
            self.series(courses[0])
        elif function.result is Kind.TRUTH and len(courses) > 1:
            self.both(node.function, courses)
        else:
            for argument in node.arguments:
                self.numbers(argument, scope)

    def course(self, value: Value) -> Course | None:
        """The series that an argument is, if it is one."""
        if isinstance(value, Course):
            return value
        return self.subject.courses.get(value) if isinstance(value, str) else None

    def number(self, node: Call, course: Course, places: Sequence[Value], scope: Scope) -> None:
        """Takes a number of one series."""
        of, is_signed = f"{node.function.replace('_', ' ')} of {course.name}", False
        if node.function == "reading":
            label = f"{course.name} at {self.place(places[1])} in {places[0]}"
        else:
            at = " to ".join(map(self.place, places))
            is_signed = node.function in _SIGNED
            of = course.name if node.function in {"y", "change"} else of
            label = f"{of} at {at}" if len(places) == 1 else f"{of} {at}".rstrip()
        self.take(label, lambda: self.grounding.value(node, scope), is_signed=is_signed)

    def series(self, course: Course) -> None:
        """Takes all values of a series as one."""
        self.take(course.name, lambda: course.values)

    def both(self, function: str, courses: Sequence[Course]) -> None:
        """Takes the values of two series where they are not apart or, if nowhere, at every x."""
        first, second = courses[:2]
        comparing: Comparing = ">" if function == "above" else "<"
        places = {place.key: place for place in first.places}
        shared = [(places[one.key], one) for one in second.places if one.key in places]
        failing = [
            pair
            for pair in shared
            if self.holds(compared(first.value(pair[0]), comparing, second.value(pair[1])))
            is not True
        ]
        for one, other in failing or shared:
            self.take(f"{first.name} at {format_x(one.x)}", partial(first.value, one))
            self.take(f"{second.name} at {format_x(other.x)}", partial(second.value, other))

    def place(self, value: Value) -> str:
        """A place as it is written."""
        return _written(value.constant or 0, 0) if isinstance(value, Polynomial) else str(value)

    def take(self, label: str, value: Callable[[], Value], *, is_signed: bool = False) -> None:
        """Takes a number, or several as one, once."""
        key = (label, is_signed)
        if key not in self.known:
            found = value()
            values = found if isinstance(found, list) else [found]
            text = ", ".join(self.written(one, signed=is_signed) for one in values)
            self.known[key] = DecidingNumber(label, text, is_signed)
        self.found[key] = self.known[key]

    def written(self, value: Value, *, signed: bool = False) -> str:
        """A number as people write it; of a range, both of its ends."""
        interval = range_of(value, self.subject.listed)
        if interval is None:
            return "unknown"
        ends = [
            _written(one, self.subject.decimals, signed=signed) for one in dict.fromkeys(interval)
        ]
        return (" to " if signed else "\N{EN DASH}").join(ends)


@lru_cache
def _written(number: Rational, decimals: int, *, signed: bool = False) -> str:
    """A number with as many decimals as the values have, more where it needs them."""
    written = _decimal(number, decimals)
    return format_signed(written) if signed else f"{written:f}"


def _decimal(number: Rational, decimals: int) -> Decimal:
    """A number in decimals: all of them if they are few, else to four digits."""
    whole = rounded(Fraction(number), _PRECISION)
    if Fraction(whole) == number and exact.decimals(whole) <= decimals + _MORE:
        return exact.with_decimals(whole, decimals)
    return rounded(Fraction(number), _DIGITS)
