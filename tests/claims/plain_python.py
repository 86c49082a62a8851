"""Formulas worked out by Python itself, at given values: slow, simple, and independent.

The language was made so that a formula is also an expression of Python; the tests let Python work
it out with functions of their own, over fractions.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

Points = Mapping[str, Sequence[tuple[Fraction, Fraction]]]
"""By series, x and y of each point, in order along x."""

_NUMBER = re.compile(r'("[^"]*")|(?<![\w.])(\d+(?:\.\d+)?)')


def holds(formula: str, points: Points) -> bool:
    """Whether a formula holds at these values."""
    exact = _NUMBER.sub(lambda one: one[1] or f'Fraction("{one[2]}")', formula)
    result = eval(exact, {**_functions(points), "Fraction": Fraction})  # noqa: S307 - as said above
    assert isinstance(result, bool)
    return result


def _functions(points: Points) -> dict[str, Any]:  # noqa: C901 - one for each of the language
    def values(series: str) -> list[Fraction]:
        return [y for _, y in points[series]]

    def places(series: str) -> list[Fraction]:
        return [x for x, _ in points[series]]

    def y(series: str, x: Fraction) -> Fraction:
        return dict(points[series])[x]

    def ends(series: str, *between: Fraction) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        first, last = between or (places(series)[0], places(series)[-1])
        return first, y(series, first), last, y(series, last)

    def change(series: str, *between: Fraction) -> Fraction:
        _, before, _, after = ends(series, *between)
        return after - before

    def rate(series: str, *between: Fraction) -> Fraction:
        first, before, last, after = ends(series, *between)
        return (after - before) / (last - first)

    def slope(series: str) -> Fraction:
        middle = sum(places(series)) / Fraction(len(places(series)))
        together = sum((x - middle) * value for x, value in points[series])
        return Fraction(together) / Fraction(sum((x - middle) ** 2 for x in places(series)))

    def r_squared(series: str) -> Fraction:
        middle = sum(values(series)) / Fraction(len(values(series)))
        across = sum(places(series)) / Fraction(len(places(series)))
        explained = slope(series) ** 2 * sum((x - across) ** 2 for x in places(series))
        return Fraction(explained) / Fraction(sum((one - middle) ** 2 for one in values(series)))

    def steps(series: str, *span: Fraction) -> list[Fraction]:
        low, high = sorted(span) if span else (min(places(series)), max(places(series)))
        between = [y for x, y in points[series] if low <= x <= high]
        ordered = between[::-1] if span and span[0] > span[1] else between
        return [after - before for before, after in pairwise(ordered)]

    def where(pick: Callable[..., Any]) -> Callable[[str], Fraction]:
        def place(series: str) -> Fraction:
            found: Fraction = places(series)[values(series).index(pick(values(series)))]
            return found

        return place

    def apart(series: str, other: str, sign: int) -> bool:
        return all(sign * y(series, x) > sign * y(other, x) for x in shared(series, other))

    def shared(*chosen: str) -> list[Fraction]:
        names = chosen or tuple(points)
        return [x for x in places(names[0]) if all(x in places(name) for name in names)]

    return {
        "series": list(points), "y": y, "values": values, "xs": places, "change": change,
        "rate": rate, "slope": slope,
        "r_squared": r_squared, "steps": steps, "shared": shared,
        "first": lambda series: values(series)[0],
        "last": lambda series: values(series)[-1],
        "relative_change": lambda series, *span: change(series, *span) / ends(series, *span)[1],
        "lowest": lambda series: min(values(series)),
        "highest": lambda series: max(values(series)),
        "lowest_at": where(min), "highest_at": where(max),
        "increasing": lambda *asked: all(step > 0 for step in steps(*asked)),
        "decreasing": lambda *asked: all(step < 0 for step in steps(*asked)),
        "flat": lambda series, within: max(values(series)) - min(values(series)) <= within,
        "above": lambda series, other: apart(series, other, 1),
        "below": lambda series, other: apart(series, other, -1),
        "between": lambda value, low, high: low <= value <= high,
        "rank": lambda series, x: 1 + sum(y(one, x) > y(series, x) for one in points),
        "count": lambda listed: sum(1 if item is not False else 0 for item in listed),
    }  # fmt: skip
