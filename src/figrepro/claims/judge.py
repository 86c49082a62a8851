"""What the numbers make of a formula: verdict, firmness, and the readings that dispute it."""

from fractions import Fraction
from functools import cached_property

from figrepro.claims.box import Box
from figrepro.claims.conditions import Condition, atoms_of, denied, reasons_of
from figrepro.claims.ground import Grounding
from figrepro.claims.numbers import DecidingNumber, DecidingNumbers
from figrepro.claims.parse import parse
from figrepro.claims.settle import Finding, find
from figrepro.claims.subject import Subject
from figrepro.claims.syntax import Node
from figrepro.claims.typed import Types
from figrepro.claims.verdicts import Firmness, Judgement, Verdict, WitnessPoint
from figrepro.figure.model import DRAWN, Figure, X


class Judge:
    """Judges formulas about one figure, by one of its readings.

    Args:
        figure: The figure.
        reading: The reading whose points are taken.
    """

    def __init__(self, figure: Figure, reading: str = DRAWN) -> None:
        self.figure = figure
        self.reading = reading
        self.subject = Subject.of(figure, reading)
        self._types = Types(figure.spec.x.scale)
        self._grounding = Grounding(self.subject)
        self._numbers = DecidingNumbers(self._grounding)

    @cached_property
    def _disputing(self) -> dict[str, Subject]:
        """The drawn points with those of each other reading in their place.

        They are the same variables, so that a statement about the one is one about the other.
        """
        others = self.figure.readings if self.reading == DRAWN else ()
        return {one.name: Subject.with_points_of(self.figure, one.name) for one in others}

    def read(self, formula: str) -> Node:
        """What a formula is made of.

        Raises:
            FormulaError: It is none, or says nothing about this figure.
        """
        parsed = parse(formula)
        self._types.require_statement(parsed)
        return parsed

    def judge(self, formula: str) -> Judgement:
        """The verdict on a formula.

        Raises:
            FormulaError: It is none, or says nothing about this figure.
        """
        return self.judge_parsed(self.read(formula))

    def judge_parsed(self, parsed: Node) -> Judgement:
        """The verdict on a formula that was read.

        Raises:
            FormulaError: It says nothing about this figure.
        """
        condition = self._grounding.statement(parsed)
        verdict, reason = _verdict(condition, self.subject)
        if verdict == "undecided":
            return Judgement(verdict, reason=reason)
        holds = verdict == "supported"
        found = _turned(condition, self.subject, holds=holds)
        disputed = tuple(
            name
            for name, other in self._disputing.items()
            if _verdict(condition, other)[0] == ("contradicted" if holds else "supported")
        )
        return Judgement(
            verdict,
            _FIRMNESS[found.answer],
            self._witness(found),
            disputed,
            _why_open(condition, self.subject.allowed) if found.answer == "open" else "",
        )

    def numbers(self, parsed: Node) -> tuple[DecidingNumber, ...]:
        """The numbers that decide a formula that was judged."""
        return self._numbers.of(parsed)

    @cached_property
    def _places(self) -> dict[int, tuple[str, X]]:
        """The series and the x of each variable that is a point by itself."""
        return {
            place.variables[0]: (name, place.x)
            for name, course in self.subject.courses.items()
            for place in course.places
            if len(place.variables) == 1
        }

    def _witness(self, found: Finding) -> tuple[WitnessPoint, ...]:
        """The points of the values found that are not as listed."""
        return tuple(
            WitnessPoint(*self._places[number], Fraction(value))
            for number, value in sorted(found.values.items())
            if number in self._places and value != Fraction(self.subject.points[number].y)
        )


_FIRMNESS: dict[str, Firmness] = {"impossible": "firm", "possible": "narrow", "open": "open"}


_NEITHER = "neither a proof nor values that turn it were found"


def _verdict(condition: Condition, subject: Subject) -> tuple[Verdict, str]:
    """Whether it holds at the values as listed, and why that cannot be said."""
    held = condition.within(subject.listed)
    if held is None:
        reason = next(reasons_of(condition, subject.listed), "")
        if reason:
            return "undecided", reason
        fails = find(denied(condition), subject.start, subject.listed).answer
        holds = find(condition, subject.start, subject.listed).answer
        if fails == holds == "possible":
            return "undecided", "it holds for some values of a range and not for others"
        if "impossible" not in {fails, holds}:
            return "undecided", _NEITHER
        held = fails == "impossible"
    return ("supported" if held else "contradicted"), ""


def _turned(condition: Condition, subject: Subject, *, holds: bool) -> Finding:
    """Whether values that the resolution allows turn a verdict."""
    other = denied(condition) if holds else condition
    return find(other, subject.start, subject.allowed)


def _why_open(condition: Condition, allowed: Box) -> str:
    for atom in atoms_of(condition):
        term = atom.term
        variables = getattr(term, "variables", ())
        if any(allowed.intervals[one] is None for one in variables):
            return "the reading does not say how exactly its values are known"
    return next(reasons_of(condition, allowed), _NEITHER)
