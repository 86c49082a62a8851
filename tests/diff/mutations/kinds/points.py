"""Changes of points: of their values and places, of their number and their order."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random

from figrepro.figure import decimal_math
from figrepro.figure.model import Point, Series, X
from figrepro.scales.axis import Axis
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import DETAIL, Edit, Kinds, Named, Path, edit, kind
from tests.diff.mutations.kinds.axes import halfway
from tests.diff.mutations.spots import (
    Spot,
    by_pixels,
    chosen,
    height,
    is_one_value,
    raised,
    rounded,
    spots,
    width,
    with_value,
)

POINTS = Kinds()

_BY_VALUE = (1.0, 3.0, 10.0)
_A_QUARTER = 0.25
_SHIFT = 4.0
_ASIDE = 6.0


def _inside(draft: Draft, number: Decimal) -> bool:
    """Whether a value lies within the limits that the spec asks for, if it asks for any."""
    low, high = draft.axis("y").ends
    place = draft.axis("y").place(number)
    return draft.spec.y.limits is None or low <= place <= high


def _moved(draft: Draft, rng: Random, *, pixels: float) -> Edit | None:
    """One point that stands higher or lower."""
    spot = chosen(draft, rng, is_one_value)
    if spot is None:
        return None
    sign = rng.choice([-1, 1])
    ways = [
        by_pixels(draft.axis("y"), spot.point.y, way * pixels, height(draft))
        for way in (sign, -sign)
    ]
    now = next((number for number in ways if _inside(draft, number)), ways[0])
    touches = [DETAIL] if pixels <= 1 else []
    return spot.edit(draft, partial(with_value, now=now), "y", touches=touches)


for _pixels in _BY_VALUE:
    POINTS.add(f"a point by {_pixels:g} px", partial(_moved, pixels=_pixels))
POINTS.add("a point by a quarter of a pixel", partial(_moved, pixels=_A_QUARTER), subpixel=True)


@kind(POINTS, "a lost minus of a value")
def minus_of_a_value(draft: Draft, rng: Random) -> Edit | None:
    """A negative value that became positive."""
    spot = chosen(draft, rng, lambda point: is_one_value(point) and point.y < 0)
    if spot is None:
        return None
    return spot.edit(draft, partial(with_value, now=-spot.point.y), "y")


@kind(POINTS, "all points of a series by a constant")
def shifted(draft: Draft, rng: Random) -> Edit | None:
    """A series of which all points stand higher or lower by the same amount."""
    several = [one for one in draft.series if len(one.points) > 1]
    if not several:
        return None
    one = rng.choice(several)
    least = min(one.points, key=lambda point: point.y).y
    there = by_pixels(draft.axis("y"), least, rng.choice([-1, 1]) * _SHIFT, height(draft))
    by = decimal_math.subtract(there, least)
    return edit(
        lambda edited: edited.with_points(one.name, partial(raised, by=by)),
        Named("shift", one.name),
    )


@kind(POINTS, "a point removed")
def removed(draft: Draft, rng: Random) -> Edit | None:
    """A point that is gone, of a series that keeps at least two."""
    found = [(one, point) for one in draft.series if len(one.points) > 2 for point in one.points]
    if not found:
        return None
    one, point = rng.choice(found)
    return edit(
        lambda edited: edited.with_series(one.name, partial(_without, x=point.x)),
        Named("point", one.name, draft.place(point.x)),
        touches=_of_categories(draft),
    )


def _without(one: Series, x: X) -> Series:
    return replace(one, points=tuple(point for point in one.points if point.x != x))


@kind(POINTS, "a point added")
def added(draft: Draft, rng: Random) -> Edit | None:
    """A point between two neighbours, off the line between them; of categories, one more."""
    found = [(one, at) for one in draft.series for at in range(1, len(one.points))]
    if not found:
        return None
    one, at = rng.choice(found)
    before, after = one.points[at - 1 : at + 1]
    x = _between(before.x, after.x, draft.axis("x"))
    if x is None or one.at(x) is not None:
        return None
    y = by_pixels(draft.axis("y"), max(before.y, after.y), -8.0, height(draft))
    point = Point(x, y, y, y)
    return edit(
        lambda edited: edited.with_series(one.name, partial(_with, point=point, after=before.x)),
        Named("point", one.name, draft.place(x)),
        touches=_of_categories(draft),
    )


def _of_categories(draft: Draft) -> list[Path]:
    """What points of an axis of categories decide about."""
    return [("x", "ticks")] if draft.axis("x").scale.is_discrete else []


def _between(before: X, after: X, axis: Axis) -> X | None:
    """A place between two others; None where there is none."""
    if isinstance(before, str):
        return f"{before} II"
    middle = halfway(before, after, uniform=axis.scale.is_uniform)
    if isinstance(middle, str):
        return date.fromisoformat(middle)
    return decimal_math.plain(decimal_math.of_float(middle))


def _with(one: Series, point: Point, after: X) -> Series:
    at = next(at for at, other in enumerate(one.points) if other.x == after) + 1
    return replace(one, points=(*one.points[:at], point, *one.points[at:]))


@kind(POINTS, "a point moved along x")
def moved_along_x(draft: Draft, rng: Random) -> Edit | None:
    """A point that stands further left or right, not beyond its neighbours."""
    one = rng.choice(draft.series)
    at = rng.randrange(len(one.points))
    x = _aside(draft, one, at, rng.choice([-1, 1]))
    if x is None or one.at(x) is not None:
        return None
    spot = Spot(one.name, one.points[at])
    return spot.edit(draft, lambda point: replace(point, x=x), "x", touches=_of_categories(draft))


def _aside(draft: Draft, one: Series, at: int, sign: int) -> X | None:
    """A place beside that of a point: a few pixels, and less than halfway to a neighbour."""
    here = one.points[at].x
    if isinstance(here, str):
        return f"{here} II"
    to = at + sign if 0 <= at + sign < len(one.points) else at - sign
    if to == at or not 0 <= to < len(one.points):
        return None
    there = one.points[to].x
    if isinstance(here, date) and isinstance(there, date):
        days = (there - here).days
        return here + timedelta(days=max(-3, min(3, round(days * 0.4))))
    assert isinstance(here, Decimal)
    assert isinstance(there, Decimal)
    return _number_aside(draft, here, there)


def _number_aside(draft: Draft, here: Decimal, there: Decimal) -> Decimal:
    axis, sign = draft.axis("x"), 1 if there > here else -1
    aside = by_pixels(axis, here, sign * _ASIDE, width(draft))
    if not axis.scale.is_uniform:
        part = float(here) * (float(there) / float(here)) ** 0.4
    else:
        part = float(here) + 0.4 * float(there - here)
    nearer = min(float(aside), part) if sign > 0 else max(float(aside), part)
    return decimal_math.plain(decimal_math.of_float(rounded(nearer, nearer - float(here))))


@kind(POINTS, "a lost minus of a place")
def minus_of_a_place(draft: Draft, rng: Random) -> Edit | None:
    """A negative x that became positive."""
    found = [
        spot
        for spot in spots(draft)
        if isinstance(spot.point.x, Decimal)
        and spot.point.x < 0
        and draft.named(spot.name).at(-spot.point.x) is None
    ]
    if not found:
        return None
    spot = rng.choice(found)
    assert isinstance(spot.point.x, Decimal)
    there = -spot.point.x
    return spot.edit(draft, lambda point: replace(point, x=there), "x")


@kind(POINTS, "order of the points")
def order_of_points(draft: Draft, rng: Random) -> Edit | None:
    """Two neighbours in each other's row of the file: the line runs another way."""
    found = [
        (one.name, at)
        for one in draft.series
        for at in range(1, len(one.points))
        if _runs_through_its_points(draft, one)
    ]
    if not found or draft.axis("x").scale.is_discrete:
        return None
    name, at = rng.choice(found)
    return edit(
        lambda edited: edited.with_series(name, partial(_exchanged, at=at)),
        Named("order of the points", name),
    )


def _runs_through_its_points(draft: Draft, one: Series) -> bool:
    layer = draft.chart.layer(one.name)
    return layer.mark.has_course(layer.style) and len(one.points) > 2


def _exchanged(one: Series, at: int) -> Series:
    points = list(one.points)
    points[at - 1], points[at] = points[at], points[at - 1]
    return replace(one, points=tuple(points))
