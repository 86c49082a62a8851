"""What formulas ask of a figure's axes: the one place in this room that knows how axes are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from figrepro.claims.interval_box import Rational, whole
from figrepro.figure.along import exact_position
from figrepro.figure.axes import number_of, parse_coordinate, tick_values
from figrepro.figure.model import Figure, X
from figrepro.figure.spec import Spec

XKey: TypeAlias = Rational | date | str
"""A place on the x axis, to compare and calculate with."""
XType = Literal["number", "date", "category"]
"""What the places on an x axis are."""


def key_of(x: X) -> XKey:
    """A place on the x axis as formulas have it."""
    return x if isinstance(x, date | str) else whole(Fraction(x))


@dataclass(frozen=True, slots=True)
class FigureAxes:
    """The two axes of a figure."""

    spec: Spec

    @classmethod
    def of(cls, figure: Figure) -> "FigureAxes":
        """The axes of a figure."""
        return cls(figure.spec)

    @property
    def x_type(self) -> XType:
        """What the places on the x axis are."""
        scale = self.spec.x.scale
        return scale if scale in {"date", "category"} else "number"

    def ticks(self, axis: Literal["x", "y"]) -> list[XKey]:
        """The ticks of an axis; of categories, all of them."""
        return [key_of(tick) for tick in tick_values(getattr(self.spec, axis))]

    def limits(self, axis: Literal["x", "y"]) -> list[XKey]:
        """The ends of an axis, the lower first; those of categories are numbers."""
        spec = getattr(self.spec, axis)
        if spec.scale == "category":
            return [key_of(number_of(limit)) for limit in spec.limits]
        return [key_of(parse_coordinate(limit, spec)) for limit in spec.limits]

    def along(self, places: Iterable[X]) -> dict[XKey, Rational]:
        """Where places, and all categories, are along the x axis.

        That is the number, the day, or which of the categories.
        """
        categories = tick_values(self.spec.x) if self.x_type == "category" else ()
        distinct = dict.fromkeys((*categories, *places))
        position = exact_position(self.spec.x, distinct)
        return {key_of(x): whole(Fraction(position(x))) for x in distinct}

    def series_labelled(self, label: str) -> str | None:
        """The series that the legend calls so."""
        styles = self.spec.series.items()
        return next((name for name, style in styles if style.label == label), None)
