"""How far other readings of a chart are from the one that is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from figrepro.claims.writing import quote
from figrepro.errors import visible
from figrepro.figure.compare_readings import ReadingComparison, SharedPoint, compare_readings
from figrepro.figure.model import DRAWN, Reading
from figrepro.words import formulas
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import Phrase, all_of, count_word, hedge, phrase
from figrepro.words.sentence import Clause, Sentence, said
from figrepro.words.series import SeriesInWords
from figrepro.words.values import Value, above_all, falling, greatest, rising

_UNEXPLAINED = ", farther apart than their bounds explain"


def disagreement(panel: PanelInWords) -> Iterator[Sentence]:
    """Of each other reading that differs most in this panel, where it does."""
    names = {one.name for one in panel.all_series}
    for comparison in compare_readings(panel.figure):
        shared = comparison.shared
        if comparison.first == DRAWN and shared and shared[0].series in names:
            begun = _which(panel, comparison)
            found = _how_far(panel, comparison)
            yield said(phrase(begun.phrase, found.phrase), *begun.formulas, *found.formulas)


def _which(panel: PanelInWords, comparison: ReadingComparison) -> Clause:
    """How many of the points another reading has."""
    name, shared = comparison.second, len(comparison.shared)
    if shared < panel.figure.point_count:
        which = f"{count_word(shared)} of the points"
    else:
        which = "the only point" if shared == 1 else f"{all_of(shared)} points"
    return Clause(
        phrase(f"The reading “{visible(name)}” has {which}, too"),
        (f"count({_differences(comparison)}) == {shared}",),
    )


def _differences(comparison: ReadingComparison) -> str:
    return f"differences({quote(comparison.second)})"


def _how_far(panel: PanelInWords, comparison: ReadingComparison) -> Clause:
    """That another reading agrees, or how far and where it is from the drawing."""
    apart = [_difference(one) for one in comparison.shared]
    sizes = [one.size() for one in apart]
    differences = _differences(comparison)
    if all(one.low == one.high == 0 for one in apart):
        agrees = hedge(", as read", firm=not any(one.is_about for one in apart))
        return Clause(phrase(", and agrees", agrees), (f"all(d == 0 for d in {differences})",))
    if len(sizes) > 1 and sizes[0].is_one and set(sizes) == {sizes[0]}:
        by = panel.difference(sizes[0])
        formula = f"all({formulas.is_value('abs(d)', sizes[0])} for d in {differences})"
        return Clause(phrase(", and differs by ", by, " at each of them"), (formula,))
    found = _farthest(panel, comparison)
    if found is None:
        most = greatest(sizes)
        formula = formulas.is_value(f"max(abs(d) for d in {differences})", most)
        return Clause(phrase(", and differs by up to ", panel.difference(most)), (formula,))
    return _at_the_farthest(panel, found, sizes, differences)


def _difference(shared: SharedPoint) -> Value:
    return Value.of(shared.second).less(Value.of(shared.first))


@dataclass(frozen=True, slots=True)
class _Farthest:
    """The point at which two readings are farthest apart.

    Attributes:
        where: Its series and its x in words.
        ours: Its value in the drawing.
        our_term: That value in a formula.
        theirs: Its value in the other reading.
        their_term: That value in a formula.
    """

    where: str
    ours: Value
    our_term: str
    theirs: Value
    their_term: str

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether the two have no value in common, whatever the bounds allow."""
        pair = [self.ours, self.theirs]
        return rising(pair).is_firm or falling(pair).is_firm


def _farthest(panel: PanelInWords, comparison: ReadingComparison) -> _Farthest | None:
    """That point, None if there are several points at its x."""
    point = comparison.shared[0]
    other = next(one for one in panel.figure.readings if one.name == comparison.second)
    if any(_count_at(one, point) > 1 for one in (panel.figure.drawn, other)):
        return None
    series = _named(panel, point.series)
    place = formulas.place(point.x)
    return _Farthest(
        f"{series.label} at {panel.at(point.x)}",
        Value.of(point.first),
        series.y_term(point.x),
        Value.of(point.second),
        f"reading({quote(comparison.second)}, {series.quoted}, {place})",
    )


def _count_at(reading: Reading, point: SharedPoint) -> int:
    series = reading.named(point.series)
    return 0 if series is None else sum(one.x == point.x for one in series.points)


def _named(panel: PanelInWords, name: str) -> SeriesInWords:
    return next(one for one in panel.all_series if one.name == name)


def _at_the_farthest(
    panel: PanelInWords, found: _Farthest, sizes: list[Value], differences: str
) -> Clause:
    """The values where two readings are farthest apart."""
    against = phrase(
        "it has ", panel.value(found.theirs), ", the drawing ", panel.value(found.ours),
        _UNEXPLAINED if found.is_beyond_doubt else "",
    )  # fmt: skip
    terms = (
        formulas.is_value(found.their_term, found.theirs),
        formulas.is_value(found.our_term, found.ours),
        *([f"{found.their_term} != {found.our_term}"] if found.is_beyond_doubt else []),
    )
    most = above_all(sizes[:1], sizes[1:], or_equal=True)
    if len(sizes) == 1 or not most.holds:
        return Clause(phrase(f"; for {found.where} ", against), terms)
    is_most = f"all(abs(d) <= abs({found.their_term} - {found.our_term}) for d in {differences})"
    return Clause(
        phrase(_most(found, sizes, firm=most.is_firm), "; there ", against), (*terms, is_most)
    )


def _most(found: _Farthest, sizes: list[Value], *, firm: bool) -> Phrase:
    """Where two readings are farthest apart, there alone or as far in other places."""
    is_only = above_all(sizes[:1], sizes[1:]).holds
    among = "" if is_only else ", among others"
    return phrase(f", and differs most for {found.where}{among}", hedge(", as read", firm=firm))
