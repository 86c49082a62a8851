"""What formulas ask of a chart's axes: the one place in this room that knows how axes are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

from figrepro.chart.chart import Chart
from figrepro.claims.interval_box import Rational, whole
from figrepro.errors import refused
from figrepro.figure.model import X
from figrepro.scales.axis import Axis, Letter
from figrepro.scales.base import Scale

XKey: TypeAlias = Rational | date | str
"""A place on the x axis, to compare and calculate with."""
XType = Literal["number", "date", "text"]
"""What the places on an x axis are."""


def key_of(x: X) -> XKey:
    """A place on the x axis as formulas have it."""
    return x if isinstance(x, date | str) else whole(Fraction(x))


@dataclass(frozen=True)
class ChartAxes:
    """The axes of a chart, and the labels of its series."""

    chart: Chart

    @cached_property
    def _x(self) -> Axis:
        """One of the x axes: places have the same type, and so the same positions, on all.

        Raises:
            FigreproError: They have not.
        """
        axes = {_type_on(panel.x.scale): panel.x for panel in self.chart.panels}
        if len(axes) > 1:
            message = "formulas need x axes of one type in all panels"
            raise refused(message, found=" and ".join(axes))
        return axes.popitem()[1]

    @property
    def x_type(self) -> XType:
        """What the places on the x axis are."""
        return _type_on(self._x.scale)

    def axis(self, letter: Letter) -> Axis | None:
        """One of the two axes; None where panels differ in its limits or ticks."""
        axes = [panel.axis(letter) for panel in self.chart.panels]
        alike = {(axis.limits, axis.ticks): axis for axis in axes}
        return alike.popitem()[1] if len(alike) == 1 else None

    def parsed(self, text: str) -> XKey:
        """The place on the x axis that a text stands for.

        Raises:
            FigreproError: It stands for none.
        """
        return key_of(self._x.scale.parse(text))

    def position(self, key: XKey) -> Rational:
        """Where a place is along the x axis, of numbers or dates, also one without a point."""
        if isinstance(key, int | Fraction):
            return key
        return whole(Fraction(self._x.scale.position(key)))

    def along(self, places: Iterable[X]) -> dict[XKey, Rational]:
        """Where places, and all categories, are along the x axis.

        That is the number, the day, or which of the categories.
        """
        axes = [panel.x for panel in self.chart.panels]
        categories = (tick for axis in axes if axis.scale.is_discrete for tick in axis.ticks)
        distinct = dict.fromkeys((*categories, *places))
        rank = self._x.ranks(distinct)
        return {key_of(x): whole(Fraction(rank(x))) for x in distinct}

    def series_labelled(self, label: str) -> str | None:
        """The series that the legend calls so."""
        return next((layer.name for layer in self.chart.layers if layer.label == label), None)


def _type_on(scale: Scale) -> XType:
    """What the values of a scale are."""
    if scale.takes_y:
        return "number"
    return "text" if scale.is_discrete else "date"
