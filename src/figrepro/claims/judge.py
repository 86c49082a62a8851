"""What the numbers make of a formula: verdict, firmness, and the readings that dispute it."""

from fractions import Fraction
from functools import cached_property

from figrepro.claims.box import Box, Rational
from figrepro.claims.conditions import Condition, denied
from figrepro.claims.deciding import DecidingNumbers
from figrepro.claims.dependencies import variables_in
from figrepro.claims.ground import Grounding
from figrepro.claims.parse import parse
from figrepro.claims.reasons import reasons_of
from figrepro.claims.satisfiability import Finding, find
from figrepro.claims.subject import Subject
from figrepro.claims.syntax import Call, Node, Text, walk
from figrepro.claims.told import DecidingNumber
from figrepro.claims.type_check import TypeChecker
from figrepro.claims.verdicts import Firmness, Judgement, Verdict, WitnessPoint
from figrepro.figure.along import Spot
from figrepro.figure.model import DRAWN, Figure


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
        categories = (place for place in self.subject.along if isinstance(place, str))
        self._types = TypeChecker(figure.spec.x.scale, [*self.subject.series, *categories])
        self._grounding = Grounding(self.subject)
        self._numbers = DecidingNumbers(self._grounding)

    @cached_property
    def _disputing(self) -> dict[str, Grounding]:
        """The drawn points with those of each other reading in their place.

        They are the same variables, so that a statement about the one is one about the other.
        """
        others = self.figure.readings if self.reading == DRAWN else ()
        return {
            one.name: Grounding(Subject.with_points_of(self.figure, one.name)) for one in others
        }

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
        return Judgement(
            verdict,
            _FIRMNESS[found.answer],
            self._witness(found),
            self._disputed_by(parsed, condition, "contradicted" if holds else "supported"),
            _why_open(condition, self.subject.allowed) if found.answer == "open" else "",
        )

    def _disputed_by(
        self, parsed: Node, condition: Condition, opposite: Verdict
    ) -> tuple[str, ...]:
        """The readings with whose points in place a formula is the opposite of what it is.

        Mostly the statement is the same, about other values. Where it depends on how values are
        known, or on their order at one x, it is made anew.
        """
        named = _readings_named(parsed)
        is_made_anew = _asks_how_known(parsed) or self.subject.has_several_at_an_x
        return tuple(
            name
            for name, other in self._disputing.items()
            if name not in named
            and _verdict(other.statement(parsed) if is_made_anew else condition, other.subject)[0]
            == opposite
        )

    def numbers(self, parsed: Node) -> tuple[DecidingNumber, ...]:
        """The numbers that decide a formula that was judged."""
        return self._numbers.of(parsed)

    @cached_property
    def _spots(self) -> dict[int, tuple[str, Spot]]:
        """The reading and the spot of each variable."""
        readings = {**self.subject.others, self.reading: self.subject.spots}
        return {
            number: (name, spot)
            for name, spots in readings.items()
            for spot, number in spots.items()
        }

    def _witness(self, found: Finding) -> tuple[WitnessPoint, ...]:
        """The points of the values found that are not as listed."""
        return tuple(
            self._witness_point(number, value)
            for number, value in sorted(found.values.items())
            if value != Fraction(self.subject.points[number].y)
        )

    def _witness_point(self, number: int, value: Rational) -> WitnessPoint:
        reading, (series, x, rank) = self._spots[number]
        return WitnessPoint(series, x, Fraction(value), reading, rank + 1)


def _readings_named(formula: Node) -> set[str]:
    """The other readings that a formula asks: put in place of the values, they would say it all."""
    parts = [*walk(formula)]
    if not any(isinstance(one, Call) and one.function in _OF_READINGS for one in parts):
        return set()
    return {one.value for one in parts if isinstance(one, Text)}


def _asks_how_known(formula: Node) -> bool:
    return any(isinstance(one, Call) and one.function in _OF_DOUBT for one in walk(formula))


_OF_DOUBT = frozenset({"approximate", "ranges", "doubts"})
_OF_READINGS = frozenset({"reading", "differences"})
_FIRMNESS: dict[str, Firmness] = {"impossible": "firm", "possible": "narrow", "open": "open"}


_NEITHER = "neither a proof nor values that turn it were found"


def _verdict(condition: Condition, subject: Subject) -> tuple[Verdict, str]:
    """Whether it holds at the values as listed, and why that cannot be said."""
    held = condition.within(subject.listed)
    if held is not None:
        return _SAID[held], ""
    fails = find(denied(condition), subject.start, subject.listed).answer
    holds = find(condition, subject.start, subject.listed).answer
    if (fails == "impossible") != (holds == "impossible"):
        return _SAID[fails == "impossible"], ""
    reason = next(reasons_of(condition, subject.listed), "")
    if not reason and fails == holds == "possible":
        reason = "it holds for some values of a range and not for others"
    return "undecided", reason or _NEITHER


_SAID: dict[bool, Verdict] = {True: "supported", False: "contradicted"}


def _turned(condition: Condition, subject: Subject, *, holds: bool) -> Finding:
    """Whether values that the resolution allows turn a verdict."""
    other = denied(condition) if holds else condition
    return find(other, subject.start, subject.allowed)


def _why_open(condition: Condition, allowed: Box) -> str:
    if not allowed.has_bounds(variables_in(condition)):
        return "the reading does not say how exactly its values are known"
    return next(reasons_of(condition, allowed), _NEITHER)
