"""How the numbers on an axis are written in sentences: all of one axis in one way."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from figrepro.errors import visible
from figrepro.figure import decimal_math
from figrepro.figure.formats import MINUS, format_x
from figrepro.figure.model import X
from figrepro.scales.axis import Axis
from figrepro.words.values import near

_LONGEST = 12
"""Characters of a number that is not written with a power of ten."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers are written.

    Attributes:
        axis: The axis that they stand on, whose ticks are written likewise.
        have_powers: Whether they are written with powers of ten, as one of them must be.
    """

    axis: Axis
    have_powers: bool

    def written(self, x: X) -> str:
        """A place on the axis; numbers keep the decimals that they have."""
        if not isinstance(x, Decimal):
            return visible(format_x(x))
        number = near(x).shown
        number = number or number.copy_abs()  # zero has no sign
        if self.axis.format == "percent":
            return f"{self.written_plainly(decimal_math.plain(decimal_math.shift(number, 2)))} %"
        if self.axis.format == "si" and not self.have_powers:
            with_prefix = self.axis.text(number)
            return with_prefix if len(with_prefix) <= _LONGEST else self.written_plainly(number)
        return self.written_plainly(number)

    def written_plainly(self, number: Decimal) -> str:
        """A number without a unit."""
        digits = _digits(number)
        has_power = self.axis.format == "scientific" or self.have_powers or len(digits) > _LONGEST
        if not has_power or not number or not number.adjusted():
            return digits
        return self.axis.scale.texts([number], "scientific")[0]


def numbers_of(axis: Axis, shown: Iterable[X]) -> Numbers:
    """How the numbers of an axis are written, by those that are told."""
    plain = Numbers(axis, have_powers=False)
    told = {near(one).shown for one in shown if isinstance(one, Decimal)}
    return Numbers(axis, have_powers=any(_is_long(plain, one) for one in told))


def _is_long(plain: Numbers, number: Decimal) -> bool:
    if plain.axis.format == "si":
        return len(plain.axis.text(number)) > _LONGEST
    power = 2 if plain.axis.format == "percent" else 0
    return len(_digits(decimal_math.shift(number, power))) > _LONGEST


def _digits(number: Decimal) -> str:
    return f"{number:f}".replace("-", MINUS)
