"""Points of a draft: chosen, named, and moved by pixels."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from figrepro.figure import decimal_math
from figrepro.figure.model import Point
from figrepro.scales.axis import Axis
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import Edit, Named, Path, edit


def rounded(number: float, step: float) -> float:
    """A number with the decimals that a step of that length needs, to a hundredth of it."""
    return round(number, 2 - math.floor(math.log10(abs(step))))


def by_pixels(axis: Axis, number: Decimal, pixels: float, length: float) -> Decimal:
    """A number moved along a resolved axis whose length is given in pixels as well."""
    here = float(number)
    there = axis.scale.inverse(axis.place_at(axis.fraction(number) + pixels / length))
    return decimal_math.plain(decimal_math.of_float(rounded(there, there - here)))


def height(draft: Draft) -> float:
    """The length of the y axis in pixels."""
    return draft.frame.box.height / draft.frame.pixel


def width(draft: Draft) -> float:
    """The length of the x axis in pixels."""
    return draft.frame.box.width / draft.frame.pixel


def with_value(point: Point, now: Decimal) -> Point:
    """The point with another value; its bounds go along, as half a step to each side does."""
    return raised(point, decimal_math.subtract(now, point.y))


def with_number(point: Point, *, field: str, number: Decimal | None) -> Point:
    """The point with another number in a column of the CSV."""
    columns: dict[str, Any] = {field: number}
    return replace(point, **columns)


def raised(point: Point, by: Decimal) -> Point:
    """The point and its bounds, higher by an amount."""
    low, high = (
        None if bound is None else decimal_math.add(bound, by)
        for bound in (point.y_low, point.y_high)
    )
    return replace(point, y=decimal_math.add(point.y, by), y_low=low, y_high=high)


@dataclass(frozen=True, slots=True)
class Spot:
    """One point of a draft."""

    name: str
    point: Point

    def named(self, draft: Draft, field: str) -> Named:
        """A change of one of its fields."""
        return Named(field, self.name, draft.place(self.point.x))

    def edit(
        self,
        draft: Draft,
        change: Callable[[Point], Point],
        *fields: str,
        touches: Sequence[Path] = (),
    ) -> Edit:
        """A change of the point in these fields."""
        name, x = self.name, self.point.x
        return edit(
            lambda edited: edited.with_point(name, x, change),
            *(self.named(draft, field) for field in fields),
            touches=touches,
        )


def spots(draft: Draft) -> Iterator[Spot]:
    """Every point."""
    return (Spot(name, point) for name, point in draft.points())


def chosen(draft: Draft, rng: Random, wanted: Callable[[Point], bool]) -> Spot | None:
    """One of the points that are wanted."""
    found = [spot for spot in spots(draft) if wanted(spot.point)]
    return rng.choice(found) if found else None


def is_one_value(point: Point) -> bool:
    """Whether more than its bounds is known."""
    return point.basis != "range"
