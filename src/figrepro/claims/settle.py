"""Whether a statement can hold anywhere in a box: proved, shown by values, or left open.

What is linear is decided. A statement is split into ways to make it hold, each a set of linear
inequalities that are solved exactly; with products and quotients, corners are tried, and the box is
cut in halves until each half is excluded or the patience ends.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from typing import Final, Literal

from figrepro.claims.box import Box, Rational
from figrepro.claims.conditions import (
    Atom,
    Condition,
    Every,
    Provided,
    Some,
    atoms_of,
    reasons_of,
)
from figrepro.claims.extent import variables_in, work_in
from figrepro.claims.linear_program import Inequality, solution
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.terms import negative, scaled

_MOST_WAYS: Final = 400
_MOST_TRIALS: Final = 600
_MOST_CUTS: Final = 300
_MOST_WORK: Final = 300_000
"""Products that are added up in the trials for one statement, about: a second's work."""
_MOST_CELLS: Final = 2500
"""Weights of the inequalities that are solved at once."""
_SEED: Final = 7
"""Trials are the same on every run."""

Answer = Literal["impossible", "possible", "open"]


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """Whether a statement can hold in a box.

    Attributes:
        answer: That it cannot is proved; that it can is shown by values.
        values: Values under which it holds, of those variables that are not as they begin.
    """

    answer: Answer
    values: Mapping[int, Rational] = field(default_factory=dict)


