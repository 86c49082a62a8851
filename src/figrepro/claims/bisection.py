"""A box cut in halves until a statement is shown in one of them, or excluded from all.

The branch and bound of interval analysis (Moore, Kearfott and Cloud, Introduction to Interval
Analysis, 2009, chapter 5): the widest box is cut first, so that no border is followed for ever.
"""

from collections import deque
from fractions import Fraction
from typing import Literal

from figrepro.claims.condition import Condition
from figrepro.claims.conditions import variables_in
from figrepro.claims.interval_box import IntervalBox, Rational

Values = dict[int, Rational]


def search(condition: Condition, box: IntervalBox, most: int) -> Values | Literal["nowhere"] | None:
    """Looks for values in a box under which a statement holds.

    Args:
        condition: The statement.
        box: The values that may be.
        most: How many boxes are looked at.

    Returns:
        Such values; "nowhere" if it is proved that there are none; None if neither was found.
    """
    variables = [one for one in sorted(variables_in(condition)) if box.intervals[one] is not None]
    waiting = deque([box])
    for _ in range(most):
        if not waiting:
            return "nowhere"
        part = waiting.popleft()
        held = condition.within(part)
        if held:
            return {one: part.middle(one) for one in variables}
        if held is None:
            halves = _halves(part, box, variables)
            if not halves:
                return None
            waiting += halves
    return None if waiting else "nowhere"


def _halves(part: IntervalBox, whole: IntervalBox, variables: list[int]) -> list[IntervalBox]:
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
