"""Whether a statement can hold anywhere in a box: proved, shown by values, or left open.

What is linear is decided. A statement is split into disjuncts, each a set of linear
inequalities that are solved exactly; with products and quotients, corners are tried, and the box is
cut in halves until it is shown in one, excluded from all, or the patience ends.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Literal

from figrepro.claims.bisection import search
from figrepro.claims.condition import Condition
from figrepro.claims.conditions import atoms_of, variables_in, work_in
from figrepro.claims.disjuncts import Disjunct, disjuncts
from figrepro.claims.interval_box import IntervalBox, Rational
from figrepro.claims.linear_program import solution
from figrepro.claims.polynomial import Polynomial
from figrepro.claims.reasons import reasons_of
from figrepro.claims.terms import BY_ZERO, negative

_MOST_PARTS: Final = 20_000
"""Parts of a statement that are looked at in its disjuncts."""
_MOST_TRIALS: Final = 600
_MOST_CUTS: Final = 300
_MOST_WORK: Final = 300_000
"""Products that are added up in each way of looking for one statement, about: a second's work."""
_MOST_CELLS: Final = 2500
"""Weights of the inequalities that are solved at once."""
_MOST_SOLVED: Final = 150_000
"""Weights of all inequalities that are solved for one statement."""
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


_IMPOSSIBLE: Final = Finding("impossible")
_OPEN: Final = Finding("open")


def find(condition: Condition, start: IntervalBox, box: IntervalBox) -> Finding:
    """Whether there are values in a box under which a statement holds.

    Args:
        condition: The statement.
        start: Values to begin with, one for each variable; a part of the box.
        box: The values that may be.
    """
    if condition.within(box) is False:
        return _IMPOSSIBLE
    work = work_in(condition)
    trials = _Trials(condition, start)
    if work > _MOST_WORK:
        return trials.show({}) or _OPEN
    patience = _MOST_WORK // max(1, work)
    return (
        _by_corners(trials, box, patience)
        or _by_inequalities(trials, box)
        or _by_bisection(trials, box, min(patience, _MOST_CUTS))
        or _OPEN
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Trials:
    """Values tried in turn, those that are not named as they begin."""

    condition: Condition
    start: IntervalBox

    def show(self, changed: Mapping[int, Rational]) -> Finding | None:
        """That the statement is possible, if it holds at these values."""
        if self.condition.within(self.start.with_values(changed)) is not True:
            return None
        return Finding("possible", dict(changed))

    def show_one_of(self, several: Iterator[dict[int, Rational]]) -> Finding | None:
        """Likewise of the first at which it holds."""
        return next((found for one in several if (found := self.show(one))), None)


def _by_corners(trials: _Trials, box: IntervalBox, patience: int) -> Finding | None:
    """At the values to begin with, and where comparisons hold most; of products, anywhere."""
    condition = trials.condition
    found = trials.show({}) or trials.show_one_of(islice(_far_corners(condition, box), patience))
    if found or _is_linear(condition):
        return found
    return trials.show_one_of(_corners(condition, box, min(patience, _MOST_TRIALS)))


def _by_inequalities(trials: _Trials, box: IntervalBox) -> Finding | None:
    """By the inequalities of each disjunct: if none can be solved, it is impossible."""
    is_decided = BY_ZERO not in reasons_of(trials.condition, box)
    left = _MOST_SOLVED
    for disjunct in disjuncts(trials.condition, box, _MOST_PARTS):
        if disjunct is None or left < 0:
            return None
        cells = _cells(disjunct, box)
        left -= cells
        solved = solution(disjunct, box) if cells <= _MOST_CELLS else {}
        if solved is None:
            continue
        if found := trials.show(solved):
            return found
        is_decided = False  # it holds of what is linear, and perhaps not of the rest
    return _IMPOSSIBLE if is_decided else None


def _cells(disjunct: Disjunct, box: IntervalBox) -> int:
    """How many weights its inequalities have, with those of the bounds; too many without bounds."""
    variables = {one for each in disjunct for one in each.term.variables}
    if not box.has_bounds(variables):
        return _MOST_CELLS + 1
    return len(variables) * (len(disjunct) + len(variables))


def _by_bisection(trials: _Trials, box: IntervalBox, most: int) -> Finding | None:
    """By cutting the box in halves."""
    found = search(trials.condition, box, most)
    if found is None:
        return None
    return _IMPOSSIBLE if found == "nowhere" else trials.show(found)


def _far_corners(condition: Condition, box: IntervalBox) -> Iterator[dict[int, Rational]]:
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


def _corner(term: Polynomial, box: IntervalBox) -> dict[int, Rational]:
    """Where a polynomial is least, as far as its linear part says."""
    corner = {}
    for one in term.variables:
        weight, interval = term.weights.get((one,)), box.intervals[one]
        if weight and interval:
            corner[one] = interval[0] if weight > 0 else interval[1]
    return corner


def _is_linear(condition: Condition) -> bool:
    return all(
        isinstance(atom.term, Polynomial) and atom.term.is_linear for atom in atoms_of(condition)
    )


def _corners(condition: Condition, box: IntervalBox, most: int) -> Iterator[dict[int, Rational]]:
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
