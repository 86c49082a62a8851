"""Changes that draw nothing: where the numbers come from, and how exactly they are known."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from random import Random

from figrepro.figure import decimal_math
from figrepro.figure.model import DRAWN, Point
from figrepro.figure.spec import ReadingSpec
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import SERIES, Edit, Kinds, Named, edit, key_edit, kind
from tests.diff.mutations.spots import chosen, is_one_value, spots, with_number

NOTHING = Kinds()


def _source(_draft: Draft, rng: Random, *, key: str) -> Edit:
    """Another word about the source."""
    return key_edit(f"source.{key}", rng.choice(["elsewhere", "another page"]))


def _reading(_draft: Draft, rng: Random, *, key: str) -> Edit:
    """Another word about the drawn reading."""
    words = rng.choice(["elsewhere", "another page"])
    return edit(lambda draft: draft.with_reading(**{key: words}), Named(f"reading.{DRAWN}.{key}"))


for _key in ("citation", "url", "figure", "obtained"):
    NOTHING.add(f"source.{_key}", partial(_source, key=_key), draws=False)
for _key in ("citation", "url", "obtained"):
    NOTHING.add(f"reading.drawn.{_key}", partial(_reading, key=_key), draws=False)


@kind(NOTHING, "reading.drawn.resolution", draws=False)
def resolution(draft: Draft, _rng: Random) -> Edit | None:
    """Numbers that were read half as finely: the bounds that follow from it lie further out."""
    old = (draft.spec.reading.get(DRAWN) or ReadingSpec()).resolution
    if old is None:
        return None
    before = decimal_math.half(decimal_math.of_float(old))
    return edit(
        partial(_with_resolution, resolution=2 * old, before=before),
        Named(f"reading.{DRAWN}.resolution"),
        touches=[SERIES],
    )


def _with_resolution(draft: Draft, *, resolution: float, before: Decimal) -> Draft:
    for name in draft.names:
        draft = draft.with_points(name, partial(_bounds_further_out, before=before))
    return draft.with_reading(resolution=resolution)


def _bounds_further_out(point: Point, *, before: Decimal) -> Point:
    if _bounds(point, before) != (point.y_low, point.y_high) or point.basis == "range":
        return point
    low, high = _bounds(point, decimal_math.add(before, before))
    return replace(point, y_low=low, y_high=high)


def _bounds(point: Point, half_step: Decimal) -> tuple[Decimal, Decimal]:
    return decimal_math.subtract(point.y, half_step), decimal_math.add(point.y, half_step)


@kind(NOTHING, "note", draws=False)
def note(draft: Draft, rng: Random) -> Edit:
    """Another note beside a point."""
    spot = rng.choice(list(spots(draft)))
    now = f"{spot.point.note}?"
    return spot.edit(draft, lambda point: replace(point, note=now), "note")


@kind(NOTHING, "basis of a value", draws=False)
def basis(draft: Draft, rng: Random) -> Edit | None:
    """An exact value that is approximate, or the other way round; its bounds follow."""
    spot = chosen(draft, rng, is_one_value)
    if spot is None:
        return None
    step = (draft.spec.reading.get(DRAWN) or ReadingSpec()).resolution
    half_step = None if step is None else decimal_math.half(decimal_math.of_float(step))
    return spot.edit(draft, partial(_known_otherwise, half_step=half_step), "basis")


def _known_otherwise(point: Point, *, half_step: Decimal | None) -> Point:
    if point.basis == "approximate":
        return replace(point, basis="exact", y_low=point.y, y_high=point.y)
    low, high = (None, None) if half_step is None else _bounds(point, half_step)
    return replace(point, basis="approximate", y_low=low, y_high=high)


def _bound(draft: Draft, rng: Random, *, field: str) -> Edit | None:
    """A bound of an approximate value, further out."""
    spot = chosen(draft, rng, partial(_has_bound, field=field))
    if spot is None:
        return None
    room = decimal_math.subtract(getattr(spot.point, field), spot.point.y)
    now = decimal_math.add(getattr(spot.point, field), room)
    return spot.edit(draft, partial(with_number, field=field, number=now), field)


def _has_bound(point: Point, *, field: str) -> bool:
    return point.basis == "approximate" and getattr(point, field) is not None


for _field in ("y_low", "y_high"):
    NOTHING.add(f"{_field} of a value", partial(_bound, field=_field), draws=False)
