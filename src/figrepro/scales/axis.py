"""One axis of a chart: a scale between two limits."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from figrepro.figure.model import Point, X
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.base import Scale

Letter = Literal["x", "y"]

_ROUNDING = 1e-5
"""How far beyond a limit a value is still shown, as a part of the length of the axis."""


@dataclass(frozen=True)
class Axis:
    """An axis with everything filled in.

    Attributes:
        letter: Which of the two of its panel it is.
        label: What stands beside it.
        scale: Its scale.
        limits: The values at its lower and its upper end.
        ticks: The values that have a tick; on a discrete scale all its names, in their order.
        format: How numbers at its ticks are written.
        grid: Whether lines cross the panel at its ticks.
    """

    letter: Letter
    label: str
    scale: Scale
    limits: tuple[X, X]
    ticks: tuple[X, ...]
    format: NumberFormat
    grid: bool

    @cached_property
    def _ranks(self) -> Mapping[X, Decimal]:
        """The positions of names."""
        return {name: Decimal(rank) for rank, name in enumerate(self.ticks)}

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Its two ends, as `Scale.forward` places them."""
        low, high = (self.scale.forward(float(self.scale.position(one))) for one in self.limits)
        return low, high

    def position(self, value: X) -> float:
        """Where a value stands: its number, its day, its rank; not a number of an unknown name."""
        if isinstance(value, Decimal):  # nearly every value
            return float(value)
        if self.scale.is_discrete:
            return float(self._ranks.get(value, math.nan))
        return float(self.scale.position(value))

    def place(self, value: X) -> float:
        """Where a value stands, with equal distances looking equal."""
        return self.scale.forward(self.position(value))

    def fraction(self, value: X) -> float:
        """Where a value stands between the ends: 0 at the lower, 1 at the upper.

        What has no place on the scale, the foot of an error bar below zero on one of logarithms,
        stands at minus infinity.
        """
        return self.fraction_at(self.place(value))

    def fraction_at(self, place: float) -> float:
        """The same of a place."""
        low, high = self.ends
        return (place - low) / (high - low)

    def place_at(self, fraction: float) -> float:
        """The place at a fraction of the axis."""
        low, high = self.ends
        return low + fraction * (high - low)

    def shows(self, value: X) -> bool:
        """Whether a value lies between the limits."""
        return -_ROUNDING <= self.fraction(value) <= 1 + _ROUNDING

    def ranks(self, values: Iterable[X]) -> Callable[[X], Decimal]:
        """Where values stand along the axis, exactly.

        Args:
            values: All that are asked for: names that have no tick stand behind those that have.
        """
        if not self.scale.is_discrete:
            return self.scale.position
        names = dict.fromkeys((*self.ticks, *values))
        return {name: Decimal(rank) for rank, name in enumerate(names)}.__getitem__

    def in_order(self, points: Sequence[Point]) -> tuple[Point, ...]:
        """Points along the axis, those at one x by their size, then as in the file."""
        rank = self.ranks(point.x for point in points)
        return tuple(sorted(points, key=lambda point: (rank(point.x), point.y)))

    @property
    def tick_texts(self) -> tuple[str, ...]:
        """The texts at its ticks."""
        return self.texts(self.ticks)

    def texts(self, values: Sequence[X]) -> tuple[str, ...]:
        """Values as its ticks write them."""
        return self.scale.texts(values, self.format)

    def text(self, value: X) -> str:
        """A value as a tick there would be written."""
        return self.texts([value])[0]
