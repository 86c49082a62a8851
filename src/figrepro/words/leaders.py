"""Which of several series are beyond the others: at one x, in what they gain, or throughout."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from figrepro.figure.model import X
from figrepro.words import formulas
from figrepro.words.panel import PanelInWords
from figrepro.words.series import SeriesInWords
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
        series: One, or several whose values are equal or cannot be told apart.
        values: Their values.
        rest: The others.
        order: What must hold for that.
    """

    side: Side
    series: tuple[SeriesInWords, ...]
    values: tuple[Value, ...]
    rest: tuple[SeriesInWords, ...]
    order: Order

    @property
    def are_alike(self) -> bool:
        """Whether all of their values are the same."""
        return len(set(self.values)) == 1

    @property
    def count(self) -> int:
        """How many series are compared."""
        return len(self.series) + len(self.rest)


def leaders(series: Sequence[SeriesInWords], values: Sequence[Value], side: Side) -> Leaders | None:
    """The least group of series that is beyond all others; None if there is no small one."""
    signed = values if side == "top" else [value.negative() for value in values]
    order = sorted(range(len(series)), key=lambda one: signed[one].high, reverse=True)
    for count in range(1, min(MOST_TOGETHER + 1, len(order))):
        chosen, others = sorted(order[:count]), sorted(order[count:])
        found = above_all([signed[one] for one in chosen], [signed[one] for one in others])
        if found.holds:
            return Leaders(
                side,
                tuple(series[one] for one in chosen),
                tuple(values[one] for one in chosen),
                tuple(series[one] for one in others),
                found,
            )
    return None


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that series have, as formulas have it.

    Attributes:
        of_name: Its term, of a quoted name or of the variable of a loop.
        of_series: Its term of what is shown of a series.
    """

    of_name: Callable[[str], str]
    of_series: Callable[[SeriesInWords], str]


CHANGE = Measure(lambda name: f"change({name})", lambda series: series.change_term)
HIGHEST = Measure(lambda name: f"highest({name})", lambda series: series.highest_term)
LOWEST = Measure(lambda name: f"lowest({name})", lambda series: series.lowest_term)


def value_at(x: X) -> Measure:
    """The value that series have at an x."""
    place = formulas.place(x)
    return Measure(lambda name: f"y({name}, {place})", lambda series: series.y_term(x))


def are_beyond(panel: PanelInWords, found: Leaders, measure: Measure) -> Iterator[str]:
    """The formulas that some series are beyond the others in a number."""
    sign = ">" if found.side == "top" else "<"
    if not panel.is_whole:
        for one in found.series:
            for other in found.rest:
                yield f"{measure.of_series(one)} {sign} {measure.of_series(other)}"
        return
    for one in found.series:
        compared = f"{measure.of_name(one.quoted)} {sign} {measure.of_name('s')}"
        if found.count == len(panel.figure.series):
            excepted = " or ".join(f"s == {other.quoted}" for other in found.series)
            yield f"all({excepted} or {compared} for s in series)"
        else:
            names = formulas.texts(other.name for other in found.rest)
            yield f"all({compared} for s in {names})"


@dataclass(frozen=True, slots=True)
class Throughout:
    """A series that is above, or below, every other wherever both have a point."""

    side: Side
    series: SeriesInWords
    others: tuple[SeriesInWords, ...]
    order: Order


def first_throughout(panel: PanelInWords, side: Side) -> Throughout | None:
    """The series that is above, or below, every other at each x that they share."""
    found = (_throughout(panel.series, one, side) for one in panel.series)
    return next((one for one in found if one is not None), None)


def _throughout(
    all_series: Sequence[SeriesInWords], series: SeriesInWords, side: Side
) -> Throughout | None:
    beyond = above_all if side == "top" else below_all
    others = tuple(one for one in all_series if one is not series)
    parts: list[Above] = []
    longest = 0
    for other in others:
        shared = [x for x in series.values if x in other.values]
        longest = max(longest, len(shared))
        if not shared:
            return None
        for x in shared:
            parts += beyond([series.values[x]], [other.values[x]]).parts
            if not parts[-1].holds:
                return None
    return Throughout(side, series, others, Order(tuple(parts))) if longest > 1 else None


def is_throughout(panel: PanelInWords, found: Throughout) -> Iterator[str]:
    """The formulas that a series is above, or below, every other."""
    if not panel.is_whole:
        yield from _is_beyond_each(found)
        return
    name, word = found.series.quoted, "above" if found.side == "top" else "below"
    yield f"all(s == {name} or {word}({name}, s) for s in {panel.series_term})"
    if panel.share_all_x:
        yield f"all(xs(s) == xs({name}) for s in {panel.series_term})"


def _is_beyond_each(found: Throughout) -> Iterator[str]:
    sign = ">" if found.side == "top" else "<"
    for other in found.others:
        shared = formulas.places(x for x in found.series.values if x in other.values)
        pair = f"y({found.series.quoted}, x) {sign} y({other.quoted}, x)"
        yield f"all({pair} for x in {shared})"


def shared_places(panel: PanelInWords) -> list[X]:
    """The x at which all series have a point, along the axis."""
    first, *others = panel.series
    return [x for x in first.values if all(x in one.values for one in others)]
