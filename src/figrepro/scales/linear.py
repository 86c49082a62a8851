"""The linear scale: equal differences are equally long."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from figrepro.figure import decimal_math
from figrepro.figure.model import X
from figrepro.scales.numbers import NumberScale, numbers_in
from figrepro.scales.tick_locator import nice_numbers, padded


class Linear(NumberScale):
    """Equal differences are equally long."""

    name = "linear"
    noun = "is linear,"
    foot = Decimal(0)

    def default_limits(self, numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
        """Limits 5 % of the span beyond the numbers on both sides."""
        return padded(numbers)

    def default_ticks(self, low: Decimal, high: Decimal) -> Sequence[Decimal]:
        """Multiples of a round step."""
        return nice_numbers(low, high)

    def cell_ends(self, places: Collection[X]) -> Sequence[X]:
        """Half the least distance of two places beyond the first and the last."""
        numbers = sorted(set(numbers_in(places)))
        if len(numbers) < 2:  # noqa: PLR2004 - a distance needs two
            return ()
        least = min(decimal_math.subtract(later, place) for place, later in pairwise(numbers))
        return decimal_math.subtract(numbers[0], decimal_math.half(least)), decimal_math.add(
            numbers[-1], decimal_math.half(least)
        )
