"""How one series runs: its ends, its change, and where it turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Literal

from figrepro.words import formulas
from figrepro.words.chart import Chart, Line, Place
from figrepro.words.sentence import Sentence, counted, listed, said
from figrepro.words.values import (
    Order,
    Value,
    above_all,
    below_all,
    falling,
    greatest,
    least,
    rising,
)

_MOST_LISTED = 6
"""Categories whose values are told one by one."""
_SOME = 3
"""Points from which on a series has a course between its ends."""


def course(chart: Chart, line: Line) -> Iterator[Sentence]:
    """What there is to say of one series."""
    if not line.has_one_value_at_each_x:
        yield from _cloud(chart, line)
        return
    values = [place.value for place in line.places]
    if len(values) == 1:
        yield single(chart, line)
    elif is_flat(line):
        yield flat(chart, line)
    elif chart.has_categories and len(values) <= _MOST_LISTED:
        yield _each_category(chart, line)
        yield from _shape(chart, line, values)
    else:
        yield _ends(chart, line)
        yield from _shape(chart, line, values)


def _cloud(chart: Chart, line: Line) -> Iterator[Sentence]:
    """Points of which several stand at one x."""
    how_many = f"{line.label} has {counted(line.count, 'point')}"
    count = f"count(values({line.quoted})) == {line.count}"
    places = f"count(xs({line.quoted})) == {len(line.places)}"
    if len(line.places) > 1:
        yield said(f"{how_many} at {counted(len(line.places), 'x', 'x')}.", count, places)
        yield extremes(chart, line)
        return
    low, high = extreme(line, "lowest").value, extreme(line, "highest").value
    yield said(
        f"{how_many} at {chart.at(line.places[0].x)}, from {chart.from_to(low, high)}.",
        *(count, places, f"xs({line.quoted}) == [{formulas.place(line.places[0].x)}]"),
        *are_extremes(line, low, high),
    )


def are_extremes(line: Line, low: Value, high: Value) -> tuple[str, str]:
    """The formulas that a series has these values as its least and its greatest."""
    return (
        formulas.is_value(f"lowest({line.quoted})", low),
        formulas.is_value(f"highest({line.quoted})", high),
    )


def single(chart: Chart, line: Line) -> Sentence:
    """The only point of a series."""
    place = line.places[0]
    return said(
        f"{line.label} has a single point: {chart.value(place.value)} at {chart.at(place.x)}.",
        f"count(values({line.quoted})) == 1",
        is_at(line, place),
    )


def is_at(line: Line, place: Place) -> str:
    """The formula that a series has the value that is listed at a place."""
    return formulas.is_value(f"y({line.quoted}, {formulas.place(place.x)})", place.value)


def is_flat(line: Line) -> bool:
    """Whether all of several values are one."""
    ends = {end for place in line.places for end in (place.value.low, place.value.high)}
    return len(ends) == 1 and len(line.places) > 1


def flat(chart: Chart, line: Line) -> Sentence:
    """A series whose values are all equal."""
    first, last = line.places[0], line.places[-1]
    between = f"from {chart.at(first.x)} to {chart.at(last.x)}"
    every = formulas.number(first.value.low)
    return said(
        f"{line.label} stays at {chart.value(first.value)} {between}.",
        f"all(v == {every} for v in values({line.quoted}))",
        *runs(line),
        firm=not any(place.value.is_about for place in line.places),
    )


def runs(line: Line) -> tuple[str, str]:
    """The formulas that a series begins and ends where it does."""
    first, last = (formulas.place(line.places[end].x) for end in (0, -1))
    name = line.quoted
    return f"first({name}) == y({name}, {first})", f"last({name}) == y({name}, {last})"


def _each_category(chart: Chart, line: Line) -> Sentence:
    parts = [f"{chart.value(place.value)} at {chart.at(place.x)}" for place in line.places]
    return said(
        f"{line.label} is {listed(parts)}.",
        f"count(values({line.quoted})) == {len(parts)}",
        *(is_at(line, place) for place in line.places),
    )


def _ends(chart: Chart, line: Line) -> Sentence:
    first, last = line.places[0], line.places[-1]
    between = (
        f"from {chart.value(first.value)} at {chart.at(first.x)} "
        f"to {chart.end(last.value)} at {chart.at(last.x)}"
    )
    return said(
        f"{line.label} {_direction(chart, line, between)}.",
        *runs(line),
        is_at(line, first),
        is_at(line, last),
        formulas.is_value(f"change({line.quoted})", line.change),
    )


def _direction(chart: Chart, line: Line, between: str) -> str:
    """The verb for a course, its ends, and by how much it goes."""
    values = [place.value for place in line.places]
    change = line.change
    for verb, steps, by in (("rise", rising, change), ("fall", falling, change.negative())):
        net = steps([values[0], values[-1]])
        amount = chart.difference(by)
        if steps(values).holds:
            return f"{verb}s{'' if net.is_firm else ', as read,'} {between}, by {amount}"
        if net.holds:
            return f"goes {between}, {'' if net.is_firm else 'as read '}a net {verb} of {amount}"
    if not change.is_one:
        return f"goes {between}"
    return f"goes {between}, {'as read ' if change.is_about else ''}with no net change"


def _shape(chart: Chart, line: Line, values: Sequence[Value]) -> Iterator[Sentence]:
    """What a series does between its ends."""
    if len(values) < _SOME:
        return
    turn = turning_point(line)
    if turn is not None:
        yield _turn(chart, line, turn)
        return
    for order, function, text in (
        (rising(values), "increasing({})", "It rises at every step."),
        (falling(values), "decreasing({})", "It falls at every step."),
    ):
        if order.holds:
            yield said(text, function.format(line.quoted), firm=order.is_firm)
            return
    for order, sign, text in (
        (rising(values, or_equal=True), ">=", "It never falls."),
        (falling(values, or_equal=True), "<=", "It never rises."),
    ):
        if order.holds:
            formula = f"all(d {sign} 0 for d in steps({line.quoted}))"
            yield said(text, formula, firm=order.is_firm)
            return
    yield extremes(chart, line)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a series that rises at every step begins to fall, or the other way round."""

    place: Place
    rises_first: bool
    order: Order


