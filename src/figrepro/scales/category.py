"""The scale of categories: names, one after the other."""

from collections.abc import Sequence
from decimal import Decimal

from figrepro.errors import refused
from figrepro.figure.formats import format_plain, format_x
from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec, Coordinate, TickStep
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.asked import asked_ticks, require_room
from figrepro.scales.base import Domain, Scale
from figrepro.scales.values import listed_coordinates, number_of, written

MOST_CATEGORIES = 1000
"""Categories that an axis may have: more could not be told apart on any canvas."""


class Categories(Scale):
    """Names in the order in which they first appear; the first stands at 0, the next at 1."""

    name = "category"
    values = "names"
    noun = "has categories"
    is_discrete = True
    takes_y = False

    def suits(self, texts: Sequence[str]) -> bool:
        """Any text is a name."""
        return bool(texts)

    def parse(self, text: str) -> X:
        """The name itself."""
        return text

    def coordinate(self, value: Coordinate) -> X:
        """The name, also where it is written as a number."""
        return value if isinstance(value, str) else format_plain(number_of(value))

    def domain(self, asked: AxisSpec, values: Sequence[X]) -> Domain:
        """Half a place beyond the first and the last name; every name is a tick."""
        if isinstance(asked.ticks, TickStep):
            allowed = "a list of categories"
            raise refused("an axis of categories takes no step", "ticks", allowed=allowed)
        named = asked_ticks(asked, self.coordinate, MOST_CATEGORIES) or []
        names: tuple[X, ...] = tuple(dict.fromkeys(str(value) for value in (*named, *values)))
        if len(names) > MOST_CATEGORIES:
            allowed = f"at most {MOST_CATEGORIES}"
            raise refused("there are too many categories", found=str(len(names)), allowed=allowed)
        limits = asked.limits or (-0.5, max(len(names), 1) - 0.5)
        if any(isinstance(limit, str) for limit in limits):
            raise refused(
                "limits of an axis of categories must be numbers",
                "limits",
                found=listed_coordinates(limits),
                allowed="numbers: 0 is the first category, 1 the next",
            )
        low, high = (number_of(limit) for limit in limits)
        require_room(low, high)
        if low > 0 or high < len(names) - 1:
            found = f"{written(low)} to {written(high)}"
            allowed = f"0 to {len(names) - 1}, or wider"
            raise refused("the limits leave out categories", "limits", found=found, allowed=allowed)
        return Domain((low, high), names)

    def position(self, value: X) -> Decimal:
        """Of a limit, the number; a name has its position from the axis that lists it."""
        return value if isinstance(value, Decimal) else Decimal("NaN")

    def lone_cell(self, low: float, high: float) -> float:
        """From one name to the next."""
        del low, high
        return 1.0

    def texts(self, ticks: Sequence[X], number_format: NumberFormat) -> tuple[str, ...]:
        """The names."""
        del number_format
        return tuple(map(format_x, ticks))
