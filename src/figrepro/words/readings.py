"""How far other readings of a chart are from the one that is drawn."""

from collections.abc import Iterator

from figrepro.figure.formats import visible
from figrepro.figure.measure import ReadingComparison, SharedPoint, compare_readings
from figrepro.figure.model import DRAWN
from figrepro.words import formulas
from figrepro.words.chart import Chart, Line
from figrepro.words.sentence import Sentence, count_word, said
from figrepro.words.values import Value, above_all, falling, greatest, rising


def disagreement(chart: Chart) -> Iterator[Sentence]:
    """Of each other reading, where it differs most from the drawing."""
    for comparison in compare_readings(chart.figure):
        if comparison.first == DRAWN and comparison.shared:
            yield _disagreement(chart, comparison)


def _disagreement(chart: Chart, comparison: ReadingComparison) -> Sentence:
    name = formulas.text(comparison.second)
    apart = [_difference(one) for one in comparison.shared]
    which = "one of the points" if len(apart) == 1 else f"{count_word(len(apart))} of the points"
    begun = f"The reading “{visible(comparison.second)}” has {which}, too"
    count = f"count(differences({name})) == {len(apart)}"
    if all(one.low == one.high == 0 for one in apart):
        hedge = ", as read" if any(one.is_about for one in apart) else ""
        zero = f"all(d == 0 for d in differences({name}))"
        return said(f"{begun}, and agrees{hedge}.", count, zero)
    point = _OnePoint.of(chart, comparison)
    if point is None:
        most = greatest([one.size() for one in apart])
        text = f"{begun}, and differs by up to {chart.difference(most)}."
        return said(
            text, count, formulas.is_value(f"max(abs(d) for d in differences({name}))", most)
        )
    return _farthest(chart, comparison, point, (begun, count))


def _difference(shared: SharedPoint) -> Value:
    return Value.of(shared.second).less(Value.of(shared.first))


class _OnePoint:
    """The point at which two readings are farthest apart, where it is the only one at its x."""

    def __init__(self, line: Line, shared: SharedPoint, reading: str) -> None:
        self.line = line
        self.x = shared.x
        self.ours, self.theirs = Value.of(shared.first), Value.of(shared.second)
        place = formulas.place(shared.x)
        self.our_term = f"y({line.quoted}, {place})"
        self.their_term = f"reading({formulas.text(reading)}, {line.quoted}, {place})"

    @classmethod
    def of(cls, chart: Chart, comparison: ReadingComparison) -> "_OnePoint | None":
        """That point, None if there are several points at its x."""
        shared = comparison.shared[0]
        line = next(one for one in chart.lines if one.name == shared.series)
        other = next(one for one in chart.figure.readings if one.name == comparison.second)
        theirs = other.named(shared.series)
        there = [] if theirs is None else [one for one in theirs.points if one.x == shared.x]
        if shared.x not in line.values or len(there) > 1:
            return None
        return cls(line, shared, comparison.second)

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether the two have no value in common, whatever the bounds allow."""
        pair = [self.ours, self.theirs]
        return rising(pair).is_firm or falling(pair).is_firm


def _farthest(
    chart: Chart, comparison: ReadingComparison, point: _OnePoint, begun: tuple[str, str]
) -> Sentence:
    """The values where two readings are farthest apart."""
    text, count = begun
    sizes = [_difference(one).size() for one in comparison.shared]
    most = above_all(sizes[:1], sizes[1:], or_equal=True)
    where = f"{point.line.label} at {chart.at(point.x)}"
    against = f"it has {chart.value(point.theirs)}, the drawing {chart.value(point.ours)}"
    explained = ", farther apart than their bounds explain" if point.is_beyond_doubt else ""
    terms = (
        count,
        formulas.is_value(point.their_term, point.theirs),
        formulas.is_value(point.our_term, point.ours),
        *([f"{point.their_term} != {point.our_term}"] if point.is_beyond_doubt else []),
    )
    if len(sizes) == 1 or not most.holds:
        return said(f"{text}; for {where} {against}{explained}.", *terms)
    hedge = "" if most.is_firm else ", as read"
    return said(
        f"{text}, and differs most for {where}{hedge}; there {against}{explained}.",
        *terms,
        f"all(abs(d) <= abs({point.their_term} - {point.our_term}) "
        f"for d in differences({formulas.text(comparison.second)}))",
    )
