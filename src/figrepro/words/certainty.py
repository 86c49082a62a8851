"""How exactly the values of a chart are known."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from figrepro.figure import exact
from figrepro.figure.model import DRAWN, Point
from figrepro.words import formulas
from figrepro.words.chart import Chart
from figrepro.words.course import is_at
from figrepro.words.sentence import Sentence, count_word, counted, listed, said
from figrepro.words.values import Value

_MOST_NAMED = 4
"""Ranges that are told one by one."""


def certainty(chart: Chart) -> Iterator[Sentence]:
    """How many values were read off, and how exactly; of which only bounds are known."""
    if not chart.lines:
        return
    points = [point for one in chart.figure.series for point in one.points]
    read_off = [point for point in points if point.basis == "approximate"]
    ranges = sum(point.basis == "range" for point in points)
    others = [point for point in points if point.basis == "exact"]
    count = f"sum(count(values(s)) for s in series) == {len(points)}"
    if read_off:
        doubt = _doubt(points)
        yield said(
            f"{_how_many(len(read_off), len(points))} approximate{_how_close(chart, doubt)}.",
            count,
            f"sum(approximate(s) for s in series) == {len(read_off)}",
            *_is_doubt(doubt),
        )
    if ranges:
        yield _ranges(chart, ranges)
    if others and not read_off:
        doubt = _doubt(points)
        close = f" to within {chart.plain(_one(doubt))}" if doubt else ""
        yield said(
            f"{_how_many(len(others), len(points))} exact{close}.",
            count,
            "sum(approximate(s) for s in series) == 0",
            f"sum(ranges(s) for s in series) == {ranges}",
            *_is_doubt(doubt),
        )


def _how_many(some: int, of_all: int) -> str:
    if some < of_all:
        return f"Of the {count_word(of_all)} values, {count_word(some)} {_are(some)}"
    if some == 1:
        return "The only value is"
    return f"All {counted(some, 'value')} are"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _doubt(points: list[Point]) -> Decimal | None:
    """How far a value may be from what is listed, at most; None if that is not known of one."""
    doubts = []
    for point in points:
        if point.y_low is None or point.y_high is None:
            return None
        low, high = point.drawn_range or (point.y, point.y)
        doubts += [exact.subtract(low, point.y_low), exact.subtract(point.y_high, high)]
    return max(doubts)


def _is_doubt(doubt: Decimal | None) -> Iterator[str]:
    if doubt is not None:
        yield f"max(max(doubts(s)) for s in series) == {formulas.number(doubt)}"


def _how_close(chart: Chart, doubt: Decimal | None) -> str:
    """How exactly approximate values are known."""
    reading = chart.spec.reading.get(DRAWN)
    step = None if reading is None else reading.resolution
    if doubt is None:
        return "; how closely they were read is not known"
    off = f"each may be off by up to {chart.difference(_one(doubt))}"
    if step is None or Fraction(exact.of_float(step)) != 2 * Fraction(doubt):
        return f": {off}"
    return f", read in steps of {chart.difference(_one(exact.of_float(step)))}: {off}"


def _one(number: Decimal) -> Value:
    plain = exact.plain(number)
    return Value(plain, plain, (plain, plain))


def _ranges(chart: Chart, count: int) -> Sentence:
    text = f"Of {counted(count, 'value')} only the bounds are known"
    formula = f"sum(ranges(s) for s in series) == {count}"
    found = [
        (line, place)
        for line in chart.lines
        if line.has_one_value_at_each_x
        for place in line.places
        if place.points[0].basis == "range"
    ]
    if len(found) < count or count > _MOST_NAMED:
        return said(f"{text}.", formula)
    parts = [
        f"{line.label} at {chart.at(place.x)} ({chart.value(place.value)})" for line, place in found
    ]
    return said(f"{text}: {listed(parts)}.", formula, *(is_at(*one) for one in found))
