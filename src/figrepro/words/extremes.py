"""Where one series is highest and lowest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from figrepro.words import formulas
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import Phrase, counted, joined, own_words, phrase
from figrepro.words.sentence import Clause, Sentence, clause, said
from figrepro.words.series import PointsAtX, SeriesInWords
from figrepro.words.values import Value, above_all, below_all, greatest, least

Pick = Literal["highest", "lowest"]
PICKS: tuple[Pick, Pick] = ("highest", "lowest")
_MOST_NAMED = 3
"""Categories that are named as those of one extreme."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or the greatest value of a series.

    Attributes:
        pick: Which of the two.
        value: The value.
        places: Where it is, along the axis; none where a range leaves that open.
        is_only: Whether it is nowhere else.
        is_firm: Whether it is there for all values that the bounds allow.
    """

    pick: Pick
    value: Value
    places: tuple[PointsAtX, ...] = ()
    is_only: bool = True
    is_firm: bool = True


def extreme(series: SeriesInWords, pick: Pick) -> Extreme:
    """The least or the greatest value of a series, and where it is."""
    is_top = pick == "highest"
    values = series.tops if is_top else series.feet
    beyond = above_all if is_top else below_all
    value = (greatest if is_top else least)(values)
    ends = [one.low if is_top else one.high for one in values]
    first = ends.index(value.low if is_top else value.high)
    own, later = values[first], values[first + 1 :]
    order = beyond([own], values[:first]) + beyond([own], later, or_equal=True)
    if not order.holds:
        return Extreme(pick, value)
    alike = [one for one, other in zip(series.places, values, strict=True) if _equal(own, other)]
    places = tuple(alike) or (series.places[first],)
    if _is_first_of_all(series):
        is_only = beyond([own], later).holds
        if not is_only and not series.has_course:
            return Extreme(pick, value)
        return Extreme(pick, value, places, is_only, order.is_firm)
    others = [[one.value for one in series.places if one is not place] for place in places]
    orders = [beyond([own], rest, or_equal=True) for rest in others]
    return Extreme(pick, value, places, is_only=True, is_firm=all(one.is_firm for one in orders))


def _is_first_of_all(series: SeriesInWords) -> bool:
    """Whether of several equal extremes the first is told, or all of them together."""
    return series.has_course or not series.has_one_value_at_each_x


def _equal(one: Value, other: Value) -> bool:
    return one.low == one.high == other.low == other.high


def value_is(series: SeriesInWords, found: Extreme) -> str:
    """The formula that a series has that value as its least or its greatest."""
    term = series.highest_term if found.pick == "highest" else series.lowest_term
    return formulas.is_value(term, found.value)


def _extreme_is(series: SeriesInWords, found: Extreme) -> Iterator[str]:
    """The formulas that a series has its least or its greatest value where it has it."""
    yield value_is(series, found)
    if not found.places:
        return
    first, sign = found.places[0], "<" if found.pick == "highest" else ">"
    if not _is_first_of_all(series):
        for place in found.places:
            yield f"all(v {sign}= {series.y_term(place.x)} for v in {series.values_term})"
    elif series.is_whole:
        yield f"{found.pick}_at({series.quoted}) == {formulas.place(first.x)}"
    else:
        for one in series.places[: series.places.index(first)]:
            yield f"{series.y_term(one.x)} {sign} {series.y_term(first.x)}"
        yield f"all(v {sign}= {series.y_term(first.x)} for v in {series.values_term})"


def extremes(panel: PanelInWords, series: SeriesInWords) -> Sentence:
    """The greatest and the least value of a series, and where they are."""
    high, low = (extreme(series, pick) for pick in PICKS)
    highest = _extreme(panel, "its highest value", high)
    words = own_words(highest, "; ", _extreme(panel, "its lowest", low))
    return said(
        series.there(words),
        *_extreme_is(series, high),
        *_extreme_is(series, low),
        firm=high.is_firm and low.is_firm,
    )


def _extreme(panel: PanelInWords, name: str, found: Extreme) -> Phrase:
    value = panel.value(found.value)
    if not found.places:
        return phrase(name, " is ", value)
    if not found.is_only:
        return phrase(name, ", ", value, f", is first reached at {panel.at(found.places[0].x)}")
    return phrase(name, ", ", value, f", is at {_where(panel, found)}")


def best_and_worst(panel: PanelInWords, series: SeriesInWords) -> Clause:
    """Where a series is highest and lowest among categories."""
    found = [extreme(series, pick) for pick in PICKS]
    return clause(
        phrase(f"{series.label} is ", joined([_at(panel, one) for one in found], " and ")),
        *(formula for one in found for formula in _extreme_is(series, one)),
        firm=all(one.is_firm for one in found),
    )


def _at(panel: PanelInWords, found: Extreme) -> Phrase:
    if not found.places:
        return phrase(f"{found.pick} with a value of ", panel.value(found.value))
    return phrase(f"{found.pick} at {_where(panel, found)} (", panel.value(found.value), ")")


def _where(panel: PanelInWords, found: Extreme) -> str:
    """The categories of an extreme, or how many they are."""
    places = found.places
    if len(places) > _MOST_NAMED:
        return counted(len(places), "category", "categories")
    return panel.at_each(place.x for place in places)


def between_the_ends(panel: PanelInWords, series: SeriesInWords) -> Clause | None:
    """How far a series goes beyond both of its ends; None if it does not."""
    ends = [series.first.value, series.last.value]
    high, low = (extreme(series, pick) for pick in PICKS)
    parts, of_it = [], []
    for found, beyond, verb in ((high, above_all, "reaching"), (low, below_all, "falling to")):
        if beyond([found.value], ends).holds:
            parts.append(phrase(f"{verb} ", panel.end(found.value)))
            of_it.append(value_is(series, found))
    if not parts:
        return None
    return Clause(phrase(", ", joined(parts, " and "), " in between"), tuple(of_it))