def find(condition: Condition, start: Box, box: Box) -> Finding:
    """Whether there are values in a box under which a statement holds.

    Args:
        condition: The statement.
        start: Values to begin with, one for each variable; a part of the box.
        box: The values that may be.
    """
    held = condition.within(box)
    if held is False:
        return Finding("impossible")
    patience = max(1, _MOST_WORK // max(1, work_in(condition)))
    trials = _Trials(condition, start)
    if trials.shows({}) or trials.shows_one_of(islice(_far_corners(condition, box), patience)):
        return trials.finding()
    corners = _corners(condition, box, min(patience, _MOST_TRIALS))
    if not _is_linear(condition) and trials.shows_one_of(corners):
        return trials.finding()
    is_decided = next(reasons_of(condition, box), None) is None
    for count, way in enumerate(_ways(condition, box)):
        if count == min(patience, _MOST_WAYS):
            is_decided = False
            break
        solved = solution(way, box) if _can_be_solved(way, box) else {}
        if solved is None:
            continue
        if trials.shows(solved):
            return trials.finding()
        is_decided = False  # it holds of what is linear, and perhaps not of the rest
    is_decided = is_decided or _is_excluded(condition, box, min(patience, _MOST_CUTS))
    return Finding("impossible" if is_decided else "open")


def _can_be_solved(way: "_Way", box: Box) -> bool:
    """Whether there are bounds for all that occurs, and not too much of it."""
    variables = {one for each in way for one in each.term.variables}
    return box.has_bounds(variables) and len(variables) * len(way) <= _MOST_CELLS


class _Trials:
    """Values tried in turn."""

    def __init__(self, condition: Condition, start: Box) -> None:
        self.condition = condition
        self.start = start
        self.shown: dict[int, Rational] = {}

    def shows(self, changed: Mapping[int, Rational]) -> bool:
        """Whether the statement holds at the first values with some of them changed."""
        if self.condition.within(self.start.with_values(changed)) is not True:
            return False
        self.shown = dict(changed)
        return True

    def shows_one_of(self, several: Iterator[dict[int, Rational]]) -> bool:
        return any(map(self.shows, several))

    def finding(self) -> Finding:
        return Finding("possible", self.shown)


def _far_corners(condition: Condition, box: Box) -> Iterator[dict[int, Rational]]:
    """Where each open comparison holds most, by itself and together with those before it."""
    together: dict[int, Rational] = {}
    for atom in atoms_of(condition):
        if not isinstance(atom.term, Polynomial) or atom.within(box) is not None:
            continue
        for term in (
            (atom.term, negative(atom.term)) if atom.relation in {"==", "!="} else (atom.term,)
        ):
            corner = _corner(term, box) if isinstance(term, Polynomial) else None
            if corner is not None:
                yield corner
                together = corner | together
                yield together


def _corner(term: Polynomial, box: Box) -> dict[int, Rational]:
    """Where a polynomial is least, as far as its linear part says."""
    corner = {}
    for one in term.variables:
        weight, interval = term.weights.get((one,)), box.intervals[one]
        if weight and interval:
            corner[one] = interval[0] if weight > 0 else interval[1]
    return corner


_Way = tuple[Inequality, ...]
"""Linear inequalities that make a statement hold, as far as it is linear."""


def _ways(condition: Condition, box: Box) -> Iterator[_Way]:
    """The ways to make a statement hold in a box; what surely holds or fails is left out."""
    begun: list[tuple[tuple[Condition, ...], _Way]] = [((condition,), ())]
    while begun:
        parts, way = begun.pop()
        if not parts:
            yield way
            continue
        first, rest = parts[0], parts[1:]
        held = first.within(box)
        if held is not False:
            taken = [((), ())] if held else _taken(first)
            begun += [((*more, *rest), (*way, *asked)) for more, asked in reversed(taken)]


def _taken(condition: Condition) -> list[tuple[tuple[Condition, ...], _Way]]:
    """The ways to take one statement: what is to hold in its place, and what is asked of values."""
    match condition:
        case Every():
            return [(condition.parts, ())]
        case Some():
            return [((part,), ()) for part in condition.parts]
        case Provided():
            return [((condition.condition,), ())]
        case Atom():
            return [((), way) for way in _inequalities(condition)]
    return [((), ())]


def _inequalities(atom: Atom) -> list[_Way]:
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


def _is_linear(condition: Condition) -> bool:
    return all(
        isinstance(atom.term, Polynomial) and atom.term.is_linear for atom in atoms_of(condition)
    )


def _corners(condition: Condition, box: Box, most: int) -> Iterator[dict[int, Rational]]:
    """Corners of the box: all of them if they are few, else some by chance."""
    ends = {one: box.intervals[one] for one in sorted(variables_in(condition))}
    sides = {one: interval for one, interval in ends.items() if interval}
    if len(sides) < len(ends):
        return
    count = 1 << len(sides)
    chance = random.Random(_SEED)  # noqa: S311 - any numbers do, if they are the same on every run
    for trial in range(min(count, most)):
        bits = trial if count <= most else chance.getrandbits(len(sides))
        yield {
            one: interval[bits >> place & 1] for place, (one, interval) in enumerate(sides.items())
        }


def _is_excluded(condition: Condition, box: Box, most: int) -> bool:
    """Whether a statement holds nowhere, by cutting the box in halves."""
    variables = [one for one in sorted(variables_in(condition)) if box.intervals[one] is not None]
    open_boxes = [box]
    for _ in range(most):
        if not open_boxes:
            return True
        part = open_boxes.pop()
        held = condition.within(part)
        if held:
            return False
        if held is None:
            halves = _halves(part, box, variables)
            if not halves:
                return False
            open_boxes += halves
    return not open_boxes


def _halves(part: Box, whole: Box, variables: list[int]) -> list[Box]:
    """A box cut across the side that is longest when measured by the whole one."""

    def length(one: int) -> Rational:
        return part.width(one) / Fraction(whole.width(one)) if whole.width(one) else 0

    longest = max(variables, key=length, default=None)
    interval = None if longest is None else part.intervals[longest]
    if longest is None or interval is None or not length(longest):
        return []
    middle = part.middle(longest)
    return [
        part.with_interval(longest, (interval[0], middle)),
        part.with_interval(longest, (middle, interval[1])),
    ]
