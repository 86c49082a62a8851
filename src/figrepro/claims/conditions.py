"""The kinds of statements about the values of points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from figrepro.claims.condition import Condition
from figrepro.claims.interval_box import IntervalBox
from figrepro.claims.polynomial import Polynomial, range_times_scale
from figrepro.claims.terms import Count, Term, negative, parts_of, range_of

Relation = Literal["<", "<=", "==", "!="]
"""How a number stands to zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Fixed(Condition):
    """What holds, or does not, whatever the values are."""

    holds: bool

    def within(self, box: IntervalBox) -> bool | None:  # noqa: ARG002, D102 - as the others
        return self.holds

    def negated(self) -> Condition:  # noqa: D102 - as the others
        return Fixed(holds=not self.holds)


@dataclass(frozen=True, slots=True, eq=False)
class Unknown(Condition):
    """What neither holds nor fails, and why."""

    reason: str

    def within(self, box: IntervalBox) -> bool | None:  # noqa: ARG002, D102 - as the others
        return None

    def negated(self) -> Condition:  # noqa: D102 - as the others
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Atom(Condition):
    """How a number stands to zero."""

    term: Term
    relation: Relation

    def within(self, box: IntervalBox) -> bool | None:  # noqa: D102 - as the others
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

    def negated(self) -> Condition:  # noqa: D102 - as the others
        match self.relation:
            case "<":
                return Atom(negative(self.term), "<=")
            case "<=":
                return Atom(negative(self.term), "<")
            case "==":
                return Atom(self.term, "!=")
            case "!=":
                return Atom(self.term, "==")


@dataclass(frozen=True, slots=True, eq=False)
class IfNonZero(Condition):
    """A statement that says something only where a number is not zero."""

    divisor: Polynomial
    condition: Condition

    def within(self, box: IntervalBox) -> bool | None:  # noqa: D102 - as the others
        interval = range_of(self.divisor, box)
        is_zero_nowhere = interval is not None and not interval[0] <= 0 <= interval[1]
        return self.condition.within(box) if is_zero_nowhere else None

    def negated(self) -> Condition:  # noqa: D102 - as the others
        return IfNonZero(self.divisor, self.condition.negated())


@dataclass(frozen=True, slots=True, eq=False)
class AllOf(Condition):
    """Statements that all hold; one that fails is enough to fail."""

    parts: tuple[Condition, ...]

    def within(self, box: IntervalBox) -> bool | None:  # noqa: D102 - as the others
        held: bool | None = True
        for part in self.parts:
            found = part.within(box)
            if found is False:
                return False
            held = held if found else None
        return held

    def negated(self) -> Condition:  # noqa: D102 - as the others
        return AnyOf(tuple(part.negated() for part in self.parts))


@dataclass(frozen=True, slots=True, eq=False)
class AnyOf(Condition):
    """Statements of which one at least holds; one that holds is enough to hold."""

    parts: tuple[Condition, ...]

    def within(self, box: IntervalBox) -> bool | None:  # noqa: D102 - as the others
        held: bool | None = False
        for part in self.parts:
            found = part.within(box)
            if found:
                return True
            held = False if found is False and held is False else None
        return held

    def negated(self) -> Condition:  # noqa: D102 - as the others
        return AllOf(tuple(part.negated() for part in self.parts))


def all_of(parts: Iterable[Condition]) -> Condition:
    """The statement that all of these hold."""
    return _joined(AllOf, parts, decided_by=False)


def any_of(parts: Iterable[Condition]) -> Condition:
    """The statement that one of these holds."""
    return _joined(AnyOf, parts, decided_by=True)


def _joined(
    kind: type[AllOf | AnyOf], parts: Iterable[Condition], *, decided_by: bool
) -> Condition:
    """Statements as one of a kind, without those that hold or fail anyway, in one level."""
    flat: list[Condition] = []
    for part in parts:
        if isinstance(part, Fixed):
            if part.holds == decided_by:
                return part
        elif isinstance(part, AllOf | AnyOf) and isinstance(part, kind):
            flat += part.parts
        else:
            flat.append(part)
    if not flat:
        return Fixed(holds=not decided_by)
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """The comparisons in a statement, those that it only counts left out."""
    match condition:
        case Atom():
            yield condition
        case IfNonZero():
            yield Atom(condition.divisor, "!=")
            yield from atoms_of(condition.condition)
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from atoms_of(part)


def terms_of(condition: Condition) -> Iterator[Term]:
    """The numbers in a statement, the numbers that they are made of, and what is counted in them.

    Numbers stand behind those that they are part of.
    """
    waiting: list[Term] = [atom.term for atom in atoms_of(condition)]
    while waiting:
        term = waiting.pop()
        yield term
        waiting += parts_of(term)
        if isinstance(term, Count):
            waiting += (atom.term for one in term.conditions for atom in atoms_of(one))


def variables_in(condition: Condition) -> frozenset[int]:
    """The values that a statement depends on."""
    return frozenset[int]().union(
        *(term.variables for term in terms_of(condition) if isinstance(term, Polynomial))
    )


def work_in(condition: Condition) -> int:
    """How many products are added up to work a statement out once, at most."""
    return sum(map(_work, terms_of(condition)))


def _work(term: Term) -> int:
    if not isinstance(term, Polynomial):
        return 1
    return 1 + sum(_products(len(monomial)) for monomial in term.weights)


def _products(degree: int) -> int:
    """How many products one is when each value is a middle and a distance from it."""
    return degree if degree < 2 else 1 << degree  # noqa: PLR2004 - of two values and more
