"""What the numbers make of a formula: verdict, firmness, and the readings that dispute it."""

import ast
from fractions import Fraction
from functools import cached_property
from typing import Any

from figrepro.chart.chart import Chart
from figrepro.claims.condition import Condition
from figrepro.claims.conditions import variables_in
from figrepro.claims.evaluate import Evaluator
from figrepro.claims.explain import Explainer
from figrepro.claims.format_numbers import DecidingNumber
from figrepro.claims.functions import FUNCTIONS, Function
from figrepro.claims.interval_box import IntervalBox, Rational
from figrepro.claims.parse import Formula, parse, walk
from figrepro.claims.reading_values import ReadingValues
from figrepro.claims.reasons import reasons_of
from figrepro.claims.satisfiability import Finding, find
from figrepro.claims.type_check import TypeChecker
from figrepro.claims.verdicts import Firmness, Judgement, Verdict, WitnessPoint
from figrepro.figure.match_points import MatchKey
from figrepro.figure.model import DRAWN


class Judge:
    """Judges formulas about one chart, by one of its readings.

    Args:
        chart: The chart.
        reading: The reading whose points are taken.
    """

    def __init__(self, chart: Chart, reading: str = DRAWN) -> None:
        self.chart = chart
        self.reading = reading
        self.values = ReadingValues.of(chart, reading)
        categories = (place for place in self.values.along if isinstance(place, str))
        names = [*self.values.series, *categories]
        self._types = TypeChecker(self.values.axes.x_type, names)
        self._evaluator = Evaluator(self.values)
        self._explainer = Explainer(self._evaluator)

    @cached_property
    def _disputing(self) -> dict[str, Evaluator]:
        """The drawn points with those of each other reading in their place.

        They are the same variables, so that a statement about the one is one about the other.
        """
        others = self.chart.figure.readings if self.reading == DRAWN else ()
        return {
            one.name: Evaluator(ReadingValues.with_points_of(self.chart, one.name))
            for one in others
        }

    def read(self, formula: str) -> Formula:
        """What a formula is made of.

        Raises:
            FormulaError: It is none, or says nothing about this figure.
        """
        parsed = parse(formula)
        self._types.require_statement(parsed)
        return parsed

    def judge(self, parsed: Formula) -> Judgement:
        """The verdict on a formula that was read.

        Raises:
            FormulaError: It says nothing about this figure.
        """
        condition = self._evaluator.statement(parsed)
        verdict, reason = _verdict(condition, self.values)
        if verdict == "undecided":
            return Judgement(verdict, reason=reason)
        holds = verdict == "supported"
        turned = condition.negated() if holds else condition
        found = find(turned, self.values.start, self.values.allowed)
        return Judgement(
            verdict,
            _FIRMNESS[found.answer],
            self._witness(found),
            self._disputed_by(parsed, condition, "contradicted" if holds else "supported"),
            _why_open(condition, self.values.allowed) if found.answer == "open" else "",
        )

    def _disputed_by(
        self, parsed: Formula, condition: Condition, opposite: Verdict
    ) -> tuple[str, ...]:
        """The readings with whose points in place a formula is the opposite of what it is.

        Mostly the statement is the same, about other values. Where it depends on how values are
        known, or on their order at one x, it is made anew.
        """
        named = _readings_named(parsed)
        asks_doubt = any(one.asks_doubt for one in _functions_in(parsed))
        is_made_anew = asks_doubt or self.values.has_several_at_an_x
        return tuple(
            name
            for name, other in self._disputing.items()
            if name not in named
            and _verdict(other.statement(parsed) if is_made_anew else condition, other.values)[0]
            == opposite
        )

    def numbers(self, parsed: Formula) -> tuple[DecidingNumber, ...]:
        """The numbers that decide a formula that was judged."""
        return self._explainer.numbers(parsed)

    @cached_property
    def _spots(self) -> dict[int, tuple[str, MatchKey]]:
        """The reading and the spot of each variable."""
        readings = {**self.values.others, self.reading: self.values.spots}
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
            if value != Fraction(self.values.points[number].y)
        )

    def _witness_point(self, number: int, value: Rational) -> WitnessPoint:
        reading, (series, x, rank) = self._spots[number]
        return WitnessPoint(series, x, Fraction(value), reading, rank + 1)


def _functions_in(formula: Formula) -> list[Function]:
    named = (FUNCTIONS[name] for name in formula.functions)
    return [one for one in named if isinstance(one, Function)]


def _readings_named(formula: Formula) -> set[Any]:
    """The other readings that a formula asks: put in place of the values, they would say it all."""
    if not any(one.asks_readings for one in _functions_in(formula)):
        return set()
    return {one.value for one in walk(formula.body) if isinstance(one, ast.Constant)}


_FIRMNESS: dict[str, Firmness] = {"impossible": "firm", "possible": "narrow", "open": "open"}


_NEITHER = "neither a proof nor values that turn it were found"


def _verdict(condition: Condition, reading: ReadingValues) -> tuple[Verdict, str]:
    """Whether it holds at the values as listed, and why that cannot be said."""
    held = condition.within(reading.listed)
    if held is not None:
        return _SAID[held], ""
    fails = find(condition.negated(), reading.start, reading.listed).answer
    holds = find(condition, reading.start, reading.listed).answer
    if (fails == "impossible") != (holds == "impossible"):
        return _SAID[fails == "impossible"], ""
    reason = next(reasons_of(condition, reading.listed), "")
    if not reason and fails == holds == "possible":
        reason = "it holds for some values of a range and not for others"
    return "undecided", reason or _NEITHER


_SAID: dict[bool, Verdict] = {True: "supported", False: "contradicted"}


def _why_open(condition: Condition, allowed: IntervalBox) -> str:
    if not allowed.has_bounds(variables_in(condition)):
        return "the reading does not say how exactly its values are known"
    return next(reasons_of(condition, allowed), _NEITHER)
