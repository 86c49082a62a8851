"""How the points of one series changed, in data units and in pixels."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from figrepro.chart.canvas import frame_of
from figrepro.chart.chart import Chart
from figrepro.diff.change import Change, Place, shown_text
from figrepro.diff.pairs import Pair, pair_points
from figrepro.errors import counted, visible
from figrepro.figure import decimal_math
from figrepro.figure.csv_row import ERRORS
from figrepro.figure.formats import format_value
from figrepro.figure.model import DRAWN, Point, X

_WRITTEN = 6
"""Decimals that people write; series with more were computed, and share none."""
_ALIKE = 2
"""Points that must have moved by one amount to say that the series did."""


def point_changes(reference: Chart, now: Chart, pair: Pair) -> Iterator[Change]:
    """What differs between the points of a series in the reference and now."""
    tell = _PointChanges(reference, now, pair)
    points = pair_points(pair.before, pair.after)
    others = points.moved or points.removed or points.added
    shift = None if others else _common_shift(points.kept)
    if shift is not None:
        yield from _placed([tell.shifted(points.kept, shift)], pair)
    for before, after in points.kept:
        yield from _placed(tell.changed(before, after, shift or Decimal(0)), pair, before, after)
    for before, after in points.moved:
        yield from _placed(tell.moved(before, after), pair, before, after)
    for point in points.removed:
        yield from _placed([tell.removed(point)], pair, point, point)
    for point in points.added:
        yield from _placed([tell.added(point)], pair, point, point)
    if points.reordered:
        yield from _placed([tell.reordered()], pair)


def _placed(
    changes: Iterable[Change], pair: Pair, before: Point | None = None, after: Point | None = None
) -> Iterator[Change]:
    """The changes of a point, or of a whole series, with where each of the figures has it."""
    old = Place(pair.before.name, None if before is None else before.x)
    new = Place(pair.after.name, None if after is None else after.x)
    return (replace(change, before=(old,), after=(new,)) for change in changes)


def _common_shift(kept: Sequence[tuple[Point, Point]]) -> Decimal | None:
    """By how much all values moved, None unless all moved by the same."""
    shifts = {decimal_math.subtract(after.y, before.y) for before, after in kept}
    if len(shifts) != 1 or len(kept) < _ALIKE or not any(shifts):
        return None
    return shifts.pop()


class _PointChanges:
    """Tells the changes of one series' points."""

    def __init__(self, reference: Chart, now: Chart, pair: Pair) -> None:
        self.finer = _resolution(reference) != _resolution(now)
        self.name = pair.after.name
        self.now = now
        self.frame = frame_of(reference, pair.before.name)
        points = (*pair.before.points, *pair.after.points)
        self.decimals = max((decimal_math.decimals(point.y) for point in points), default=0)

    def added(self, point: Point) -> Change:
        """A point that came."""
        return self._change("point", point, None, format_value(point), self._mark(point))

    def removed(self, point: Point) -> Change:
        """A point that went."""
        return self._change("point", point, format_value(point), None, self._mark(point))

    def reordered(self) -> Change:
        """The same points in another order."""
        body = self.now.body(self.name)
        return Change("order of the points", "another", "this", body, visible(self.name))

    def shifted(self, kept: Sequence[tuple[Point, Point]], shift: Decimal) -> Change:
        """All values by one amount."""
        before, after = kept[0]
        return Change(
            "shift",
            None,
            counted(len(kept), "point"),
            self.now.body(self.name) or self._mark(after),
            visible(self.name),
            difference=self._rounded(shift),
            shift_px=self._shift(before.y, after.y) if self.frame.y.scale.is_uniform else None,
        )

    def moved(self, before: Point, after: Point) -> Iterator[Change]:
        """A point that stands at another x; on an axis of another kind it cannot but do so."""
        yield Change(
            "x",
            self._place(before),
            self._place(after),
            self._mark(after),
            visible(self.name),
            self._place(before),
            _along_x(before.x, after.x),
            self._sideways(before, after),
            follows=None if type(before.x) is type(after.x) else "x.scale",
        )
        yield from self.changed(before, after, Decimal(0))

    def changed(self, before: Point, after: Point, shift: Decimal) -> Iterator[Change]:
        """What differs between two points at one x, beyond the shift of the whole series."""
        if decimal_math.subtract(after.y, before.y) != shift:
            yield Change(
                "y",
                self._digits(before.y),
                self._digits(after.y),
                self._mark(after),
                visible(self.name),
                self._place(before),
                self._rounded(decimal_math.subtract(after.y, before.y)),
                self._shift(before.y, after.y),
                follows=_changed_bound(before, after),
            )
        yield from self._beside_the_value(before, after)

    def _beside_the_value(self, before: Point, after: Point) -> Iterator[Change]:
        yield from self._bounds(before, after)
        for field in ERRORS:
            old, new = getattr(before, field), getattr(after, field)
            if old != new:
                error = self.now.element(self.name, "error")
                yield self._number(field, before, old, new, error)
        if before.note != after.note:
            old, new = (shown_text(one.note) if one.note else None for one in (before, after))
            yield self._change("note", before, old, new, drawn=False)

    def _bounds(self, before: Point, after: Point) -> Iterator[Change]:
        """A changed basis or bounds; they are drawn where one of the two is a range."""
        drawn = "range" in {before.basis, after.basis}
        element = self.now.element(self.name, "range") if drawn else None
        if before.basis != after.basis:
            yield self._change("basis", before, before.basis, after.basis, element, drawn=drawn)
        moved = decimal_math.subtract(after.y, before.y)
        for field in ("y_low", "y_high"):
            old, new = getattr(before, field), getattr(after, field)
            along = old is not None and new is not None and decimal_math.subtract(new, old) == moved
            if old != new and not (along and moved):
                change = self._number(field, before, old, new, element, drawn=drawn)
                if drawn and old is not None and new is not None:
                    change = replace(change, shift_px=self._shift(old, new))
                yield replace(change, follows=self._cause_of_bounds(before, after))

    def _cause_of_bounds(self, before: Point, after: Point) -> str | None:
        """What sets the bounds of a value that is no range: how it is known, and how finely."""
        if before.basis != after.basis:
            return "basis"
        return "reading.drawn.resolution" if self.finer and after.basis != "range" else None

    def _number(  # noqa: PLR0913 - a change has that many sides
        self,
        field: str,
        point: Point,
        old: Decimal | None,
        new: Decimal | None,
        element: str | None,
        *,
        drawn: bool = True,
    ) -> Change:
        """A changed number beside the value."""
        change = self._change(field, point, _text(old), _text(new), element, drawn=drawn)
        if old is None or new is None:
            return change
        return replace(change, difference=decimal_math.subtract(new, old))

    def _change(  # noqa: PLR0913 - a change has that many sides
        self,
        field: str,
        point: Point,
        reference: str | None,
        now: str | None,
        element: str | None = None,
        *,
        drawn: bool = True,
    ) -> Change:
        name, place = visible(self.name), self._place(point)
        return Change(field, reference, now, element, name, place, drawn=drawn)

    def _mark(self, point: Point) -> str:
        return self.now.element_at(self.name, point)

    def _place(self, point: Point) -> str:
        """A place on the x axis as the reference's ticks would write it."""
        return visible(self.frame.x.text(point.x))

    def _digits(self, number: Decimal) -> str:
        return f"{self._rounded(number):f}"

    def _rounded(self, number: Decimal) -> Decimal:
        """The number with the decimals of its series, unless these are more than people write."""
        return decimal_math.with_decimals(number, self.decimals if self.decimals <= _WRITTEN else 0)

    def _sideways(self, before: Point, after: Point) -> float | None:
        """How far right a point moved, in pixels; None where it left the reference's axis."""
        if type(before.x) is not type(after.x):
            return None
        return self._pixels(self.frame.across(after.x) - self.frame.across(before.x))

    def _shift(self, before: Decimal, after: Decimal) -> float | None:
        """How far up a value moved, in pixels; None where one has no place on the axis."""
        return self._pixels(self.frame.up(after) - self.frame.up(before))

    def _pixels(self, points: float) -> float | None:
        pixels = points / self.frame.pixel
        return pixels if math.isfinite(pixels) else None


def _changed_bound(before: Point, after: Point) -> str | None:
    """The bound that moves a drawn range's middle along, None if the range moved as a whole."""
    if before.drawn_range is None or after.drawn_range is None:
        return None
    if (before.y, after.y) != (
        decimal_math.midpoint(*before.drawn_range),
        decimal_math.midpoint(*after.drawn_range),
    ):
        return None
    low, high = (
        decimal_math.subtract(new, old)
        for old, new in zip(before.drawn_range, after.drawn_range, strict=True)
    )
    if low == high:
        return None
    return "y_high" if high else "y_low"


def _along_x(before: X, after: X) -> Decimal | None:
    """How far apart two numbers on the x axis are, or two dates in days; None of anything else."""
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return decimal_math.subtract(after, before)
    if isinstance(before, date) and isinstance(after, date):
        return Decimal((after - before).days)
    return None


def _resolution(chart: Chart) -> float | None:
    reading = chart.figure.spec.reading.get(DRAWN)
    return None if reading is None else reading.resolution


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
