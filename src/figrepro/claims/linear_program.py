"""Values that make several linear inequalities true at once, exactly, or that there are none.

The simplex method on a dictionary, with an auxiliary variable to find a first solution and Bland's
rule against cycles (Chvátal, Linear Programming, 1983, chapters 2 and 3), in fractions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from figrepro.claims.interval_box import Interval, IntervalBox, Rational
from figrepro.claims.polynomial import Polynomial

_ZERO, _ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True, eq=False)
class Inequality:
    """A linear polynomial that is to be at least zero, or above it."""

    term: Polynomial
    strict: bool


def solution(inequalities: Sequence[Inequality], box: IntervalBox) -> dict[int, Rational] | None:
    """Values inside a box that keep all inequalities; None if there are none.

    Args:
        inequalities: What is to hold.
        box: Bounds of every variable in them.

    Returns:
        A value for each variable that occurs.
    """
    variables = sorted({one for each in inequalities for one in each.term.variables})
    bounds = [interval for one in variables if (interval := box.intervals[one]) is not None]
    program = _program(inequalities, variables, bounds)
    if not _has_first_solution(program):
        return None
    program.climb()
    margin = program.values()[len(variables)]
    if margin <= 0 and any(each.strict for each in inequalities):
        return None
    found = program.values()[: len(variables)]
    return {one: low + above for one, (low, _), above in zip(variables, bounds, found, strict=True)}


def _program(
    inequalities: Sequence[Inequality],
    variables: Sequence[int],
    bounds: Sequence[Interval],
) -> "_Dictionary":
    """The inequalities in the distances above the lower bounds, and the margin of strict ones."""
    count = len(variables)
    rows = []
    for each in inequalities:
        row = [Fraction(each.term.weights.get((one,), 0)) for one in variables]
        start = Fraction(each.term.weights.get((), 0))
        for weight, (low, _) in zip(row, bounds, strict=True):
            start += weight * low
        rows.append([start, *row, -_ONE if each.strict else _ZERO])
    for place, (low, high) in enumerate(bounds):
        rows.append(
            [Fraction(high - low), *(-_ONE if one == place else _ZERO for one in range(count + 1))]
        )
    rows.append([_ONE, *[_ZERO] * count, -_ONE])  # the margin is at most 1
    return _Dictionary(rows, [_ZERO, *[_ZERO] * count, _ONE])


class _Dictionary:
    """Each basic variable, and the objective, as a sum over the others, which are zero."""

    def __init__(self, rows: list[list[Fraction]], objective: list[Fraction]) -> None:
        self.rows = rows
        self.objective = objective
        self.count = len(objective) - 1
        self.outside = list(range(self.count))
        self.basic = list(range(self.count, self.count + len(rows)))

    def values(self) -> list[Fraction]:
        """The values of the first variables."""
        found = [_ZERO] * self.count
        for name, row in zip(self.basic, self.rows, strict=True):
            if name < self.count:
                found[name] = row[0]
        return found

    def climb(self) -> None:
        """Makes the objective as great as it can be; it is bounded."""
        while True:
            rising = [
                (name, place)
                for place, name in enumerate(self.outside, 1)
                if self.objective[place] > 0
            ]
            if not rising:
                return
            column = min(rising)[1]
            limits = [
                (-row[0] / row[column], self.basic[at], at)
                for at, row in enumerate(self.rows)
                if row[column] < 0
            ]
            self.pivot(min(limits)[2], column)

    def pivot(self, at: int, column: int) -> None:
        """Exchanges a basic variable for another."""
        leaving = self.rows[at]
        factor = -_ONE / leaving[column]
        entering = [weight * factor for weight in leaving]
        entering[column] = -factor
        self.rows[at] = entering
        for place, row in enumerate(self.rows):
            if place != at and row[column]:
                self.rows[place] = _replaced(row, column, entering)
        if self.objective[column]:
            self.objective = _replaced(self.objective, column, entering)
        self.basic[at], self.outside[column - 1] = self.outside[column - 1], self.basic[at]


def _replaced(row: list[Fraction], column: int, entering: list[Fraction]) -> list[Fraction]:
    factor = row[column]
    found = [weight + factor * other for weight, other in zip(row, entering, strict=True)]
    found[column] = factor * entering[column]
    return found


def _has_first_solution(program: _Dictionary) -> bool:
    """Brings a dictionary to a first solution, if there is one."""
    worst = min(range(len(program.rows)), key=lambda at: program.rows[at][0])
    if program.rows[worst][0] >= 0:
        return True
    objective = program.objective
    helped = _Dictionary([[*row, _ONE] for row in program.rows], [*[_ZERO] * len(objective), -_ONE])
    # The names of all other variables stay: the auxiliary one comes last.
    helped.basic = [*program.basic]
    helper = max(program.basic) + 1
    helped.outside = [*program.outside, helper]
    helped.count = program.count
    helped.pivot(worst, len(objective))
    helped.climb()
    if helper in helped.basic:
        at = helped.basic.index(helper)
        if helped.rows[at][0] != 0:
            return False
        column = next(
            (place for place, weight in enumerate(helped.rows[at]) if place and weight), 0
        )
        if not column:
            helped.rows.pop(at)
            helped.basic.pop(at)
        else:
            helped.pivot(at, column)
    _take_over(program, helped, helper, objective)
    return True


def _take_over(
    program: _Dictionary, helped: _Dictionary, helper: int, objective: list[Fraction]
) -> None:
    """Goes on from the first solution with the objective that was asked for."""
    if helper in helped.outside:
        column = helped.outside.index(helper) + 1
        helped.outside.pop(column - 1)
        for row in helped.rows:
            row.pop(column)
    width = len(helped.outside) + 1
    written = [objective[0], *[_ZERO] * (width - 1)]
    for name, weight in enumerate(objective[1:]):
        if name in helped.outside:
            written[helped.outside.index(name) + 1] += weight
        else:
            row = helped.rows[helped.basic.index(name)]
            written = [one + weight * other for one, other in zip(written, row, strict=True)]
    program.rows, program.basic = helped.rows, helped.basic
    program.outside, program.objective = helped.outside, written
