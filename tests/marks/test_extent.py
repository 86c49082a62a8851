"""What the axes must show of marks."""

from decimal import Decimal

import pytest

from figrepro.figure.model import Point
from figrepro.marks.registry import MARKS
from figrepro.scales.registry import SCALES

LINEAR, LOG = SCALES["linear"], SCALES["log"]
every_kind = pytest.mark.parametrize("kind", MARKS)


@every_kind
def test_error_bars_are_inside_the_limits(kind: str) -> None:
    """On both axes, to both sides."""
    errors = [Decimal(size) for size in (3, 4, 5, 6)]
    point = Point(Decimal(10), Decimal(20), None, None, "exact", "", *errors)
    extent = MARKS[kind].extent([point], LINEAR, LINEAR)
    assert {Decimal(17), Decimal(20), Decimal(24)} <= set(extent.y)
    assert {Decimal(5), Decimal(10), Decimal(16)} <= set(extent.x)


@every_kind
def test_a_range_is_inside_the_limits_and_a_resolution_need_not_be(kind: str) -> None:
    """A range is drawn; how finely a value was read is not."""
    low, middle, high = Decimal(63), Decimal("63.5"), Decimal(64)
    ranged = Point(Decimal(1), middle, low, high, "range")
    read = Point(Decimal(1), middle, low, high, "approximate")
    foot = {Decimal(0)} if MARKS[kind].stands else set()
    assert set(MARKS[kind].extent([ranged], LINEAR, LINEAR).y) == {low, middle, high} | foot
    assert set(MARKS[kind].extent([read], LINEAR, LINEAR).y) == {middle} | foot


@every_kind
def test_what_stands_shows_its_foot(kind: str) -> None:
    """Its length is its value, so zero is seen; a log axis has none."""
    point = Point(Decimal(1), Decimal(2))
    assert (Decimal(0) in MARKS[kind].extent([point], LINEAR, LINEAR).y) == MARKS[kind].stands
    assert Decimal(0) not in MARKS[kind].extent([point], LINEAR, LOG).y


def test_the_first_and_the_last_bar_are_whole() -> None:
    """Half the least distance beyond them is shown."""
    points = [Point(Decimal(x), Decimal(1)) for x in (1, 3, 7)]
    assert {Decimal(0), Decimal(8)} <= set(MARKS["bar"].extent(points, LINEAR, LINEAR).x)
    assert set(MARKS["line"].extent(points, LINEAR, LINEAR).x) == {point.x for point in points}
