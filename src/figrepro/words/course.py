"""How one series runs: its ends, its change, and where it turns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from figrepro.words import formulas
from figrepro.words.extremes import PICKS, best_and_worst, extreme, extremes, value_is
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import (
    Phrase,
    all_of,
    counted,
    each_of,
    hedge,
    listed_phrases,
    own_words,
    phrase,
)
from figrepro.words.sentence import Sentence, first_judged, said
from figrepro.words.series import PointsAtX, SeriesInWords
from figrepro.words.values import Order, Value, falling, rising

_MOST_LISTED = 6
"""Categories whose values are told one by one."""
_SOME = 3
"""Points from which on a series has a course between its ends."""


def course(panel: PanelInWords, series: SeriesInWords) -> Iterator[Sentence]:
    """What there is to say of one series: the first sentence names it, others may say "it"."""
    first, *others = _course(panel, series)
    how_many = series.within_the_axes(_how_many(series))
    yield first_judged(first, said(how_many, *series.has_count()))
    yield from others


def _course(panel: PanelInWords, series: SeriesInWords) -> Iterator[Sentence]:
    if not series.has_one_value_at_each_x:
        yield from _cloud(panel, series)
    elif series.count == 1:
        yield _single(panel, series)
    elif series.is_level and not series.leaves_the_axes:
        yield _level(panel, series)
    elif panel.has_categories and series.count <= _MOST_LISTED:
        yield _each_category(panel, series)
        yield from _shape(panel, series)
    elif series.has_course:
        yield _from_end_to_end(panel, series)
        yield from _shape(panel, series)
    else:
        best = best_and_worst(panel, series)
        yield said(series.within_the_axes(best.phrase), *best.formulas)


def _how_many(series: SeriesInWords) -> Phrase:
    return phrase(f"{series.label} has {counted(series.count, 'point')}")


def _cloud(panel: PanelInWords, series: SeriesInWords) -> Iterator[Sentence]:
    """Points of which several stand at one x."""
    how_many = _how_many(series)
    if not series.is_whole:
        yield said(series.within_the_axes(how_many))
        return
    places = f"count(xs({series.quoted})) == {len(series.places)}"
    if len(series.places) > 1:
        word = ("category", "categories") if panel.has_categories else ("x", "x")
        where = counted(len(series.places), *word)
    else:
        where = panel.at(series.first.x)
        places += f" and xs({series.quoted}) == {formulas.places([series.first.x])}"
    formula = *series.has_count(), places
    if series.is_level:
        value = phrase(f", {each_of(series.count)} ", panel.value(series.first.value))
        yield said(phrase(how_many, f" at {where}", value), *formula, all_are(series))
    elif len(series.places) > 1:
        yield said(phrase(how_many, f" at {where}"), *formula)
        yield extremes(panel, series)
    else:
        high, low = (extreme(series, pick) for pick in PICKS)
        span = phrase(how_many, f" at {where}, ", panel.span(low.value, high.value))
        yield said(span, *formula, value_is(series, low), value_is(series, high))


def all_are(series: SeriesInWords) -> str:
    """The formula that all values of a level series are the one that they are."""
    return f"all({formulas.is_value('v', series.first.value)} for v in {series.values_term})"


def _single(panel: PanelInWords, series: SeriesInWords) -> Sentence:
    """The only point of a series."""
    value = panel.value(series.first.value)
    words = phrase(f"{series.label} has a single point: ", value, _at(panel, series.first))
    return said(
        series.within_the_axes(words),
        *series.has_count(),
        series.is_at(series.first),
    )


def _at(panel: PanelInWords, place: PointsAtX) -> str:
    return f" at {panel.at(place.x)}"


def _level(panel: PanelInWords, series: SeriesInWords) -> Sentence:
    """A series whose values are all equal."""
    value = panel.value(series.first.value)
    is_firm = not any(one.is_about for one in series.in_order)
    if series.has_course:
        where = f" from {panel.at(series.first.x)} to {panel.at(series.last.x)}"
        words = phrase(f"{series.label} stays at ", value, where)
        return said(series.within_the_axes(words), all_are(series), *series.runs(), firm=is_firm)
    where = f" at {all_of(series.count)} of its categories"
    words = phrase(f"{series.label} is ", value, where)
    return said(series.within_the_axes(words), all_are(series), *series.has_count(), firm=is_firm)


def _each_category(panel: PanelInWords, series: SeriesInWords) -> Sentence:
    parts = [phrase(panel.value(one.value), _at(panel, one)) for one in series.places]
    return said(
        series.within_the_axes(phrase(f"{series.label} is ", listed_phrases(parts))),
        *series.has_count(),
        *map(series.is_at, series.places),
    )


def _from_end_to_end(panel: PanelInWords, series: SeriesInWords) -> Sentence:
    first, last = series.first, series.last
    begun = phrase("from ", panel.end(first.value), _at(panel, first))
    between = phrase(begun, " to ", panel.end(last.value), _at(panel, last))
    leaving = ", and leaves them in between" if series.leaves_the_axes else ""
    words = phrase(f"{series.label} ", _direction(panel, series, between), leaving)
    return said(
        series.within_the_axes(words),
        *series.runs(),
        series.is_at(first),
        series.is_at(last),
        formulas.is_value(series.change_term, series.change),
    )


def _direction(panel: PanelInWords, series: SeriesInWords, between: Phrase) -> Phrase:
    """The verb for a course, its ends, and by how much it goes."""
    ends, change = [series.first.value, series.last.value], series.change
    for verb, steps, by in (("rise", rising, change), ("fall", falling, change.negative())):
        net, amount = steps(ends), panel.difference(by)
        if steps(series.in_order).holds and not series.leaves_the_axes:
            as_read = hedge(", as read,", firm=net.is_firm)
            return phrase(f"{verb}s", as_read, " ", between, ", by ", amount)
        if net.holds:
            as_read = hedge("as read ", firm=net.is_firm)
            return phrase("goes ", between, ", ", as_read, f"a net {verb} of ", amount)
    if not change.is_one:
        return phrase("goes ", between)
    as_read = hedge("as read ", firm=not change.is_about)
    return phrase("goes ", between, ", ", as_read, "with no net change")


def _shape(panel: PanelInWords, series: SeriesInWords) -> Iterator[Sentence]:
    """What a series does between its ends."""
    if series.count < _SOME or series.leaves_the_axes:
        return
    if not series.has_course:
        yield extremes(panel, series)
        return
    turn = turning_point(series)
    if turn is not None:
        yield _turn(panel, series, turn)
        return
    values = series.in_order
    for order, sign, text in (
        (rising(values), ">", "it rises at every step"),
        (falling(values), "<", "it falls at every step"),
        (rising(values, or_equal=True), ">=", "it never falls"),
        (falling(values, or_equal=True), "<=", "it never rises"),
    ):
        if order.holds:
            yield said(series.there(own_words(text)), series.steps_are(sign), firm=order.is_firm)
            return
    yield extremes(panel, series)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a series that rises at every step begins to fall, or the other way round."""

    place: PointsAtX
    rises_first: bool
    order: Order


def turning_point(series: SeriesInWords) -> Turn | None:
    """The only place at which a series turns."""
    values = series.in_order
    for rises_first, first, second in ((True, rising, falling), (False, falling, rising)):
        turn = _steps_that_hold(values, first)
        order = first(values[: turn + 1]) + second(values[turn:])
        if 0 < turn < len(values) - 1 and order.holds:
            return Turn(series.places[turn], rises_first, order)
    return None


def _steps_that_hold(values: Sequence[Value], goes: Callable[[Sequence[Value]], Order]) -> int:
    """How many steps from the first on go one way."""
    for count, pair in enumerate(pairwise(values)):
        if not goes(pair).holds:
            return count
    return len(values) - 1


def _turn(panel: PanelInWords, series: SeriesInWords, turn: Turn) -> Sentence:
    verbs = ("rises to a peak of", "falls") if turn.rises_first else ("falls to a low of", "rises")
    value = panel.end(turn.place.value)
    at = _at(panel, turn.place)
    return said(
        series.there(own_words(f"it {verbs[0]} ", value, at, f" and {verbs[1]} from there")),
        series.turns_at(turn.place, rises_first=turn.rises_first),
        series.is_at(turn.place),
        firm=turn.order.is_firm,
    )
