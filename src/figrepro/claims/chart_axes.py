"""What formulas ask of a chart's axes: the one place in this room that knows how axes are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from figrepro.chart.chart import Chart, Panel
from figrepro.claims.interval_box import Rational, whole
from figrepro.figure.model import X
from figrepro.scales.axis import Letter

XKey: TypeAlias = Rational | date | str
"""A place on the x axis, to compare and calculate with."""
XType = Literal["number", "date", "text"]
"""What the places on an x axis are."""


def key_of(x: X) -> XKey:
    """A place on the x axis as formulas have it."""
    return x if isinstance(x, date | str) else whole(Fraction(x))


@dataclass(frozen=True, slots=True)
class ChartAxes:
    """The two axes of a panel, and the names of its series."""

    panel: Panel

    @classmethod
    def of(cls, chart: Chart) -> "ChartAxes":
        """The axes that the formulas of a chart speak of: those of its first panel."""
        return cls(chart.panel_of())

    @property
    def x_type(self) -> XType:
        """What the places on the x axis are."""
        if self.panel.x.scale.is_discrete:
            return "text"
        return "date" if isinstance(self.panel.x.limits[0], date) else "number"

    def ticks(self, axis: Letter) -> list[XKey]:
        """The ticks of an axis; of categories, all of them."""
        return [key_of(tick) for tick in self.panel.axis(axis).ticks]

    def limits(self, axis: Letter) -> list[XKey]:
        """The ends of an axis, the lower first; those of categories are numbers."""
        return [key_of(limit) for limit in self.panel.axis(axis).limits]

    def along(self, places: Iterable[X]) -> dict[XKey, Rational]:
        """Where places, and all categories, are along the x axis.

        That is the number, the day, or which of the categories.
        """
        axis = self.panel.x
        categories = axis.ticks if axis.scale.is_discrete else ()
        distinct = dict.fromkeys((*categories, *places))
        rank = axis.ranks(distinct)
        return {key_of(x): whole(Fraction(rank(x))) for x in distinct}

    def series_labelled(self, label: str) -> str | None:
        """The series that the legend calls so."""
        return next((layer.name for layer in self.panel.layers if layer.label == label), None)
