"""The numbers that decide a formula: of an `and` that fails, those of the parts that fail."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Literal

from figrepro.claims.conditions import Condition
from figrepro.claims.errors import FormulaError
from figrepro.claims.formula_text import text_of
from figrepro.claims.functions import FUNCTIONS, Fold, Function
from figrepro.claims.ground import Evaluation, Grounding, Scope
from figrepro.claims.relations import compared
from figrepro.claims.sides import calculated, calculated_from, is_made_of_several
from figrepro.claims.subject import SeriesTerms, Subject
from figrepro.claims.syntax import (
    Calculation,
    Call,
    Comparing,
    Comparison,
    Denial,
    Each,
    Junction,
    Listing,
    Negative,
    Node,
)
from figrepro.claims.told import (
    DecidingNumber,
    count_text,
    difference_text,
    list_text,
    number_text,
    place_text,
    result_text,
    values_text,
)

MOST_NUMBERS: Final = 12
"""Numbers that are told of one formula."""

_LONGEST_RESULT: Final = 48
"""Characters of a part of a formula that is told with what it comes to."""

_What = tuple[str, ...]
"""Which number it is: a function, its series and places, or a part of a formula as written."""


class DecidingNumbers:
    """The numbers that decide formulas about the points of one reading."""

    def __init__(self, grounding: Grounding) -> None:
        self._grounding = grounding
        self._known: dict[_What, DecidingNumber] = {}

    def of(self, formula: Node) -> tuple[DecidingNumber, ...]:
        """The numbers that decide a formula at the values as listed, each once.

        What sides of comparisons come to stands before what it is made from.
        """
        way = _Way(self._grounding.subject, self._grounding.evaluation(), self._known)
        with suppress(FormulaError):  # it was judged; what takes too long to tell stays untold
            way.statement(formula, {})
        return (*way.results.values(), *way.found.values())[:MOST_NUMBERS]


@dataclass
class _Way:
    """Collects numbers on its way through a formula; what was written before is known."""

    subject: Subject
    evaluation: Evaluation
    known: dict[_What, DecidingNumber]
    results: dict[_What, DecidingNumber] = field(default_factory=dict)
    found: dict[_What, DecidingNumber] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Whether no more is told."""
        return len(self.found) >= MOST_NUMBERS

    def holds(self, condition: Condition) -> bool | None:
        """Whether a statement holds at the values as listed."""
        return condition.within(self.subject.listed)

    def statement(self, node: Node, scope: Scope) -> None:
        """Goes on into the parts of a statement that decide it."""
        match node:
            case Junction():
                self.deciding([(part, scope) for part in node.parts], node.word)
            case Denial():
                self.statement(node.operand, scope)
            case Call(function="all"):
                self.folded(node, scope, lambda rounds: self.deciding(rounds, "and"))
            case Call(function="any"):
                self.folded(node, scope, lambda rounds: self.deciding(rounds, "or"))
            case _:
                self.numbers(node, scope)

    def deciding(self, parts: Sequence[tuple[Node, Scope]], word: Literal["and", "or"]) -> None:
        """The parts of an `and` that fail, of an `or` that hold; all of them, where none does."""
        turning = [
            (part, scope)
            for part, scope in parts
            if self.holds(self.evaluation.value(part, scope)) is (word == "or")
        ]
        for part, scope in turning or parts:
            if not self.is_full:
                self.statement(part, scope)

    def numbers(self, node: Node, scope: Scope) -> None:
        """Takes the numbers in a part."""
        if self.is_full:
            return
        match node:
            case Comparison():
                for operand in node.operands:
                    self.side(operand, scope)
            case Calculation():
                for part in calculated(node):
                    self.numbers(part, scope)
            case Negative() | Denial():
                self.numbers(node.operand, scope)
            case Listing(items=parts) | Junction(parts=parts):
                for part in parts:
                    self.numbers(part, scope)
            case Call():
                self.call(node, scope)

    def side(self, node: Node, scope: Scope) -> None:
        """Takes the numbers of a side of a comparison and, where they are several, the result."""
        if not scope:
            self.result(node)
        self.numbers(node, scope)

    def result(self, node: Node) -> None:
        """Takes what several numbers come to; of what is too long to write, what its parts do."""
        if not is_made_of_several(node):
            return
        text = text_of(node)
        if len(text) > _LONGEST_RESULT:
            for part in calculated_from(node):
                self.result(part)
            return
        value = self.evaluation.value(node, {})
        self.results[(text,)] = DecidingNumber(text, result_text(value, self.subject))

    def call(self, node: Call, scope: Scope) -> None:
        """Takes the number that a call comes to, or those that it is made from."""
        function = FUNCTIONS[node.function]
        if isinstance(function, Fold):
            self.folded(node, scope, self.each)
            return
        match function.telling:
            case "arguments":
                for argument in node.arguments:
                    self.numbers(argument, scope)
            case "series":
                self.series(self.named(node, function, scope)[0])
            case "pair":
                self.pair(function.name, *self.named(node, function, scope))
            case "list":
                self.listed(node, function, scope)
            case "number" | "difference" | "count":
                self.number(node, function, scope)

    def folded(
        self, node: Call, scope: Scope, take: Callable[[list[tuple[Node, Scope]]], None]
    ) -> None:
        """Takes the numbers of what a call folds or, where it names none, what it goes through."""
        before = len(self.found) + len(self.results)
        take(list(self.rounds(node, scope)))
        if len(self.found) + len(self.results) == before:
            for argument in node.arguments:
                if isinstance(argument, Each):
                    self.looped(argument, scope)

    def looped(self, node: Each, scope: Scope) -> None:
        """Takes the numbers of what loops go through."""
        for count, loop in enumerate(node.loops):
            for inner in self.evaluation.scopes(node.loops[:count], scope):
                self.numbers(loop.values, inner)

    def each(self, rounds: Sequence[tuple[Node, Scope]]) -> None:
        """Takes the numbers of every round."""
        for part, scope in rounds:
            self.numbers(part, scope)

    def rounds(self, node: Call, scope: Scope) -> Iterator[tuple[Node, Scope]]:
        """What a call folds, each with the variables of its round."""
        for argument in node.arguments:
            if isinstance(argument, Each):
                scopes = self.evaluation.scopes(argument.loops, scope)
                yield from ((argument.item, inner) for inner in scopes)
            elif isinstance(argument, Listing):
                yield from ((item, scope) for item in argument.items)
            else:
                yield argument, scope

    def named(self, node: Call, function: Function, scope: Scope) -> list[SeriesTerms]:
        """The series that a call names."""
        values = self.evaluation.arguments(node, function, scope)
        return [one for one in values if isinstance(one, SeriesTerms)]

    def number(self, node: Call, function: Function, scope: Scope) -> None:
        """Takes a number of one series."""
        arguments = self.evaluation.arguments(node, function, scope)
        (series,) = (one for one in arguments if isinstance(one, SeriesTerms))
        asked = [place_text(one) for one in arguments if not isinstance(one, SeriesTerms)]
        write, is_signed = _WRITING[function.telling]
        self.take(
            (function.name, series.name, *asked),
            _label(function, series, asked),
            lambda: write(self.evaluation.value(node, scope), self.subject),
            is_signed=is_signed,
        )

    def series(self, series: SeriesTerms) -> None:
        """Takes all values of a series as one."""
        self.take(
            ("values", series.name),
            series.name,
            lambda: values_text(series.every_value, self.subject),
        )

    def pair(self, function: str, first: SeriesTerms, second: SeriesTerms) -> None:
        """Takes the values of two series where they are not apart or, if nowhere, at every x."""
        comparing: Comparing = ">" if function == "above" else "<"
        here = {place.key for place in second.places}
        shared = [place.key for place in first.places if place.key in here]
        failing = [
            key
            for key in shared
            if self.holds(compared(first.at(key), comparing, second.at(key))) is not True
        ]
        for key in failing or shared:
            for series in (first, second):
                value, at = series.at(key), place_text(key)
                label = f"{series.name} at {at}"
                self.take(("y", series.name, at), label, partial(number_text, value, self.subject))

    def listed(self, node: Call, function: Function, scope: Scope) -> None:
        """Takes a list as one; in a loop, that of a series by its name."""
        names = [one.name for one in self.named(node, function, scope)]
        if not scope or names:
            label = f"{function.name} of {', '.join(names)}" if scope else text_of(node)
            items = self.evaluation.value(node, scope)
            self.take((label,), label, partial(list_text, items, self.subject))

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


def _label(function: Function, series: SeriesTerms, asked: Sequence[str]) -> str:
    """Of what a number is."""
    of = function.of.format(series.name)
    if function.name == "reading":
        reading, at = asked
        return f"{of} at {at} in {reading}"
    if len(asked) == 1:
        return f"{of} at {asked[0]}"
    return " ".join((of, " to ".join(asked))).rstrip()