def turning_point(line: Line) -> Turn | None:
    """The only place at which a series turns."""
    values = [place.value for place in line.places]
    for rises_first, first, second in ((True, rising, falling), (False, falling, rising)):
        steps = takewhile(lambda pair, order=first: order(pair).holds, pairwise(values))  # type: ignore[misc]
        turn = sum(1 for _ in steps)
        order = first(values[: turn + 1]) + second(values[turn:])
        if 0 < turn < len(values) - 1 and order.holds:
            return Turn(line.places[turn], rises_first, order)
    return None


def is_turn(line: Line, turn: Turn) -> str:
    """The formula that a series turns at a place and nowhere else."""
    first, there, last = (
        formulas.place(one.x) for one in (line.places[0], turn.place, line.places[-1])
    )
    words = ("increasing", "decreasing") if turn.rises_first else ("decreasing", "increasing")
    name = line.quoted
    return f"{words[0]}({name}, {first}, {there}) and {words[1]}({name}, {there}, {last})"


def _turn(chart: Chart, line: Line, turn: Turn) -> Sentence:
    verbs = ("rises to a peak of", "falls") if turn.rises_first else ("falls to a low of", "rises")
    value, at = chart.end(turn.place.value), chart.at(turn.place.x)
    return said(
        f"It {verbs[0]} {value} at {at} and {verbs[1]} from there.",
        is_turn(line, turn),
        is_at(line, turn.place),
        firm=turn.order.is_firm,
    )


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or the greatest value of a series.

    Attributes:
        value: The value.
        place: Where it is first; None where a range leaves that open.
        is_only: Whether it is nowhere else.
        is_firm: Whether it is there for all values that the bounds allow.
    """

    value: Value
    place: Place | None = None
    is_only: bool = True
    is_firm: bool = True


def extreme(line: Line, pick: Literal["lowest", "highest"]) -> Extreme:
    """The least or the greatest value of a series, and where it is."""
    is_top = pick == "highest"
    values = line.tops if is_top else line.feet
    beyond = above_all if is_top else below_all
    value = (greatest if is_top else least)(values)
    first = values.index(max(values, key=_low) if is_top else min(values, key=_high))
    own, later = [values[first]], values[first + 1 :]
    order = beyond(own, values[:first]) + beyond(own, later, or_equal=True)
    if not order.holds:
        return Extreme(value)
    return Extreme(value, line.places[first], beyond(own, later).holds, order.is_firm)


def _low(value: Value) -> Decimal:
    return value.low


def _high(value: Value) -> Decimal:
    return value.high


def extremes(chart: Chart, line: Line) -> Sentence:
    """The greatest and the least value of a series, and where they are."""
    high, low = extreme(line, "highest"), extreme(line, "lowest")
    parts = [
        _extreme(chart, "Its highest value", high),
        _extreme(chart, "its lowest", low),
    ]
    return said(
        f"{'; '.join(parts)}.",
        *_is_extreme(line, "highest", high),
        *_is_extreme(line, "lowest", low),
        firm=high.is_firm and low.is_firm,
    )


def _extreme(chart: Chart, name: str, found: Extreme) -> str:
    value = chart.value(found.value)
    if found.place is None:
        return f"{name} is {value}"
    is_at_ = "is at" if found.is_only else "is first reached at"
    return f"{name}, {value}, {is_at_} {chart.at(found.place.x)}"


def _is_extreme(line: Line, word: str, found: Extreme) -> Iterator[str]:
    if found.place is not None:
        yield f"{word}_at({line.quoted}) == {formulas.place(found.place.x)}"
    yield formulas.is_value(f"{word}({line.quoted})", found.value)
