"""How exactly the values of a chart are known."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from figrepro.figure import decimal_math
from figrepro.figure.model import DRAWN, Point
from figrepro.words import formulas
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import Phrase, count_word, counted, listed_phrases, phrase
from figrepro.words.sentence import Sentence, said
from figrepro.words.values import exactly

_BOTH = 2
_MOST_NAMED = 4
"""Ranges that are told one by one."""


def certainty(panel: PanelInWords) -> Iterator[Sentence]:
    """How many values were read off, and how exactly; of which only bounds are known."""
    points = panel.points
    read_off = [point for point in points if point.basis == "approximate"]
    ranges = sum(point.basis == "range" for point in points)
    others = [point for point in points if point.basis == "exact"]
    if read_off:
        yield said(
            f"{_how_many(len(read_off), len(points))} approximate{_how_close(panel, read_off)}",
            f"{panel.summed('count(values(s))')} == {len(points)}",
            f"{panel.summed('approximate(s)')} == {len(read_off)}",
            *_are_doubts(panel, _doubt(read_off)),
        )
    if ranges:
        yield _ranges(panel, ranges)
    doubt = _doubt(others)
    if others and (doubt or not read_off):
        close = f" to within {_by(panel, doubt)}" if doubt else ""
        yield said(
            f"{_how_many(len(others), len(points))} exact{close}",
            f"{panel.summed('count(values(s))')} == {len(points)}",
            f"{panel.summed('approximate(s)')} == {len(read_off)}",
            f"{panel.summed('ranges(s)')} == {ranges}",
            *_are_doubts(panel, doubt),
        )


def _how_many(some: int, of_all: int) -> str:
    if some < of_all:
        return f"Of the {count_word(of_all)} values, {count_word(some)} {_are(some)}"
    if some == 1:
        return "The only value is"
    return "Both values are" if some == _BOTH else f"All {counted(some, 'value')} are"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _doubts(points: Sequence[Point]) -> list[Decimal] | None:
    """How far each value may be from what is listed; None if that is not known of one."""
    doubts = [one for point in points if (one := point.doubt) is not None]
    return doubts if len(doubts) == len(points) else None


def _doubt(points: Sequence[Point]) -> Decimal | None:
    """How far one of some values may be from what is listed, at most; None if not known."""
    doubts = _doubts(points)
    return max(doubts) if doubts else None


def _are_doubts(panel: PanelInWords, doubt: Decimal | None) -> Iterator[str]:
    """The formula of how many values are no farther from what is listed; none if not known."""
    doubts = _doubts(panel.points)
    if doubt is None or doubts is None:
        return
    number = formulas.number(doubt)
    if max(doubts) == doubt:
        yield f"max(max(doubts(s)) for s in {panel.series_term}) == {number}"
    else:
        close = sum(one <= doubt for one in doubts)
        each = f"for s in {panel.series_term} for d in doubts(s)"
        yield f"count(d <= {number} {each}) == {close}"


def _how_close(panel: PanelInWords, read_off: Sequence[Point]) -> str:
    """How exactly approximate values are known."""
    reading = panel.figure.spec.reading.get(DRAWN)
    step = None if reading is None else reading.resolution
    doubt = _doubt(read_off)
    if doubt is None:
        which = "it was" if len(read_off) == 1 else "they were"
        return f"; how closely {which} read is not known"
    if not doubt:
        return ""
    off = f"{'it' if len(read_off) == 1 else 'each'} may be off by up to {_by(panel, doubt)}"
    if step is None or Fraction(decimal_math.of_float(step)) != 2 * Fraction(doubt):
        return f": {off}"
    return f", read in steps of {_by(panel, decimal_math.of_float(step))}: {off}"


def _by(panel: PanelInWords, number: Decimal) -> str:
    return panel.difference(exactly(decimal_math.plain(number))).text


def _ranges(panel: PanelInWords, count: int) -> Sentence:
    text = f"Of {counted(count, 'value')} only the bounds are known"
    formula = f"{panel.summed('ranges(s)')} == {count}"
    found = [
        (series, place)
        for series in panel.series
        if series.has_one_value_at_each_x
        for place in series.places
        if place.points[0].basis == "range"
    ]
    if len(found) < count or count > _MOST_NAMED:
        return said(text, formula)
    parts: list[Phrase] = [
        phrase(f"{series.label} at {panel.at(place.x)} (", panel.value(place.value), ")")
        for series, place in found
    ]
    of_each = (series.is_at(place) for series, place in found)
    return said(phrase(f"{text}: ", listed_phrases(parts)), formula, *of_each)
