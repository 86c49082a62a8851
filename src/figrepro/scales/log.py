"""The logarithmic scale: equal ratios are equally long."""

import math
from collections.abc import Sequence
from decimal import Decimal

from figrepro.figure.model import X
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.number_texts import is_power_of_ten
from figrepro.scales.numbers import NumberScale, numbers_in
from figrepro.scales.tick_locator import decades_around, log_ticks


class Log(NumberScale):
    """Equal ratios are equally long; nothing stands at zero or below."""

    name = "log"
    noun = "is logarithmic,"
    is_uniform = False

    def suits(self, texts: Sequence[str]) -> bool:
        """No: numbers alone do not tell it."""
        del texts
        return False

    def default_limits(self, numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
        """The powers of ten around the numbers."""
        return decades_around(numbers)

    def default_ticks(self, low: Decimal, high: Decimal) -> Sequence[Decimal]:
        """Powers of ten, and where those are few, more."""
        return log_ticks(low, high)

    def forward(self, position: float) -> float:
        """The logarithm to base ten."""
        return math.log10(position) if position > 0 else -math.inf

    def inverse(self, place: float) -> float:
        """The power of ten."""
        return float(10.0**place)

    def refusal(self, value: Decimal) -> str | None:
        """Zero and below have no logarithm."""
        return None if value > 0 else "a number above 0"

    def texts(self, ticks: Sequence[X], number_format: NumberFormat) -> tuple[str, ...]:
        """As other numbers, but decades as powers of ten."""
        decades = all(is_power_of_ten(number) for number in numbers_in(ticks))
        plain = number_format == "plain"
        return super().texts(ticks, "scientific" if plain and decades else number_format)
