"""The scale of dates: days, months and years."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from figrepro.errors import quoted, refused
from figrepro.figure.formats import format_plain, format_x
from figrepro.figure.model import X
from figrepro.figure.spec import AxisSpec, Coordinate, TickStep
from figrepro.figure.vocabulary import NumberFormat
from figrepro.scales.asked import asked_limits, asked_ticks, inside, require_order
from figrepro.scales.base import Domain, Scale
from figrepro.scales.tick_locator import nice_days, padded_days
from figrepro.scales.values import is_written_as_date, number_of

_ANY_DAY = date(2000, 1, 1)
"""Where an axis of dates stands that has none."""
_LAST_DAY = date.max.toordinal()


class Dates(Scale):
    """Days, all equally long."""

    name = "date"
    values = "dates"
    noun = "has dates"
    takes_y = False

    def suits(self, texts: Sequence[str]) -> bool:
        """Whether all are dates."""
        return bool(texts) and all(map(_day_of, texts))

    def resembles(self, text: str) -> bool:
        """Also a day that no calendar has is meant as a date."""
        return is_written_as_date(text)

    def parse(self, text: str) -> X:
        """A day written as 2024-05-31."""
        return parse_date(text)

    def coordinate(self, value: Coordinate) -> X:
        """A day of a spec."""
        return parse_date(value if isinstance(value, str) else format_plain(number_of(value)))

    def domain(self, asked: AxisSpec, values: Sequence[X]) -> Domain:
        """Limits a little beyond the days, ticks at whole days, months or years."""
        if isinstance(asked.ticks, TickStep):
            allowed = 'a list of dates, ["2024-05-31"]'
            raise refused("an axis of dates takes no step", "ticks", allowed=allowed)
        ticks = asked_ticks(asked, self.coordinate)
        shown = _days((*values, *(ticks or ()))) or [_ANY_DAY]
        low, high = _days(asked_limits(asked, self.coordinate) or padded_days(shown))
        require_order(low, high)
        found = inside(ticks, low, high) if ticks is not None else nice_days(low, high)
        return Domain((low, high), tuple(found))

    def position(self, value: X) -> Decimal:
        """The number of the day."""
        return Decimal(value.toordinal()) if isinstance(value, date) else Decimal("NaN")

    def value_at(self, position: Decimal) -> X:
        """The day nearest to a position, the first or last of the calendar's."""
        return date.fromordinal(min(max(round(position), 1), _LAST_DAY))

    def cell_ends(self, places: Collection[X]) -> Sequence[X]:
        """Half the least distance beyond the first and the last day, a day at least."""
        days = sorted(day.toordinal() for day in set(_days(places)))
        half = min((later - day for day, later in pairwise(days)), default=2) // 2
        ends = (days[0] - half, days[-1] + half) if days else ()
        return [date.fromordinal(min(max(day, 1), _LAST_DAY)) for day in ends]

    def texts(self, ticks: Sequence[X], number_format: NumberFormat) -> tuple[str, ...]:
        """Dates as short as they all can be: 2024, 2024-05 or 2024-05-31."""
        del number_format
        days = _days(ticks)
        if len(days) < len(ticks) or len(days) == 1 or any(day.day > 1 for day in days):
            return tuple(map(format_x, ticks))
        months = any(day.month > 1 for day in days)
        return tuple(day.isoformat()[: 7 if months else 4] for day in days)


def parse_date(text: str) -> date:
    """A day written as 2024-05-31.

    Raises:
        FigreproError: It is not one.
    """
    day = _day_of(text)
    if day is None:
        allowed = "a date such as 2024-05-31"
        raise refused("this is not a date", found=quoted(text), allowed=allowed)
    return day


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if is_written_as_date(text) else None
    except ValueError:  # a day that no calendar has
        return None


def _days(values: Collection[X]) -> list[date]:
    return [value for value in values if isinstance(value, date)]
