"""A scale of its own: symmetric logarithms."""

import math
from collections.abc import Sequence
from decimal import Decimal

from figrepro.scales.numbers import NumberScale


class SymmetricLog(NumberScale):
    """Linear around zero, logarithmic far from it, on both sides."""

    name = "symlog"
    noun = "is logarithmic to both sides of zero,"
    is_uniform = False
    foot = Decimal(0)

    def suits(self, texts: Sequence[str]) -> bool:
        """No: numbers alone do not tell it."""
        del texts
        return False

    def default_limits(self, numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
        """The powers of ten around the numbers, of either sign."""
        largest = max((abs(number) for number in numbers), default=Decimal(1))
        reach = Decimal(10) ** (max(largest, Decimal(1)).adjusted() + 1)
        low = -reach if any(number < 0 for number in numbers) else Decimal(0)
        return low, reach

    def default_ticks(self, low: Decimal, high: Decimal) -> Sequence[Decimal]:
        """Zero, and every second power of ten."""
        powers = [Decimal(10) ** power for power in range(1, 12, 2)]
        every = [*(-power for power in reversed(powers)), Decimal(0), *powers]
        return [tick for tick in every if low <= tick <= high]

    def forward(self, position: float) -> float:
        """The logarithm of the size and one, with the sign."""
        return math.copysign(math.log10(1 + abs(position)), position)

    def inverse(self, place: float) -> float:
        """Back from there."""
        return math.copysign(10 ** abs(place) - 1, place)
