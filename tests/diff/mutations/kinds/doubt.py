"""Changes of how a point is known, and of the error bars that the source draws."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from random import Random

from figrepro.figure import decimal_math
from figrepro.figure.model import Point
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import Edit, Kinds, kind
from tests.diff.mutations.spots import chosen, with_number

DOUBT = Kinds()

_LONGER = Decimal("1.4")


def _bound_moved(draft: Draft, rng: Random, *, field: str, factor: Decimal) -> Edit | None:
    """A range with another bound; its midpoint, where it is drawn, goes along."""
    spot = chosen(draft, rng, lambda point: point.basis == "range")
    if spot is None:
        return None
    assert spot.point.y_low is not None
    assert spot.point.y_high is not None
    width = decimal_math.subtract(spot.point.y_high, spot.point.y_low)
    moved = decimal_math.add(getattr(spot.point, field), decimal_math.multiply(width, factor))
    return spot.edit(draft, partial(_with_bound, field=field, number=moved), field)


def _with_bound(point: Point, *, field: str, number: Decimal) -> Point:
    now = with_number(point, field=field, number=number)
    assert now.y_low is not None
    assert now.y_high is not None
    return replace(now, y=decimal_math.midpoint(now.y_low, now.y_high))


DOUBT.add("y_low of a range", partial(_bound_moved, field="y_low", factor=Decimal("-0.5")))
DOUBT.add("y_high of a range", partial(_bound_moved, field="y_high", factor=Decimal("0.5")))


@kind(DOUBT, "a value that becomes a range")
def to_range(draft: Draft, rng: Random) -> Edit | None:
    """A value of which only the bounds shall count."""
    spot = chosen(draft, rng, _has_wide_bounds)
    if spot is None:
        return None
    return spot.edit(draft, lambda point: replace(point, basis="range"), "basis")


def _has_wide_bounds(point: Point) -> bool:
    bounds = point.y_low, point.y_high
    return point.basis == "approximate" and None not in bounds and len(set(bounds)) > 1


@kind(DOUBT, "a range that becomes a value")
def from_range(draft: Draft, rng: Random) -> Edit | None:
    """A range whose midpoint is taken for what was read."""
    spot = chosen(draft, rng, lambda point: point.basis == "range")
    if spot is None:
        return None
    return spot.edit(draft, lambda point: replace(point, basis="approximate"), "basis")


def _error_longer(draft: Draft, rng: Random, *, field: str) -> Edit | None:
    """One arm of an error bar, longer."""
    spot = chosen(draft, rng, lambda point: bool(getattr(point, field)))
    if spot is None:
        return None
    now = decimal_math.plain(decimal_math.multiply(getattr(spot.point, field), _LONGER))
    return spot.edit(draft, partial(with_number, field=field, number=now), field)


for _field in ("err_low", "err_high", "x_err_low", "x_err_high"):
    DOUBT.add(_field, partial(_error_longer, field=_field))


@kind(DOUBT, "an error bar removed")
def error_removed(draft: Draft, rng: Random) -> Edit | None:
    """A point that has no error bar any more."""
    spot = chosen(draft, rng, lambda point: bool(point.err_low and point.err_high))
    if spot is None:
        return None
    return spot.edit(
        draft,
        lambda point: replace(point, err_low=None, err_high=None),
        "err_low",
        "err_high",
    )
