"""All scales, by the words that a spec has for them."""

from collections.abc import Sequence
from dataclasses import replace

from figrepro.errors import FigreproError, Problem
from figrepro.figure.csv_row import ParseX
from figrepro.figure.model import X
from figrepro.scales.base import Scale
from figrepro.scales.category import Categories
from figrepro.scales.date import Dates
from figrepro.scales.linear import Linear
from figrepro.scales.log import Log

DEFAULT: Scale = Linear()
"""The scale of an axis that names none."""
SCALES: dict[str, Scale] = {scale.name: scale for scale in (DEFAULT, Log(), Dates(), Categories())}
"""The scales in the order in which messages list them. A new one is added here, and only here."""


def scale_named(name: str | None) -> Scale:
    """The scale of that name; the default where none is named, or none that is known."""
    return SCALES.get(name or "", DEFAULT)


def value_scales() -> list[str]:
    """The names of those that an axis of values may have."""
    return [name for name, scale in SCALES.items() if scale.takes_y]


def scale_for(texts: Sequence[str]) -> Scale:
    """The scale that an axis is likely meant to have, by what a CSV holds along it."""
    return next((scale for scale in SCALES.values() if scale.suits(texts)), DEFAULT)


def parser_of(scale: Scale) -> ParseX:
    """How cells are read on a scale.

    The scale that is often left out is that of dates or names: where a number is expected, the
    problem of another text names it.
    """

    def parse(text: str) -> X:
        try:
            return scale.parse(text)
        except FigreproError as error:
            if not scale.takes_y:
                raise
            raise FigreproError(_hinted(one, text) for one in error.problems) from error

    return parse


def _hinted(problem: Problem, text: str) -> Problem:
    if problem.hint:
        return problem
    meant = next((scale for scale in SCALES.values() if scale.resembles(text)), DEFAULT)
    if meant is DEFAULT:
        return problem
    return replace(problem, hint=f'{meant.values} need scale = "{meant.name}"')
