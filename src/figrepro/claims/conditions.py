"""Statements about the values of points, and whether they hold throughout a box."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal, TypeAlias

from figrepro.claims.box import Box, Rational
from figrepro.claims.polynomial import Polynomial, constant, in_whole_numbers, range_times_scale
from figrepro.claims.syntax import Comparing
from figrepro.claims.terms import (
    BY_ZERO,
    Count,
    Extreme,
    Quotient,
    Term,
    Undefined,
    multiply,
    negative,
    range_of,
    subtract,
)

Relation = Literal["<", "<=", "==", "!="]
"""How a number stands to zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Always:
    """What holds, or does not, whatever the values are."""

    holds: bool

    def within(self, box: Box) -> bool | None:  # noqa: ARG002 - as the others
        """Whether it holds."""
        return self.holds


@dataclass(frozen=True, slots=True, eq=False)
class Unknown:
    """What neither holds nor fails, and why."""

    reason: str

    def within(self, box: Box) -> bool | None:  # noqa: ARG002 - as the others
        """That is not known."""
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """How a number stands to zero."""

    term: Term
    relation: Relation

    def within(self, box: Box) -> bool | None:
        """Whether it holds throughout, nowhere (False), or neither is known (None)."""
        term = self.term
        is_linear = isinstance(term, Polynomial) and term.is_linear
        interval = range_times_scale(term, box) if is_linear else range_of(term, box)  # type: ignore[arg-type]
        if interval is None:
            return None
        low, high = interval
        match self.relation:
            case "<":
                return True if high < 0 else False if low >= 0 else None
            case "<=":
                return True if high <= 0 else False if low > 0 else None
            case "==":
                return True if low == high == 0 else False if low > 0 or high < 0 else None
            case "!=":
                return True if low > 0 or high < 0 else False if low == high == 0 else None


@dataclass(frozen=True, slots=True, eq=False)
class Provided:
    """A statement that says something only where a number is not zero."""

    divisor: Polynomial
    condition: "Condition"

    def within(self, box: Box) -> bool | None:
        """As the others; not known where the number may be zero."""
        interval = range_of(self.divisor, box)
        if interval is None or interval[0] <= 0 <= interval[1]:
            return None
        return self.condition.within(box)


@dataclass(frozen=True, slots=True, eq=False)
class Every:
    """Statements that all hold."""

    parts: "tuple[Condition, ...]"

    def within(self, box: Box) -> bool | None:
        """As the others; one that fails is enough to fail."""
        held: bool | None = True
        for part in self.parts:
            found = part.within(box)
            if found is False:
                return False
            held = held if found else None
        return held


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    """Statements of which one at least holds."""

    parts: "tuple[Condition, ...]"

    def within(self, box: Box) -> bool | None:
        """As the others; one that holds is enough to hold."""
        held: bool | None = False
        for part in self.parts:
            found = part.within(box)
            if found:
                return True
            held = False if found is False and held is False else None
        return held


Condition: TypeAlias = Always | Unknown | Atom | Provided | Every | Some

_TURNED: Final[dict[Comparing, Comparing]] = {
    "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=",
}  # fmt: skip
_DENIED: Final[dict[Comparing, Comparing]] = {
    "<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "==",
}  # fmt: skip
_MOST_COMBINATIONS: Final = 100
_GREAT, _LESS = frozenset({">", ">="}), frozenset({"<", "<="})


def every(parts: Iterable[Condition]) -> Condition:
    """The statement that all of these hold."""
    flat: list[Condition] = []
    for part in parts:
        if isinstance(part, Always):
            if not part.holds:
                return part
            continue
        flat += part.parts if isinstance(part, Every) else [part]
    if not flat:
        return Always(holds=True)
    return flat[0] if len(flat) == 1 else Every(tuple(flat))


def some(parts: Iterable[Condition]) -> Condition:
    """The statement that one of these holds."""
    flat: list[Condition] = []
    for part in parts:
        if isinstance(part, Always):
            if part.holds:
                return part
            continue
        flat += part.parts if isinstance(part, Some) else [part]
    if not flat:
        return Always(holds=False)
    return flat[0] if len(flat) == 1 else Some(tuple(flat))


def denied(condition: Condition) -> Condition:
    """The statement that it does not hold."""
    match condition:
        case Always():
            return Always(holds=not condition.holds)
        case Unknown():
            return condition
        case Atom():
            return _denied_atom(condition)
        case Provided():
            return Provided(condition.divisor, denied(condition.condition))
        case Every():
            return Some(tuple(denied(part) for part in condition.parts))
        case Some():
            return Every(tuple(denied(part) for part in condition.parts))


