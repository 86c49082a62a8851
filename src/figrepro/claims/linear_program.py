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
    if not program.begin():
        return None
    program.climb()
    *found, margin = program.values()
    if margin <= 0 and any(each.strict for each in inequalities):
        return None
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
    return _Dictionary(rows, [*[_ZERO] * (count + 1), _ONE])


class _Dictionary:
    """Each basic variable, and the objectives, as sums over the others, which are zero.

    Of the objectives, the last is climbed; those before it are kept for later.
    """

    def __init__(self, rows: list[list[Fraction]], objective: list[Fraction]) -> None:
        self.rows = rows
        self.objectives = [objective]
        self.count = len(objective) - 1
        self.outside = list(range(self.count))
        self.basic = list(range(self.count, self.count + len(rows)))

    def values(self) -> list[Fraction]:
        """The values of the variables that the rows were given in."""
        known = {name: row[0] for name, row in zip(self.basic, self.rows, strict=True)}
        return [known.get(name, _ZERO) for name in range(self.count)]

    def begin(self) -> bool:
        """Goes to a first solution by an auxiliary variable, if there is one."""
        worst = min(range(len(self.rows)), key=lambda at: self.rows[at][0])
        if self.rows[worst][0] >= 0:
            return True
        auxiliary = self.count + len(self.rows)  # the last of all names
        for row in self.rows:
            row.append(_ONE)
        self.objectives[0].append(_ZERO)
        self.objectives.append([*[_ZERO] * (self.count + 1), -_ONE])
        self.outside.append(auxiliary)
        self.pivot(worst, len(self.outside))
        self.climb()
        if auxiliary in self.basic:
            at = self.basic.index(auxiliary)
            if self.rows[at][0]:
                return False
            self.pivot(at, next(place for place, weight in enumerate(self.rows[at]) if weight))
        column = self.outside.index(auxiliary) + 1
        self.objectives.pop()
        for row in (*self.rows, *self.objectives):
            row.pop(column)
        self.outside.pop(column - 1)
        return True

    def climb(self) -> None:
        """Makes the last objective as great as it can be; it is bounded."""
        while True:
            rising = [
                (name, place)
                for place, name in enumerate(self.outside, 1)
                if self.objectives[-1][place] > 0
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
        self.rows = [_replaced(row, column, entering) for row in self.rows]
        self.rows[at] = entering
        self.objectives = [_replaced(one, column, entering) for one in self.objectives]
        self.basic[at], self.outside[column - 1] = self.outside[column - 1], self.basic[at]


def _replaced(row: list[Fraction], column: int, entering: list[Fraction]) -> list[Fraction]:
    factor = row[column]
    if not factor:
        return row
    found = [weight + factor * other for weight, other in zip(row, entering, strict=True)]
    found[column] = factor * entering[column]
    return found
