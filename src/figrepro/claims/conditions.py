"""Statements about the values of points, and whether they hold throughout a box."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from figrepro.claims.box import Box
from figrepro.claims.polynomial import Polynomial, range_times_scale
from figrepro.claims.terms import (
    Term,
    negative,
    range_of,
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
