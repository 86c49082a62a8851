"""What a statement depends on, and how much there is to work out in it."""

from figrepro.claims.conditions import Condition, atoms_of
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.terms import Count, MinMax, Operation, Quotient, Term, Total, Undefined


def variables_in(condition: Condition) -> frozenset[int]:
    """The values that a statement depends on."""
    return frozenset[int]().union(*(_of_term(atom.term) for atom in atoms_of(condition)))


def _of_term(term: Term) -> frozenset[int]:
    if isinstance(term, Polynomial):
        return frozenset(term.variables)
    return frozenset[int]().union(*map(_of_term, _parts(term)), *map(variables_in, _counted(term)))


def work_in(condition: Condition) -> int:
    """How many products are added up to work a statement out once, at most."""
    return sum(_work(atom.term) for atom in atoms_of(condition))


def _work(term: Term) -> int:
    if isinstance(term, Polynomial):
        return 1 + sum(_products(len(monomial)) for monomial in term.weights)
    return 1 + sum(map(_work, _parts(term))) + sum(map(work_in, _counted(term)))


def _products(degree: int) -> int:
    """How many products one is when each value is a middle and a distance from it."""
    return degree if degree < 2 else 1 << degree  # noqa: PLR2004 - of two values and more


def _parts(term: Term) -> tuple[Term, ...]:
    """The numbers that another is made of."""
    match term:
        case MinMax() | Total():
            return term.parts
        case Quotient():
            return term.numerator, term.denominator
        case Operation():
            return term.left, term.right
        case Polynomial() | Count() | Undefined():
            return ()


def _counted(term: Term) -> tuple[Condition, ...]:
    return term.conditions if isinstance(term, Count) else ()
