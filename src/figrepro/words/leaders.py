"""Which of several series are beyond the others: at one x, in what they gain, or throughout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from figrepro.figure.model import X
from figrepro.words import formulas
from figrepro.words.chart import Chart, Line
from figrepro.words.values import Above, Order, Value, above_all, below_all

Side = Literal["top", "bottom"]
SIDES: tuple[Side, Side] = ("top", "bottom")

MOST_TOGETHER = 4
"""Series that are told together as the highest or the lowest."""


@dataclass(frozen=True, slots=True)
class Leaders:
    """The series beyond all others on one side.

    Attributes:
        side: Above them, or below.
        lines: One, or several whose values are equal or cannot be told apart.
        values: Their values.
        rest: The others.
        order: What must hold for that.
    """

    side: Side
    lines: tuple[Line, ...]
    values: tuple[Value, ...]
    rest: tuple[Line, ...]
    order: Order

    @property
    def are_alike(self) -> bool:
        """Whether all of their values are the same."""
        return len(set(self.values)) == 1


def leaders(lines: Sequence[Line], values: Sequence[Value], side: Side) -> Leaders | None:
    """The least group of series that is beyond all others; None if there is no small one."""
    signed = values if side == "top" else [value.negative() for value in values]
    order = sorted(range(len(lines)), key=lambda one: signed[one].high, reverse=True)
    for count in range(1, min(MOST_TOGETHER + 1, len(order))):
        chosen, others = sorted(order[:count]), sorted(order[count:])
        found = above_all([signed[one] for one in chosen], [signed[one] for one in others])
        if found.holds:
            return Leaders(
                side,
                tuple(lines[one] for one in chosen),
                tuple(values[one] for one in chosen),
                tuple(lines[one] for one in others),
                found,
            )
    return None


def are_beyond(chart: Chart, found: Leaders, number: str) -> Iterator[str]:
    """The formulas that some series are beyond the others in a number, such as `change({})`."""
    sign = ">" if found.side == "top" else "<"
    for line in found.lines:
        compared = f"{number.format(line.quoted)} {sign} {number.format('s')}"
        if len(found.lines) + len(found.rest) == len(chart.figure.series):
            excepted = " or ".join(f"s == {one.quoted}" for one in found.lines)
            yield f"all({excepted} or {compared} for s in series)"
        else:
            names = formulas.texts(one.name for one in found.rest)
            yield f"all({compared} for s in {names})"


@dataclass(frozen=True, slots=True)
class Throughout:
    """A series that is above, or below, every other wherever both have a point."""

    side: Side
    line: Line
    order: Order


def first_throughout(chart: Chart, side: Side) -> Throughout | None:
    """The series that is above, or below, every other at each x that they share."""
    found = (_throughout(chart.lines, line, side) for line in chart.lines)
    return next((one for one in found if one is not None), None)


def _throughout(lines: Sequence[Line], line: Line, side: Side) -> Throughout | None:
    beyond = above_all if side == "top" else below_all
    parts: list[Above] = []
    longest = 0
    for other in lines:
        shared = [x for x in line.values if x in other.values] if other is not line else []
        longest = max(longest, len(shared))
        if not shared and other is not line:
            return None
        for x in shared:
            parts += beyond([line.values[x]], [other.values[x]]).parts
            if not parts[-1].holds:
                return None
    return Throughout(side, line, Order(tuple(parts))) if longest > 1 else None


def is_throughout(chart: Chart, found: Throughout) -> Iterator[str]:
    """The formulas that a series is above, or below, every other."""
    name, word = found.line.quoted, "above" if found.side == "top" else "below"
    yield f"all(s == {name} or {word}({name}, s) for s in series)"
    if chart.share_all_x:
        yield f"all(xs(s) == xs({name}) for s in series)"


def shared_places(chart: Chart) -> list[X]:
    """The x at which all series have a point, along the axis."""
    first, *others = chart.lines
    return [x for x in first.values if all(x in line.values for line in others)]
