"""The numbers that decide a formula: of an `and` that fails, those of the parts that fail."""

import ast
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from figrepro.claims.condition import Condition
from figrepro.claims.errors import FormulaError
from figrepro.claims.evaluate import Evaluator, Scope
from figrepro.claims.format_numbers import (
    DecidingNumber,
    count_text,
    difference_text,
    list_text,
    number_text,
    place_text,
    result_text,
    values_text,
)
from figrepro.claims.functions import FUNCTIONS, Fold, Function
from figrepro.claims.parse import Comparing, Formula, function_name, walk
from figrepro.claims.positions import shared_keys
from figrepro.claims.reading_values import ReadingValues, SeriesValues
from figrepro.claims.relations import compared
from figrepro.claims.value_types import ValueType

MOST_NUMBERS: Final = 12
"""Numbers that are told of one formula."""

_LONGEST_RESULT: Final = 48
"""Characters of a part of a formula that is told with what it comes to."""

_What = tuple[str, ...]
"""Which number it is: a function, its series and places, or a part of a formula as written."""
_Part = tuple[ast.expr, Scope]
"""A part of a formula, with the variables of its round."""


class Explainer:
    """The numbers that decide formulas about the points of one reading."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._known: dict[_What, DecidingNumber] = {}

    def numbers(self, formula: Formula) -> tuple[DecidingNumber, ...]:
        """The numbers that decide a formula at the values as listed, each once.

        What operands of comparisons come to stands before what it is made from.
        """
        self._evaluator.begin()
        collected = _Walk(formula, self._evaluator, self._known)
        with suppress(FormulaError):  # it was judged; what takes too long to tell stays untold
            collected.statement(formula.body, {})
        return (*collected.results.values(), *collected.found.values())[:MOST_NUMBERS]


@dataclass
class _Walk:
    """Collects numbers on a walk through a formula; what was written before is known."""

    formula: Formula
    evaluator: Evaluator
    known: dict[_What, DecidingNumber]
    results: dict[_What, DecidingNumber] = field(default_factory=dict)
    found: dict[_What, DecidingNumber] = field(default_factory=dict)

    @property
    def values(self) -> ReadingValues:
        """The values that the formula is about."""
        return self.evaluator.values

    @property
    def is_full(self) -> bool:
        """Whether no more is told."""
        return len(self.found) >= MOST_NUMBERS

    def holds(self, condition: Condition) -> bool | None:
        """Whether a statement holds at the values as listed."""
        return condition.within(self.values.listed)

    def statement(self, node: ast.expr, scope: Scope) -> None:
        """Goes on into the parts of a statement that decide it."""
        match node:
            case ast.BoolOp():
                parts = [(part, scope) for part in node.values]
                self.deciding(parts, holding=isinstance(node.op, ast.Or))
            case ast.UnaryOp():
                self.statement(node.operand, scope)
            case ast.Call(func=ast.Name("all" | "any" as name)):
                self.folded(node, scope, partial(self.deciding, holding=name == "any"))
            case _:
                self.numbers(node, scope)

    def deciding(self, parts: Sequence[_Part], *, holding: bool) -> None:
        """The parts of an `and` that fail, of an `or` that hold; all of them, where none does."""
        turning = [part for part in parts if self.holds(self.evaluator.value(*part)) is holding]
        for part in turning or parts:
            if not self.is_full:
                self.statement(*part)

    def numbers(self, node: ast.expr, scope: Scope) -> None:
        """Takes the numbers in a part."""
        if self.is_full:
            return
        match node:
            case ast.Compare():
                for operand in (node.left, *node.comparators):
                    if not scope:
                        self.result(operand)
                    self.numbers(operand, scope)
            case ast.BinOp():
                self.numbers(node.left, scope)
                self.numbers(node.right, scope)
            case ast.UnaryOp():
                self.numbers(node.operand, scope)
            case ast.List(elts=parts) | ast.BoolOp(values=parts):
                for part in parts:
                    self.numbers(part, scope)
            case ast.Call():
                self.call(node, scope)

    def result(self, node: ast.expr) -> None:
        """Takes what several numbers come to; of what is too long to write, what its parts do."""
        if not _is_made_of_several(node):
            return
        text = self.formula.source(node)
        if len(text) > _LONGEST_RESULT:
            for part in _parts_to_explain(node):
                self.result(part)
            return
        value = self.evaluator.value(node, {})
        self.results[(text,)] = DecidingNumber(text, result_text(value, self.values))

    def call(self, node: ast.Call, scope: Scope) -> None:
        """Takes the number that a call comes to, or those that it is made from."""
        function = FUNCTIONS[function_name(node)]
        if isinstance(function, Fold):
            self.folded(node, scope, self.each)
            return
        match function.telling:
            case "arguments":
                for argument in node.args:
                    self.numbers(argument, scope)
            case "series":
                self.series(self.named(node, function, scope)[0])
            case ">" | "<" as comparing:
                self.pair(comparing, *self.named(node, function, scope))
            case "list":
                self.listed(node, function, scope)
            case "number" | "difference" | "count":
                self.number(node, function, scope)

    def folded(self, node: ast.Call, scope: Scope, take: Callable[[list[_Part]], None]) -> None:
        """Takes the numbers of what a call folds or, where it names none, what it goes through."""
        before = len(self.found) + len(self.results)
        take([*self.rounds(node, scope)])
        if len(self.found) + len(self.results) == before:
            for argument in node.args:
                if isinstance(argument, ast.GeneratorExp):
                    self.looped(argument, scope)

    def looped(self, node: ast.GeneratorExp, scope: Scope) -> None:
        """Takes the numbers of what loops go through."""
        for count, loop in enumerate(node.generators):
            for inner in self.evaluator.scopes(node.generators[:count], scope):
                self.numbers(loop.iter, inner)

    def each(self, rounds: Sequence[_Part]) -> None:
        """Takes the numbers of every round."""
        for part in rounds:
            self.numbers(*part)

    def rounds(self, node: ast.Call, scope: Scope) -> Iterator[_Part]:
        """What a call folds, each with the variables of its round."""
        for argument in node.args:
            match argument:
                case ast.GeneratorExp():
                    scopes = self.evaluator.scopes(argument.generators, scope)
                    yield from ((argument.elt, inner) for inner in scopes)
                case ast.List():
                    yield from ((item, scope) for item in argument.elts)
                case _:
                    yield argument, scope

    def named(self, node: ast.Call, function: Function, scope: Scope) -> list[SeriesValues]:
        """The series that a call names."""
        values = self.evaluator.arguments(node, function, scope)
        return [one for one in values if isinstance(one, SeriesValues)]

    def number(self, node: ast.Call, function: Function, scope: Scope) -> None:
        """Takes a number of one series."""
        arguments = self.evaluator.arguments(node, function, scope)
        (series,) = (one for one in arguments if isinstance(one, SeriesValues))
        asked = [place_text(one) for one in arguments if not isinstance(one, SeriesValues)]
        write, is_signed = _WRITING[function.telling]
        self.take(
            (function.name, series.name, *asked),
            _label(function, series, asked),
            lambda: write(self.evaluator.value(node, scope), self.values),
            is_signed=is_signed,
        )

    def series(self, series: SeriesValues) -> None:
        """Takes all values of a series as one."""
        self.take(
            ("values", series.name),
            series.name,
            lambda: values_text(series.every_value, self.values),
        )

    def pair(self, comparing: Comparing, first: SeriesValues, second: SeriesValues) -> None:
        """Takes the values of two series where they do not stand so or, if nowhere, at every x."""
        shared = shared_keys((first, second))
        failing = [
            key
            for key in shared
            if self.holds(compared(first.at(key), comparing, second.at(key))) is not True
        ]
        for key in failing or shared:
            for series in (first, second):
                value, at = series.at(key), place_text(key)
                label = f"{series.name} at {at}"
                self.take(("y", series.name, at), label, partial(number_text, value, self.values))

    def listed(self, node: ast.Call, function: Function, scope: Scope) -> None:
        """Takes a list as one; in a loop, that of a series by its name."""
        names = [one.name for one in self.named(node, function, scope)]
        if not scope or names:
            label = f"{function.name} of {', '.join(names)}" if scope else self.formula.source(node)
            items = self.evaluator.value(node, scope)
            self.take((label,), label, partial(list_text, items, self.values))

    def take(
        self, what: _What, label: str, write: Callable[[], str], *, is_signed: bool = False
    ) -> None:
        """Takes a number, or several as one, once."""
        if what not in self.known:
            self.known[what] = DecidingNumber(label, write(), is_signed)
        self.found[what] = self.known[what]


_WRITING: Final = {
    "number": (number_text, False),
    "difference": (difference_text, True),
    "count": (count_text, False),
}
"""By what is told of a function: how its number is written, and whether always with a sign."""


def _label(function: Function, series: SeriesValues, asked: Sequence[str]) -> str:
    """Of what a number is."""
    span = f" {' to '.join(asked)}" if asked else ""
    return function.of.format(series.name, *asked, span=span)


def _is_made_of_several(node: ast.expr) -> bool:
    """Whether several numbers make one, so that none of them is the operand of the comparison."""
    if isinstance(node, ast.Call):
        function = FUNCTIONS[function_name(node)]
        if isinstance(function, Fold):
            return function.result is ValueType.NUMBER
        return function.telling == "arguments" and _is_made_of_several(node.args[0])
    return sum(isinstance(one, ast.Call) for one in walk(node)) > 1


def _parts_to_explain(node: ast.expr) -> list[ast.expr]:
    """The numbers that a number is worked out from; a long sum, or product, has no parts."""
    match node:
        case ast.BinOp():
            parts = (node.left, node.right)
            return [one for one in parts if not _is_chained(one, node)]
        case ast.UnaryOp():
            return [node.operand]
        case ast.Call() if isinstance(FUNCTIONS[function_name(node)], Function):
            return node.args
    return []


def _is_chained(part: ast.expr, whole: ast.BinOp) -> bool:
    """Whether a part is itself but a part of a long sum, or of a long product."""
    if not isinstance(part, ast.BinOp):
        return False
    sums = (ast.Add, ast.Sub)
    return isinstance(part.op, sums) == isinstance(whole.op, sums)
