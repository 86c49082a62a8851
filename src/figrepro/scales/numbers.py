"""What scales of numbers share."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from decimal import Decimal

from figrepro.errors import refused
from figrepro.figure.csv_row import is_nearly_number, is_number, parse_number
from figrepro.figure.formats import format_x
from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec, Coordinate, TickStep
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.asked import asked_limits, asked_ticks, inside, require_room
from figrepro.scales.base import Domain, Scale
from figrepro.scales.number_texts import number_texts
from figrepro.scales.steps import from_a_multiple, reaching_ticks, stepped
from figrepro.scales.values import held, is_written_as_date, number_of, written


class NumberScale(Scale):
    """A scale of numbers; what tells one from another are limits, ticks and `forward`."""

    values = "numbers"

    @abstractmethod
    def default_limits(self, numbers: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
        """Limits around some numbers, or around none."""

    @abstractmethod
    def default_ticks(self, low: Decimal, high: Decimal) -> Sequence[Decimal]:
        """Ticks between limits."""

    def suits(self, texts: Sequence[str]) -> bool:  # noqa: D102 - as its base class
        others = [text for text in texts if not is_number(text)]
        # A number that is written as papers write it is no name if others are written right, nor
        # is a date: it is a slip, and whoever reads it as a number tells what to write.
        return not others or (
            len(others) < len(texts)
            and all(is_nearly_number(text) or is_written_as_date(text) for text in others)
        )

    def parse(self, text: str) -> X:  # noqa: D102 - as its base class
        number = parse_number(text)
        allowed = self.refusal(number)
        if allowed is not None:
            raise refused(self.refusal_message, found=text, allowed=allowed)
        return number

    def coordinate(self, value: Coordinate) -> X:  # noqa: D102 - as its base class
        return number_of(value)

    def position(self, value: X) -> Decimal:  # noqa: D102 - as its base class
        return Decimal(value)  # type: ignore[arg-type]  # a number

    def texts(self, ticks: Sequence[X], number_format: NumberFormat) -> tuple[str, ...]:  # noqa: D102
        numbers = numbers_in(ticks)
        if len(numbers) < len(ticks):  # places of another figure, which are written as they are
            return tuple(map(format_x, ticks))
        return number_texts(numbers, number_format)

    def domain(self, asked: AxisSpec, values: Sequence[X]) -> Domain:  # noqa: D102 - as its base class
        ticks = asked_ticks(asked, self.coordinate)
        self._require_allowed(numbers_in(ticks or ()), "ticks")
        limits = asked_limits(asked, self.coordinate)
        low, high = (
            numbers_in(limits)
            if limits is not None
            else self.default_limits(numbers_in((*values, *(ticks or ()))))
        )
        self._require_allowed([low], "limits")
        require_room(low, high)
        if isinstance(asked.ticks, TickStep):
            low, high, stepped_ticks = self._stepped(asked.ticks, low, high, fixed=bool(limits))
            return Domain((held(low), held(high)), tuple(map(held, stepped_ticks)))
        if ticks is not None:
            return Domain((low, high), tuple(inside(ticks, low, high)))
        return Domain((low, high), tuple(self.default_ticks(low, high)))

    def _stepped(
        self, ticks: TickStep, low: Decimal, high: Decimal, *, fixed: bool
    ) -> tuple[Decimal, Decimal, list[Decimal]]:
        """Limits and ticks at even steps; limits that nobody fixed reach the ticks beside them."""
        if fixed:
            return low, high, stepped(ticks, low, high)
        beside = [tick for tick in reaching_ticks(ticks, low, high) if self.refusal(tick) is None]
        low, high = min([low, *beside]), max([high, *beside])
        return low, high, stepped(from_a_multiple(ticks, low), low, high)

    def _require_allowed(self, numbers: Sequence[Decimal], key: str) -> None:
        for number in sorted(numbers)[:1]:
            allowed = self.refusal(number)
            if allowed is not None:
                raise refused(self.refusal_message, key, found=written(number), allowed=allowed)


def numbers_in(values: Iterable[X]) -> list[Decimal]:
    """Those of some values that are numbers."""
    return [value for value in values if isinstance(value, Decimal)]