def _denied_atom(atom: Atom) -> Atom:
    match atom.relation:
        case "<":
            return Atom(negative(atom.term), "<=")
        case "<=":
            return Atom(negative(atom.term), "<")
        case "==":
            return Atom(atom.term, "!=")
        case "!=":
            return Atom(atom.term, "==")


def compared(  # noqa: PLR0911 - one for each kind of number
    a: Term, comparing: Comparing, b: Term
) -> Condition:
    """The statement that two numbers stand so to each other."""
    for one in (a, b):
        if isinstance(one, Undefined):
            return Unknown(one.reason)
    if isinstance(a, Extreme):
        return _of_extreme(a, comparing, b)
    if isinstance(b, Extreme):
        return _of_extreme(b, _TURNED[comparing], a)
    if isinstance(a, Count) and isinstance(b, Polynomial) and b.constant is not None:
        return _of_count(a.conditions, comparing, b.constant)
    if isinstance(b, Count) and isinstance(a, Polynomial) and a.constant is not None:
        return _of_count(b.conditions, _TURNED[comparing], a.constant)
    if isinstance(a, Quotient):
        return _of_quotient(a, comparing, b)
    if isinstance(b, Quotient):
        return _of_quotient(b, _TURNED[comparing], a)
    return _atom(a, comparing, b)


def _of_extreme(a: Extreme, comparing: Comparing, b: Term) -> Condition:
    """The greatest is below a number if all are, above it if one is; the least likewise."""
    if comparing == "==":
        return every((_of_extreme(a, "<=", b), _of_extreme(a, ">=", b)))
    if comparing == "!=":
        return denied(_of_extreme(a, "==", b))
    one_is_enough = _GREAT if a.pick == "max" else _LESS
    parts = (compared(part, comparing, b) for part in a.parts)
    return some(parts) if comparing in one_is_enough else every(parts)


def _of_count(
    conditions: tuple[Condition, ...], comparing: Comparing, number: Rational
) -> Condition:
    """As many hold as a number says."""
    if comparing == "==":
        return every((_of_count(conditions, "<=", number), _of_count(conditions, ">=", number)))
    if comparing in {"!=", "<", "<="}:
        return denied(_of_count(conditions, _DENIED[comparing], number))
    least = math.floor(number) + 1 if comparing == ">" else math.ceil(number)
    return _at_least(conditions, least)


def _at_least(conditions: tuple[Condition, ...], least: int) -> Condition:
    """So many hold: some combination of as many does."""
    left = [one for one in conditions if not isinstance(one, Always)]
    least -= sum(isinstance(one, Always) and one.holds for one in conditions)
    if least <= 0 or least > len(left):
        return Always(holds=least <= 0)
    if math.comb(len(left), least) > _MOST_COMBINATIONS:
        return Atom(subtract(constant(least), Count(tuple(left))), "<=")
    return some(every(chosen) for chosen in combinations(left, least))


def _of_quotient(a: Quotient, comparing: Comparing, b: Term) -> Condition:
    """Both sides times the divisor, which turns the comparison where it is negative."""
    crossed = multiply(b, a.denominator)
    sign = Atom(a.denominator, "<")
    turned = every((sign, compared(a.numerator, _TURNED[comparing], crossed)))
    kept = every((denied(sign), compared(a.numerator, comparing, crossed)))
    return Provided(a.denominator, some((turned, kept)))


def _atom(a: Term, comparing: Comparing, b: Term) -> Condition:
    if comparing in _GREAT:
        return _atom(b, _TURNED[comparing], a)
    atom = Atom(subtract(a, b), comparing)  # type: ignore[arg-type]  # the great ones are turned
    if isinstance(atom.term, Undefined):
        return Unknown(atom.term.reason)
    if not isinstance(atom.term, Polynomial):
        return atom
    if atom.term.constant is not None:
        return Always(holds=bool(atom.within(Box(()))))
    return Atom(in_whole_numbers(atom.term), atom.relation)


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """The comparisons in a statement."""
    match condition:
        case Atom():
            yield condition
        case Provided():
            yield Atom(condition.divisor, "!=")
            yield from atoms_of(condition.condition)
        case Every() | Some():
            for part in condition.parts:
                yield from atoms_of(part)


def reasons_of(condition: Condition, box: Box) -> Iterator[str]:
    """Why parts of a statement neither hold nor fail."""
    match condition:
        case Unknown():
            yield condition.reason
        case Atom(term=term) if range_of(term, box) is None:
            yield BY_ZERO
        case Provided():
            if Atom(condition.divisor, "!=").within(box) is not True:
                yield BY_ZERO
            yield from reasons_of(condition.condition, box)
        case Every() | Some():
            for part in condition.parts:
                if part.within(box) is None:
                    yield from reasons_of(part, box)
