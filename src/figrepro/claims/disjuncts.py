"""A statement as alternatives, the disjuncts, each a set of linear inequalities."""

from collections.abc import Iterator, Sequence

from figrepro.claims.condition import Condition
from figrepro.claims.conditions import AllOf, AnyOf, Atom, IfNonZero
from figrepro.claims.interval_box import IntervalBox
from figrepro.claims.linear_program import Inequality
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.terms import scaled

Disjunct = tuple[Inequality, ...]
"""Linear inequalities that make a statement hold, as far as it is linear."""

_Taken = tuple[tuple[Condition, ...], Disjunct]
"""What is still to hold in place of a statement, and what is asked of the values."""
_Rest = tuple[Condition, "_Rest"] | None
"""What is still to hold, one behind the other: many disjuncts share their ends."""


def disjuncts(condition: Condition, box: IntervalBox, most: int) -> Iterator[Disjunct | None]:
    """The disjuncts of a statement in a box; what surely holds or fails is left out.

    What is not known, and what is not linear, asks nothing: if no disjunct has a solution, it
    holds nowhere, and if one has, it may hold there.

    Args:
        condition: The statement.
        box: The values that may be.
        most: How many parts of it are looked at; then None stands in place of all others.
    """
    begun: list[tuple[_Rest, Disjunct]] = [((condition, None), ())]
    for _ in range(most):
        if not begun:
            return
        parts, disjunct = begun.pop()
        if parts is None:
            yield disjunct
            continue
        first, rest = parts
        held = first.within(box)
        if held is not False:
            taken = [((), ())] if held else _taken(first)
            begun += [(_before(more, rest), (*disjunct, *asked)) for more, asked in reversed(taken)]
    yield None


def _before(parts: Sequence[Condition], rest: _Rest) -> _Rest:
    for part in reversed(parts):
        rest = (part, rest)
    return rest


def _taken(condition: Condition) -> list[_Taken]:
    """The ways to take one statement."""
    match condition:
        case AllOf():
            return [(condition.parts, ())]
        case AnyOf():
            return [((part,), ()) for part in condition.parts]
        case IfNonZero():
            return [((condition.condition,), ())]
        case Atom():
            return [((), asked) for asked in _inequalities(condition)]
    return [((), ())]


def _inequalities(atom: Atom) -> list[Disjunct]:
    """The ways to make a comparison hold; nothing is asked of what is not linear."""
    if not isinstance(atom.term, Polynomial) or not atom.term.is_linear:
        return [()]
    minus = scaled(atom.term, -1)
    match atom.relation:
        case "<":
            return [(Inequality(minus, strict=True),)]
        case "<=":
            return [(Inequality(minus, strict=False),)]
        case "==":
            return [(Inequality(minus, strict=False), Inequality(atom.term, strict=False))]
        case "!=":
            return [(Inequality(minus, strict=True),), (Inequality(atom.term, strict=True),)]
